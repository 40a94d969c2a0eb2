import type { Effect } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF, ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import {
  expectFailure,
  expectSentAgain,
  expectSuccess,
  expectUnknownEnd,
  UNSETTLED,
} from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const PAGE = '<html><body><h1>Bad gateway</h1></body></html>';

async function withSnapshot() {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot };
}

/** Whether the API may have acted. A create step then lists before it is sent again. */
type Meaning = 'did nothing' | 'may have acted';

/** The lists after a lost restore, which do not show that it is done. */
const CONFIRMATIONS = ['list', 'list', 'list', 'list'];

const TRANSIENT: [what: string, Meaning, Effect & { kind: 'status' }, logged: RegExp][] = [
  [
    '409',
    'did nothing',
    { kind: 'status', status: 409 },
    /the container is busy with .* \(Another snapshot operation is running/,
  ],
  ['408', 'may have acted', { kind: 'status', status: 408 }, /408 \(Request Timeout\)/],
  ['429', 'did nothing', { kind: 'status', status: 429 }, /429 \(Too many requests\)\. Retrying in/],
  [
    '429 that says how many seconds to wait',
    'did nothing',
    { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
    /429 \(Too many requests\)\. Retrying in 1\.0 s/,
  ],
  [
    '429 that says until when to wait',
    'did nothing',
    {
      kind: 'status',
      status: 429,
      headers: { date: 'Wed, 15 Jan 2025 10:30:00 GMT', 'retry-after': 'Wed, 15 Jan 2025 10:30:01 GMT' },
    },
    /429 \(Too many requests\)\. Retrying in 1\.0 s/,
  ],
  ['500', 'may have acted', { kind: 'status', status: 500 }, /500 \(An unexpected error occurred\)/],
  [
    '502 with a page',
    'may have acted',
    { kind: 'status', status: 502, body: PAGE },
    /502 \(Bad Gateway, text\/html instead of an API message\)/,
  ],
  [
    '503 that says how many seconds to wait',
    'did nothing',
    { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
    /503 \(The snapshots of this container cannot be read now\)\. Retrying in 1/,
  ],
  [
    '503 with a page',
    'may have acted',
    { kind: 'status', status: 503, body: PAGE },
    /503 \(Service Unavailable, text\/html instead of an API message\)/,
  ],
  [
    '503 that is not in the form of the API',
    'may have acted',
    { kind: 'status', status: 503, body: { message: 'Service Unavailable' } },
    /503 \(Service Unavailable\)/,
  ],
  [
    '504 with a page',
    'may have acted',
    { kind: 'status', status: 504, body: PAGE },
    /504 \(Gateway Timeout, text\/html instead of an API message\)/,
  ],
];

for (const operation of EVERY_OPERATION) {
  const inputs = INPUTS_OF[operation];

  test.concurrent.each(TRANSIENT)(
    `The operation ${operation} succeeds after a %s, which means that the API %s`,
    async (_what, meaning, effect, logged) => {
      const { container, snapshot } = await withSnapshot();
      container.fault(operation, effect);
      const result = await container.step(inputs(snapshot.name));
      if (operation === 'restore' && meaning === 'may have acted') {
        expectSentAgain(result);
        expect(container.operations).toEqual(['restore', ...CONFIRMATIONS, 'restore']);
      } else if (operation === 'create' && meaning === 'may have acted') {
        expectSuccess(result, UNSETTLED);
        expect(container.operations).toEqual(['create', 'list', 'create']);
      } else {
        expectSuccess(result);
        expect(container.operations).toEqual([operation, operation]);
      }
      expect(result.log).toMatch(logged);
      expect(result.outputs['changed']).toBe(String(operation !== 'list'));
      const count = { create: 2, list: 1, restore: 1, alias: 1, delete: 0 }[operation];
      expect(await container.snapshots()).toHaveLength(count);
    },
  );

  test.concurrent.each([
    [409, 'The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time'],
    [500, 'The API has a problem. Rerun the job later, or increase `timeout-seconds`.'],
  ])(
    `The operation ${operation} fails with the last message after nothing but %d`,
    async (status, advice) => {
      const { container, snapshot } = await withSnapshot();
      await container.spoil();
      const before = [await container.tree(), await container.snapshots()];
      const mayHaveActed = status === 500 && operation !== 'list';
      const confirms = mayHaveActed && operation === 'restore';
      // The requested wait, and what shows whether a restore is done, leave time for exactly two attempts.
      const effect: Effect = { kind: 'status', status, headers: { 'retry-after': '2' } };
      for (const failing of new Set([operation, ...(confirms ? [] : ['list' as const])]))
        container.fault(failing, effect, 2);
      const limit = confirms ? 14 : 4;
      const result = await container.step({ ...inputs(snapshot.name), 'timeout-seconds': String(limit) });
      const message = mayHaveActed ? expectUnknownEnd(result) : expectFailure(result);
      expect(message).toContain(`the API responded with ${status}.\nAPI message: `);
      expect(message).toContain(
        `Gave up after 2 attempts: the time limit of ${limit} s (\`timeout-seconds\`) leaves no time for another.`,
      );
      expect(message).toContain(advice);
      if (mayHaveActed && operation === 'create') expect(container.operations).toEqual(['create', 'list']);
      else if (confirms) expect(container.operations).toEqual(['restore', ...CONFIRMATIONS, 'restore']);
      else expect(container.operations).toEqual([operation, operation]);
      expect([await container.tree(), await container.snapshots()]).toEqual(before);
    },
  );
}

for (const operation of ON_A_SNAPSHOT) {
  test.concurrent(`The list of ${operation} is sent again after a failure`, async () => {
    const { container } = await withSnapshot();
    container.fault('list', { kind: 'reset', when: 'before' });
    container.fault('list', { kind: 'status', status: 502, body: PAGE });
    expectSuccess(await container.step(INPUTS_OF[operation]('latest')));
    expect(container.operations).toEqual(['list', 'list', 'list', operation]);
  });
}

test.concurrent.each(['soon', '-1', '1.5', '1e3', ''])(
  'An invalid Retry-After is ignored: "%s"',
  async (value) => {
    const { container } = await withSnapshot();
    container.fault('list', { kind: 'status', status: 429, headers: { 'retry-after': value } });
    const result = await container.step({ operation: 'list' });
    expectSuccess(result);
    expect(container.operations).toEqual(['list', 'list']);
    expect(result.log).toMatch(/429 \(Too many requests\)\. Retrying in 0\.\d s/);
  },
);

test.concurrent.each(['create', 'restore'] as const)(
  'The operation %s does not begin a wait beyond its time',
  async (operation) => {
    const { container, snapshot } = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 429, headers: { 'retry-after': '3600' } });
    const result = await container.step({ ...INPUTS_OF[operation](snapshot.name), 'timeout-seconds': '600' });
    const message = expectFailure(result);
    expect(container.operations).toEqual([operation]);
    expect(message).toContain('The response says to retry after 3600 s.');
    expect(message).toContain('the time limit of 600 s (`timeout-seconds`) leaves no time for another.');
  },
);
