import { link, lstat, readdir, symlink, truncate } from 'node:fs/promises';
import path from 'node:path';
import {
  bodyOf,
  debris,
  listed,
  namesBelow,
  readCurrent,
  setUp,
  take,
  treesOf,
  writeCurrent,
} from '../../helpers/emulator.ts';

const NEVER_ENDS = 3_600_000;

describe('An alias in use', () => {
  test('An alias can be used again by default', async () => {
    const fixture = await setUp({ names: 'time' });
    await take(fixture, { alias: 'nightly' });
    await take(fixture, { alias: 'nightly' });
    expect((await listed(fixture)).map(({ alias }) => alias)).toEqual(['nightly', 'nightly']);
  });

  test('With aliasReuse replace, a create request deletes the older snapshots of its alias and no others', async () => {
    const fixture = await setUp({ names: 'time', aliasReuse: 'replace' });
    const none = await take(fixture);
    const other = await take(fixture, { alias: 'weekly' });
    await fixture.emulator.seed(fixture.id, { name: 'a', alias: 'nightly' });
    await fixture.emulator.seed(fixture.id, { name: 'b', alias: 'nightly' });
    const fresh = await take(fixture, { alias: 'nightly' });
    const again = await take(fixture);
    expect((await listed(fixture)).map(({ name }) => name).sort()).toEqual(
      [none.name, other.name, fresh.name, again.name].sort(),
    );
    expect((await treesOf(fixture.stateDir, fixture.id)).size).toBe(4);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });

  test('A rejected create request deletes nothing', async () => {
    const fixture = await setUp({ names: 'time', aliasReuse: 'replace', maxSnapshots: 1 });
    const old = await take(fixture, { alias: 'nightly' });
    expect((await fixture.call('POST', '', { alias: 'nightly' })).status).toBe(400);
    expect(await listed(fixture)).toEqual([old]);
  });
});

describe('The snapshot limit', () => {
  test('The limit is reported with 400, a code and the numbers', async () => {
    const fixture = await setUp({ maxSnapshots: 2 });
    await take(fixture);
    await take(fixture);
    const received = await fixture.call('POST', '', {});
    expect(received.status).toBe(400);
    expect(bodyOf(received)).toEqual({
      statusCode: 400,
      error: 'CONTAINER_SNAPSHOT_LIMIT',
      message: 'This container has reached its snapshot limit.',
      data: { container_id: fixture.id, current_count: 2, limit: 2 },
    });
    expect(await listed(fixture)).toHaveLength(2);
  });

  test.each([409, 403, 422])('The limit is reported with limitStatus %d', async (limitStatus) => {
    const fixture = await setUp({ maxSnapshots: 0, limitStatus });
    const received = await fixture.call('POST', '', {});
    expect([received.status, bodyOf(received).statusCode]).toEqual([limitStatus, limitStatus]);
    expect(bodyOf(received).error).toBe('CONTAINER_SNAPSHOT_LIMIT');
  });

  test('The limit applies to each container, and counts only the snapshots that exist', async () => {
    const fixture = await setUp({ maxSnapshots: 1 });
    const other = await fixture.emulator.addContainer({});
    await fixture.emulator.seed(other.id);
    const { name } = await take(fixture);
    await fixture.call('DELETE', `/${name}`);
    await take(fixture);
  });

  test('The limit precedes the state of the container, because it does not pass by itself', async () => {
    const fixture = await setUp({ maxSnapshots: 0 });
    fixture.emulator.claim(fixture.id);
    expect(bodyOf(await fixture.call('POST', '', {})).error).toBe('CONTAINER_SNAPSHOT_LIMIT');
  });
});

describe('Errors with errorCodes code', () => {
  test('An error has its code in a field of its own and the reason phrase in error', async () => {
    const fixture = await setUp({ errorCodes: 'code', maxSnapshots: 0, limitStatus: 409 });
    expect(bodyOf(await fixture.call('POST', '', {}))).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'This container has reached its snapshot limit.',
      code: 'CONTAINER_SNAPSHOT_LIMIT',
      data: { container_id: fixture.id, current_count: 0, limit: 0 },
    });
  });

  test('A scripted status has its code and the reason phrase in the same fields', async () => {
    const fixture = await setUp({ errorCodes: 'code' });
    fixture.emulator.script({ effect: { kind: 'status', status: 503 } });
    expect(bodyOf(await fixture.call('POST', '', {}))).toMatchObject({
      error: 'Service Unavailable',
      code: 'SNAPSHOT_INVENTORY_UNAVAILABLE',
    });
  });

  test('An error without a code lacks the field', async () => {
    const fixture = await setUp({ errorCodes: 'code' });
    expect(bodyOf(await fixture.call('DELETE', '/gone'))).toEqual({
      statusCode: 404,
      error: 'Not Found',
      message: 'Container or snapshot not found',
    });
  });
});

