import { INPUTS_OF, ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { until } from '../helpers/until.ts';
import { expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const slow = useLocalHoody({ operationMs: { create: 1_500, restore: 4_000 } });

const CHANGING = ['create', ...ON_A_SNAPSHOT] as const;

for (const operation of CHANGING) {
  test.concurrent(`The operation ${operation} waits until a container is claimed`, async () => {
    const container = await hoody.container({ status: 'claiming' });
    const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    const running = container.step(INPUTS_OF[operation](snapshot.name));
    await until(() => container.requests[1]?.status === 409);
    container.release();
    const result = await running;
    expectSuccess(result);
    expect(container.requests.map(({ status }) => status)).toEqual([
      409,
      409,
      operation === 'create' ? 201 : 200,
    ]);
    expect(
      result.log.match(/yet: the container is busy with .* \(The container is still being claimed\)\./g),
    ).toHaveLength(1);
  });
}

for (const operation of CHANGING) {
  test.concurrent(`The operation ${operation} waits until a container is prepared`, async () => {
    const container = await hoody.container();
    const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    hoody.emulator.prepare(container.id);
    const result = await container.step(INPUTS_OF[operation](snapshot.name), {
      onOutput: (text) => {
        if (text.includes('(attempt 3)')) container.release();
      },
    });
    expectSuccess(result);
    expect(container.requests.map((request) => [request.operation, request.status])).toEqual([
      [operation, 400],
      [operation, 400],
      [operation, operation === 'create' ? 201 : 200],
    ]);
    expect(result.log).toContain('400 (This container is still being prepared');
  });
}

test.concurrent('A create step with an alias waits until a container is prepared, without a list', async () => {
  const container = await hoody.container();
  hoody.emulator.prepare(container.id);
  const result = await container.step(
    { operation: 'create', alias: 'mine' },
    {
      onOutput: (text) => {
        if (text.includes('(attempt 2)')) container.release();
      },
    },
  );
  expectSuccess(result);
  expect(container.operations).toEqual(['create', 'create']);
});

test.concurrent('Two steps that create at the same time both get their own snapshot', async () => {
  const container = await slow.container();
  const results = await Promise.all([
    container.step({ operation: 'create', alias: 'one' }),
    container.step({ operation: 'create', alias: 'two' }),
  ]);
  for (const result of results) expectSuccess(result);
  const names = results.map(({ outputs }) => outputs['snapshot-name']);
  expect(new Set(names).size).toBe(2);
  expect((await container.snapshots()).map(({ name }) => name).sort()).toEqual(names.sort());
});

test.concurrent.each(['create', 'list', 'alias'] as const)(
  'The operation %s succeeds while a restore is running',
  async (operation) => {
    const container = await slow.container();
    const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    const before = await container.tree();
    await container.spoil();
    const restoring = container.step({ operation: 'restore', snapshot: snapshot.name });
    await until(() => container.operations.includes('restore'));
    const other = await container.step(INPUTS_OF[operation](snapshot.name));
    expectSuccess(await restoring);
    expectSuccess(other);
    expect(container.requests.some(({ status }) => status === 409)).toBe(operation !== 'list');
    expect(await container.tree()).toEqual(before);
  },
);
