import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const allowing = useLocalHoody({ aliasReuse: 'allow' });
const replacing = useLocalHoody({ aliasReuse: 'replace' });

describe.each([
  ['keeps older snapshots of an alias', allowing],
  ['moves an alias to the new snapshot', replacing],
])('A platform that %s', (_, hoody) => {
  const create = { operation: 'create', alias: 'release' };
  const seed = { alias: 'release', created_at: '2025-01-15T10:30:00.000Z' };

  test.concurrent('The value create adds a snapshot', async () => {
    const container = await hoody.container();
    const older = await container.seed(seed);
    const result = await container.step({ ...create, 'if-exists': 'create' });
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).not.toBe(older.name);
    expect(container.operations).toEqual(['create']);
    expect(await container.snapshots()).toHaveLength(hoody === allowing ? 2 : 1);
  });

  test.concurrent('The value reuse returns the newest existing snapshot, and reports it', async () => {
    const container = await hoody.container();
    await container.seed({ ...seed, name: 'snap-20240101-000000', created_at: '2024-01-01T00:00:00.000Z' });
    const newest = await container.seed(seed);
    const result = await container.step({ ...create, 'if-exists': 'reuse' });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ 'snapshot-name': newest.name, changed: 'false', count: '1' });
    expect(result.log).toContain(`has snapshot ${newest.name} with the alias "release" already`);
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent.each(['reuse', 'fail'])(
    'The value %s creates a snapshot if none exists',
    async (ifExists) => {
      const container = await hoody.container();
      const other = await container.seed({ alias: 'Release' });
      const result = await container.step({ ...create, 'if-exists': ifExists });
      expectSuccess(result);
      expect(result.outputs).toMatchObject({ changed: 'true' });
      expect(container.operations).toEqual(['list', 'create']);
      expect((await container.snapshots()).map(({ name }) => name)).toEqual([
        result.outputs['snapshot-name'],
        other.name,
      ]);
    },
  );

  test.concurrent('The value replace deletes the older snapshots after the new one exists', async () => {
    const container = await hoody.container();
    await container.seed({ ...seed, name: 'snap-20240101-000000', created_at: '2024-01-01T00:00:00.000Z' });
    await container.seed(seed);
    const other = await container.seed({ alias: 'other', created_at: '2023-01-01T00:00:00.000Z' });
    const result = await container.step({ ...create, 'if-exists': 'replace' });
    expectSuccess(result);
    expect((await container.snapshots()).map(({ name }) => name)).toEqual([
      result.outputs['snapshot-name'],
      other.name,
    ]);
    expect(container.operations.slice(0, 2)).toEqual(['create', 'list']);
  });

  test.concurrent('The value replace keeps the older snapshots if the new one fails', async () => {
    const container = await hoody.container();
    const older = await container.seed(seed);
    container.fault('create', { kind: 'status', status: 403 });
    expectFailure(await container.step({ ...create, 'if-exists': 'replace' }));
    expect(await container.snapshots()).toEqual([older]);
    expect(container.operations).toEqual(['create']);
  });

  test.concurrent('The value replace keeps the new snapshot and warns if an older one cannot be deleted', async () => {
    const container = await hoody.container();
    await container.seed(seed);
    container.fault('list', { kind: 'status', status: 403 });
    const result = await container.step({ ...create, 'if-exists': 'replace' });
    expect(result.exitCode).toBe(0);
    expect(result.outputs['snapshot-name']).not.toBe('');
    expect(result.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining(`Older snapshots of container ${container.id} were kept.`),
      }),
    ]);
  });

  test.concurrent('The value fail names the existing snapshot', async () => {
    const container = await hoody.container();
    const older = await container.seed(seed);
    const message = expectFailure(await container.step({ ...create, 'if-exists': 'fail' }));
    expect(message).toContain(`has a snapshot with the alias "release" already: ${older.name}`);
    expect(message).toContain('Nothing was created.');
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent.each(['create', 'reuse', 'replace', 'fail'])(
    'The value %s ends in one new snapshot after a lost response',
    async (ifExists) => {
      const container = await hoody.container();
      const older = ifExists === 'create' || ifExists === 'replace' ? await container.seed(seed) : undefined;
      container.fault('create', { kind: 'reset', when: 'after' });
      const result = await container.step({ ...create, 'if-exists': ifExists });
      expect(result.exitCode).toBe(0);
      const snapshots = await container.snapshots();
      const made = snapshots.filter(({ name }) => name !== older?.name);
      expect(made.map(({ name }) => name)).toEqual([result.outputs['snapshot-name']]);
      expect(snapshots).toHaveLength(ifExists === 'create' && hoody === allowing ? 2 : 1);
      expect(container.operations.filter((operation) => operation === 'create')).toHaveLength(1);
    },
  );

  test.concurrent('A re-run of a job finds the snapshot of its first attempt', async () => {
    const container = await hoody.container();
    const inputs = { ...create, 'if-exists': 'reuse' };
    const first = await container.step(inputs);
    const again = await container.step(inputs, { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expectSuccess(again);
    expect(again.outputs['snapshot-name']).toBe(first.outputs['snapshot-name']);
    expect(again.outputs['changed']).toBe('false');
  });
});
