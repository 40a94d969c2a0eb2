import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { aMinuteLater } from '../helpers/unsettled.ts';
import { expectUnknownEnd, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const timed = useLocalHoody({ names: 'time' });

async function several(count: number, api = hoody): Promise<LocalContainer[]> {
  return Promise.all(Array.from({ length: count }, () => api.container()));
}

const idsOf = (containers: readonly LocalContainer[]) => containers.map(({ id }) => id).join(',');

/** Runs a step on several containers. */
async function stepOn(containers: readonly LocalContainer[], inputs: Record<string, string>) {
  const [first] = containers;
  if (!first) throw new Error('a step has a container');
  return first.step({ 'container-id': idsOf(containers), ...inputs });
}

/** Where names come from, and the requests of one restore by such a name: one that is not of the platform's form costs a list. */
const RESTORES_BY_NAME = [
  ['from aliases', hoody, ['list', 'restore']],
  ['from the time', timed, ['restore']],
] as const;

describe('Several containers', () => {
  test.concurrent.each(RESTORES_BY_NAME)(
    'All containers are restored together, each from its own snapshot, with names %s',
    async (_source, api) => {
      const containers = await several(3, api);
      const [one] = containers;
      const before = await one?.tree();
      const created = await stepOn(containers, { operation: 'create' });
      expect(created).toMatchObject({ exitCode: 0, annotations: [] });
      expect(created.outputs).toMatchObject({
        count: '3',
        changed: 'true',
        'snapshot-name': '',
        snapshot: '',
      });
      const map = parsed(created, 'snapshot-map') as Record<string, string>;
      for (const container of containers) {
        expect((await container.snapshots()).map(({ name }) => name)).toEqual([map[container.id]]);
        await container.spoil();
      }
      const restored = await stepOn(containers, {
        operation: 'restore',
        snapshot: created.outputs['snapshot-map'] ?? '',
      });
      expect(restored).toMatchObject({ exitCode: 0, annotations: [] });
      expect(parsed(restored, 'snapshot-map')).toEqual(map);
      for (const container of containers) {
        expect(await container.tree()).toEqual(before);
        // With several containers, the lists show first that each has its snapshot.
        expect(container.operations).toEqual(['create', 'list', 'restore']);
      }
      expect(parsed(restored, 'results')).toEqual(
        containers.map(({ id }) => ({
          container_id: id,
          ok: true,
          changed: true,
          snapshot_names: [map[id]],
          error: null,
        })),
      );
    },
  );

  test.concurrent('A create step that fails for one container leaves no snapshot, and the error names that container', async () => {
    const containers = await several(5);
    const fourth = containers[3];
    if (!fourth) throw new Error('there are five');
    const older = await Promise.all(containers.map((container) => container.seed({ alias: 'a' })));
    fourth.fault('create', { kind: 'status', status: 403 });
    const result = await stepOn(containers, {
      operation: 'create',
      alias: 'a',
      'if-exists': 'replace',
      'keep-last': '1',
      filter: '*',
    });
    expect(result.exitCode).toBe(1);
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]?.message).toContain(fourth.id);
    expect(result.annotations[0]?.message).toContain('403');
    expect(result.outputs).toMatchObject({ changed: 'false', count: '0', 'snapshot-map': '{}' });
    for (const [index, container] of containers.entries()) {
      expect(await container.snapshots()).toEqual([older[index]]);
      // The new snapshots have a generated alias, so they replaced nothing.
      expect(container.operations).toEqual(
        container === fourth ? ['list', 'create'] : ['list', 'create', 'delete'],
      );
    }
    const results = parsed(result, 'results') as { container_id: string; ok: boolean; error: string }[];
    expect(results.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
    expect(results[0]?.error).toContain(`, because \`create\` failed for ${fourth.id}`);
  });

  test.concurrent('A snapshot that cannot be deleted again is reported as left over', async () => {
    const [one, two] = (await several(2)) as [LocalContainer, LocalContainer];
    one.fault('delete', { kind: 'status', status: 403 });
    two.fault('create', { kind: 'status', status: 404 });
    const result = await stepOn([one, two], { operation: 'create' });
    expect(result.exitCode).toBe(1);
    const [left] = await one.snapshots();
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        `Could not undo the creation of snapshot ${left?.name} of container ${one.id}.`,
      ),
      expect.stringContaining(two.id),
    ]);
    expect(result.outputs).toMatchObject({ changed: 'true', count: '1' });
  });

  test.concurrent('The post step deletes a snapshot whose response was lost', async () => {
    const [one, two] = (await several(2)) as [LocalContainer, LocalContainer];
    two.fault('create', { kind: 'reset', when: 'after' });
    two.fault('list', { kind: 'status', status: 403 });
    const result = await stepOn([one, two], { operation: 'create' });
    expect(result.exitCode).toBe(1);
    expect(await one.snapshots()).toEqual([]);
    expect(expectUnknownEnd(result)).toContain(two.id);
    const post = await one.step({}, { postOf: result, jobStatus: 'failure' });
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(two.operations).toEqual(['create', 'list', 'list', 'delete']);
    expect(one.operations).toEqual(['create', 'delete']);
    expect(await two.snapshots()).toEqual([]);
  });

  test.concurrent('A snapshot with an alias that is not unique is never deleted after a lost response', async () => {
    const container = await hoody.container();
    container.fault('create', { kind: 'reset', when: 'after' });
    container.fault('list', { kind: 'status', status: 403 });
    const result = await container.step({ operation: 'create', alias: 'release' });
    expect(result.annotations[0]?.message).toContain('The snapshot may exist anyway');
    expect(await container.snapshots()).toHaveLength(1);
    expect(container.operations).toEqual(['create', 'list']);
  });

  test.concurrent('A snapshot that may be left over is reported if the list stays unavailable', async () => {
    const container = await hoody.container();
    container.fault('create', { kind: 'reset', when: 'after' });
    container.fault('list', { kind: 'status', status: 403 }, Number.POSITIVE_INFINITY);
    const result = await container.step({ operation: 'create' });
    const [left] = await container.snapshots();
    expect(expectUnknownEnd(result)).toContain(
      `The snapshot may exist anyway. Look for the alias "${left?.alias}" with the operation \`list\`.`,
    );
    const post = await container.step({}, { postOf: aMinuteLater(result), jobStatus: 'failure' });
    expect(post.exitCode).toBe(0);
    expect(post.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Container ${container.id} may have another snapshot from this step\\.(.|\n)*"${left?.alias}"`,
        ),
      ),
    ]);
    expect(new Set(container.operations.slice(1))).toEqual(new Set(['list']));
  });

  test.concurrent('A reused snapshot is kept when another container fails', async () => {
    const [one, two] = (await several(2)) as [LocalContainer, LocalContainer];
    const older = await one.seed({ alias: 'release' });
    two.fault('create', { kind: 'status', status: 403 });
    const result = await stepOn([one, two], { operation: 'create', alias: 'release', 'if-exists': 'reuse' });
    expect(result.exitCode).toBe(1);
    expect(await one.snapshots()).toEqual([older]);
  });

  test.concurrent.each(['restore', 'delete', 'alias', 'list'])(
    'The operation %s tries all containers when one fails, and reports every error',
    async (operation) => {
      const containers = await several(4);
      await Promise.all(containers.map((container) => container.seed({ alias: 'a' })));
      const extra: Record<string, Record<string, string>> = {
        alias: { snapshot: 'a', alias: 'b' },
        restore: { snapshot: 'a' },
        delete: { snapshot: 'a' },
      };
      for (const index of [1, 3]) {
        containers[index]?.fault(operation as 'list', { kind: 'status', status: 403 });
      }
      const result = await stepOn(containers, { operation, ...extra[operation] });
      expect(result.exitCode).toBe(1);
      expect(result.annotations).toHaveLength(2);
      for (const index of [1, 3]) {
        expect(result.annotations.map(({ message }) => message).join()).toContain(containers[index]?.id);
      }
      const results = parsed(result, 'results') as { ok: boolean }[];
      expect(results.map(({ ok }) => ok)).toEqual([true, false, true, false]);
      for (const container of containers) expect(container.operations).toContain(operation);
      expect(result.outputs['count']).toBe('2');
    },
  );

  test.concurrent('A page has at most ten errors of a step, and the last one counts those that only the log has', async () => {
    const containers = await several(13);
    for (const container of containers) container.fault('list', { kind: 'status', status: 403 });
    const result = await stepOn(containers, { operation: 'list' });
    expect(result.exitCode).toBe(1);
    const errors = result.annotations.map(({ message }) => message);
    expect(errors.length).toBeLessThanOrEqual(10);
    expect(errors.at(-1)).toBe(
      `There are ${containers.length - errors.length + 1} more errors. The log above has all of them.`,
    );
    const told = [...errors, result.log].join('\n');
    for (const { id } of containers)
      expect(told).toContain(`Could not list the snapshots of container ${id}`);
  });

  test.concurrent.each([
    ['an alias', { operation: 'restore', snapshot: 'old' }],
    ['a name', { operation: 'restore', snapshot: 'snap-20250115-103000' }],
    ['latest, with a backup', { operation: 'restore', snapshot: 'latest', 'backup-first': 'true' }],
    ['an alias to delete', { operation: 'delete', snapshot: 'old' }],
    ['an alias to change', { operation: 'alias', snapshot: 'old', alias: 'renamed' }],
  ])('Nothing is changed in any container if one lacks the snapshot, with %s', async (_what, inputs) => {
    const [web, db] = (await several(2)) as [LocalContainer, LocalContainer];
    const snapshot = await web.seed({ alias: 'old', created_at: '2025-01-15T10:30:00.000Z' });
    await web.spoil();
    const spoilt = await web.tree();
    const result = await stepOn([web, db], inputs);
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(`Container ${db.id} has no snapshot "${inputs.snapshot}".`),
    ]);
    expect(result.log).toContain(
      `Nothing was changed in container ${web.id}, because the selection of snapshots failed for ${db.id}.`,
    );
    expect(result.outputs).toMatchObject({ changed: 'false', count: '0' });
    expect(web.operations).toEqual(['list']);
    expect(new Set(db.operations)).toEqual(new Set(['list']));
    expect(await web.snapshots()).toEqual([snapshot]);
    expect(await web.tree()).toEqual(spoilt);
  });

  test.concurrent('A restore of latest warns if it means snapshots of different deploys', async () => {
    const [web, db] = (await several(2)) as [LocalContainer, LocalContainer];
    await web.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    await db.seed({ created_at: '2025-01-15T10:14:00.000Z' });
    const result = await stepOn([web, db], { operation: 'restore', snapshot: 'latest' });
    expect(result.exitCode).toBe(0);
    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^warning: `latest` selects snapshots from different times/),
    ]);
  });

  test.concurrent('All containers of a step get the same generated alias', async () => {
    const containers = await several(3);
    await stepOn(containers, { operation: 'create' });
    const aliases = await Promise.all(
      containers.map(async (container) => (await container.snapshots()).map(({ alias }) => alias)),
    );
    expect(new Set(aliases.flat()).size).toBe(1);
  });

  test.concurrent('The number of containers at once never exceeds max-parallel', async () => {
    const containers = await several(4);
    for (const container of containers) container.fault('list', { kind: 'delay', ms: 150 });
    const seen: number[] = [];
    const poll = setInterval(() => {
      seen.push(
        containers.filter(({ requests }) => requests.some(({ status }) => status === undefined)).length,
      );
    }, 5);
    const result = await stepOn(containers, { operation: 'list', 'max-parallel': '2' });
    clearInterval(poll);
    expect(result.exitCode).toBe(0);
    expect(Math.max(...seen)).toBe(2);
  });

  test.concurrent('A container that is given twice counts once', async () => {
    const [one] = (await several(1)) as [LocalContainer];
    const result = await one.step({ operation: 'create', 'container-id': `${one.id},${one.id}\n${one.id}` });
    expect(result.exitCode).toBe(0);
    expect(result.outputs['snapshot-name']).not.toBe('');
    expect(one.operations).toEqual(['create']);
  });
});

describe('The map of an earlier create step', () => {
  test.concurrent('A map that lacks a container is an error before any request', async () => {
    const containers = await several(2);
    const [one, two] = containers;
    const snapshot = JSON.stringify({ [one?.id ?? '']: 'snap-20250101-000000' });
    const result = await stepOn(containers, { operation: 'restore', snapshot });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(`is a map without a snapshot for ${two?.id}`),
    ]);
    expect(containers.flatMap(({ requests }) => requests)).toEqual([]);
  });

  test.concurrent.each(RESTORES_BY_NAME)(
    'A map gives each job of a matrix its own snapshot, with names %s',
    async (_source, api, restore) => {
      const containers = await several(3, api);
      const created = await stepOn(containers, { operation: 'create' });
      // Like `strategy.matrix` with `fromJSON(results)`: one job a container, each with the whole map.
      const results = parsed(created, 'results') as { container_id: string }[];
      for (const { container_id } of results) {
        const container = containers.find(({ id }) => id === container_id);
        await container?.spoil();
        const restored = await container?.step({
          operation: 'restore',
          'container-id': container_id,
          snapshot: created.outputs['snapshot-map'] ?? '',
        });
        expect(restored?.exitCode).toBe(0);
        expect(container?.operations).toEqual(['create', ...restore]);
      }
      const [first, ...others] = await Promise.all(containers.map((container) => container.tree()));
      for (const tree of others) expect(tree).toEqual(first);
    },
  );
});
