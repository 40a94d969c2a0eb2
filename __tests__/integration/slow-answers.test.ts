import { IDEMPOTENT, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectLost, expectSuccess, expectUnknownEnd, NO_STATE, UNSETTLED } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

async function withSnapshot() {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot };
}

// All in one block, because only tests of one block run at the same time.

test.concurrent('An attempt without a response is abandoned and followed by another', async () => {
  const { container } = await withSnapshot();
  container.fault('list', { kind: 'hang' });
  const result = await container.step({ operation: 'list' });
  expectSuccess(result);
  expect(container.operations).toEqual(['list', 'list']);
  expect(result.log).toContain('no complete response arrived (the request timed out). Retrying in');
});

test.concurrent.each([
  ['processed', true, ['create', 'list'], NO_STATE],
  ['not processed', false, ['create', 'list', 'create'], UNSETTLED],
])(
  'A create step that was %s and has no response creates one snapshot',
  async (_what, acts, operations, state) => {
    const { container } = await withSnapshot();
    container.fault('create', { kind: 'hang', acts });
    const result = await container.step({ operation: 'create' });
    expectSuccess(result, state);
    expect(container.operations).toEqual(operations);
    const [made, ...before] = await container.snapshots();
    expect(before).toHaveLength(1);
    expect(result.outputs['snapshot-name']).toBe(made?.name);
  },
);

test.concurrent.each(IDEMPOTENT)(
  'The operation %s without a response ends with the time of the step',
  async (operation) => {
    const { container, snapshot } = await withSnapshot();
    container.fault(operation, { kind: 'hang' });
    const result = await container.step({ ...INPUTS_OF[operation](snapshot.name), 'timeout-seconds': '2' });
    const message = expectLost(operation, result);
    expect(message).toContain(
      'no complete response arrived.\nReason: the request timed out\nGave up after 1 attempt: the time limit of 2 s (`timeout-seconds`)',
    );
    expect(container.operations).toEqual([operation]);
    expect(await container.snapshots()).toEqual([snapshot]);
  },
);

test.concurrent('A create step without a response ends with the time of the step, and reports what may exist', async () => {
  const { container } = await withSnapshot();
  container.fault('create', { kind: 'hang', acts: true });
  const result = await container.step({ operation: 'create', alias: 'mine', 'timeout-seconds': '2' });
  const message = expectUnknownEnd(result);
  expect(message).toContain(
    'no complete response arrived.\nReason: the request timed out\nGave up after 1 attempt: the time limit of 2 s (`timeout-seconds`)',
  );
  expect(message).toContain('The snapshot may exist anyway. Look for the alias "mine"');
  expect(container.operations).toEqual(['create']);
});

test.concurrent('A slow restore reports how long it has taken so far', async () => {
  const { container, snapshot } = await withSnapshot();
  const before = await container.tree();
  await container.spoil();
  container.fault('restore', { kind: 'delay', ms: 11_000 });
  const result = await container.step({ operation: 'restore', snapshot: snapshot.name });
  expectSuccess(result);
  expect(container.operations).toEqual(['restore']);
  expect(result.log).toMatch(
    new RegExp(`Restoring container ${container.id} from snapshot ${snapshot.name}: 1\\d\\.\\d s so far\\.`),
  );
  expect(result.log.match(/ so far\./g)).toHaveLength(1);
  expect(await container.tree()).toEqual(before);
});

test.concurrent('A slow create step reports how long it has taken so far', async () => {
  const { container } = await withSnapshot();
  container.fault('create', { kind: 'delay', ms: 11_000 });
  const result = await container.step({ operation: 'create' });
  expectSuccess(result);
  expect(container.operations).toEqual(['create']);
  expect(result.log).toMatch(/Creating a snapshot of container .+: 1\d\.\d s so far\./);
});
