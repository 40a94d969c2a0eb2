import { FakeJob, type StepRun } from '../helpers/fakes/job.ts';
import { DB, gaveUp, lost, refused, ScriptedHoody, START, WEB } from '../helpers/fakes/scripted-hoody.ts';

const BOTH = `web=${WEB}, db=${DB}`;
const HOUR_MS = 3_600_000;

/** Lets the post steps run, and everything that is still on its way act. */
async function endOf(job: FakeJob, hoody: ScriptedHoody, step: StepRun): Promise<string[]> {
  await job.end();
  await hoody.pass(60_000);
  expect(step.post?.errors ?? []).toEqual([]);
  return hoody.names();
}

describe('A create step that is interrupted', () => {
  test.each([500, 3_000, 9_000])(
    'A cancel %i ms into a create step of 20 s leaves no snapshot',
    async (cancelMs) => {
      const hoody = new ScriptedHoody({ createMs: 20_000 });
      const job = new FakeJob(hoody);
      const step = await job.step({ operation: 'create' }, { cancelMs });
      expect(step.ms).toBe(cancelMs);
      expect(step.errors.join()).toContain('The snapshot may exist anyway');
      expect(step.outputs['changed']).toBe('true');
      expect(await endOf(job, hoody, step)).toEqual([]);
      expect(hoody.done('delete')).toHaveLength(1);
      expect(step.post?.warnings).toEqual([]);
    },
  );

  test('A cancel leaves no snapshot where lists are old and the request is late', async () => {
    const hoody = new ScriptedHoody({ createMs: 10_000, lagMs: 3_000 });
    hoody.on('create', () => ({ arrivesMs: 10_000 }));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create' }, { cancelMs: 1_000 });
    expect(await endOf(job, hoody, step)).toEqual([]);
  });

  test('Of two containers, the finished one is undone by the step and the other by its post step', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', ({ container }) => (container === DB ? { workMs: 20_000 } : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'container-id': BOTH }, { cancelMs: 3_000 });
    expect(hoody.names(WEB)).toEqual([]);
    await endOf(job, hoody, step);
    expect(hoody.names(DB)).toEqual([]);
    expect(step.post?.requests.every(({ container }) => container === DB)).toBe(true);
  });

  test('A snapshot under an alias of the workflow is named, and not deleted', async () => {
    const hoody = new ScriptedHoody({ createMs: 20_000 });
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', alias: 'pre-deploy' }, { cancelMs: 3_000 });
    expect(step.errors.join()).not.toContain('deletes it');
    expect(await endOf(job, hoody, step)).toEqual(['pre-deploy']);
    expect(step.post?.warnings.join()).toContain('may have created: pre-deploy');
  });

  test.each([-120_000, 120_000])(
    'A runner whose clock is %i ms ahead names that snapshot too',
    async (aheadMs) => {
      const hoody = new ScriptedHoody({ createMs: 20_000 });
      const job = new FakeJob(hoody, { aheadMs });
      const step = await job.step({ operation: 'create', alias: 'pre-deploy' }, { cancelMs: 3_000 });
      expect(await endOf(job, hoody, step)).toEqual(['pre-deploy']);
      expect(step.post?.warnings.join()).toContain('may have created: pre-deploy');
    },
  );

  test('An older snapshot of the alias is not taken for what the step left', async () => {
    const hoody = new ScriptedHoody({ names: 'time', createMs: 20_000 });
    hoody
      .put(WEB, { name: 'snap-20250131-230000', alias: 'pre-deploy', createdAt: START - HOUR_MS })
      .settleLists();
    hoody.on('create', () => ({ acts: false, answer: 'silence' }));
    const job = new FakeJob(hoody, { aheadMs: -120_000 });
    const step = await job.step({ operation: 'create', alias: 'pre-deploy' }, { cancelMs: 3_000 });
    await endOf(job, hoody, step);
    expect(step.post?.warnings).toEqual([]);
  });

  test('A post step without a token names what may remain, and stays green', async () => {
    const hoody = new ScriptedHoody({ createMs: 20_000 });
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create' }, { cancelMs: 3_000, postInputs: { token: '' } });
    await job.end();
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.warnings.join()).toContain('Could not look');
    expect(step.post?.warnings.join()).toMatch(/"run-77-1-deploy-snapshot-[0-9a-f]{10}"/);
  });

  test('A post step inside a composite action has the token of its step', async () => {
    const hoody = new ScriptedHoody({ createMs: 20_000 });
    const job = new FakeJob(hoody);
    const step = await job.step(
      { operation: 'create', 'action-path': '/composite' },
      { cancelMs: 3_000, postInputs: { token: '' } },
    );
    expect(await endOf(job, hoody, step)).toEqual([]);
  });

  test('A list that fails until the end is a warning with the alias', async () => {
    const hoody = new ScriptedHoody({ createMs: 20_000 });
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create' }, { cancelMs: 3_000 });
    hoody.on('list', () => refused(403));
    await job.end();
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.warnings.join()).toMatch(/"run-77-1-deploy-snapshot-[0-9a-f]{10}"/);
    expect(job.status).toBe('cancelled');
  });
});

