import { FakeJob, written } from '../helpers/fakes/job.ts';
import {
  DB,
  gaveUp,
  refused,
  ScriptedHoody,
  START,
  WEB,
  type World,
} from '../helpers/fakes/scripted-hoody.ts';

const GUARDED = { operation: 'create', alias: 'pre-deploy', 'restore-on-failure': 'true' };
const HOUR_MS = 3_600_000;

/** A job whose first step guards `pre-deploy`, and in which a second create step takes that name after the deploy. */
async function takenOver(hoody: ScriptedHoody, first: Record<string, string> = GUARDED) {
  const job = new FakeJob(hoody);
  const guard = await job.step(first);
  await hoody.pass(10_000);
  hoody.deploy(WEB, 'broken release');
  await job.step({ operation: 'create', alias: 'pre-deploy' });
  await hoody.pass(10_000);
  return { job, guard };
}

describe('A rollback whose name was taken over', () => {
  test('A later create step of the same name stops the rollback, which names both times', async () => {
    const hoody = new ScriptedHoody();
    const { job, guard } = await takenOver(hoody);
    await job.end('failure');
    expect(hoody.done('restore')).toEqual([]);
    expect(guard.post?.succeeded).toBe(false);
    const [error = ''] = guard.post?.errors ?? [];
    expect(error).toContain(`Did not roll back container ${WEB}.`);
    expect(error).toContain(`created ${written(12_000)}`);
    expect(error).toContain(`was created ${written(1_000)}`);
    expect(error).not.toContain('curl');
    expect(guard.post?.summary).not.toContain('curl');
    expect(guard.post?.warnings.join()).not.toContain('rolled back');
  });

  test('A reused snapshot that another step replaced is not restored', async () => {
    const hoody = new ScriptedHoody().put(WEB, {
      name: 'pre-deploy',
      alias: 'pre-deploy',
      createdAt: START - HOUR_MS,
    });
    hoody.settleLists();
    const { job, guard } = await takenOver(hoody, { ...GUARDED, 'if-exists': 'reuse' });
    await job.end('failure');
    expect(hoody.done('restore')).toEqual([]);
    expect(guard.post?.errors.join()).toContain('is now a different snapshot');
  });

  test('An inferred snapshot that another step replaced is not restored', async () => {
    const hoody = new ScriptedHoody().on('create', (_, index) => (index === 0 ? gaveUp(3_000) : undefined));
    const { job, guard } = await takenOver(hoody);
    expect(guard.errors).toEqual([]);
    await job.end('failure');
    expect(hoody.done('restore')).toEqual([]);
    expect(guard.post?.errors.join()).toContain('is now a different snapshot');
  });

  test('A cleanup does not delete what took the name over, and says that in a warning', async () => {
    const hoody = new ScriptedHoody();
    const { job, guard } = await takenOver(hoody, {
      operation: 'create',
      alias: 'pre-deploy',
      'delete-on-success': 'true',
    });
    await job.end('success');
    expect(hoody.done('delete')).toEqual([]);
    expect(guard.post?.succeeded).toBe(true);
    expect(guard.post?.warnings.join()).toContain('is now a different snapshot');
    expect(guard.post?.warnings.join()).not.toContain('remains');
  });

  test.each<[string, World['writeTime']]>([
    ['without milliseconds', (ms) => new Date(ms).toISOString().replace(/\.\d+/, '')],
    ['with microseconds', (ms) => new Date(ms).toISOString().replace('Z', '123Z')],
    ['with an offset', (ms) => new Date(ms + 2 * HOUR_MS).toISOString().replace('Z', '+02:00')],
    ['without a zone', (ms) => new Date(ms).toISOString().replace('Z', '')],
  ])('A name that was taken over is found in a list that writes times %s', async (_, write) => {
    const writeTime: World['writeTime'] = (ms, place, snapshot) =>
      place === 'list' ? write(ms, place, snapshot) : new Date(ms).toISOString();
    const hoody = new ScriptedHoody({ writeTime });
    const { job } = await takenOver(hoody);
    await job.end('failure');
    expect(hoody.done('restore')).toEqual([]);
  });
});

