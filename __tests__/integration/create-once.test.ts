import type { Effect } from '../../emulator/server.ts';
import type { StepResult } from '../../tools/harness/runner.ts';
import { type LocalContainer, type LocalHoody, useLocalHoody } from '../helpers/local-hoody.ts';
import { startRelay } from '../helpers/relay.ts';
import { aMinuteLater } from '../helpers/unsettled.ts';
import { until } from '../helpers/until.ts';
import {
  expectFailure,
  expectSuccess,
  expectUnknownEnd,
  NO_STATE,
  parsed,
  UNSETTLED,
} from '../helpers/verdicts.ts';

const adding = useLocalHoody();
const replacing = useLocalHoody({ aliasReuse: 'replace' });
const slow = useLocalHoody({ operationMs: { create: 4_000 } });

const PAGE = '<html><body>Bad gateway</body></html>';
const ACTED: [what: string, effect: Effect][] = [
  ['reset after', { kind: 'reset', when: 'after' }],
  ['cut', { kind: 'cut' }],
  ['a 500 after', { kind: 'status', status: 500, acts: true }],
  ['the page of a 503 after', { kind: 'status', status: 503, body: PAGE, acts: true }],
];
const DID_NOT_ACT: [what: string, effect: Effect][] = [
  ['reset before', { kind: 'reset', when: 'before' }],
  ['the page of a 502 before', { kind: 'status', status: 502, body: PAGE }],
];

/** The inputs of the create step, and how many older snapshots have the alias. */
const CASES: [what: string, api: LocalHoody, inputs: Record<string, string>, older: number][] = [
  ['a generated alias', adding, {}, 0],
  ['a given alias', adding, { alias: 'before-deploy' }, 0],
  ['a given alias that is not its own name', adding, { alias: 'before deploy' }, 0],
  ['a given alias that older snapshots have', adding, { alias: 'before deploy' }, 2],
  ['a given alias that moves to the new snapshot', replacing, { alias: 'before deploy' }, 1],
];

async function withOlder(api: LocalHoody, older: number): Promise<LocalContainer> {
  const container = await api.container();
  await container.seed({ alias: 'another', created_at: new Date().toISOString() });
  for (let index = 0; index < older; index++) {
    const created_at = new Date(Date.now() - 10_000 * (index + 1)).toISOString();
    await container.seed({ alias: 'before deploy', created_at });
  }
  return container;
}

/** There is one new snapshot, and the outputs describe it. */
async function expectOneNew(
  container: LocalContainer,
  before: readonly { name: string }[],
  result: StepResult,
  state: StepResult['state'] = NO_STATE,
): Promise<void> {
  expectSuccess(result, state);
  const known = new Set(before.map(({ name }) => name));
  const made = (await container.snapshots()).filter(({ name }) => !known.has(name));
  expect(made).toHaveLength(1);
  expect(parsed(result, 'snapshot')).toEqual({ ...made[0], container_id: container.id });
  expect(parsed(result, 'snapshot-map')).toEqual({ [container.id]: made[0]?.name });
  expect(result.outputs).toMatchObject({
    'snapshot-name': made[0]?.name,
    'snapshot-alias': made[0]?.alias,
    count: '1',
    changed: 'true',
  });
}

for (const [what, api, inputs, older] of CASES) {
  /** Another alias can have the name that derives from this one. */
  const looks = inputs['alias'] === 'before deploy' ? ['list'] : [];
  /** What has an alias of the workflow can be another job's, and then the lost attempt can still make its own. */
  const isCertain = inputs['alias'] === undefined;
  const found = isCertain ? NO_STATE : UNSETTLED;

  test.concurrent.each(ACTED)(
    `A create step with ${what} and a lost response (%s the API acted) uses the snapshot in the list`,
    async (_what, effect) => {
      const container = await withOlder(api, older);
      const before = await container.snapshots();
      container.fault('create', effect);
      const result = await container.step({ operation: 'create', ...inputs });
      await expectOneNew(container, before, result, found);
      expect(container.operations).toEqual([...looks, 'create', 'list']);
      const name = result.outputs['snapshot-name'];
      expect(result.log).toContain(
        isCertain
          ? `The API created snapshot ${name}, although no complete response arrived.`
          : `Snapshot ${name} with the alias appeared after an attempt whose response was lost.`,
      );
    },
  );

  test.concurrent.each(DID_NOT_ACT)(
    `A create step with ${what} and a lost response (%s the API acted) is sent again`,
    async (_what, effect) => {
      const container = await withOlder(api, older);
      const before = await container.snapshots();
      container.fault('create', effect);
      const result = await container.step({ operation: 'create', ...inputs });
      await expectOneNew(container, before, result, UNSETTLED);
      expect(container.operations).toEqual([...looks, 'create', 'list', 'create']);
    },
  );

  test.concurrent(`A create step with ${what} repeats a failed list before the next create step`, async () => {
    const container = await withOlder(api, older);
    const before = await container.snapshots();
    container.fault('create', { kind: 'reset', when: 'after' });
    const fail = looks.length === 0 ? [] : [{ kind: 'delay', ms: 0 } as const];
    for (const effect of [
      ...fail,
      { kind: 'reset', when: 'before' } as const,
      { kind: 'status', status: 503 } as const,
    ])
      container.fault('list', effect);
    const result = await container.step({ operation: 'create', ...inputs });
    await expectOneNew(container, before, result, found);
    expect(container.operations).toEqual([...looks, 'create', 'list', 'list', 'list']);
  });

  test.concurrent(`A create step with ${what} and a 409 or a 429 needs no list before the next create step`, async () => {
    const container = await withOlder(api, older);
    const before = await container.snapshots();
    container.fault('create', { kind: 'status', status: 409 });
    container.fault('create', { kind: 'status', status: 429 });
    const result = await container.step({ operation: 'create', ...inputs });
    await expectOneNew(container, before, result);
    expect(container.operations).toEqual([...looks, 'create', 'create', 'create']);
  });
}

