import { ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess, expectWellFormed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** The inputs that take a snapshot, of each operation that does. */
const INPUTS = {
  restore: { operation: 'restore' },
  alias: { operation: 'alias', 'remove-alias': 'true' },
  delete: { operation: 'delete' },
};

for (const operation of ON_A_SNAPSHOT) {
  const inputs = INPUTS[operation];

  test.concurrent(`the snapshot of ${operation} is the one of that name before the one of that alias`, async () => {
    const container = await hoody.container();
    const named = await container.seed({ name: 'nightly', created_at: '2025-01-14T10:30:00.000Z' });
    await container.seed({ alias: 'nightly', created_at: '2025-01-15T10:30:00.000Z' });
    const result = await container.step({ ...inputs, snapshot: 'nightly' });
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).toBe(named.name);
    expect(container.operations).toEqual(['list', operation]);
    expect(container.requests[1]?.url).toMatch(/\/snapshots\/nightly(\/alias)?$/);
  });

  test.concurrent(`the snapshot of ${operation} is the one named latest before the one of that alias and the newest`, async () => {
    const container = await hoody.container();
    const named = await container.seed({ name: 'latest', created_at: '2025-01-13T10:30:00.000Z' });
    await container.seed({ alias: 'latest', created_at: '2025-01-14T10:30:00.000Z' });
    await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    const result = await container.step({ ...inputs, snapshot: 'latest' });
    expectSuccess(result);
    expect(result.outputs['created-at']).toBe(named.created_at);
  });

  test.concurrent(`the snapshot of ${operation} is the one of the alias latest before the newest`, async () => {
    const container = await hoody.container();
    const aliased = await container.seed({ alias: 'latest', created_at: '2025-01-14T10:30:00.000Z' });
    await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    const result = await container.step({ ...inputs, snapshot: 'latest' });
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).toBe(aliased.name);
    expect(result.log).toContain('which goes before the newest');
  });

  test.concurrent(`the snapshot of ${operation} is found where what looks like a name is an alias`, async () => {
    const container = await hoody.container();
    const aliased = await container.seed({
      alias: 'snap-20200101-000000',
      created_at: '2025-01-15T10:30:00.000Z',
    });
    const result = await container.step({ ...inputs, snapshot: 'snap-20200101-000000' });
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).toBe(aliased.name);
    expect(container.operations).toEqual([operation, 'list', operation]);
  });

  test.concurrent(`the snapshot of ${operation} is not one whose alias differs in case or only begins so`, async () => {
    const container = await hoody.container();
    const snapshot = await container.seed({ alias: 'Nightly-2', created_at: '2025-01-15T10:30:00.000Z' });
    const message = expectFailure(await container.step({ ...inputs, snapshot: 'nightly' }));
    expect(message).toContain(`Container ${container.id} has no snapshot "nightly"`);
    expect(message).toContain(`${snapshot.name} ("Nightly-2")`);
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent.each([
    ['nightlyy', ['list'], 'snap-20250111-103000 ("nightly")'],
    ['snap-20250115-103009', [operation, 'list'], 'snap-20250115-103000 ("d")'],
  ])(
    `the snapshot of ${operation} is told with the five that come nearest when there is no %s`,
    async (wanted, operations, nearest) => {
      const container = await hoody.container();
      const aliases = ['weekly', 'nightly', 'a', 'b', 'c', 'd', 'something else'];
      for (const [day, alias] of aliases.entries()) {
        await container.seed({ alias, created_at: `2025-01-1${day}T10:30:00.000Z` });
      }
      const message = expectFailure(await container.step({ ...inputs, snapshot: wanted }));
      expect(message).toContain(`has no snapshot "${wanted}". The nearest are ${nearest}, snap-`);
      expect(message.match(/snap-202501\d\d-103000 \("/g)).toHaveLength(5);
      expect(container.operations).toEqual(operations);
      expect(await container.snapshots()).toHaveLength(aliases.length);
    },
  );

  test.concurrent(`the snapshot of ${operation} is never the newest instead of one that is not there`, async () => {
    const container = await hoody.container();
    await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    await container.spoil();
    const before = [await container.tree(), await container.snapshots()];
    expectFailure(await container.step({ ...inputs, snapshot: 'LATEST' }));
    expect([await container.tree(), await container.snapshots()]).toEqual(before);
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent(`the snapshot of ${operation} is told when the container has none at all`, async () => {
    const container = await hoody.container();
    const message = expectFailure(await container.step({ ...inputs, snapshot: 'latest' }));
    expect(message).toBe(`Container ${container.id} has no snapshot "latest". It has no snapshots at all.`);
  });
}

async function shared() {
  const container = await hoody.container();
  const newest = await container.seed({ alias: 'nightly', created_at: '2025-01-15T10:30:00.000Z' });
  const oldest = await container.seed({ alias: 'nightly', created_at: '2025-01-14T10:30:00.000Z' });
  return { container, newest, oldest };
}

test.concurrent.each(['restore', 'alias'] as const)(
  'an alias that two snapshots share stands for the newest in %s, with a warning',
  async (operation) => {
    const { container, newest, oldest } = await shared();
    const result = await container.step({ ...INPUTS[operation], snapshot: 'nightly' });
    expectWellFormed(result);
    expect(result.exitCode).toBe(0);
    expect(result.outputs['snapshot-name']).toBe(newest.name);
    expect(result.annotations).toEqual([
      {
        level: 'warning',
        title: 'Hoody snapshot',
        message:
          `2 snapshots have the alias "nightly". The newest, ${newest.name}, is taken; ` +
          `the others are ${oldest.name}.`,
      },
    ]);
    expect(container.operations).toEqual(['list', operation]);
    expect(container.requests[1]?.url).toContain(`/snapshots/${newest.name}`);
  },
);

test.concurrent.each(['false', 'true'])(
  'an alias that two snapshots share is refused by delete with ignore-missing %s, which names both',
  async (ignore) => {
    const { container, newest, oldest } = await shared();
    const result = await container.step({
      operation: 'delete',
      snapshot: 'nightly',
      'ignore-missing': ignore,
    });
    const message = expectFailure(result);
    expect(message).toContain(`2 snapshots of container ${container.id} have the alias "nightly"`);
    expect(message).toContain(`${newest.name}, ${oldest.name}. None of them was deleted.`);
    expect(container.operations).toEqual(['list']);
    expect(await container.snapshots()).toEqual([newest, oldest]);
  },
);
