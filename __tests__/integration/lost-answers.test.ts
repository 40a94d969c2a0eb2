import type { Effect } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { closedPort, startRelay } from '../helpers/relay.ts';
import { expectFailure, expectSentAgain, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

async function spoiltWithSnapshot() {
  const container = await hoody.container();
  const before = await container.tree();
  const snapshot = await container.seed({ alias: 'old', created_at: '2025-01-15T10:30:00.000Z' });
  await container.spoil();
  return { container, before, snapshot };
}

const BEFORE: [what: string, effect: Effect] = [
  'a reset before the API acted',
  { kind: 'reset', when: 'before' },
];
const AFTER: [what: string, effect: Effect][] = [
  ['a reset after the API acted', { kind: 'reset', when: 'after' }],
  ['a body that was cut short', { kind: 'cut' }],
  ['a 500 after the API acted', { kind: 'status', status: 500, acts: true }],
  ['the page of a 502 after the API acted', { kind: 'status', status: 502, body: '<html>', acts: true }],
];

const LOGGED =
  /: (no complete response arrived|the API responded with 500|a gateway responded with 502) \(.+\)\. Retrying in/;

for (const operation of ['list', 'alias', 'delete'] as const) {
  test.concurrent.each([BEFORE, ...AFTER])(
    `The operation ${operation} is sent again after %s`,
    async (_what, effect) => {
      const { container, snapshot } = await spoiltWithSnapshot();
      container.fault(operation, effect);
      const result = await container.step(INPUTS_OF[operation](snapshot.name));
      expectSuccess(result);
      expect(container.operations).toEqual([operation, operation]);
      expect(result.log).toMatch(LOGGED);
      expect(result.outputs).toMatchObject({
        'snapshot-name': snapshot.name,
        count: '1',
        changed: String(operation !== 'list'),
      });
      const [left] = await container.snapshots();
      expect(left?.alias).toBe({ list: 'old', alias: 'renamed', delete: undefined }[operation]);
    },
  );
}

test.concurrent.each(AFTER)(
  'A restore is not sent again if the list shows that it is done after %s',
  async (_what, effect) => {
    const { container, before, snapshot } = await spoiltWithSnapshot();
    container.fault('restore', effect);
    const result = await container.step({ operation: 'restore', snapshot: snapshot.name });
    expectSuccess(result);
    expect(container.operations).toEqual(['restore', 'list']);
    expect(result.log).toMatch(LOGGED);
    expect(result.log).toContain(
      `The API restored container ${container.id} from snapshot ${snapshot.name}, although no complete response arrived.`,
    );
    expect(result.outputs).toMatchObject({ 'snapshot-name': snapshot.name, count: '1', changed: 'true' });
    expect(await container.tree()).toEqual(before);
  },
);

test.concurrent.each(['snap-20250115-103000', 'old'])(
  'A restore of %s that no list shows is sent again, and a warning says so',
  async (selector) => {
    const { container, before, snapshot } = await spoiltWithSnapshot();
    container.fault('restore', BEFORE[1]);
    const result = await container.step({ operation: 'restore', snapshot: selector });
    expectSentAgain(result);
    const chosen = selector === 'old' ? ['list'] : [];
    expect(container.operations).toEqual([...chosen, 'restore', 'list', 'list', 'list', 'list', 'restore']);
    expect(result.outputs).toMatchObject({ 'snapshot-name': snapshot.name, count: '1', changed: 'true' });
    expect(await container.tree()).toEqual(before);
  },
);

test.concurrent('A delete counts a 404 after a lost response as deleted, even by alias', async () => {
  const { container, snapshot } = await spoiltWithSnapshot();
  container.fault('delete', { kind: 'reset', when: 'after' });
  const result = await container.step({ operation: 'delete', snapshot: 'old' });
  expectSuccess(result);
  expect(container.requests.map(({ status }) => status)).toEqual([200, undefined, 404]);
  expect(result.outputs).toMatchObject({ 'snapshot-name': snapshot.name, changed: 'true' });
  expect(await container.snapshots()).toEqual([]);
});

test.concurrent('A delete counts a 404 as deleted even after a 409 in between', async () => {
  const { container, snapshot } = await spoiltWithSnapshot();
  container.fault('delete', { kind: 'cut' });
  container.fault('delete', { kind: 'status', status: 409 });
  expectSuccess(await container.step({ operation: 'delete', snapshot: snapshot.name }));
  expect(container.operations).toEqual(['delete', 'delete', 'delete']);
});

test.concurrent.each([409, 429, 503])(
  'A delete fails on a 404 after a %d, which means that nothing was done',
  async (status) => {
    const { container, snapshot } = await spoiltWithSnapshot();
    container.fault('delete', { kind: 'status', status });
    const result = await container.step({ operation: 'delete', snapshot: 'snap-20240101-000000' });
    expect(expectFailure(result)).toContain('has no snapshot "snap-20240101-000000"');
    expect(container.operations).toEqual(['delete', 'delete', 'list']);
    expect(await container.snapshots()).toEqual([snapshot]);
  },
);

for (const operation of ['alias', 'delete'] as const) {
  test.concurrent(`The operation ${operation} by alias does not list again after a lost response`, async () => {
    const { container } = await spoiltWithSnapshot();
    container.fault(operation, { kind: 'reset', when: 'before' });
    expectSuccess(await container.step(INPUTS_OF[operation]('old')));
    expect(container.operations).toEqual(['list', operation, operation]);
  });
}

for (const operation of EVERY_OPERATION) {
  test.concurrent(`The operation ${operation} without a connection fails with an error that says so`, async () => {
    const { container, snapshot } = await spoiltWithSnapshot();
    const before = await container.snapshots();
    const result = await container.step({
      ...INPUTS_OF[operation](snapshot.name),
      'api-url': `http://127.0.0.1:${await closedPort()}`,
      'timeout-seconds': '2',
    });
    expect(expectFailure(result)).toContain(
      'the time limit of 2 s (`timeout-seconds`) leaves no time for another.',
    );
    expect(result.log).toContain(': the connection failed (ECONNREFUSED). Retrying in');
    expect(await container.snapshots()).toEqual(before);
  });

  test.concurrent(`The operation ${operation} uses a late connection once`, async () => {
    const { container, snapshot } = await spoiltWithSnapshot();
    const port = await closedPort();
    const listening: Promise<{ close(): Promise<void> }>[] = [];
    const result = await container.step(
      { ...INPUTS_OF[operation](snapshot.name), 'api-url': `http://127.0.0.1:${port}` },
      {
        onOutput: (text) => {
          if (listening.length === 0 && text.includes('the connection failed')) {
            listening.push(startRelay(hoody.url, port));
          }
        },
      },
    );
    for (const relay of listening) await (await relay).close();
    expectSuccess(result);
    expect(container.operations).toEqual([operation]);
  });
}

test.concurrent('An unknown host counts as no connection', async () => {
  const { container } = await spoiltWithSnapshot();
  const result = await container.step({
    operation: 'list',
    'api-url': 'https://nowhere.invalid',
    'timeout-seconds': '2',
  });
  expectFailure(result);
  expect(result.log).toMatch(/the connection failed \((ENOTFOUND|EAI_AGAIN)\)\. Retrying in/);
});
