import type { StepResult } from '../../tools/harness/runner.ts';
import { shownText } from '../helpers/html.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody({ maxSnapshots: 10 });

const NAME = 'snap-20250101-000000';
const OTHER_CONTAINER = 'f'.repeat(24);
const FORBIDDEN = { kind: 'status', status: 403 } as const;

/** The containers web and db, with two snapshots each. */
type Pair = readonly [web: LocalContainer, db: LocalContainer];

async function pair(): Promise<Pair> {
  const add = async () => {
    const container = await hoody.container();
    await container.seed({ name: NAME, alias: 'old', created_at: '2025-01-01T00:00:00.000Z' });
    await container.seed({ alias: 'newer', created_at: '2025-01-02T00:00:00.000Z' });
    return container;
  };
  return Promise.all([add(), add()]);
}

const containerIds = ([web, db]: Pair) => `web=${web.id}\ndb=${db.id}`;

function run(containers: Pair, inputs: Record<string, string>): Promise<StepResult> {
  return containers[0].step({ 'container-id': containerIds(containers), ...inputs });
}

/** What people read: the log without its list of requests, the annotations and the summary. */
function textOf({ log, annotations, summary }: StepResult): string {
  const lines = log.split('\n').filter((line) => !/^(GET|POST|PATCH|DELETE) \/api\/v1\//.test(line));
  return [...lines, ...annotations.map(({ message }) => message), shownText(summary)].join('\n');
}

function expectLabels(result: StepResult, containers: Pair): void {
  const text = textOf(result);
  for (const { id } of containers) expect(text).not.toContain(id);
  expect(parsed(result, 'results')).toEqual([
    expect.objectContaining({ container_id: containers[0].id, label: 'web' }),
    expect.objectContaining({ container_id: containers[1].id, label: 'db' }),
  ]);
}

type Inputs = Record<string, string>;

const CREATE: Inputs = { operation: 'create' };
const RESTORE: Inputs = { operation: 'restore', snapshot: 'old' };
const ALIAS: Inputs = { operation: 'alias', snapshot: 'old', alias: 'renamed' };
const DELETE: Inputs = { operation: 'delete', snapshot: 'old' };
const RULE: Inputs = { operation: 'delete', filter: '*', 'keep-last': '1' };
const REPLACE: Inputs = { operation: 'create', alias: 'old', 'if-exists': 'replace' };
const REUSE: Inputs = { operation: 'create', alias: 'old', 'if-exists': 'reuse' };
const DRY: Inputs = { 'dry-run': 'true' };

const SUCCESSES: [inputs: Inputs, shown: RegExp][] = [
  [CREATE, /Created snapshot \S+ of container web/],
  [{ ...CREATE, 'restore-on-failure': 'true' }, /Created snapshot \S+ of container web/],
  [{ ...CREATE, 'expiry-days': '7' }, /Created snapshot \S+ of container db, which expires at/],
  [REUSE, /Container web already has snapshot \S+ with the alias "old"/],
  [REPLACE, /Set the alias "old" on snapshot \S+ of container db/],
  [{ ...CREATE, 'keep-last': '1', filter: '*' }, /Deleted older snapshot \S+ of container web\./],
  [{ operation: 'list' }, / db: 2 snapshots.* · 2 of 10 used/],
  [{ operation: 'list', filter: 'x*' }, /0 of 2 snapshots of container web match x\*/],
  [RESTORE, /Restored container web from snapshot/],
  [
    { ...RESTORE, snapshot: NAME, 'backup-first': 'true' },
    / Container: web, db\s[\s\S]* To undo: backup-8123456789-1-/,
  ],
  [ALIAS, /Set the alias "renamed" on snapshot \S+ of container web/],
  [{ operation: 'alias', snapshot: 'old', 'remove-alias': 'true' }, /Removed the alias .* of container db/],
  [DELETE, /Deleted snapshot \S+ of container web\./],
  [{ ...DELETE, snapshot: 'old, newer' }, /Deleted snapshot \S+ of container db\./],
  [{ ...DELETE, snapshot: 'gone', 'ignore-missing': 'true' }, /Container web has no snapshot "gone"/],
  [RULE, /Container web: 2 snapshots, 2 matching \*/],
  [{ ...CREATE, ...DRY }, /would create a snapshot of container web/],
  [{ ...REUSE, ...DRY }, /would reuse snapshot \S+ of container db/],
  [{ ...REPLACE, ...DRY }, /would delete snapshot \S+ of container web/],
  [{ ...RESTORE, 'backup-first': 'true', ...DRY }, /would restore container db from snapshot/],
  [{ ...ALIAS, ...DRY }, /would set the alias "renamed" on snapshot \S+ of container web/],
  [{ ...RULE, ...DRY }, /would delete snapshot \S+ of container db/],
];

test.concurrent.each(SUCCESSES)(
  'A step with %j shows the labels in place of the ids',
  async (inputs, shown) => {
    const containers = await pair();
    const result = await run(containers, inputs);
    expect(result).toMatchObject({ exitCode: 0, annotations: [] });
    expectLabels(result, containers);
    expect(textOf(result)).toMatch(shown);
  },
);

/** Steps in which db fails. */
const FAILURES: [what: string, inputs: Inputs, shown: RegExp, breakDb: (db: LocalContainer) => void][] = [
  [
    'a create step that is undone',
    CREATE,
    /Deleted the new snapshot \S+ of container web, because `create` failed for db\./,
    (db) => db.fault('create', FORBIDDEN),
  ],
  [
    'a create step that exists already',
    { ...REUSE, 'if-exists': 'fail' },
    /Container db already has a snapshot with the alias "old"/,
    () => {},
  ],
  [
    'a create step without room',
    CREATE,
    /Could not create snapshot \S+ of container db: .*\n.*\nUsage: 10 snapshots, limit 10\n/,
    (db) => {
      const data = { container_id: db.id, current_count: 10, limit: 10 };
      const body = { statusCode: 400, message: 'Full', code: 'CONTAINER_SNAPSHOT_LIMIT', data };
      db.fault('create', { kind: 'status', status: 400, body });
    },
  ],
  [
    'a create step whose older snapshot stays',
    REPLACE,
    /Could not delete all older snapshots of container db/,
    (db) => db.fault('delete', FORBIDDEN),
  ],
  [
    'a list of another container',
    { operation: 'list' },
    /Could not list the snapshots of container db: .*\nReason: container_id is f{24}, which is another container/,
    (db) => {
      const data = { container_id: OTHER_CONTAINER, snapshots: [] };
      db.fault('list', { kind: 'response', body: { statusCode: 200, data } });
    },
  ],
  [
    'a list that gets no answer',
    { operation: 'list', 'timeout-seconds': '1' },
    /Could not list the snapshots of container db: no complete response arrived/,
    (db) => db.fault('list', { kind: 'hang' }),
  ],
  [
    'a list without time',
    { operation: 'list', 'timeout-seconds': '1' },
    /Could not list the snapshots of container db: (.|\n)* leaves no time/,
    (db) => db.fault('list', { kind: 'status', status: 409 }, Number.POSITIVE_INFINITY),
  ],
  [
    'a restore without a permission',
    RESTORE,
    /Could not restore container db from snapshot/,
    (db) => db.fault('restore', FORBIDDEN),
  ],
  [
    'a restore without its backup',
    { ...RESTORE, 'backup-first': 'true' },
    /Could not create snapshot "backup-\S+ of container db/,
    (db) => db.fault('create', FORBIDDEN),
  ],
  ['a restore of nothing', { ...RESTORE, snapshot: 'gone' }, /Container db has no snapshot "gone"/, () => {}],
  [
    'an alias without a permission',
    ALIAS,
    /Could not set alias "renamed" on snapshot \S+ of container db/,
    (db) => db.fault('alias', FORBIDDEN),
  ],
  [
    'a delete without a permission',
    DELETE,
    /Could not delete snapshot \S+ of container db/,
    (db) => db.fault('delete', FORBIDDEN),
  ],
  [
    'a delete by rule without a permission',
    RULE,
    /Could not delete snapshot \S+ of container db/,
    (db) => db.fault('delete', FORBIDDEN),
  ],
  [
    'a dry run without a permission',
    { ...RULE, ...DRY },
    /Could not list the snapshots of container db/,
    (db) => db.fault('list', FORBIDDEN),
  ],
];

test.concurrent.each(FAILURES)(
  'The errors and warnings of %s show the labels in place of the ids',
  async (_what, inputs, shown, breakDb) => {
    const containers = await pair();
    breakDb(containers[1]);
    const result = await run(containers, inputs);
    expect(result.annotations.length).toBeGreaterThan(0);
    expectLabels(result, containers);
    expect(textOf(result)).toMatch(shown);
  },
);

test.concurrent('A snapshot that an undone create step leaves is reported by the label', async () => {
  const containers = await pair();
  const [web, db] = containers;
  web.fault('delete', FORBIDDEN);
  db.fault('create', FORBIDDEN);
  const result = await run(containers, CREATE);
  expect(result.exitCode).toBe(1);
  expectLabels(result, containers);
  expect(textOf(result)).toMatch(/Could not undo the creation of snapshot \S+ of container web\./);
});

test.concurrent('A create step with a lost response and a busy container shows the labels', async () => {
  const containers = await pair();
  const [web, db] = containers;
  web.fault('create', { kind: 'reset', when: 'after' });
  db.fault('create', { kind: 'status', status: 409 });
  const result = await run(containers, { ...CREATE, alias: 'release' });
  expect(result.exitCode).toBe(0);
  expectLabels(result, containers);
  expect(textOf(result)).toMatch(/Could not create snapshot \S+ of container db yet: the container is busy/);
});

test.concurrent('Ids stay the keys of requests and outputs', async () => {
  const containers = await pair();
  const [web, db] = containers;
  const before = await web.tree();
  const created = await run(containers, CREATE);
  for (const { id } of containers)
    expect(created.log).toMatch(new RegExp(`^POST /api/v1/containers/${id}/`, 'm'));
  const map = parsed(created, 'snapshot-map') as Record<string, string>;
  expect(Object.keys(map)).toEqual([web.id, db.id]);
  expect(parsed(created, 'snapshots')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ container_id: web.id, name: map[web.id] }),
      expect.objectContaining({ container_id: db.id, name: map[db.id] }),
    ]),
  );
  await web.spoil();
  const restored = await run(containers, {
    operation: 'restore',
    snapshot: created.outputs['snapshot-map'] ?? '',
  });
  expect(restored.exitCode).toBe(0);
  expectLabels(restored, containers);
  expect(await web.tree()).toEqual(before);
});

