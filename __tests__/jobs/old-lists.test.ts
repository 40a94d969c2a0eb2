import { FakeJob } from '../helpers/fakes/job.ts';
import {
  DB,
  gaveUp,
  refused,
  ScriptedHoody,
  START,
  WEB,
  type World,
} from '../helpers/fakes/scripted-hoody.ts';

const BOTH = `web=${WEB}, db=${DB}`;
const HOUR_MS = 3_600_000;

/** The platform's list of the web container is this old from the second one on, as long as a test says. */
const lagAfterFirst = (hoody: ScriptedHoody, lagMs: number) =>
  hoody.on('list', ({ container }, index) => (container === WEB && index > 0 ? { lagMs } : undefined));

describe('An undo', () => {
  const inputs = { operation: 'create', alias: 'pre-deploy', 'container-id': BOTH, 'timeout-seconds': '20' };
  const failing = () =>
    new ScriptedHoody().on('create', ({ container }) => (container === DB ? refused(403) : undefined));

  test.each([0, 1_000, 3_000])(
    'A list of age %i ms does not keep it from the new snapshot',
    async (lagMs) => {
      const hoody = lagAfterFirst(failing(), lagMs);
      const step = await new FakeJob(hoody).step(inputs);
      expect(hoody.names(WEB)).toEqual([]);
      expect(step.results.map(({ changed }) => changed)).toEqual([false, false]);
    },
  );

  test('A snapshot that only a later old list shows is not lost', async () => {
    const hoody = failing();
    hoody.put(WEB, { name: 'pre-deploy', alias: 'pre-deploy' });
    await hoody.pass(10);
    // The first list is from before both, the next ones from between them, and then one shows the new one.
    hoody.on('list', ({ container }, index) => {
      if (container !== WEB) return undefined;
      return index === 0 ? { lagMs: 3_000 } : index < 3 ? { lagMs: 1_500 } : { lagMs: 0 };
    });
    const step = await new FakeJob(hoody).step(inputs);
    expect(hoody.names(WEB)).toEqual(['pre-deploy']);
    expect(step.errors.join()).toContain('Kept snapshot pre-deploy of container web');
    expect(step.errors.join()).toContain('It replaced the older snapshot pre-deploy.');
  });

  test('An older snapshot that the first list shows is not lost', async () => {
    const hoody = failing();
    hoody.put(WEB, { name: 'pre-deploy', alias: 'pre-deploy', createdAt: START - HOUR_MS }).settleLists();
    const step = await new FakeJob(hoody).step(inputs);
    expect(hoody.names(WEB)).toEqual(['pre-deploy']);
    expect(step.results.map(({ changed }) => changed)).toEqual([true, false]);
  });

  test('What another job made under the name meanwhile is not deleted', async () => {
    const hoody = failing();
    hoody.in(
      2_500,
      () => void hoody.put(WEB, { name: 'pre-deploy', alias: 'pre-deploy', content: 'of another job' }),
    );
    hoody.on('create', ({ container }) =>
      container === DB ? { ...refused(403), answerMs: 4_000 } : undefined,
    );
    await new FakeJob(hoody).step(inputs);
    expect(hoody.snapshots(WEB).map(({ content }) => content)).toEqual(['of another job']);
  });

  test('An inferred snapshot is kept, and the error says why', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    hoody.on('create', ({ container }, index) =>
      container === DB ? { ...refused(403), answerMs: 9_000 } : index === 0 ? gaveUp(2_000) : undefined,
    );
    const step = await new FakeJob(hoody).step(inputs);
    expect(hoody.names(WEB)).toHaveLength(1);
    expect(step.errors.join()).toContain('Another job may have created it.');
  });

  test.each<[string, World['writeTime']]>([
    ['without milliseconds', (ms) => new Date(ms).toISOString().replace(/\.\d+/, '')],
    ['with microseconds', (ms) => new Date(ms).toISOString().replace('Z', '987Z')],
    ['with an offset', (ms) => new Date(ms + 2 * HOUR_MS).toISOString().replace('Z', '+02:00')],
    ['without a zone', (ms) => new Date(ms).toISOString().replace('Z', '')],
  ])('A list that writes times %s does not keep it from the new snapshot', async (_, write) => {
    const writeTime: World['writeTime'] = (ms, place, snapshot) =>
      place === 'list' ? write(ms, place, snapshot) : new Date(ms).toISOString();
    const hoody = new ScriptedHoody({ writeTime, createMs: 1_789 });
    hoody.on('create', ({ container }) => (container === DB ? refused(403) : undefined));
    const step = await new FakeJob(hoody).step(inputs);
    expect(hoody.names(WEB)).toEqual([]);
    expect(step.errors).toHaveLength(1);
  });

  test('A world without times leaves what another job could have made, and the error names it', async () => {
    const hoody = new ScriptedHoody({ writeTime: () => undefined });
    hoody.on('create', ({ container }) => (container === DB ? refused(403) : undefined));
    const step = await new FakeJob(hoody).step(inputs);
    expect(hoody.names(WEB)).toEqual(['pre-deploy']);
    expect(step.errors.join()).toContain('pre-deploy');
    expect(step.results.map(({ changed }) => changed)).toEqual([true, false]);
  });

  test('What replaced the snapshot of an earlier step that guards the job is kept', async () => {
    const hoody = new ScriptedHoody({ lagMs: 3_000 });
    const job = new FakeJob(hoody);
    await job.step({ operation: 'create', alias: 'pre-deploy', 'restore-on-failure': 'true' });
    hoody.on('create', ({ container }) => (container === DB ? refused(403) : undefined));
    const step = await job.step(inputs);
    expect(hoody.names(WEB)).toEqual(['pre-deploy']);
    expect(step.errors.join()).toContain('guards this job');
  });

  test('A list that never shows the new snapshot leaves it, and the error names it', async () => {
    const hoody = failing();
    hoody.on('list', ({ container }) => (container === WEB ? { hides: () => true } : undefined));
    const step = await new FakeJob(hoody).step(inputs);
    expect(hoody.names(WEB)).toEqual(['pre-deploy']);
    expect(step.errors.join()).toContain(
      'Could not undo the creation of snapshot pre-deploy of container web.',
    );
  });
});