test.concurrent.each([
  ['a generated alias', {}, NO_STATE],
  ['a given alias', { alias: 'before-deploy' }, UNSETTLED],
])(
  'A lost create request that is still running ends in one snapshot, with %s',
  async (_what, inputs, state) => {
    const container = await withOlder(slow, 1);
    const before = await container.snapshots();
    const relay = await startRelay(slow.url);
    const running = container.step({ operation: 'create', ...inputs, 'api-url': relay.url });
    await until(() => container.requests.some(({ body }) => body !== ''));
    relay.cut();
    const result = await running;
    await relay.close();
    await expectOneNew(container, before, result, state);
    expect(container.operations.slice(0, 3)).toEqual(['create', 'list', 'create']);
    expect(container.requests.map(({ status }) => status)).toContain(409);
    expect(container.operations.at(-1)).toBe('list');
  },
);

test.concurrent('The post step deletes a lost create request that appears too late in the list if its alias was generated', async () => {
  const container = await withOlder(adding, 0);
  const before = await container.snapshots();
  container.fault('create', { kind: 'reset', when: 'after' });
  container.fault('list', { kind: 'response', body: { data: { snapshots: before } } });
  const result = await container.step({ operation: 'create' });
  expectSuccess(result, UNSETTLED);
  expect(result.log).toMatch(
    /may get another snapshot with the alias "run-\S+"\. The post step deletes it\.$/m,
  );
  const post = await container.step({}, { postOf: result });
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  expect(post.log).toContain('created by an attempt of this step whose response was lost.');
  await expectOneNew(container, before, result, UNSETTLED);
  expect(container.operations).toEqual(['create', 'list', 'create', 'list', 'delete']);
});

test.concurrent('A lost create request is reported if its result stays unknown', async () => {
  const container = await withOlder(adding, 0);
  container.fault('create', { kind: 'reset', when: 'after' });
  container.fault('list', { kind: 'status', status: 403 });
  const result = await container.step({ operation: 'create', alias: 'before-deploy' });
  const message = expectUnknownEnd(result);
  expect(container.operations).toEqual(['create', 'list']);
  expect(message).toContain('403.\nAPI message: You do not have permission to access this container\n');
  expect(message).toContain(
    'Use a token that has the permission `containers.features.snapshots` for this container.',
  );
  expect(message).toContain(
    'The snapshot may exist anyway. Look for the alias "before-deploy" with the operation `list`.',
  );
  const [made] = await container.snapshots();
  const post = await container.step({}, { postOf: aMinuteLater(result), jobStatus: 'failure' });
  expect(post.exitCode).toBe(0);
  expect(post.annotations.map(({ message: text }) => text)).toEqual([
    expect.stringContaining(
      `Container ${container.id} has a snapshot that this step may have created: ${made?.name}.`,
    ),
  ]);
  expect(await container.snapshots()).toHaveLength(2);
});

test.concurrent('A lost create request is reported if the time runs out', async () => {
  const container = await withOlder(adding, 0);
  container.fault('create', { kind: 'reset', when: 'after' });
  container.fault('list', { kind: 'status', status: 500 }, Number.POSITIVE_INFINITY);
  const result = await container.step({
    operation: 'create',
    alias: 'before-deploy',
    'timeout-seconds': '2',
  });
  const message = expectUnknownEnd(result);
  expect(message).toContain('the time limit of 2 s (`timeout-seconds`) leaves no time for another.');
  expect(message).toContain('The snapshot may exist anyway');
  // On a slow machine, no time is left for a list.
  expect(container.operations.filter((operation) => operation !== 'list')).toEqual(['create']);
});

test.concurrent('A create step on which the API did nothing is not reported as lost', async () => {
  const container = await withOlder(adding, 0);
  container.fault('create', { kind: 'status', status: 409, headers: { 'retry-after': '2' } }, 2);
  const result = await container.step({ operation: 'create', 'timeout-seconds': '3' });
  expect(expectFailure(result)).not.toContain('exist anyway');
});