describe('The size of a snapshot', () => {
  test('The size of a snapshot is the sum of the sizes of its files', async () => {
    const fixture = await setUp();
    await writeCurrent(fixture, 'large', 'x'.repeat(100_000));
    await writeCurrent(fixture, 'data/ünïcode', 'ü');
    await writeCurrent(fixture, 'empty', '');
    const { name, size } = await take(fixture);
    const tree = (await treesOf(fixture.stateDir, fixture.id)).get(name) ?? '';
    let sum = 0;
    for (const file of await namesBelow(tree)) {
      const stats = await lstat(path.join(tree, file));
      if (stats.isFile()) sum += stats.size;
    }
    expect(size).toBe(sum);
    expect(size).toBe(3 + 4 + 100_000 + 2);
  });

  test('A hard link counts as a file of its own, and a sparse file with its whole length', async () => {
    const fixture = await setUp();
    const { size: before } = await take(fixture);
    const root = fixture.emulator.root(fixture.id);
    await writeCurrent(fixture, 'data/original', 'x'.repeat(1000));
    await link(path.join(root, 'data/original'), path.join(root, 'data/hard-link'));
    await writeCurrent(fixture, 'sparse', '');
    await truncate(path.join(root, 'sparse'), 1_000_000);
    await symlink('sparse', path.join(root, 'symbolic-link'), 'file');
    expect((await take(fixture)).size).toBe((before ?? 0) + 1000 + 1000 + 1_000_000);
  });

  test('The size of a snapshot stays the same when the files change', async () => {
    const fixture = await setUp();
    const { size } = await take(fixture);
    await writeCurrent(fixture, 'index.html', 'longer than before');
    expect((await listed(fixture)).map((snapshot) => snapshot.size)).toEqual([size]);
    expect((await take(fixture)).size).toBe('longer than before'.length + 4);
  });
});

describe('An expired snapshot', () => {
  test('A snapshot disappears when it expires, from the list, from the paths and from the disk', async () => {
    let now = new Date('2025-01-15T10:30:00.000Z');
    const fixture = await setUp({ now: () => now });
    const short = await take(fixture, { expiry: 1 });
    const long = await take(fixture, { expiry: 2 });
    now = new Date('2025-01-16T10:29:59.999Z');
    expect(await listed(fixture)).toHaveLength(2);
    now = new Date('2025-01-16T10:30:00.000Z');
    expect(await fixture.emulator.snapshots(fixture.id)).toHaveLength(1);
    expect((await fixture.call('PATCH', `/${short.name}`)).status).toBe(404);
    expect(await listed(fixture)).toEqual([long]);
    expect([...(await treesOf(fixture.stateDir, fixture.id)).keys()]).toEqual([long.name]);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });

  test('A rejected request does not remove an expired snapshot', async () => {
    const fixture = await setUp();
    await fixture.emulator.seed(fixture.id, { name: 'old', expires_at: '2020-01-01T00:00:00.000Z' });
    await fixture.call('GET', '?x');
    expect((await treesOf(fixture.stateDir, fixture.id)).size).toBe(1);
  });

  test('An expired snapshot does not count towards the limit', async () => {
    const fixture = await setUp({ maxSnapshots: 1 });
    await fixture.emulator.seed(fixture.id, { expires_at: '2020-01-01T00:00:00.000Z' });
    await take(fixture);
  });

  test('A snapshot that expires is not removed during a restore from it', async () => {
    let now = new Date('2025-01-15T10:30:00.000Z');
    const fixture = await setUp({ now: () => now, operationMs: { restore: NEVER_ENDS } });
    const { name } = await take(fixture, { expiry: 1 });
    const both = [1, 2].map(() => fixture.call('PATCH', `/${name}`));
    for (const one of both) one.catch(() => undefined);
    expect((await Promise.race(both)).status).toBe(409);
    now = new Date('2026-01-15T10:30:00.000Z');
    expect(await listed(fixture)).toEqual([]);
    expect((await fixture.call('DELETE', `/${name}`)).status).toBe(404);
    expect((await treesOf(fixture.stateDir, fixture.id)).size).toBe(1);
  });
});

describe('A seeded snapshot', () => {
  test.each(['../..', '/etc', 'a\u0000b', '..', 'x'.repeat(300), '::set-output name=x::y'])(
    'A seeded snapshot can have the name %j',
    async (name) => {
      const fixture = await setUp();
      await fixture.emulator.seed(fixture.id, { name });
      await fixture.restart();
      expect((await listed(fixture)).map((snapshot) => snapshot.name)).toEqual([name]);
      expect(await readdir(path.join(fixture.stateDir, 'containers'))).toEqual([fixture.id]);
    },
  );

  test('A seeded snapshot has the given fields, and lacks those that are undefined', async () => {
    const fixture = await setUp();
    const seeded = await fixture.emulator.seed(fixture.id, {
      name: 'old',
      created_at: '2024-01-01T00:00:00.000Z',
      alias: 'x',
      last_used_at: undefined,
      expires_at: undefined,
      future_field: { a: 1 },
    });
    const expected = {
      name: 'old',
      alias: 'x',
      created_at: '2024-01-01T00:00:00.000Z',
      stateful: false,
      size: 7,
      future_field: { a: 1 },
    };
    expect(seeded).toStrictEqual(expected);
    expect(await listed(fixture)).toEqual([expected]);
  });

  test('A seeded snapshot can be restored', async () => {
    const fixture = await setUp();
    const { name } = await fixture.emulator.seed(fixture.id, { created_at: '2024-01-01T12:00:00.000Z' });
    expect(name).toBe('snap-20240101-120000');
    await writeCurrent(fixture, 'index.html', 'two');
    expect((await fixture.call('PATCH', `/${name}`)).status).toBe(200);
    expect(await readCurrent(fixture, 'index.html')).toBe('one');
  });

  test('A seeded snapshot cannot have a name in use', async () => {
    const fixture = await setUp();
    await fixture.emulator.seed(fixture.id, { name: 'a' });
    await expect(fixture.emulator.seed(fixture.id, { name: 'a' })).rejects.toThrow('already');
  });

  test('A seeded snapshot without a given name has one from the time, even with an alias', async () => {
    const fixture = await setUp();
    const created_at = '2024-01-01T12:00:00.000Z';
    const names = [];
    for (let round = 0; round < 2; round += 1) {
      names.push((await fixture.emulator.seed(fixture.id, { created_at, alias: 'nightly' })).name);
    }
    expect(names).toEqual(['snap-20240101-120000', 'snap-20240101-120001']);
  });
});