describe('A create step that deletes older snapshots', () => {
  test.each([0, 1_000, 2_000, 3_000])(
    'A replace with lists of age %i ms ends with one snapshot',
    async (lagMs) => {
      const hoody = new ScriptedHoody({ lagMs, names: 'time' });
      hoody
        .put(WEB, { name: 'snap-20250101-000000', alias: 'pre-deploy', createdAt: START - HOUR_MS })
        .settleLists();
      const step = await new FakeJob(hoody).step({
        operation: 'create',
        alias: 'pre-deploy',
        'if-exists': 'replace',
      });
      expect(step.warnings).toEqual([]);
      expect(hoody.snapshots().map(({ name, alias }) => [name, alias])).toEqual([
        [step.outputs['snapshot-name'], 'pre-deploy'],
      ]);
    },
  );

  test.each([0, 1_000, 2_000, 3_000])(
    'A retention with lists of age %i ms keeps the newest',
    async (lagMs) => {
      const hoody = new ScriptedHoody({ lagMs });
      for (const hours of [3, 2, 1])
        hoody.put(WEB, {
          name: `nightly-${hours}`,
          alias: `nightly-${hours}`,
          createdAt: START - hours * HOUR_MS,
        });
      hoody.settleLists();
      const step = await new FakeJob(hoody).step({
        operation: 'create',
        alias: 'nightly-0',
        'keep-last': '2',
        filter: 'nightly-*',
      });
      expect(step.warnings).toEqual([]);
      expect(hoody.names().toSorted()).toEqual(['nightly-0', 'nightly-1']);
    },
  );

  test('A list that never shows the new snapshot deletes nothing', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'nightly-1', alias: 'nightly-1', createdAt: START - HOUR_MS }).settleLists();
    hoody.on('list', () => ({ hides: ({ name }) => name === 'nightly-0' }));
    const step = await new FakeJob(hoody).step({
      operation: 'create',
      alias: 'nightly-0',
      'keep-last': '1',
      filter: 'nightly-*',
    });
    expect(step.succeeded).toBe(true);
    expect(hoody.done('delete')).toEqual([]);
    expect(step.warnings.join()).toContain('Could not delete all older snapshots');
  });

  test('A replace keeps a newer snapshot of the alias, with a warning', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    hoody
      .put(WEB, { name: 'snap-20250101-000000', alias: 'pre-deploy', createdAt: START - HOUR_MS })
      .settleLists();
    hoody.on('list', (_, index) => {
      if (index === 1)
        hoody.put(WEB, { name: 'snap-20250201-000009', alias: 'pre-deploy', createdAt: START + 9_000 });
      return undefined;
    });
    const step = await new FakeJob(hoody).step({
      operation: 'create',
      alias: 'pre-deploy',
      'if-exists': 'replace',
    });
    expect(hoody.names()).toContain('snap-20250201-000009');
    expect(hoody.names()).not.toContain('snap-20250101-000000');
    expect(step.warnings.join()).toContain('snap-20250201-000009');
  });

  test('A replace without any times deletes only what was there before', async () => {
    const hoody = new ScriptedHoody({ names: 'time', writeTime: () => null });
    hoody
      .put(WEB, { name: 'snap-20250101-000000', alias: 'pre-deploy', createdAt: START - HOUR_MS })
      .settleLists();
    hoody.on('list', (_, index) => {
      if (index === 1) hoody.put(WEB, { name: 'snap-20250201-000009', alias: 'pre-deploy' });
      return undefined;
    });
    const step = await new FakeJob(hoody).step({
      operation: 'create',
      alias: 'pre-deploy',
      'if-exists': 'replace',
    });
    expect(hoody.done('delete').map(({ name }) => name)).not.toContain('snap-20250201-000009');
    expect(step.warnings.join()).toContain('snap-20250201-000009');
  });
});