describe('A rollback whose name was not taken over', () => {
  test.each<[string, World['writeTime']]>([
    ['without milliseconds', (ms) => new Date(ms).toISOString().replace(/\.\d+/, '')],
    ['with microseconds', (ms) => new Date(ms).toISOString().replace('Z', '987Z')],
    ['with an offset', (ms) => new Date(ms - 5.5 * HOUR_MS).toISOString().replace('Z', '-05:30')],
    ['without a zone', (ms) => new Date(ms).toISOString().replace('Z', '')],
  ])('A list that writes times %s verifies the snapshot of a rollback and of a cleanup', async (_, write) => {
    const writeTime: World['writeTime'] = (ms, place, snapshot) =>
      place === 'list' ? write(ms, place, snapshot) : new Date(ms).toISOString();
    for (const status of ['failure', 'success'] as const) {
      const hoody = new ScriptedHoody({ writeTime, createMs: 1_234 });
      const job = new FakeJob(hoody);
      const guard = await job.step({ ...GUARDED, 'delete-on-success': 'true' });
      await hoody.pass(10_000);
      await job.end(status);
      expect(guard.post?.errors).toEqual([]);
      expect(guard.post?.warnings.join()).not.toMatch(/verified|another/);
      expect(hoody.done(status === 'failure' ? 'restore' : 'delete')).toHaveLength(1);
    }
  });

  test('A list that fails does not stop the rollback, which says that nothing was verified', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const guard = await job.step(GUARDED);
    hoody.on('list', () => refused(403));
    hoody.deploy(WEB);
    await job.end('failure');
    expect(hoody.content()).toBe('old release');
    expect(guard.post?.requests.map(({ kind }) => kind)).toEqual(['list', 'list', 'restore']);
    expect(guard.post?.warnings.join()).toContain('not verified');
    expect(guard.post?.summary).toContain('Not verified');
  });

  test('A list that never responds costs a rollback 10 s at most', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const guard = await job.step(GUARDED);
    hoody.on('list', () => ({ acts: false, answer: 'silence' }));
    await job.end('failure');
    expect(hoody.sent('list')).toHaveLength(2);
    expect(hoody.done('restore')).toHaveLength(1);
    expect(guard.post?.ms).toBe(15_000);
  });

  test('A world without times does not stop a rollback, but a cleanup', async () => {
    for (const status of ['failure', 'success'] as const) {
      const hoody = new ScriptedHoody({ writeTime: () => undefined });
      const job = new FakeJob(hoody);
      const guard = await job.step({ ...GUARDED, 'delete-on-success': 'true' });
      await hoody.pass(10_000);
      await job.end(status);
      expect(hoody.done('restore')).toHaveLength(status === 'failure' ? 1 : 0);
      expect(hoody.done('delete')).toEqual([]);
      expect(guard.post?.warnings.join()).toContain('not verified');
      expect(guard.post?.succeeded).toBe(true);
    }
  });

  test.each([500, 2_000, 2_900])(
    'A list that is older than the snapshot does not stop a rollback after %i ms',
    async (ms) => {
      const hoody = new ScriptedHoody({ lagMs: 3_000 }).put(WEB, {
        name: 'pre-deploy',
        alias: 'pre-deploy',
        createdAt: START - HOUR_MS,
      });
      hoody.settleLists();
      const job = new FakeJob(hoody);
      const guard = await job.step(GUARDED);
      await hoody.pass(ms);
      hoody.deploy(WEB);
      await job.end('failure');
      expect(guard.post?.errors).toEqual([]);
      expect(hoody.content()).toBe('old release');
    },
  );

  test('A rollback with little time does not spend it on a second look', async () => {
    const hoody = new ScriptedHoody({ lagMs: 3_000 }).put(WEB, {
      name: 'pre-deploy',
      alias: 'pre-deploy',
      createdAt: START - HOUR_MS,
    });
    hoody.settleLists();
    const job = new FakeJob(hoody);
    const guard = await job.step({ ...GUARDED, 'timeout-seconds': '8' });
    hoody.deploy(WEB);
    await job.end('failure');
    expect(guard.post?.errors).toEqual([]);
    expect(hoody.content()).toBe('old release');
    expect(guard.post?.warnings.join()).toContain('not verified');
  });

  test('A list that is older than the snapshot does not stop a cleanup', async () => {
    const hoody = new ScriptedHoody({ lagMs: 3_000 }).put(WEB, {
      name: 'pre-deploy',
      alias: 'pre-deploy',
      createdAt: START - HOUR_MS,
    });
    hoody.settleLists();
    const job = new FakeJob(hoody);
    const guard = await job.step({ operation: 'create', alias: 'pre-deploy', 'delete-on-success': 'true' });
    await hoody.pass(500);
    await job.end('success');
    expect(guard.post?.warnings).toEqual([]);
    expect(hoody.names()).toEqual([]);
  });

  test('A backup that took a while does not make an older list stop the restore', async () => {
    const hoody = new ScriptedHoody().put(WEB, {
      name: 'stable',
      alias: 'stable',
      createdAt: START - HOUR_MS,
    });
    hoody.settleLists();
    hoody.on('list', (_, index) => (index === 0 ? undefined : { lagMs: 3_000 }));
    hoody.put(WEB, { name: 'stable', alias: 'stable', content: 'stable release' });
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'restore', snapshot: 'stable', 'backup-first': 'true' });
    expect(step.errors).toEqual([]);
    expect(hoody.content()).toBe('stable release');
  });
});

