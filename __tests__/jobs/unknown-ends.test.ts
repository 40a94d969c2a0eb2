import { FakeJob } from '../helpers/fakes/job.ts';
import {
  DB,
  gaveUp,
  lost,
  refused,
  ScriptedHoody,
  START,
  type Twist,
  WEB,
} from '../helpers/fakes/scripted-hoody.ts';

const OLD = 'snap-20250101-000000';
const HOUR_MS = 3_600_000;

const withOld = (world: ConstructorParameters<typeof ScriptedHoody>[0] = {}) =>
  new ScriptedHoody({ marksUse: false, ...world })
    .put(WEB, { name: OLD, alias: 'stable', createdAt: START - 48 * HOUR_MS })
    .put(DB, { name: OLD, alias: 'stable', createdAt: START - 48 * HOUR_MS })
    .settleLists();

const REDIRECT: Twist = {
  acts: false,
  answer: { status: 307, body: '', headers: { location: 'https://elsewhere.test/' } },
};

/** What comes after a request that was done and whose response was lost. */
const THEN: [name: string, next: Twist][] = [
  ['401', refused(401)],
  ['403', refused(403)],
  ['404', refused(404)],
  ['409', refused(409)],
  ['a redirect', REDIRECT],
  ['silence', { acts: false, answer: 'silence' }],
];

const OPERATIONS: [kind: 'restore' | 'alias' | 'delete', inputs: Record<string, string>][] = [
  ['restore', { operation: 'restore', snapshot: OLD }],
  ['alias', { operation: 'alias', snapshot: OLD, alias: 'good' }],
  ['delete', { operation: 'delete', snapshot: OLD }],
];

const CASES = OPERATIONS.flatMap(([kind, inputs]) =>
  THEN.map(([then, next]) => ({ kind, inputs, then, next })),
)
  // A delete that finds nothing after a lost one was done.
  .filter(({ kind, then }) => kind !== 'delete' || then !== '404');

test.each(CASES)(
  'A lost $kind request that was done, and then $then, may have happened',
  async ({ kind, inputs, next }) => {
    const hoody = withOld();
    hoody.on(kind, (_, index) => (index === 0 ? gaveUp(100) : next));
    const job = new FakeJob(hoody);
    const step = await job.step({ ...inputs, 'timeout-seconds': '60' });
    expect(hoody.done(kind)).toHaveLength(1);
    expect(step.succeeded).toBe(false);
    const [error = ''] = step.errors;
    expect(error).toContain('may have happened');
    expect(error).not.toMatch(/could not (restore|delete|set)/i);
    expect(error).toContain('To find out');
    expect(step.outputs['changed']).toBe('true');
    expect(step.results).toEqual([expect.objectContaining({ ok: false, changed: true })]);
    expect(step.summary).toContain('may have happened');
  },
);

test.each(CASES.filter(({ then }) => then !== 'silence'))(
  'A refused $kind request, and then $then, did not happen',
  async ({ kind, inputs, next }) => {
    const hoody = withOld();
    hoody.on(kind, (_, index) => (index === 0 ? refused(429) : next));
    const job = new FakeJob(hoody);
    const step = await job.step({ ...inputs, 'timeout-seconds': '20' });
    expect(step.errors.join()).not.toContain('may have happened');
    expect(step.outputs['changed']).toBe('false');
  },
);

test.each(OPERATIONS)(
  'A cancel during a request of the kind %s says how to find out',
  async (kind, inputs) => {
    const hoody = withOld({ restoreMs: 10_000 });
    hoody.on(kind, () => ({ answer: 'silence' }));
    const job = new FakeJob(hoody);
    const step = await job.step(inputs, { cancelMs: 2_000 });
    await hoody.pass(20_000);
    expect(hoody.done(kind)).toHaveLength(1);
    expect(step.errors.join()).toContain('may have happened');
    expect(step.errors.join()).toContain('To find out');
    expect(step.outputs['changed']).toBe('true');
  },
);

test('A delete that finds nothing after a lost one is done', async () => {
  const hoody = withOld().on('delete', (_, index) => (index === 0 ? gaveUp(100) : undefined));
  const step = await new FakeJob(hoody).step({ operation: 'delete', snapshot: OLD });
  expect(step.errors).toEqual([]);
  expect(step.outputs['changed']).toBe('true');
});

test('A restore with an unknown end does not hide that of another container', async () => {
  const hoody = withOld();
  hoody.on('restore', ({ container }, index) =>
    container === DB ? (index === 0 ? gaveUp(100) : refused(401)) : undefined,
  );
  const step = await new FakeJob(hoody).step({
    operation: 'restore',
    snapshot: OLD,
    'container-id': `web=${WEB}, db=${DB}`,
  });
  expect(step.results.map(({ ok, changed }) => [ok, changed])).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(step.errors).toHaveLength(1);
  expect(step.errors[0]).toContain('The restore of container db');
});

test.each(THEN)('A rollback that was done and lost, and then %s, is not called failed', async (_, next) => {
  const hoody = new ScriptedHoody({ marksUse: false });
  hoody.on('restore', (__, index) => (index === 0 ? gaveUp(5_000, { workMs: 8_000 }) : next));
  const job = new FakeJob(hoody);
  const step = await job.step({ operation: 'create', 'restore-on-failure': 'true', 'timeout-seconds': '60' });
  hoody.deploy(WEB);
  await job.end('failure');
  const [error = ''] = step.post?.errors ?? [];
  expect(hoody.content()).toBe('old release');
  expect(error).toContain('may have happened');
  expect(error).toContain('curl');
  expect(step.post?.summary).toContain('may have happened');
  expect(step.post?.summary).toContain('it is unknown whether the container was rolled back');
  expect(step.post?.summary).not.toContain('was not rolled back');
  expect(step.post?.summary).not.toContain('Still broken');
});