describe('A retention of a job that has guards', () => {
  const guard = { operation: 'create', 'restore-on-failure': 'true' };

  test.each<[string, Record<string, string>]>([
    ['a later create step', { operation: 'create', alias: 'nightly', 'keep-last': '1', filter: '*' }],
    ['a delete by number', { operation: 'delete', 'keep-last': '0', filter: '*' }],
    ['a delete by age', { operation: 'delete', 'older-than': '1h', filter: '*' }],
  ])('The snapshots of two guards outlive %s', async (_, retention) => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const first = await job.step({ ...guard, alias: 'before-web' });
    const second = await job.step(guard);
    await hoody.pass(2 * HOUR_MS);
    hoody.put(WEB, { name: 'unrelated', createdAt: START - HOUR_MS });
    hoody.deploy(WEB);
    await hoody.pass(10_000);
    const step = await job.step(retention);
    expect(step.errors).toEqual([]);
    expect(hoody.done('delete').map(({ name }) => name)).toEqual(['unrelated']);
    await job.end('failure');
    expect(first.post?.errors).toEqual([]);
    expect(second.post?.errors).toEqual([]);
    expect(hoody.content()).toBe('old release');
  });

  test('A replace of the same alias spares the snapshot that guards the job', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    const job = new FakeJob(hoody);
    const first = await job.step({ ...guard, alias: 'pre-deploy' });
    hoody.deploy(WEB);
    await job.step({ operation: 'create', alias: 'pre-deploy', 'if-exists': 'replace' });
    await job.end('failure');
    expect(first.post?.errors).toEqual([]);
    expect(hoody.content()).toBe('old release');
  });

  test('A snapshot of the same name in another container is not spared', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(DB, { name: 'pre-deploy', alias: 'pre-deploy', createdAt: START - HOUR_MS }).settleLists();
    const job = new FakeJob(hoody);
    await job.step({ ...guard, alias: 'pre-deploy' });
    await job.step({ operation: 'delete', 'keep-last': '0', filter: '*', 'container-id': BOTH });
    expect(hoody.names(WEB)).toEqual(['pre-deploy']);
    expect(hoody.names(DB)).toEqual([]);
  });

  test('A dry run of a retention does not announce what it would spare', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    await job.step({ ...guard, alias: 'pre-deploy' });
    const step = await job.step({ operation: 'delete', 'keep-last': '0', filter: '*', 'dry-run': 'true' });
    expect(step.lines.join('\n')).not.toContain('would delete');
  });
});

describe('A snapshot that an earlier list showed', () => {
  test.each(['reuse', 'fail', 'create'])(
    'A lost response with if-exists: %s does not adopt it',
    async (policy) => {
      const hoody = new ScriptedHoody({ names: 'time' });
      // The clock of the platform's host is ahead, so what was there looks new.
      hoody.put(WEB, {
        name: 'snap-20250201-000500',
        alias: 'v1.1.0',
        createdAt: START + 300_000,
        expiresAt: policy === 'create' ? null : START - 1,
      });
      hoody.settleLists();
      hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { acts: false }) : undefined));
      const step = await new FakeJob(hoody).step({
        operation: 'create',
        alias: 'v1.1.0',
        'if-exists': policy,
      });
      expect(step.errors).toEqual([]);
      expect(step.outputs['snapshot-name']).not.toBe('snap-20250201-000500');
      expect(hoody.done('create')).toHaveLength(1);
    },
  );

  test('Two new snapshots of the alias after a lost response are a warning', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(2_500) : undefined));
    hoody.in(2_200, () => void hoody.put(WEB, { name: 'snap-20250201-000002', alias: 'pre-deploy' }));
    const step = await new FakeJob(hoody).step({ operation: 'create', alias: 'pre-deploy' });
    expect(step.errors).toEqual([]);
    expect(step.warnings.join()).toContain('has another new snapshot with the alias "pre-deploy"');
  });

  test('A snapshot without a time is never taken for a new one', async () => {
    const hoody = new ScriptedHoody({ names: 'time', writeTime: () => undefined });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(100, { acts: false }) : undefined));
    hoody.in(50, () => void hoody.put(WEB, { name: 'snap-20250131-235900', alias: 'pre-deploy' }));
    const step = await new FakeJob(hoody).step({ operation: 'create', alias: 'pre-deploy' });
    expect(hoody.done('create')).toHaveLength(1);
    expect(step.outputs['snapshot-name']).not.toBe('snap-20250131-235900');
    expect(step.warnings.join()).toContain(
      'has a snapshot with the alias "pre-deploy" whose time is unknown: snap-20250131-235900.',
    );
  });
});
