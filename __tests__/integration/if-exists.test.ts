import type { Snapshot } from '../../emulator/server.ts';
import type { LocalContainer } from '../helpers/local-hoody.ts';
import { seedCreated, usePlatforms } from '../helpers/platforms.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const CREATE = { operation: 'create', alias: 'release' };
const HOUR_AGO = new Date(Date.now() - 3_600_000).toISOString();

const listeners = new Set<(containerId: string | undefined) => void>();
const PLATFORMS = usePlatforms({
  onRequestDone: ({ containerId }) => {
    for (const listener of listeners) listener(containerId);
  },
});

/** Records the snapshots of a container after each request. */
function recordStates(container: LocalContainer): Snapshot[][] {
  const states: Snapshot[][] = [];
  listeners.add(async (containerId) => {
    if (containerId === container.id) states.push(await container.snapshots());
  });
  return states;
}

const namesOf = (snapshots: readonly Snapshot[]) => snapshots.map(({ name }) => name);

describe.each(PLATFORMS)('A platform that %s', (_description, hoody, platform) => {
  /** A container with a snapshot as a create step with that alias leaves it. */
  async function withOlder(alias = 'release') {
    const container = await hoody.container();
    return { container, older: await seedCreated(container, platform, alias) };
  }

  test.concurrent('The value create ends as the platform treats a used alias, and is never repeated', async () => {
    const { container, older } = await withOlder();
    const result = await container.step({ ...CREATE, 'if-exists': 'create' });
    const snapshots = await container.snapshots();
    if (platform.names === 'alias' && platform.nameTaken !== 'replace') {
      const message = expectFailure(result);
      expect(message).toMatch(
        new RegExp(
          `^Could not create snapshot "release" of container ${container.id}: the name ${older.name} is in use\\.\n` +
            `The container already has snapshot ${older.name}, created .*\n` +
            `Reason: the API responded with ${platform.nameTaken} \\(A snapshot with this name already exists\\)\\.\n`,
        ),
      );
      expect(message).toContain('Set `if-exists` to reuse or replace, or use another `alias`.');
      expect(container.operations).toEqual(['create', 'list']);
      expect(snapshots).toEqual([older]);
      return;
    }
    expectSuccess(result);
    expect(container.operations).toEqual(['create']);
    expect(result.outputs['created-at']).not.toBe(older.created_at);
    const stays = platform.names === 'time' && platform.aliasReuse === 'allow';
    expect(namesOf(snapshots)).toEqual([result.outputs['snapshot-name'], ...(stays ? [older.name] : [])]);
    expect(snapshots[0]?.created_at).toBe(result.outputs['created-at']);
  });

  test.concurrent('The value create adds a snapshot if the name of the older one is another', async () => {
    const container = await hoody.container();
    const older = await container.seed({ alias: 'release', created_at: HOUR_AGO });
    const result = await container.step({ ...CREATE, 'if-exists': 'create' });
    expectSuccess(result);
    expect(container.operations).toEqual(['create']);
    expect(namesOf(await container.snapshots())).toEqual([
      result.outputs['snapshot-name'],
      ...(platform.aliasReuse === 'allow' ? [older.name] : []),
    ]);
  });

  test.concurrent('The value reuse returns the newest existing snapshot, and reports it', async () => {
    const { container, older } = await withOlder();
    await container.seed({
      alias: 'release',
      name: 'snap-20240101-000000',
      created_at: '2024-01-01T00:00:00.000Z',
    });
    const result = await container.step({ ...CREATE, 'if-exists': 'reuse' });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ 'snapshot-name': older.name, changed: 'false', count: '1' });
    expect(result.log).toContain(`already has snapshot ${older.name} with the alias "release"`);
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent('The value fail names the existing snapshot', async () => {
    const { container, older } = await withOlder();
    const message = expectFailure(await container.step({ ...CREATE, 'if-exists': 'fail' }));
    expect(message).toContain(
      `already has a snapshot with the alias "release". Nothing was created.\nIt is snapshot ${older.name}, `,
    );
    expect(message).toContain('Nothing was created.');
    expect(container.operations).toEqual(['list']);
    expect(await container.snapshots()).toEqual([older]);
  });

  test.concurrent.each(['reuse', 'fail'])(
    'The value %s creates a snapshot if none exists',
    async (ifExists) => {
      const { container, older } = await withOlder('Release');
      const result = await container.step({ ...CREATE, 'if-exists': ifExists });
      expectSuccess(result);
      expect(result.outputs).toMatchObject({ changed: 'true', 'snapshot-alias': 'release' });
      expect(container.operations).toEqual(['list', 'create']);
      expect(namesOf(await container.snapshots())).toEqual([result.outputs['snapshot-name'], older.name]);
    },
  );

  test.concurrent('The value replace leaves only the new snapshot, and the container is never without one', async () => {
    const { container, older } = await withOlder();
    const states = recordStates(container);
    const result = await container.step({ ...CREATE, 'if-exists': 'replace' });
    expectSuccess(result);
    expect(container.operations).toEqual(['list', 'create', 'list', 'delete', 'alias']);
    const name = result.outputs['snapshot-name'] ?? '';
    expect(name).not.toBe(older.name);
    expect(result.outputs).toMatchObject({ 'snapshot-alias': 'release', changed: 'true', count: '1' });
    expect(states.map(namesOf)).toEqual([
      [older.name],
      [name, older.name],
      [name, older.name],
      [name],
      [name],
    ]);
    expect(await container.snapshots()).toEqual([expect.objectContaining({ name, alias: 'release' })]);
  });

  test.concurrent('The value replace creates a snapshot with the alias if none exists', async () => {
    const { container, older } = await withOlder('Release');
    const result = await container.step({ ...CREATE, 'if-exists': 'replace' });
    expectSuccess(result);
    expect(container.operations).toEqual(['list', 'create', 'list']);
    expect(await container.snapshots()).toEqual([
      expect.objectContaining({ name: result.outputs['snapshot-name'], alias: 'release' }),
      older,
    ]);
  });

  test.concurrent('The value replace keeps a snapshot that has the name under another alias', async () => {
    const { container, older } = await withOlder();
    await hoody.emulator.seed(container.id, { alias: 'other', name: 'snap-20240101-000000' });
    await container.step({ operation: 'alias', snapshot: `name:${older.name}`, alias: 'archive' });
    const result = await container.step({ ...CREATE, 'if-exists': 'replace' });
    expectSuccess(result);
    expect(result.outputs['snapshot-alias']).toBe('release');
    const aliases = (await container.snapshots()).map(({ alias }) => alias);
    expect(aliases.sort()).toEqual(['archive', 'other', 'release']);
  });

  test.concurrent('The value replace deletes every older snapshot of the alias', async () => {
    const { container } = await withOlder();
    const created_at = '2024-01-01T00:00:00.000Z';
    await container.seed({ alias: 'release', name: 'snap-20240101-000000', created_at });
    const other = await container.seed({ alias: 'other', name: 'snap-20230101-000000', created_at });
    const result = await container.step({ ...CREATE, 'if-exists': 'replace' });
    expectSuccess(result);
    expect(namesOf(await container.snapshots())).toEqual([result.outputs['snapshot-name'], other.name]);
  });

  test.concurrent('The value replace keeps the older snapshot if the new one fails', async () => {
    const { container, older } = await withOlder();
    container.fault('create', { kind: 'status', status: 403 });
    expectFailure(await container.step({ ...CREATE, 'if-exists': 'replace' }));
    expect(await container.snapshots()).toEqual([older]);
    expect(container.operations).toEqual(['list', 'create']);
  });

  test.concurrent('The value replace gives the alias and warns if an older snapshot cannot be deleted', async () => {
    const { container, older } = await withOlder();
    container.fault('delete', { kind: 'status', status: 403 });
    const result = await container.step({ ...CREATE, 'if-exists': 'replace' });
    expect(result.exitCode).toBe(0);
    expect(container.operations).toEqual(['list', 'create', 'list', 'delete', 'alias']);
    expect(result.annotations).toEqual([
      {
        level: 'warning',
        title: 'Hoody snapshot',
        message: expect.stringContaining(
          `Could not delete all older snapshots of container ${container.id}.\nCould not delete snapshot ${older.name}`,
        ),
      },
    ]);
    expect(await container.snapshots()).toEqual([
      expect.objectContaining({ name: result.outputs['snapshot-name'], alias: 'release' }),
      older,
    ]);
  });

  test.concurrent('The value replace is an error if the new snapshot cannot get the alias, and the new one stays', async () => {
    const { container } = await withOlder();
    container.fault('alias', { kind: 'status', status: 403 });
    const result = await container.step({ ...CREATE, 'if-exists': 'replace' });
    expect(result.exitCode).toBe(1);
    const [kept, ...others] = await container.snapshots();
    expect(others).toEqual([]);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        `Created snapshot ${kept?.name} of container ${container.id}, but could not set its alias.\n`,
      ),
    ]);
    expect(result.outputs).toMatchObject({ 'snapshot-name': kept?.name, changed: 'true' });
  });

  test.concurrent('A re-run of a job finds the snapshot of its first attempt', async () => {
    const container = await hoody.container();
    const inputs = { ...CREATE, 'if-exists': 'reuse' };
    const first = await container.step(inputs);
    const again = await container.step(inputs, { runnerEnv: { GITHUB_RUN_ATTEMPT: '2' } });
    expectSuccess(again);
    expect(again.outputs['snapshot-name']).toBe(first.outputs['snapshot-name']);
    expect(again.outputs['changed']).toBe('false');
    expect(await container.snapshots()).toHaveLength(1);
  });
});
