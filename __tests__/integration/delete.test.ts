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
      expect(message).toContain('It has no snapshots at all.');
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
      expect(result.log).toContain('There is nothing to delete.');
    },
  );

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
      expect(message).toContain('404 (Container not found)');
    },
  );
});
