import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shownText } from '../helpers/html.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { needs } from '../helpers/needs.ts';
import { expectSuccess, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const limited = useLocalHoody({ maxSnapshots: 10 });

describe('List', () => {
  test.concurrent('A list reports every snapshot with one request, newest first', async () => {
    const container = await hoody.container();
    const middle = await container.seed({ alias: 'middle', created_at: '2025-01-15T10:30:00.000Z' });
    const oldest = await container.seed({ created_at: '2024-12-31T23:59:59.999Z' });
    const newest = await container.seed({
      alias: 'newest',
      created_at: '2025-01-15T10:30:00.001Z',
      name: 'nightly.7',
    });
    const result = await container.step({ operation: 'list' });
    expectSuccess(result);
    expect(container.operations).toEqual(['list']);
    const reported = [newest, middle, oldest].map((snapshot) => ({
      ...snapshot,
      container_id: container.id,
    }));
    expect(parsed(result, 'snapshots')).toEqual(reported);
    expect(parsed(result, 'snapshot')).toEqual(reported[0]);
    expect(JSON.parse(Object.values(result.files).join())).toEqual(reported);
    expect(parsed(result, 'results')).toEqual([
      {
        container_id: container.id,
        ok: true,
        changed: false,
        snapshot_names: reported.map(({ name }) => name),
        error: null,
      },
    ]);
    expect(result.outputs).toMatchObject({
      'snapshot-name': 'nightly.7',
      'snapshot-alias': 'newest',
      'created-at': '2025-01-15T10:30:00.001Z',
      'size-bytes': String(newest.size),
      'snapshot-map': '',
      count: '3',
      changed: 'false',
    });
  });

  test.concurrent('A list sorts a response in another order', async () => {
    const container = await hoody.container();
    const times = ['2025-03-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z', '2025-02-01T01:00:00.000+02:00'];
    const snapshots = times.map((created_at, index) => ({ name: `s${index}`, created_at }));
    container.fault('list', { kind: 'response', body: { data: { container_id: container.id, snapshots } } });
    const result = await container.step({ operation: 'list' });
    expectSuccess(result);
    expect(parsed(result, 'results')).toMatchObject([{ snapshot_names: ['s0', 's2', 's1'] }]);
  });

  test.concurrent('A list succeeds on a container without snapshots', async () => {
    const container = await hoody.container();
    const result = await container.step({ operation: 'list' });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ count: '0', snapshots: '[]', snapshot: '', 'snapshot-name': '' });
    expect(Object.values(result.files).map((text) => JSON.parse(text))).toEqual([[]]);
    expect(result.log).toContain(`Container ${container.id} has no snapshots.`);
  });

  test.concurrent.each([
    [{}, 'Container ID has 3 snapshots (limit: 10).'],
    [{ filter: 'a*' }, '1 of 3 snapshots of container ID match a* (limit: 10).'],
  ])('A list with %j reports how full the container is', async (inputs, line) => {
    const container = await limited.container();
    for (const alias of ['a', 'b', 'c']) await container.seed({ alias });
    const result = await container.step({ operation: 'list', ...inputs });
    expectSuccess(result);
    expect(result.log.split('\n')).toContain(line.replace('ID', container.id));
    expect(shownText(result.summary)).toMatch(
      'filter' in inputs ? / 1 matches, .* · 3 of 10 used\./ : / 3 snapshots, .* · 3 of 10 used\./,
    );
  });

  test.concurrent('A list reports no limit where the API has none', async () => {
    const container = await hoody.container();
    await container.seed();
    const result = await container.step({ operation: 'list' });
    expect(result.log).not.toContain('limit:');
    expect(shownText(result.summary)).not.toContain('at most');
  });

  test.concurrent('A size below zero is unknown', async () => {
    const container = await hoody.container();
    const { size, ...snapshot } = await container.seed({ alias: 'a', size: -1 });
    expect(size).toBe(-1);
    const result = await container.step({ operation: 'list' });
    expectSuccess(result);
    expect(result.outputs['size-bytes']).toBe('');
    expect(parsed(result, 'snapshot')).toEqual({ ...snapshot, size: null, container_id: container.id });
    expect(result.summary).not.toContain('Size');
  });

  test.concurrent('An odd entry in a list does not affect the others', async () => {
    const container = await hoody.container();
    const good = await container.seed({ alias: 'good', created_at: '2025-01-15T10:30:00.000Z' });
    const odd = [
      null,
      'text',
      {},
      { alias: 'nameless' },
      { name: 5 },
      { name: '..', created_at: '2025-01-14T10:30:00.000Z' },
      { name: 'timeless', created_at: null },
      { name: 'numbered', alias: 5, created_at: '2025-01-13T10:30:00.000Z' },
      { name: 'wrong-time', created_at: 'yesterday', size: '5', expires_at: 7 },
    ];
    const body = { data: { container_id: null, snapshots: [...odd, good] } };
    container.fault('list', { kind: 'response', body }, 2);
    const result = await container.step({ operation: 'list' });
    expectSuccess(result);
    expect(parsed(result, 'snapshots')).toEqual(
      [
        good,
        { name: '..', created_at: '2025-01-14T10:30:00.000Z' },
        { name: 'numbered', alias: null, created_at: '2025-01-13T10:30:00.000Z' },
        { name: 'wrong-time', created_at: null, size: null, expires_at: null },
        { name: 'timeless', created_at: null },
      ].map((snapshot) => ({ ...snapshot, container_id: container.id })),
    );
    expect(result.log).toContain(
      `Ignored 5 snapshots without a name in the list of container ${container.id}.`,
    );
    const restored = await container.step({ operation: 'restore', snapshot: 'good' });
    expectSuccess(restored);
    expect(restored.outputs['snapshot-name']).toBe(good.name);
  });

  test.concurrent('A list works on a container that is still being claimed', async () => {
    const container = await hoody.container({ status: 'claiming' });
    expectSuccess(await container.step({ operation: 'list' }));
    expect(container.operations).toEqual(['list']);
  });

  async function listToFile() {
    const container = await hoody.container();
    const snapshot = await container.seed();
    const directory = await mkdtemp(path.join(tmpdir(), 'hoody-runner-temp-'));
    const result = await container.step({ operation: 'list' }, { temp: directory });
    const file = result.outputs['snapshots-file'] ?? '';
    const { mode } = await stat(file);
    const content = await readFile(file, 'utf8');
    await rm(directory, { recursive: true });
    expectSuccess(result);
    expect(path.dirname(file)).toBe(directory);
    expect(JSON.parse(content)).toEqual([{ ...snapshot, container_id: container.id }]);
    return mode;
  }

  test.concurrent('A list writes its file to the folder of the runner', async () => {
    await listToFile();
  });

  needs('modes').test.concurrent('Only this user can read the file of a list', async () => {
    expect((await listToFile()) & 0o777).toBe(0o600);
  });
});