test('A rollback of four containers that were all lost says of none that it was not rolled back', async () => {
  const ids = ['1', '2', '3', '4'].map((digit) => WEB.slice(0, -1) + digit);
  const hoody = new ScriptedHoody({ marksUse: false }, ids);
  hoody.on('restore', (_, index) => (index === 0 ? lost(5_000) : refused(401)));
  const job = new FakeJob(hoody);
  const step = await job.step({
    operation: 'create',
    'restore-on-failure': 'true',
    'container-id': ids.join(),
  });
  for (const id of ids) hoody.deploy(id);
  await job.end('failure');
  expect(ids.map((id) => hoody.content(id))).toEqual(ids.map(() => 'old release'));
  expect(step.post?.errors).toHaveLength(4);
  expect(step.post?.errors.join()).not.toMatch(/could not roll/i);
  expect(step.post?.summary).not.toMatch(/was not rolled back|no container was rolled back/);
});

test.each(THEN.filter(([then]) => then !== '404'))(
  'A cleanup that was done and lost, and then %s, says that the snapshot may remain',
  async (_, next) => {
    const hoody = new ScriptedHoody();
    hoody.on('delete', (__, index) => (index === 0 ? gaveUp(100) : next));
    const job = new FakeJob(hoody);
    const step = await job.step({
      operation: 'create',
      'delete-on-success': 'true',
      'timeout-seconds': '30',
    });
    await job.end('success');
    expect(hoody.names()).toEqual([]);
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.warnings.join()).toContain('may remain');
    expect(step.post?.warnings.join()).not.toContain('remains');
    expect(step.post?.summary).not.toMatch(/\bremains?\b(?<!may remain)/);
  },
);

describe('A gateway that gives up after 5 s', () => {
  const impatient = (hoody: ScriptedHoody) => hoody.on('restore', () => gaveUp(5_000));

  test.each([0, 1_000])(
    'A restore of 25 s is sent once where lists of age %i ms show its use',
    async (lagMs) => {
      const hoody = impatient(withOld({ restoreMs: 25_000, marksUse: true, lagMs }));
      hoody.on('restore', (_, index) => (index === 0 ? gaveUp(5_000) : undefined));
      const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
      expect(step.errors).toEqual([]);
      await hoody.pass(60_000);
      expect(hoody.done('restore')).toHaveLength(1);
      expect(step.warnings).toEqual([]);
    },
  );

  test('A restore of 25 s is done at most twice in that time where no list shows its use', async () => {
    const hoody = impatient(withOld({ restoreMs: 25_000 }));
    const step = await new FakeJob(hoody).step({
      operation: 'restore',
      snapshot: OLD,
      'timeout-seconds': '60',
    });
    await hoody.pass(60_000);
    expect(hoody.done('restore').length).toBeLessThanOrEqual(2);
    expect(step.errors.join()).toContain('may have happened');
  });

  test('A restore that is sent again is reported', async () => {
    const hoody = withOld({ restoreMs: 8_000 });
    hoody.on('restore', (_, index) => (index === 0 ? gaveUp(5_000) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    expect(step.errors).toEqual([]);
    expect(hoody.done('restore')).toHaveLength(2);
    expect(step.warnings.join()).toContain('twice');
  });

  test('A rollback that is sent again is reported', async () => {
    const hoody = new ScriptedHoody({ restoreMs: 8_000, marksUse: false });
    hoody.on('restore', (_, index) => (index === 0 ? gaveUp(5_000) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'restore-on-failure': 'true' });
    await job.end('failure');
    expect(step.post?.errors).toEqual([]);
    expect(hoody.done('restore')).toHaveLength(2);
    expect(step.post?.warnings.join()).toContain('twice');
  });

  test('A restore that did not arrive is sent again after the looks', async () => {
    const hoody = withOld();
    hoody.on('restore', (_, index) => (index === 0 ? lost(100, { acts: false }) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    expect(step.errors).toEqual([]);
    expect(hoody.done('restore')).toHaveLength(1);
    expect(hoody.kinds()).toEqual(['restore', 'list', 'list', 'list', 'list', 'restore']);
  });

  test('A use of an hour ago does not confirm a restore', async () => {
    const hoody = new ScriptedHoody({ marksUse: false });
    hoody
      .put(WEB, { name: OLD, alias: 'stable', lastUsedAt: START - HOUR_MS, content: 'stable release' })
      .settleLists();
    hoody.on('restore', (_, index) => (index === 0 ? lost(100, { acts: false }) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: 'stable' });
    expect(step.errors).toEqual([]);
    expect(hoody.content()).toBe('stable release');
  });

  test('A use of 20 s ago that an earlier list showed does not confirm a restore', async () => {
    const hoody = new ScriptedHoody({ marksUse: false });
    hoody
      .put(WEB, { name: OLD, alias: 'stable', lastUsedAt: START - 20_000, content: 'stable release' })
      .settleLists();
    hoody.on('restore', (_, index) => (index === 0 ? lost(100, { acts: false }) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: 'stable' });
    expect(step.errors).toEqual([]);
    expect(hoody.content()).toBe('stable release');
  });

  test('A rollback of 25 s behind such a gateway is done once', async () => {
    const hoody = new ScriptedHoody({ restoreMs: 25_000 });
    hoody.on('restore', (_, index) => (index === 0 ? gaveUp(5_000) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'restore-on-failure': 'true' });
    hoody.deploy(WEB);
    await job.end('failure');
    await hoody.pass(60_000);
    expect(step.post?.errors).toEqual([]);
    expect(hoody.done('restore')).toHaveLength(1);
    expect(hoody.content()).toBe('old release');
  });
});
