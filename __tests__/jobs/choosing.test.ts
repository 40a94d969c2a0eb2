import { createAliasGenerator } from '../../src/runner/generated-alias.ts';
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
const at = (hours: number) => START - hours * HOUR_MS;
const NO_TIMES: World['writeTime'] = () => undefined;

describe('An order that is unknown', () => {
  const RESTORE = { operation: 'restore', snapshot: 'latest' };

  test.each<[string, Partial<World>, number, number]>([
    ['no times', { writeTime: NO_TIMES }, 1, 2],
    ['times that are null', { writeTime: () => null }, 1, 2],
    ['times that are not times', { writeTime: () => 'yesterday' }, 1, 2],
    ['equal times', {}, 1, 1],
    [
      'one time that is unknown',
      { writeTime: (ms) => (ms === at(2) ? null : new Date(ms).toISOString()) },
      1,
      2,
    ],
    [
      'equal seconds',
      { writeTime: (ms) => new Date(ms).toISOString().replace(/\.\d+/, '') },
      1,
      1 - 0.5 / 3_600,
    ],
  ])('With %s, latest is an error that names the candidates', async (_, world, first, second) => {
    const hoody = new ScriptedHoody(world);
    hoody.put(WEB, { name: 'blue', createdAt: at(first) }).put(WEB, { name: 'green', createdAt: at(second) });
    hoody.settleLists();
    const step = await new FakeJob(hoody).step(RESTORE);
    expect(hoody.kinds()).toEqual(['list']);
    expect(step.errors.join()).toMatch(/"latest" is unclear/);
    expect(step.errors.join()).toContain('blue');
    expect(step.errors.join()).toContain('green');
    expect(step.outputs['changed']).toBe('false');
  });

  test.each(['restore', 'alias'])(
    'Snapshots that share an alias without an order stop the operation %s',
    async (operation) => {
      const hoody = new ScriptedHoody({ writeTime: NO_TIMES });
      hoody
        .put(WEB, { name: 'blue', alias: 'stable' })
        .put(WEB, { name: 'green', alias: 'stable' })
        .settleLists();
      const step = await new FakeJob(hoody).step({
        operation,
        snapshot: 'stable',
        ...(operation === 'alias' ? { alias: 'good' } : {}),
      });
      expect(hoody.kinds()).toEqual(['list']);
      expect(step.errors.join()).toContain('blue');
      expect(step.errors.join()).toContain('green');
    },
  );

  test('A reuse of an alias that two snapshots share without an order is an error', async () => {
    const hoody = new ScriptedHoody({ writeTime: NO_TIMES });
    hoody
      .put(WEB, { name: 'blue', alias: 'stable' })
      .put(WEB, { name: 'green', alias: 'stable' })
      .settleLists();
    const step = await new FakeJob(hoody).step({
      operation: 'create',
      alias: 'stable',
      'if-exists': 'reuse',
    });
    expect(hoody.kinds()).toEqual(['list']);
    expect(step.errors.join()).toContain('blue');
  });

  test('A container without an order stops the other one too', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'blue', createdAt: at(1) });
    hoody
      .put(DB, { name: 'blue', createdAt: at(1) })
      .put(DB, { name: 'green', createdAt: at(1) })
      .settleLists();
    const step = await new FakeJob(hoody).step({ ...RESTORE, 'container-id': BOTH });
    expect(hoody.sent('restore')).toEqual([]);
    expect(step.errors).toHaveLength(1);
  });

  test('A backup without a time does not make latest unclear', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'blue', createdAt: at(1), content: 'blue release' });
    hoody.put(WEB, { name: 'backup-77-1-deploy-0123456789', createdAt: at(1) }).settleLists();
    const step = await new FakeJob(hoody).step(RESTORE);
    expect(step.errors).toEqual([]);
    expect(hoody.content()).toBe('blue release');
  });

  test('What a workflow calls a backup is a snapshot like any other', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'blue', createdAt: at(2) });
    hoody.put(WEB, { name: 'backup-nightly', createdAt: at(1), content: 'nightly release' }).settleLists();
    const step = await new FakeJob(hoody).step(RESTORE);
    expect(step.errors).toEqual([]);
    expect(hoody.content()).toBe('nightly release');
  });

  test.each(['alias', 'time'] as const)(
    'A second restore of latest with a backup, with names by %s, restores the same',
    async (names) => {
      const hoody = new ScriptedHoody({ names });
      hoody.put(WEB, { name: 'blue', createdAt: at(1), content: 'blue release' }).settleLists();
      hoody.deploy(WEB, 'broken release');
      for (const _ of [1, 2]) {
        const step = await new FakeJob(hoody).step({ ...RESTORE, 'backup-first': 'true' });
        expect(step.errors).toEqual([]);
        expect(hoody.content()).toBe('blue release');
        await hoody.pass(60_000);
      }
      expect(hoody.names()).toHaveLength(3);
    },
  );
});