describe('A create step that is killed', () => {
  test.each([1, 500, 5_000, 9_999])('A kill %i ms into a create step leaves no snapshot', async (killMs) => {
    const hoody = new ScriptedHoody({ createMs: 10_000 });
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'restore-on-failure': 'true' }, { killMs });
    expect(step.isKilled).toBe(true);
    expect(await endOf(job, hoody, step)).toEqual([]);
    expect(hoody.done('restore')).toEqual([]);
  });

  test('A kill during the second attempt leaves neither snapshot', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', (_, index) => (index === 0 ? lost(500, { arrivesMs: 9_000 }) : { workMs: 3_000 }));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create' }, { killMs: 2_000 });
    expect(hoody.sent('create')).toHaveLength(2);
    expect(await endOf(job, hoody, step)).toEqual([]);
    expect(hoody.done('create')).toHaveLength(2);
  });

  test('A kill during a late second attempt under an alias of the workflow names what it made', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    hoody.on('create', (_, index) =>
      index === 0 ? { acts: false, answer: 'silence' } : { arrivesMs: 9_000, answer: 'silence' },
    );
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', alias: 'pre-deploy' }, { killMs: 33_000 });
    expect(hoody.sent('create')).toHaveLength(2);
    const [name = 'none'] = await endOf(job, hoody, step);
    expect(step.post?.warnings.join()).toContain(name);
  });

  test('A kill between the creates of two containers leaves neither snapshot', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', ({ container }) => (container === DB ? { workMs: 5_000 } : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step(
      { operation: 'create', 'container-id': BOTH, 'max-parallel': '1' },
      { killMs: 2_000 },
    );
    await endOf(job, hoody, step);
    expect(hoody.names(WEB)).toEqual([]);
    expect(hoody.names(DB)).toEqual([]);
  });

  test.each([500, 6_500])(
    'A kill %i ms into a restore with a backup keeps only a finished backup',
    async (killMs) => {
      const hoody = new ScriptedHoody({ createMs: 5_000, restoreMs: 10_000 });
      hoody.put(WEB, { name: 'stable', alias: 'stable', createdAt: START - HOUR_MS }).settleLists();
      const job = new FakeJob(hoody);
      const step = await job.step(
        { operation: 'restore', snapshot: 'stable', 'backup-first': 'true' },
        { killMs },
      );
      const names = await endOf(job, hoody, step);
      expect(names).toHaveLength(killMs < 5_000 ? 1 : 2);
      expect(names).toContain('stable');
    },
  );

  test.each<[string, Record<string, string>, number]>([
    ['no token', { token: '' }, 200],
    ['a list that fails', {}, 403],
  ])('The post step of a restore with a backup is green with %s', async (_, postInputs, status) => {
    const hoody = new ScriptedHoody({ createMs: 20_000 });
    hoody.put(WEB, { name: 'stable', alias: 'stable', createdAt: START - HOUR_MS }).settleLists();
    const job = new FakeJob(hoody);
    const step = await job.step(
      { operation: 'restore', snapshot: 'stable', 'backup-first': 'true' },
      { cancelMs: 3_000, postInputs },
    );
    expect(hoody.sent('restore')).toEqual([]);
    hoody.on('list', () => (status === 200 ? undefined : refused(status)));
    await job.end();
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.warnings).toHaveLength(1);
    expect(step.post?.warnings[0]).toMatch(/"backup-77-1-deploy-snapshot-[0-9a-f]{10}"/);
  });

  test('A replace that is killed after it deleted the older snapshot keeps the new one', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'pre-deploy', alias: 'pre-deploy', createdAt: START - HOUR_MS }).settleLists();
    hoody.on('alias', () => ({ acts: false, answer: 'silence' }));
    const job = new FakeJob(hoody);
    const step = await job.step(
      { operation: 'create', alias: 'pre-deploy', 'if-exists': 'replace' },
      { killMs: 3_000 },
    );
    expect(hoody.done('delete')).toHaveLength(1);
    expect(await endOf(job, hoody, step)).toHaveLength(1);
  });

  test('A post step that finds nothing does not warn', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', () => ({ acts: false, answer: 'silence' }));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create' }, { killMs: 500 });
    expect(await endOf(job, hoody, step)).toEqual([]);
    expect(step.post?.warnings).toEqual([]);
    expect(step.post?.ms).toBeLessThanOrEqual(35_000);
  });
});

