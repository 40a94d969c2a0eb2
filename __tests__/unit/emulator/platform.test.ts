import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ExclusiveOperation } from '../../../emulator/server.ts';
import {
  bodyOf,
  checksum,
  debris,
  type Fixture,
  jsonBody,
  listed,
  readCurrent,
  send,
  setUp,
  snapshotsPath,
  take,
  treesOf,
  writeCurrent,
} from '../../helpers/emulator.ts';

const NEVER_ENDS = 3_600_000;

describe('an alias that is used already', () => {
  test('is given again by default', async () => {
    const fixture = await setUp();
    await take(fixture, { alias: 'nightly' });
    await take(fixture, { alias: 'nightly' });
    expect((await listed(fixture)).map(({ alias }) => alias)).toEqual(['nightly', 'nightly']);
  });

  test('takes the older snapshots of that alias away with `replace`, and no others', async () => {
    const fixture = await setUp({ aliasReuse: 'replace' });
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

  test('takes nothing away when the create is refused', async () => {
    const fixture = await setUp({ aliasReuse: 'replace', maxSnapshots: 1 });
    const old = await take(fixture, { alias: 'nightly' });
    expect((await fixture.call('POST', '', { alias: 'nightly' })).status).toBe(409);
    expect(await listed(fixture)).toEqual([old]);
  });
});

describe('the cap', () => {
  test.each([409, 403, 422])('is told with status %d and the numbers', async (limitStatus) => {
    const fixture = await setUp({ maxSnapshots: 2, limitStatus });
    await take(fixture);
    await take(fixture);
    const received = await fixture.call('POST', '', {});
    expect(received.status).toBe(limitStatus);
    expect(bodyOf(received)).toEqual({
      statusCode: limitStatus,
      error: expect.any(String),
      message: expect.any(String),
      code: 'CONTAINER_SNAPSHOT_LIMIT',
      container_id: fixture.id,
      snapshot_count: 2,
      max_snapshots: 2,
    });
    expect(await listed(fixture)).toHaveLength(2);
  });

  test('has room again after a delete, and counts each container for itself', async () => {
    const fixture = await setUp({ maxSnapshots: 1 });
    const other = await fixture.emulator.addContainer({});
    await fixture.emulator.seed(other.id);
    const { name } = await take(fixture);
    await fixture.call('DELETE', `/${name}`);
    await take(fixture);
  });

  test('comes before busy, because it does not pass', async () => {
    const fixture = await setUp({ maxSnapshots: 0 });
    fixture.emulator.claim(fixture.id);
    expect(bodyOf(await fixture.call('POST', '', {})).code).toBe('CONTAINER_SNAPSHOT_LIMIT');
  });
});

describe('a busy container', () => {
  const requests: Record<ExclusiveOperation, [method: string, below: string, body?: unknown]> = {
    create: ['POST', '', {}],
    restore: ['PATCH', '/kept'],
    alias: ['PATCH', '/kept/alias', { alias: 'x' }],
    delete: ['DELETE', '/kept'],
  };
  const operations = ['create', 'restore', 'alias', 'delete'] as const;

  /** Two at once: one is under way and never ends, so the first answer is that of the other. */
  async function occupied(operation: ExclusiveOperation): Promise<{ fixture: Fixture; body: unknown }> {
    const fixture = await setUp({ operationMs: { [operation]: NEVER_ENDS } });
    await fixture.emulator.seed(fixture.id, { name: 'kept' });
    const both = [1, 2].map(() => fixture.call(...requests[operation]));
    for (const one of both) one.catch(() => undefined);
    return { fixture, body: bodyOf(await Promise.race(both)) };
  }

  test.each(operations)('refuses everything but list during a %s', async (operation) => {
    const { fixture, body } = await occupied(operation);
    expect(body).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'Another snapshot operation is running on this container',
    });
    for (const other of operations) {
      expect((await fixture.call(...requests[other])).status).toBe(409);
    }
    expect((await listed(fixture)).map(({ name, alias }) => [name, alias])).toEqual([['kept', null]]);
  });

  test('says 404, not 409, of a snapshot that is not there', async () => {
    const { fixture } = await occupied('create');
    expect((await fixture.call('PATCH', '/gone')).status).toBe(404);
  });

  test('keeps no other container from its work', async () => {
    const { fixture } = await occupied('create');
    const other = await fixture.emulator.addContainer({});
    await fixture.emulator.seed(other.id, { name: 'kept' });
    const target = `${snapshotsPath(other.id)}/kept`;
    expect((await send(fixture.emulator, { method: 'PATCH', target, token: fixture.token })).status).toBe(
      200,
    );
  });

  test.each(operations)(
    'has done nothing of a %s that the end of the emulator broke off',
    async (operation) => {
      const { fixture } = await occupied(operation);
      const before = await checksum(fixture.emulator.root(fixture.id));
      await fixture.emulator.close();
      expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
      await fixture.restart({ operationMs: {} });
      expect((await listed(fixture)).map(({ name, alias }) => [name, alias])).toEqual([['kept', null]]);
      expect(await checksum(fixture.emulator.root(fixture.id))).toBe(before);
      expect((await fixture.call('POST', '', {})).status).toBe(201);
    },
  );

  test.each(operations)('is free again after a %s', async (operation) => {
    const fixture = await setUp({ operationMs: { [operation]: 1 } });
    await fixture.emulator.seed(fixture.id, { name: 'kept' });
    expect((await fixture.call(...requests[operation])).status).toBe(operation === 'create' ? 201 : 200);
    expect((await fixture.call('POST', '', {})).status).toBe(201);
  });
});

