import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  bodyOf,
  debris,
  type Fixture,
  listed,
  readPresent,
  send,
  setUp,
  snapshotDirectories,
  snapshotOf,
  snapshotsPath,
  take,
  writePresent,
} from '../../helpers/emulator.ts';

const MOMENT = new Date('2025-01-15T10:30:00.123Z');

describe('list', () => {
  it('answers every snapshot, newest first, with the count and the cap', async () => {
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

  it('answers an empty list, and no cap where there is none', async () => {
    const fixture = await setUp();
    expect(bodyOf(await fixture.call('GET')).data).toMatchObject({
      snapshots: [],
      snapshot_count: 0,
      max_snapshots: null,
    });
  });
});

describe('create', () => {
  it('answers 201 with the snapshot', async () => {
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
          name: 'snap-20250115-103000',
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

  it('gives no alias and no expiry that were not asked for', async () => {
    const fixture = await setUp();
    expect(await take(fixture)).toMatchObject({ alias: null, expires_at: null });
  });

  it('takes the body whatever the case and the parameters of its content type', async () => {
    const { emulator, id, token } = await setUp();
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const sent = { method: 'POST', target: snapshotsPath(id), token, headers, body: '{"alias":"ü"}' };
    expect(snapshotOf(await send(emulator, sent)).alias).toBe('ü');
  });

  it('takes aliases and expiries up to their limits', async () => {
    const fixture = await setUp();
    expect((await take(fixture, { alias: '𝒜'.repeat(100), expiry: 1 })).alias).toBe('𝒜'.repeat(100));
    await take(fixture, { expiry: 3650 });
  });

  it('leaves nothing half made behind', async () => {
    const fixture = await setUp();
    await take(fixture);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });
});

describe.each(['PATCH', 'PUT'])('restore with %s', (method) => {
  it('puts the files of the snapshot back, and only those', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture);
    await writePresent(fixture, 'index.html', 'two');
    await writePresent(fixture, 'new.txt', 'new');
    await rm(path.join(fixture.emulator.root(fixture.id), 'data'), { recursive: true });
    const received = await fixture.call(method, `/${name}`);
    expect(received.status).toBe(200);
    expect(await readPresent(fixture, 'index.html')).toBe('one');
    expect(await readPresent(fixture, 'data/list.txt')).toBe('a\nb\n');
    expect(await readdir(fixture.emulator.root(fixture.id))).toEqual(['data', 'index.html']);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });

  it('answers with the snapshot and notes when it was used', async () => {
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

  it('leaves the snapshot as it was, for the next restore', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture);
    for (const content of ['two', 'three']) {
      await writePresent(fixture, 'index.html', content);
      await fixture.call(method, `/${name}`);
      expect(await readPresent(fixture, 'index.html')).toBe('one');
    }
  });
});

describe.each(['PATCH', 'PUT'])('alias with %s', (method) => {
  it.each(['production-baseline', null])('changes the alias to %p', async (alias) => {
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

describe('delete', () => {
  async function twoSnapshots(): Promise<{ fixture: Fixture; doomed: string; kept: string }> {
    const fixture = await setUp();
    const doomed = (await take(fixture)).name;
    const kept = (await take(fixture)).name;
    return { fixture, doomed, kept };
  }

  it('deletes that snapshot, from the disk too', async () => {
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
    expect([...(await snapshotDirectories(fixture.stateDir, fixture.id)).keys()]).toEqual([kept]);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
  });

  it('leaves the present files alone', async () => {
    const { fixture, doomed } = await twoSnapshots();
    await fixture.call('DELETE', `/${doomed}`);
    expect(await readPresent(fixture, 'index.html')).toBe('one');
  });
});