describe('A create step with a lost response', () => {
  test('An attempt that acts late and a list that is old leave no second snapshot', async () => {
    const hoody = new ScriptedHoody({ lagMs: 2_800 });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { arrivesMs: 8_500 }) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create' });
    expect(step.errors).toEqual([]);
    expect(step.lines.join('\n')).toContain('The post step deletes it.');
    expect(await endOf(job, hoody, step)).toEqual([step.outputs['snapshot-name']]);
    expect(hoody.done('create')).toHaveLength(2);
  });

  test('A late attempt does not delete what the guard of the step needs', async () => {
    const hoody = new ScriptedHoody({ lagMs: 2_800 });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { arrivesMs: 8_500 }) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'restore-on-failure': 'true' });
    hoody.deploy(WEB);
    job.fail();
    expect(await endOf(job, hoody, step)).toEqual([step.outputs['snapshot-name']]);
    expect(hoody.content()).toBe('old release');
  });

  test('A second snapshot of an alias of the workflow is a warning', async () => {
    const hoody = new ScriptedHoody({ names: 'time', lagMs: 2_800 });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { arrivesMs: 8_500 }) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', alias: 'pre-deploy' });
    expect(step.errors).toEqual([]);
    expect(step.lines.join('\n')).toContain('The post step looks for it.');
    const names = await endOf(job, hoody, step);
    expect(names).toHaveLength(2);
    const other = names.find((name) => name !== step.outputs['snapshot-name']);
    expect(step.post?.warnings.join()).toContain(other);
  });

  test.each([401, 403, 404, 429, 400])(
    'A response of %i to the next attempt does not hide the first one',
    async (status) => {
      const hoody = new ScriptedHoody({ names: 'time' });
      hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { arrivesMs: 9_000 }) : refused(status)));
      const job = new FakeJob(hoody);
      const step = await job.step({ operation: 'create', alias: 'pre-deploy', 'timeout-seconds': '5' });
      expect(step.errors.join()).toContain('may exist anyway');
      expect(step.outputs['changed']).toBe('true');
      const [name = 'none'] = await endOf(job, hoody, step);
      expect(step.post?.warnings.join()).toContain(name);
    },
  );

  test('A lost backup is not searched for before the restore', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'stable', alias: 'stable', createdAt: START - HOUR_MS }).settleLists();
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(1_000, { arrivesMs: 8_000 }) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({
      operation: 'restore',
      snapshot: 'stable',
      'backup-first': 'true',
      'timeout-seconds': '20',
    });
    expect(step.errors).toEqual([]);
    expect(hoody.sent('restore')[0]?.at).toBeLessThan(4_000);
    const names = await endOf(job, hoody, step);
    expect(names.toSorted()).toEqual(['stable', step.outputs['backup-snapshot-name']].toSorted());
  });

  test.each(['failure', 'success'] as const)(
    'A late attempt that takes over the name of the guard is named, whether or not the job ends with %s',
    async (status) => {
      const hoody = new ScriptedHoody();
      hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { arrivesMs: 8_500 }) : undefined));
      const job = new FakeJob(hoody);
      const step = await job.step({ operation: 'create', alias: 'pre-deploy', 'restore-on-failure': 'true' });
      hoody.deploy(WEB, 'half a release');
      await hoody.pass(20_000);
      await job.end(status);
      expect(hoody.done('restore')).toEqual([]);
      expect(step.post?.succeeded).toBe(status === 'success');
      expect(step.post?.warnings.join()).toContain('may have created: pre-deploy');
    },
  );

  test('A cleanup deletes the snapshot of the step, and then the late one', async () => {
    const hoody = new ScriptedHoody({ lagMs: 2_000 });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { arrivesMs: 8_500 }) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'delete-on-success': 'true' });
    expect(await endOf(job, hoody, step)).toEqual([]);
    expect(hoody.done('create')).toHaveLength(2);
    expect(step.post?.warnings).toEqual([]);
  });

  test('An undo whose delete is lost and then refused is repeated by the post step', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', ({ container }) => (container === DB ? refused(403) : undefined));
    hoody.on('delete', (_, index) =>
      index === 0 ? gaveUp(100, { acts: false }) : index === 1 ? refused(401) : undefined,
    );
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'container-id': BOTH });
    expect(step.errors.join()).toContain('may have happened');
    expect(step.errors.join()).toContain('The post step tries again.');
    expect(step.results.map(({ changed }) => changed)).toEqual([true, false]);
    expect(await endOf(job, hoody, step)).toEqual([]);
  });
});

