import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  bodyOf,
  debris,
  type Fixture,
  listed,
  readCurrent,
  send,
  setUp,
  snapshotOf,
  snapshotsPath,
  take,
  treesOf,
  writeCurrent,
} from '../../helpers/emulator.ts';

const MOMENT = new Date('2025-01-15T10:30:00.123Z');

describe('List', () => {
  test('A list returns every snapshot, newest first, with the count and the limit', async () => {
    const fixture = await setUp({ maxSnapshots: 5 });
    const first = await take(fixture, { alias: 'first' });
    const second = await take(fixture);
    const received = await fixture.call('GET');
    expect(received.status).toBe(200);
    expect(received.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(bodyOf(received)).toEqual({
      statusCode: 200,
      message: 'Snapshots retrieved successfully',
      data: {
        container_id: fixture.id,
        project_id: expect.stringMatching(/^[0-9a-f]{24}$/),
        snapshots: [second, first],
        snapshot_count: 2,
        max_snapshots: 5,
      },
    });
  });

  test('A list can be empty, and the limit is null without one', async () => {
    const fixture = await setUp();
    expect(bodyOf(await fixture.call('GET')).data).toMatchObject({
      snapshots: [],
      snapshot_count: 0,
      max_snapshots: null,
    });
  });
});

describe('Create', () => {
  test('A create request returns 201 with the snapshot', async () => {
    const fixture = await setUp({ now: () => MOMENT });
    const received = await fixture.call('POST', '', { alias: 'before-deploy', expiry: 30 });
    expect(received.status).toBe(201);
    expect(bodyOf(received)).toEqual({
      statusCode: 201,
      message: 'Snapshot created successfully',
      data: {
        container_id: fixture.id,
        project_id: expect.stringMatching(/^[0-9a-f]{24}$/),
        snapshot: {
          name: 'before-deploy',
          alias: 'before-deploy',
          created_at: '2025-01-15T10:30:00.123Z',
          last_used_at: null,
          expires_at: '2025-02-14T10:30:00.123Z',
          stateful: false,
          size: 7,
        },
      },
    });
  });

  test('A create request without a body sets no alias and no expiry', async () => {
    const fixture = await setUp();
    expect(await take(fixture)).toMatchObject({ alias: null, expires_at: null });
  });

  test('A create request accepts a content type in any case and with parameters', async () => {
    const { emulator, id, token } = await setUp();
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const sent = { method: 'POST', target: snapshotsPath(id), token, headers, body: '{"alias":"ü"}' };
    expect(snapshotOf(await send(emulator, sent)).alias).toBe('ü');
  });

  test('A create request accepts aliases and expiries up to their limits', async () => {
    const fixture = await setUp();
    expect((await take(fixture, { alias: '𝒜'.repeat(100), expiry: 1 })).alias).toBe('𝒜'.repeat(100));
    await take(fixture, { expiry: 3650 });
  });

  test('A create request leaves nothing half done behind', async () => {
    const fixture = await setUp();
    await take(fixture);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });
});

describe.each(['PATCH', 'PUT'])('Restore with %s', (method) => {
  test('A restore puts back the files of the snapshot, and only those', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture);
    await writeCurrent(fixture, 'index.html', 'two');
    await writeCurrent(fixture, 'new.txt', 'new');
    await rm(path.join(fixture.emulator.root(fixture.id), 'data'), { recursive: true });
    const received = await fixture.call(method, `/${name}`);
    expect(received.status).toBe(200);
    expect(await readCurrent(fixture, 'index.html')).toBe('one');
    expect(await readCurrent(fixture, 'data/list.txt')).toBe('a\nb\n');
    expect(await readdir(fixture.emulator.root(fixture.id))).toEqual(['data', 'index.html']);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });

  test('A restore returns the snapshot and records its use', async () => {
    let now = MOMENT;
    const fixture = await setUp({ now: () => now });
    const snapshot = await take(fixture);
    now = new Date('2025-01-16T08:00:00.456Z');
    const used = { ...snapshot, last_used_at: '2025-01-16T08:00:00.456Z' };
    expect(bodyOf(await fixture.call(method, `/${snapshot.name}`))).toEqual({
      statusCode: 200,
      message: 'Container restored from snapshot successfully',
      data: { success: true, message: expect.any(String), snapshot: used },
    });
    expect(await listed(fixture)).toEqual([used]);
  });

  test('A restore keeps the snapshot for the next restore', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture);
    for (const content of ['two', 'three']) {
      await writeCurrent(fixture, 'index.html', content);
      await fixture.call(method, `/${name}`);
      expect(await readCurrent(fixture, 'index.html')).toBe('one');
    }
  });
});

describe.each(['PATCH', 'PUT'])('Alias with %s', (method) => {
  test.each(['production-baseline', null])('The alias becomes %p', async (alias) => {
    const fixture = await setUp();
    const snapshot = await take(fixture, { alias: 'old' });
    const received = await fixture.call(method, `/${snapshot.name}/alias`, { alias });
    expect(received.status).toBe(200);
    expect(bodyOf(received)).toEqual({
      statusCode: 200,
      message: 'Snapshot alias updated successfully',
      data: {
        container_id: fixture.id,
        project_id: expect.stringMatching(/^[0-9a-f]{24}$/),
        snapshot: { ...snapshot, alias },
      },
    });
    expect(await listed(fixture)).toEqual([{ ...snapshot, alias }]);
  });
});

describe('Delete', () => {
  async function twoSnapshots(): Promise<{ fixture: Fixture; doomed: string; kept: string }> {
    const fixture = await setUp();
    const doomed = (await take(fixture)).name;
    const kept = (await take(fixture)).name;
    return { fixture, doomed, kept };
  }

  test('A delete removes that snapshot, from the disk too', async () => {
    const { fixture, doomed, kept } = await twoSnapshots();
    const received = await fixture.call('DELETE', `/${doomed}`);
    expect(received.status).toBe(200);
    expect(bodyOf(received)).toEqual({
      statusCode: 200,
      message: 'Snapshot deleted successfully',
      data: {
        container_id: fixture.id,
        project_id: expect.stringMatching(/^[0-9a-f]{24}$/),
        snapshot_name: doomed,
      },
    });
    expect((await listed(fixture)).map(({ name }) => name)).toEqual([kept]);
    expect([...(await treesOf(fixture.stateDir, fixture.id)).keys()]).toEqual([kept]);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });

  test('A delete keeps the present files', async () => {
    const { fixture, doomed } = await twoSnapshots();
    await fixture.call('DELETE', `/${doomed}`);
    expect(await readCurrent(fixture, 'index.html')).toBe('one');
  });
});
