import http from 'node:http';
import { bodyOf, listed, send, setUp, snapshotsPath, take } from '../../helpers/emulator.ts';

describe('A scripted status', () => {
  test('The status is returned once, without the operation, with the usual error', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'status', status: 500 } });
    const received = await fixture.call('POST', '', {});
    expect(received.status).toBe(500);
    expect(bodyOf(received)).toEqual({
      statusCode: 500,
      error: 'Internal Server Error',
      message: 'An unexpected error occurred',
    });
    expect(await listed(fixture)).toEqual([]);
  });

  test('The status follows the operation with `acts`', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'status', status: 504, acts: true } });
    expect((await fixture.call('POST', '', {})).status).toBe(504);
    expect(await listed(fixture)).toHaveLength(1);
  });

  test('The status has its headers', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'status', status: 429, headers: { 'Retry-After': '7' } } });
    const received = await fixture.call('GET');
    expect([received.status, received.headers['retry-after']]).toEqual([429, '7']);
  });

  test('A text body is sent unchanged as HTML', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' } });
    const received = await fixture.call('GET');
    expect(received.text).toBe('<h1>Bad gateway</h1>');
    expect(received.headers['content-type']).toMatch(/^text\/html/);
  });

  test('An object body is sent as JSON', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'status', status: 409, body: { code: 'X' } } });
    const received = await fixture.call('GET');
    expect(received.text).toBe('{"code":"X"}');
    expect(received.headers['content-type']).toMatch(/^application\/json/);
  });

  test('The status can be a redirect', async () => {
    const fixture = await setUp();
    const headers = { location: 'http://127.0.0.1:1/' };
    fixture.emulator.script({ effect: { kind: 'status', status: 307, headers } });
    const received = await fixture.call('GET');
    expect([received.status, received.headers.location]).toEqual([307, headers.location]);
  });

  test('The status precedes authentication', async () => {
    const { emulator, id } = await setUp();
    emulator.script({ effect: { kind: 'status', status: 503 } });
    expect((await send(emulator, { method: 'GET', target: snapshotsPath(id) })).status).toBe(503);
  });
});

describe('A scripted response', () => {
  test('The response replaces that of the operation', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'response', body: { statusCode: 201 } } });
    const received = await fixture.call('POST', '', {});
    expect([received.status, received.text]).toEqual([201, '{"statusCode":201}']);
    expect(await listed(fixture)).toHaveLength(1);
  });

  test('The response can have another status and broken JSON', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'response', body: '{"data":', status: 200 } });
    const received = await fixture.call('POST', '', {});
    expect([received.status, received.text, received.headers['content-type']]).toEqual([
      200,
      '{"data":',
      'application/json',
    ]);
  });
});

describe('A scripted reset', () => {
  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('The connection is reset %s the operation', async (when, snapshots) => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'reset', when } });
    await expect(fixture.call('POST', '', {})).rejects.toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
    expect(await listed(fixture)).toHaveLength(snapshots);
  });
});

describe('A scripted cut', () => {
  test('The operation acts, and half of the announced body is sent', async () => {
    const fixture = await setUp({ now: () => new Date('2025-01-15T10:30:00.123Z') });
    fixture.emulator.script({ effect: { kind: 'cut' } });
    const { announced, came, date } = await new Promise<{
      announced: number;
      came: number;
      date: string | undefined;
    }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${fixture.token}`, 'content-type': 'application/json' };
      const options = { method: 'POST', path: snapshotsPath(fixture.id), headers };
      const request = http.request(fixture.emulator.url, options, (response) => {
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
        });
        response.on('end', () => reject(new Error('the body was complete')));
        response.on('error', () =>
          resolve({
            announced: Number(response.headers['content-length']),
            came: length,
            date: response.headers.date,
          }),
        );
      });
      request.on('error', reject).end('{}');
    });
    expect(came).toBe(Math.floor(announced / 2));
    expect(came).toBeGreaterThan(50);
    expect(date).toBe('Wed, 15 Jan 2025 10:30:00 GMT');
    expect(await listed(fixture)).toHaveLength(1);
  });
});

describe('A scripted delay', () => {
  test('The request continues as usual after the delay', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'delay', ms: 1 } });
    expect((await fixture.call('POST', '', {})).status).toBe(201);
    expect(await listed(fixture)).toHaveLength(1);
  });

  test('The delay precedes the operation, and the container is not busy meanwhile', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ on: { operation: 'create' }, effect: { kind: 'delay', ms: 3_600_000 } });
    const slow = fixture.call('POST', '', { alias: 'slow' });
    slow.catch(() => undefined);
    while (fixture.emulator.requests.length === 0) await new Promise(setImmediate);
    await take(fixture, { alias: 'quick' });
    expect((await listed(fixture)).map(({ alias }) => alias)).toEqual(['quick']);
    await fixture.emulator.close();
    await expect(slow).rejects.toThrow();
  });
});

describe('A scripted hang', () => {
  test.each([
    [false, 0],
    [true, 1],
  ])('The request hangs forever, with acts %p', async (acts, snapshots) => {
    const fixture = await setUp();
    fixture.emulator.script({ on: { operation: 'create' }, effect: { kind: 'hang', acts } });
    let responded = false;
    const hung = fixture.call('POST', '', {}).finally(() => {
      responded = true;
    });
    hung.catch(() => undefined);
    while (fixture.emulator.requests.length === 0) await new Promise(setImmediate);
    while ((await listed(fixture)).length < snapshots) await new Promise(setImmediate);
    for (let round = 0; round < 20; round += 1) expect(await listed(fixture)).toHaveLength(snapshots);
    expect(responded).toBe(false);
    await fixture.emulator.close();
    await expect(hung).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('Scripted faults', () => {
  const status = (code: number) => ({ kind: 'status', status: code }) as const;

  test('The first fault that matches a request applies', async () => {
    const fixture = await setUp();
    const other = await fixture.emulator.addContainer({});
    fixture.emulator.script({ on: { containerId: other.id }, effect: status(500) });
    fixture.emulator.script({ on: { operation: 'create' }, effect: status(502) });
    fixture.emulator.script({ on: { operation: 'list', containerId: fixture.id }, effect: status(503) });
    fixture.emulator.script({ effect: status(504) });
    const statuses = [];
    for (const [method, body] of [['GET'], ['GET'], ['GET'], ['POST', {}], ['POST', {}]] as const) {
      statuses.push((await fixture.call(method, '', body)).status);
    }
    const elsewhere = { method: 'GET', target: snapshotsPath(other.id), token: fixture.token };
    statuses.push((await send(fixture.emulator, elsewhere)).status);
    statuses.push((await send(fixture.emulator, elsewhere)).status);
    expect(statuses).toEqual([503, 504, 200, 502, 201, 500, 200]);
  });

  test('A fault applies a given number of times', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ times: 2, effect: status(503) });
    fixture.emulator.script({ times: Number.POSITIVE_INFINITY, effect: status(500) });
    const statuses = [];
    for (let round = 0; round < 6; round += 1) statuses.push((await fixture.call('GET')).status);
    expect(statuses).toEqual([503, 503, 500, 500, 500, 500]);
  });

  test('A fault ignores a request outside of the endpoints', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: status(503) });
    expect((await fixture.call('GET', '?page=2')).status).toBe(404);
    expect((await fixture.call('GET')).status).toBe(503);
  });
});