test.each([500, 1_100, 1_500, 2_600, 3_000, 3_400])(
  'A cancel %i ms into a replace leaves the older snapshot, or the new one with its alias',
  async (cancelMs) => {
    const hoody = new ScriptedHoody({ lagMs: 1_500 });
    hoody.put(WEB, { name: 'pre-deploy', alias: 'pre-deploy', createdAt: START - HOUR_MS }).settleLists();
    hoody.on('delete', () => ({ arrivesMs: 700 })).on('alias', () => ({ arrivesMs: 700 }));
    const job = new FakeJob(hoody);
    const step = await job.step(
      { operation: 'create', alias: 'pre-deploy', 'if-exists': 'replace' },
      { cancelMs },
    );
    await endOf(job, hoody, step);
    expect(hoody.names()).not.toEqual([]);
    expect(hoody.snapshots().every(({ alias }) => alias === 'pre-deploy')).toBe(true);
  },
);

test('What 250 containers leave with a lost response each fits into a variable of Linux', async () => {
  const ids = Array.from({ length: 250 }, (_, index) => index.toString(16).padStart(24, '0'));
  const hoody = new ScriptedHoody({}, ids);
  hoody.on('create', (_, index) => (index < 2 ? gaveUp(100, { acts: false }) : undefined));
  const job = new FakeJob(hoody);
  const step = await job.step({
    operation: 'create',
    'container-id': ids.join(),
    'max-parallel': '64',
    'restore-on-failure': 'true',
    summary: 'false',
  });
  expect(step.errors).toEqual([]);
  expect(step.state['unsettled']?.length).toBeLessThan(131_072);
  expect(step.state['snapshots']?.length).toBeLessThan(32_767);
});