describe('a container that is still being claimed', () => {
  const refused = { statusCode: 409, error: 'Conflict', message: 'The container is still being claimed' };

  test('refuses everything but list until it is released', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture);
    fixture.emulator.claim(fixture.id);
    expect(bodyOf(await fixture.call('POST', '', {}))).toEqual(refused);
    expect(bodyOf(await fixture.call('PATCH', `/${name}`))).toEqual(refused);
    expect(bodyOf(await fixture.call('PATCH', `/${name}/alias`, { alias: 'x' }))).toEqual(refused);
    expect(bodyOf(await fixture.call('DELETE', `/${name}`))).toEqual(refused);
    expect(await listed(fixture)).toHaveLength(1);
    fixture.emulator.release(fixture.id);
    expect((await fixture.call('DELETE', `/${name}`)).status).toBe(200);
  });

  test('comes so when it is added so', async () => {
    const fixture = await setUp();
    const { id } = await fixture.emulator.addContainer({ status: 'claiming' });
    const create = { method: 'POST', target: snapshotsPath(id), token: fixture.token, ...jsonBody({}) };
    const received = await send(fixture.emulator, create);
    expect(bodyOf(received)).toEqual(refused);
  });

  test('passes by itself when it was claimed for a time', async () => {
    const fixture = await setUp();
    fixture.emulator.claim(fixture.id, 1);
    let status = 409;
    while (status === 409) ({ status } = await fixture.call('POST', '', {}));
    expect(status).toBe(201);
  });
});

describe('expiry', () => {
  test('removes a snapshot at its time, from the list, from reach and from the disk', async () => {
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

  test('is not removed by a request that is refused', async () => {
    const fixture = await setUp();
    await fixture.emulator.seed(fixture.id, { name: 'old', expires_at: '2020-01-01T00:00:00.000Z' });
    await fixture.call('GET', '?x');
    expect((await treesOf(fixture.stateDir, fixture.id)).size).toBe(1);
  });

  test('makes room under the cap', async () => {
    const fixture = await setUp({ maxSnapshots: 1 });
    await fixture.emulator.seed(fixture.id, { expires_at: '2020-01-01T00:00:00.000Z' });
    await take(fixture);
  });

  test('is not removed from under a restore that runs', async () => {
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

describe('names', () => {
  const now = () => new Date('2025-12-31T23:59:59.900Z');

  test('are a second apart, though the times are not', async () => {
    const fixture = await setUp({ now });
    const taken = [await take(fixture), await take(fixture), await take(fixture)];
    expect(taken.map(({ name }) => name)).toEqual([
      'snap-20251231-235959',
      'snap-20260101-000000',
      'snap-20260101-000001',
    ]);
    expect(new Set(taken.map(({ created_at }) => created_at))).toEqual(new Set(['2025-12-31T23:59:59.900Z']));
  });

  test('are not given twice, neither after a delete nor after a restart', async () => {
    const fixture = await setUp({ now });
    const { name } = await take(fixture);
    await fixture.call('DELETE', `/${name}`);
    expect((await take(fixture)).name).toBe('snap-20260101-000000');
    await fixture.restart();
    expect((await take(fixture)).name).toBe('snap-20260101-000001');
  });

  test('step over one that was put there', async () => {
    const fixture = await setUp({ now });
    await fixture.emulator.seed(fixture.id, { name: 'snap-20251231-235959' });
    await fixture.emulator.seed(fixture.id);
    expect((await take(fixture)).name).toBe('snap-20260101-000001');
  });
});

describe('a snapshot that a test puts there', () => {
  test.each(['../..', '/etc', 'a\u0000b', '..', 'x'.repeat(300), '::set-output name=x::y'])(
    'may be called %j',
    async (name) => {
      const fixture = await setUp();
      await fixture.emulator.seed(fixture.id, { name });
      await fixture.restart();
      expect((await listed(fixture)).map((snapshot) => snapshot.name)).toEqual([name]);
      expect(await readdir(path.join(fixture.stateDir, 'containers'))).toEqual([fixture.id]);
    },
  );

  test('has the fields it is given, and not those that are undefined', async () => {
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

  test('can be restored like any other', async () => {
    const fixture = await setUp();
    const { name } = await fixture.emulator.seed(fixture.id, { created_at: '2024-01-01T12:00:00.000Z' });
    expect(name).toBe('snap-20240101-120000');
    await writeCurrent(fixture, 'index.html', 'two');
    expect((await fixture.call('PATCH', `/${name}`)).status).toBe(200);
    expect(await readCurrent(fixture, 'index.html')).toBe('one');
  });

  test('is refused under a name that is taken', async () => {
    const fixture = await setUp();
    await fixture.emulator.seed(fixture.id, { name: 'a' });
    await expect(fixture.emulator.seed(fixture.id, { name: 'a' })).rejects.toThrow('already');
  });
});