describe('Two containers of which one has nothing certain to act on', () => {
  const NAME = 'snap-20250101-000000';
  const put = (hoody: ScriptedHoody, container: string) =>
    hoody.put(container, { name: NAME, alias: 'stable', createdAt: at(24), content: 'stable release' });

  const INPUTS: [string, Record<string, string>][] = [
    ['a restore by alias', { operation: 'restore', snapshot: 'stable' }],
    ['a restore of a platform name', { operation: 'restore', snapshot: NAME }],
    ['a restore by map', { operation: 'restore', snapshot: JSON.stringify({ [WEB]: NAME, [DB]: NAME }) }],
    ['a restore with a backup', { operation: 'restore', snapshot: 'stable', 'backup-first': 'true' }],
    ['an alias', { operation: 'alias', snapshot: 'stable', alias: 'good' }],
    ['an alias of a platform name', { operation: 'alias', snapshot: NAME, alias: 'good' }],
    ['a delete', { operation: 'delete', snapshot: 'stable' }],
    ['a delete of a platform name', { operation: 'delete', snapshot: NAME }],
    ['a delete of several', { operation: 'delete', snapshot: `${NAME}\nstable` }],
  ];

  test.each(INPUTS)('A missing snapshot in db stops %s in web too', async (_, inputs) => {
    const hoody = put(new ScriptedHoody(), WEB).settleLists();
    const step = await new FakeJob(hoody).step({ ...inputs, 'container-id': BOTH });
    expect(hoody.effects).toEqual([]);
    expect(new Set(hoody.kinds())).toEqual(new Set(['list']));
    expect(step.errors).toHaveLength(1);
    expect(step.errors[0]).toContain('db');
    expect(step.outputs['changed']).toBe('false');
    expect(step.results.map(({ ok, changed }) => [ok, changed])).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(step.results[0]?.error).toContain('because the selection of snapshots failed for db');
  });

  test.each(INPUTS.filter(([, { snapshot }]) => snapshot === 'stable'))(
    'A word that is a name and an alias in db stops %s in web too',
    async (_, inputs) => {
      const hoody = put(put(new ScriptedHoody(), WEB), DB).put(DB, { name: 'stable' }).settleLists();
      const step = await new FakeJob(hoody).step({ ...inputs, 'container-id': BOTH });
      expect(hoody.effects).toEqual([]);
      expect(step.errors.join()).toContain('ambiguous in container db');
    },
  );

  test.each(INPUTS)('A list of db that fails does not stop %s in web', async (_, inputs) => {
    const hoody = put(put(new ScriptedHoody(), WEB), DB).settleLists();
    hoody.on('list', ({ container }) => (container === DB ? refused(403) : undefined));
    const step = await new FakeJob(hoody).step({ ...inputs, 'container-id': BOTH });
    const isNamed = inputs['snapshot'] === NAME || inputs['snapshot']?.startsWith('{');
    expect(new Set(hoody.effects.map(({ container }) => container))).toEqual(
      new Set(isNamed ? [WEB, DB] : [WEB]),
    );
    expect(step.errors).toHaveLength(isNamed ? 0 : 1);
  });

  test('A delete that ignores what is missing goes on', async () => {
    const hoody = put(new ScriptedHoody(), WEB).settleLists();
    const step = await new FakeJob(hoody).step({
      operation: 'delete',
      snapshot: NAME,
      'ignore-missing': 'true',
      'container-id': BOTH,
    });
    expect(step.errors).toEqual([]);
    expect(hoody.names(WEB)).toEqual([]);
  });

  test.each(['alias', 'time'] as const)(
    'A restore by map right after the create step, with names by %s and old lists, goes on',
    async (names) => {
      const hoody = new ScriptedHoody({ names, lagMs: 3_000 });
      const job = new FakeJob(hoody);
      const create = await job.step({ operation: 'create', 'container-id': BOTH });
      hoody.deploy(WEB);
      hoody.deploy(DB);
      const step = await job.step({
        operation: 'restore',
        snapshot: create.outputs['snapshot-map'] ?? '',
        'container-id': BOTH,
      });
      expect(step.errors).toEqual([]);
      expect([hoody.content(WEB), hoody.content(DB)]).toEqual(['old release', 'old release']);
    },
  );

  test('Snapshots of latest that are an hour apart are a warning', async () => {
    const hoody = new ScriptedHoody();
    hoody
      .put(WEB, { name: 'blue', createdAt: at(2) })
      .put(DB, { name: 'green', createdAt: at(1) })
      .settleLists();
    const step = await new FakeJob(hoody).step({
      operation: 'restore',
      snapshot: 'latest',
      'container-id': BOTH,
    });
    expect(step.errors).toEqual([]);
    expect(step.warnings.join()).toMatch(/web: blue.*db: green/);
  });

  test('A rollback goes on although the snapshot of one container is gone', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'container-id': BOTH, 'restore-on-failure': 'true' });
    hoody.deploy(WEB);
    hoody.on('restore', ({ container }) => (container === DB ? refused(404) : undefined));
    await job.end('failure');
    expect(hoody.content(WEB)).toBe('old release');
    expect(step.post?.errors).toHaveLength(1);
  });
});

