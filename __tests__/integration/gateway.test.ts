import type { Effect } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectRollback, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const NAME = 'snap-20250115-103000';
const TOMORROW = { date: new Date(Date.now() + 86_400_000).toUTCString() };

/** What a gateway responds while the API restarts. */
const PAGES: [what: string, page: Effect & { kind: 'status' }, message: string][] = [
  [
    'the page of a 404',
    { kind: 'status', status: 404, body: '<html>', headers: TOMORROW },
    'Not Found, text/html',
  ],
  [
    'a 404 in another form',
    { kind: 'status', status: 404, body: { status: 404, error: 'no Route matched' }, headers: TOMORROW },
    'no Route matched',
  ],
  ['the page of a 403', { kind: 'status', status: 403, body: '<html>' }, 'Forbidden, text/html'],
];

async function withSnapshot() {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot };
}

for (const operation of EVERY_OPERATION) {
  test.concurrent.each(PAGES)(`The operation ${operation} outlives %s`, async (_what, page, logged) => {
    const { container } = await withSnapshot();
    container.fault(operation, page);
    const result = await container.step(INPUTS_OF[operation](NAME));
    // A create step looks whether it is done before it is sent again.
    expect(container.operations).toEqual(
      operation === 'create' ? ['create', 'list', 'create'] : [operation, operation],
    );
    expectSuccess(result);
    expect(result.log).toContain(`: a gateway responded with ${page.status} (${logged}`);
    const count = { create: 2, list: 1, restore: 1, alias: 1, delete: 0 }[operation];
    expect(await container.snapshots()).toHaveLength(count);
  });

  test.concurrent(`The operation ${operation} fails after nothing but the page of a 404, which says nothing of the snapshot`, async () => {
    const { container, snapshot } = await withSnapshot();
    for (const each of new Set([operation, 'list'] as const))
      container.fault(each, { kind: 'status', status: 404, body: '<html>' }, Number.POSITIVE_INFINITY);
    const result = await container.step({ ...INPUTS_OF[operation](NAME), 'timeout-seconds': '3' });
    const message = expectFailure(result);
    expect(message).toContain(
      'a gateway responded with 404.\nMessage: Not Found, text/html instead of an API message\n',
    );
    expect(message).toContain('A gateway or another server responded, not the API. Check `api-url`');
    expect(message).not.toMatch(/may have happened|may exist anyway|has no snapshot/);
    container.clearFaults();
    expect(await container.snapshots()).toEqual([snapshot]);
  });
}

test.concurrent('A snapshot is not deleted because a gateway does not find it', async () => {
  const { container, snapshot } = await withSnapshot();
  container.fault('delete', { kind: 'reset', when: 'before' });
  container.fault('delete', { kind: 'status', status: 404, body: '<html>' }, Number.POSITIVE_INFINITY);
  const result = await container.step({
    operation: 'delete',
    snapshot: NAME,
    'ignore-missing': 'true',
    'timeout-seconds': '3',
  });
  expect(result.exitCode).toBe(1);
  expect(result.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/may have happened: a gateway responded with 404\./),
  ]);
  expect(await container.snapshots()).toEqual([snapshot]);
});

test.concurrent('The clock of a gateway makes no snapshot old', async () => {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: new Date(Date.now() - 3_600_000).toISOString() });
  container.fault('list', { kind: 'status', status: 502, body: '<html>', headers: TOMORROW });
  const result = await container.step({ operation: 'delete', filter: '*', 'older-than': '12h' });
  expectSuccess(result);
  expect(await container.snapshots()).toEqual([snapshot]);
});

test.concurrent('A rollback outlives a gateway', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post }) => {
    await main();
    await container.spoil();
    container.fault('restore', { kind: 'status', status: 404, body: '<html>' }, 3);
    expectRollback(await post('failure'));
    expect(container.operations).toEqual(['create', 'list', 'restore', 'restore', 'restore', 'restore']);
    expect(await container.tree()).toEqual(before);
  });
});
