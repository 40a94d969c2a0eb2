import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const NO_CONTAINER = '0123456789abcdef01234567';

async function withSnapshots() {
  const container = await hoody.container();
  const other = await container.seed({ alias: 'other', created_at: '2025-01-14T10:30:00.000Z' });
  const snapshot = await container.seed({ alias: 'old', created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot, other };
}

describe('Delete', () => {
  test.concurrent.each([
    ['its name', 'snap-20250115-103000', ['delete']],
    ['its alias', 'old', ['list', 'delete']],
    ['the keyword latest', 'latest', ['list', 'delete']],
  ])('A delete by %s removes that snapshot and no other', async (_by, selector, operations) => {
    const { container, snapshot, other } = await withSnapshots();
    const before = await container.tree();
    const result = await container.step({ operation: 'delete', snapshot: selector });
    expectSuccess(result);
    expect(container.operations).toEqual(operations);
    expect(await container.snapshots()).toEqual([other]);
    expect(await container.tree()).toEqual(before);
    expect(result.outputs).toMatchObject({
      'snapshot-name': snapshot.name,
      'snapshot-alias': operations.length === 1 ? '' : 'old',
      'snapshot-map': '',
      count: '1',
      changed: 'true',
    });
    expect(result.log).toContain(`Deleted snapshot ${snapshot.name} of container ${container.id}.`);
  });

  test.concurrent.each(['snap-20240101-000000', 'no-such-alias', 'latest'])(
    'A delete fails if there is no snapshot %s',
    async (selector) => {
      const container = await hoody.container();
      const message = expectFailure(await container.step({ operation: 'delete', snapshot: selector }));
      expect(message).toContain(`Container ${container.id} has no snapshot "${selector}"`);
      expect(message).toContain('It has no snapshots.');
    },
  );

  test.concurrent.each([
    ['snap-20240101-000000', ['delete', 'list']],
    ['no-such-alias', ['list']],
  ])(
    'A delete with ignore-missing counts the missing snapshot %s as deleted',
    async (selector, operations) => {
      const { container, snapshot, other } = await withSnapshots();
      const result = await container.step({
        operation: 'delete',
        snapshot: selector,
        'ignore-missing': 'true',
      });
      expectSuccess(result);
      expect(container.operations).toEqual(operations);
      expect(await container.snapshots()).toEqual([snapshot, other]);
      expect(result.outputs).toMatchObject({ changed: 'false', count: '0', snapshots: '[]', snapshot: '' });
      expect(parsed(result, 'results')).toEqual([
        { container_id: container.id, ok: true, changed: false, snapshot_names: [], error: null },
      ]);
      expect(result.log).toContain('so there is nothing to delete.');
    },
  );

  test.concurrent.each([
    ['old', ['list', 'delete'], 'other', 'false'],
    ['old\nother', ['list', 'delete', 'delete'], undefined, 'true'],
  ])(
    'A delete of %j with ignore-missing counts a snapshot that vanishes meanwhile as deleted',
    async (selectors, operations, left, changed) => {
      const { container, snapshot } = await withSnapshots();
      container.fault('delete', { kind: 'status', status: 404 });
      const inputs = { operation: 'delete', snapshot: selectors, 'ignore-missing': 'true' };
      const result = await container.step(inputs);
      expectSuccess(result);
      expect(container.operations).toEqual(operations);
      expect((await container.snapshots()).map(({ alias }) => alias)).toEqual(
        left === undefined ? [snapshot.alias] : [snapshot.alias, left],
      );
      expect(result.outputs['changed']).toBe(changed);
    },
  );

  test.concurrent('A delete without ignore-missing reports a snapshot that vanishes meanwhile, and deletes the others', async () => {
    const { container, snapshot } = await withSnapshots();
    container.fault('delete', { kind: 'status', status: 404 });
    const result = await container.step({ operation: 'delete', snapshot: 'old\nother' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        `Could not delete snapshot ${snapshot.name} of container ${container.id}: the API responded with 404.`,
      ),
    ]);
    expect(container.operations).toEqual(['list', 'delete', 'delete']);
    expect(await container.snapshots()).toEqual([snapshot]);
  });

  test.concurrent.each([
    ['a missing one', 'old\nmissing', 'has no snapshot "missing"'],
    ['an alias that two share', 'old\nshared', '2 snapshots of container ID have the alias "shared"'],
    ['an ambiguous word', 'old\nboth', '"both" is ambiguous in container ID'],
    ['a name that no request can hold', 'old\nhostile', 'Could not use snapshot ".." of container ID.'],
    ['commas that an alias has', 'old, with commas', 'belong to the alias "old, with commas"'],
  ])(
    'A delete with %s is refused before anything is deleted, and by a dry run too',
    async (_what, selectors, problem) => {
      const { container } = await withSnapshots();
      await container.seed({ alias: 'shared', created_at: '2025-01-13T10:30:00.000Z' });
      await container.seed({ alias: 'shared', created_at: '2025-01-12T10:30:00.000Z' });
      await container.seed({ name: 'both', created_at: '2025-01-11T10:30:00.000Z' });
      await container.seed({ alias: 'both', created_at: '2025-01-10T10:30:00.000Z' });
      await container.seed({ name: '..', alias: 'hostile', created_at: '2025-01-09T10:30:00.000Z' });
      await container.seed({ alias: 'old, with commas', created_at: '2025-01-08T10:30:00.000Z' });
      const before = await container.snapshots();
      const inputs = { operation: 'delete', snapshot: selectors };
      const message = expectFailure(await container.step(inputs));
      expect(message).toContain(problem.replace('ID', container.id));
      expect(expectFailure(await container.step({ ...inputs, 'dry-run': 'true' }))).toBe(message);
      expect(container.operations).toEqual(['list', 'list']);
      expect(await container.snapshots()).toEqual(before);
    },
  );

  test.concurrent('Deletes that are refused for one reason are one error', async () => {
    const { container, snapshot, other } = await withSnapshots();
    container.fault('delete', { kind: 'status', status: 403 }, Number.POSITIVE_INFINITY);
    const message = expectFailure(
      await container.step({ operation: 'delete', filter: '*', 'keep-last': '0' }),
    );
    expect(message).toContain(
      `Could not delete 2 snapshots of container ${container.id}: the API responded with 403.\nThey are ${snapshot.name}, ${other.name}.\nAPI message: `,
    );
    expect(message.match(/API message/g)).toHaveLength(1);
  });

  test.concurrent('A delete whose time ends says once how many are left', async () => {
    const container = await hoody.container();
    for (let index = 0; index < 9; index += 1) await container.seed({ alias: `nightly-${index}` });
    container.fault('delete', { kind: 'delay', ms: 700 }, Number.POSITIVE_INFINITY);
    const inputs = { operation: 'delete', filter: '*', 'keep-last': '0', 'timeout-seconds': '4' };
    const result = await container.step(inputs);
    expect(result.exitCode).toBe(1);
    const [message = '', ...others] = result.annotations.map((annotation) => annotation.message);
    expect(others).toEqual([]);
    const [headline = ''] = message.split('\n');
    const [, deleted, left] =
      /^Deleted (\d) of 9 snapshots of container [0-9a-f]{24}; no time was left for (\d)\.$/.exec(headline) ??
      [];
    expect(Number(deleted) + Number(left)).toBe(9);
    expect(Number(deleted)).toBeGreaterThan(0);
    expect(await container.snapshots()).toHaveLength(Number(left));
  });

  test.concurrent('A delete with ignore-missing also removes an existing snapshot', async () => {
    const { container, snapshot, other } = await withSnapshots();
    const result = await container.step({
      operation: 'delete',
      snapshot: snapshot.name,
      'ignore-missing': 'true',
    });
    expectSuccess(result);
    expect(result.outputs['changed']).toBe('true');
    expect(await container.snapshots()).toEqual([other]);
  });

  test.concurrent.each(['snap-20240101-000000', 'no-such-alias'])(
    'A delete of %s with ignore-missing fails if the container does not exist',
    async (selector) => {
      const container = await hoody.container();
      const result = await container.step({
        operation: 'delete',
        snapshot: selector,
        'ignore-missing': 'true',
        'container-id': NO_CONTAINER,
      });
      const message = expectFailure(result);
      expect(message).toContain(`Could not list the snapshots of container ${NO_CONTAINER}`);
      expect(message).toContain('404.\nAPI message: Container not found\n');
    },
  );
});