test.concurrent('A container without a label is shown by its id, and its result has no label', async () => {
  const [web, other] = await pair();
  const result = await web.step({ operation: 'list', 'container-id': `web=${web.id},${other.id}` });
  const text = textOf(result);
  expect(text).toContain('Container web has');
  expect(text).toContain(`Container ${other.id} has`);
  expect(text).not.toContain(web.id);
  const [, unlabeled] = parsed(result, 'results') as object[];
  expect(unlabeled).not.toHaveProperty('label');
});

test.concurrent('A label can come from the environment', async () => {
  const [web] = await pair();
  const env = { HOODY_CONTAINER_ID: `web=${web.id}` };
  const result = await web.step({ operation: 'list', 'container-id': '' }, { env });
  expectSuccess(result);
  expect(textOf(result)).not.toContain(web.id);
  expect(result.outputs['snapshot']).toContain(web.id);
});

test.concurrent('A label with an unset variable is an error before any request', async () => {
  const containers = await pair();
  const [web, db] = containers;
  const message = expectFailure(await web.step({ ...CREATE, 'container-id': `web=${web.id}\ndb=` }));
  expect(message).toContain(
    '`container-id` has no id for the label "db". If the id comes from a variable, check',
  );
  expect([...web.requests, ...db.requests]).toEqual([]);
});

test.concurrent('A map that lacks a container is an error that shows its label', async () => {
  const containers = await pair();
  const [web, db] = containers;
  const snapshot = JSON.stringify({ [web.id]: NAME });
  const message = expectFailure(await run(containers, { operation: 'restore', snapshot }));
  expect(message).toContain('is a map without a snapshot for db.');
  expect(message).not.toContain(db.id);
});

test.concurrent('A token in a label is redacted', async () => {
  const [web] = await pair();
  const token = 'hdy_in_a_label';
  await hoody.emulator.addToken({ token });
  const result = await web.step({ operation: 'list', token, 'container-id': `${token}=${web.id}` });
  expectFailure(result);
  expect(JSON.stringify({ ...result, stdout: '', masks: [] })).not.toContain(token);
});