describe('An alias that derives a name', () => {
  const OTHER_ALIAS = { name: 'v110', alias: 'v11.0', createdAt: START - HOUR_MS };
  const create = { operation: 'create', alias: 'v1.1.0' };

  test.each(['create', 'reuse', 'fail'])(
    'A namesake of another alias stops if-exists: %s before any create',
    async (policy) => {
      const hoody = new ScriptedHoody().put(WEB, OTHER_ALIAS).settleLists();
      const job = new FakeJob(hoody);
      const step = await job.step({ ...create, 'if-exists': policy });
      expect(hoody.kinds()).toEqual(['list']);
      expect(hoody.names()).toEqual(['v110']);
      expect(step.errors.join()).toContain('snapshot v110');
      expect(step.errors.join()).toContain('with the alias "v11.0"');
      expect(step.outputs['changed']).toBe('false');
    },
  );

  test('A namesake without an alias stops the create step too', async () => {
    const hoody = new ScriptedHoody().put(WEB, { ...OTHER_ALIAS, alias: null }).settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step(create);
    expect(hoody.kinds()).toEqual(['list']);
    expect(step.errors.join()).toContain('without an alias');
  });

  test('A namesake in one of two containers stops the create step in both', async () => {
    const hoody = new ScriptedHoody().put(DB, OTHER_ALIAS).settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...create, 'container-id': `web=${WEB}, db=${DB}` });
    expect(hoody.sent('create')).toEqual([]);
    expect(step.results.map(({ ok, changed }) => [ok, changed])).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(step.errors.join()).toContain('db');
  });

  test('A dry run fails for a namesake too', async () => {
    const hoody = new ScriptedHoody().put(WEB, OTHER_ALIAS).settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...create, 'dry-run': 'true' });
    expect(step.succeeded).toBe(false);
    expect(hoody.kinds()).toEqual(['list']);
  });

  test('An expired namesake does not stop the create step', async () => {
    const hoody = new ScriptedHoody().put(WEB, { ...OTHER_ALIAS, expiresAt: START - 1_000 }).settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step(create);
    expect(step.errors).toEqual([]);
    expect(hoody.snapshots().map(({ alias }) => alias)).toEqual(['v1.1.0']);
  });

  test('A replace keeps the namesake of another alias', async () => {
    const hoody = new ScriptedHoody({ nameTaken: 409 }).put(WEB, OTHER_ALIAS).settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...create, 'if-exists': 'replace' });
    expect(step.errors).toEqual([]);
    expect(hoody.snapshots().map(({ alias }) => alias)).toEqual(['v11.0', 'v1.1.0']);
  });

  test('A reuse goes by the alias although the name is that of another one', async () => {
    const hoody = new ScriptedHoody().put(WEB, OTHER_ALIAS);
    hoody
      .put(WEB, { name: 'snap-20250101-000000', alias: 'v1.1.0', createdAt: START - HOUR_MS })
      .settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...create, 'if-exists': 'reuse' });
    expect(step.outputs['snapshot-name']).toBe('snap-20250101-000000');
    expect(hoody.kinds()).toEqual(['list']);
  });

  test('A namesake that appears after a lost attempt stops the next one', async () => {
    const hoody = new ScriptedHoody().on('create', (_, index) =>
      index === 0 ? gaveUp(1_000, { acts: false }) : undefined,
    );
    hoody.in(500, () => void hoody.put(WEB, { name: 'v110', alias: 'v11.0' }));
    const job = new FakeJob(hoody);
    const step = await job.step(create);
    expect(hoody.done('create')).toEqual([]);
    expect(hoody.snapshots().map(({ alias }) => alias)).toEqual(['v11.0']);
    expect(step.errors.join()).toContain('v11.0');
    expect(step.succeeded).toBe(false);
  });
});