describe('The generated alias', () => {
  const aliasesOf = (hoody: ScriptedHoody) =>
    [WEB, DB].flatMap((id) => hoody.snapshots(id).map(({ alias }) => alias));

  test('Both containers get the same, and so do their backups', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const create = await job.step({ operation: 'create', 'container-id': BOTH });
    const [web, db] = aliasesOf(hoody);
    expect(web).toBe(db);
    await hoody.pass(10_000);
    await job.step({
      operation: 'restore',
      snapshot: create.outputs['snapshot-map'] ?? '',
      'container-id': BOTH,
      'backup-first': 'true',
    });
    const backups = aliasesOf(hoody).filter((alias) => alias?.startsWith('backup-'));
    expect(backups).toHaveLength(2);
    expect(new Set(backups).size).toBe(1);
  });

  test('Only the container with a lost response gets another, and the log says which', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', ({ container }, index) =>
      container === DB && index === 0 ? gaveUp(100, { acts: false }) : undefined,
    );
    const step = await new FakeJob(hoody).step({ operation: 'create', 'container-id': BOTH });
    const [web, db] = aliasesOf(hoody);
    expect(web).not.toBe(db);
    expect(hoody.sent('create', DB)[0]?.body.alias).toBe(web);
    expect(step.lines.join('\n')).toContain(`This attempt used the alias "${db}".`);
    expect(step.summary).toContain(db ?? 'none');
  });

  test('A busy container does not get another', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', ({ container }, index) => (container === DB && index < 3 ? refused(409) : undefined));
    await new FakeJob(hoody).step({ operation: 'create', 'container-id': BOTH });
    const [web, db] = aliasesOf(hoody);
    expect(web).toBe(db);
  });

  test.each(['__owner_action_2', '__self', '__run'])(
    'The name %s that the runner gives a step is not in it',
    async (action) => {
      const { env } = process;
      process.env = {
        ...env,
        GITHUB_RUN_ID: '77',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_JOB: 'deploy',
        GITHUB_ACTION: action,
      };
      try {
        const hoody = new ScriptedHoody();
        const step = await new FakeJob(hoody).step(
          { operation: 'create' },
          { generateAlias: createAliasGenerator() },
        );
        expect(step.outputs['snapshot-alias']).toMatch(/^run-77-1-deploy-[0-9a-f]{10}$/);
      } finally {
        process.env = env;
      }
    },
  );
});
