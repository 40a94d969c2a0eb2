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

describe('delete', () => {
  it.concurrent.each([
    ['its name', 'snap-20250115-103000', ['delete']],
    ['its alias', 'old', ['list', 'delete']],
    ['the word latest', 'latest', ['list', 'delete']],
  ])('deletes one snapshot and no other, by %s', async (_by, wanted, operations) => {
    const { container, snapshot, other } = await withSnapshots();
    const before = await container.tree();
    const result = await container.step({ operation: 'delete', snapshot: wanted });
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

  it.concurrent.each(['snap-20240101-000000', 'no-such-alias', 'latest'])(
    'fails when there is no %s',
    async (wanted) => {
      const container = await hoody.container();
      const message = expectFailure(await container.step({ operation: 'delete', snapshot: wanted }));
      expect(message).toContain(`Container ${container.id} has no snapshot "${wanted}"`);
      expect(message).toContain('It has no snapshots at all.');
    },
  );

  it.concurrent.each([
    ['snap-20240101-000000', ['delete', 'list']],
    ['no-such-alias', ['list']],
  ])('counts %s as deleted with ignore-missing when it is not there', async (wanted, operations) => {
    const { container, snapshot, other } = await withSnapshots();
    const result = await container.step({
      operation: 'delete',
      snapshot: wanted,
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
  });

  it.concurrent('deletes what is there with ignore-missing too', async () => {
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

  it.concurrent.each(['snap-20240101-000000', 'no-such-alias'])(
    'fails with ignore-missing when the container of %s is not there',
    async (wanted) => {
      const container = await hoody.container();
      const result = await container.step({
        operation: 'delete',
        snapshot: wanted,
        'ignore-missing': 'true',
        'container-id': NO_CONTAINER,
      });
      const message = expectFailure(result);
      expect(message).toContain(`Could not list the snapshots of container ${NO_CONTAINER}`);
      expect(message).toContain('404 (Container not found)');
    },
  );
});
