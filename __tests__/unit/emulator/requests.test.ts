import net from 'node:net';
import { bodyOf, checksum, listed, send, setUp, snapshotsPath, take } from '../../helpers/emulator.ts';

describe('The record of requests', () => {
  test('The record contains each request unchanged, in order, with the status of its response', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture, { alias: 'first' });
    await fixture.call('PATCH', `/${name}/alias`, { alias: 5 });
    await fixture.call('PUT', `/${name}`);
    await fixture.call('GET');
    await fixture.call('DELETE', '/%73nap');
    const base = snapshotsPath(fixture.id);
    expect(
      fixture.emulator.requests.map(({ method, url, operation, containerId, body, status }) => {
        expect(containerId).toBe(fixture.id);
        return [method, url, operation, body, status];
      }),
    ).toEqual([
      ['POST', base, 'create', '{"alias":"first"}', 201],
      ['PATCH', `${base}/${name}/alias`, 'alias', '{"alias":5}', 422],
      ['PUT', `${base}/${name}`, 'restore', '', 200],
      ['GET', base, 'list', '', 200],
      ['DELETE', `${base}/%73nap`, 'delete', '', 404],
    ]);
    expect(fixture.emulator.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${fixture.token}`,
      'content-type': 'application/json',
    });
    expect(fixture.emulator.attacks).toEqual([]);
    fixture.emulator.clearRequests();
    expect(fixture.emulator.requests).toEqual([]);
  });

  test('A request without a response is recorded without a status', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'reset', when: 'before' } });
    await expect(fixture.call('GET')).rejects.toThrow();
    expect(fixture.emulator.requests.map(({ status }) => status)).toEqual([undefined]);
  });

  test('The end of each request is reported', async () => {
    const reported: unknown[] = [];
    const fixture = await setUp({
      onRequestDone: ({ operation, status }, ms) => reported.push([operation, status, ms >= 0]),
    });
    await fixture.call('GET');
    while (reported.length === 0) await new Promise(setImmediate);
    expect(reported).toEqual([['list', 200, true]]);
  });
});

const ID = '507f1f77bcf86cd799439011';
const NAME = 'snap-20250115-103000';
const SNAPSHOTS = `/api/v1/containers/${ID}/snapshots`;
const SNAPSHOT = `${SNAPSHOTS}/${NAME}`;

describe('A request to anything but exactly the path of an endpoint', () => {
  test.each([
    ['DELETE', `${SNAPSHOTS}/..`],
    ['DELETE', `${SNAPSHOTS}/.`],
    ['DELETE', `${SNAPSHOTS}/%2e%2e`],
    ['DELETE', `${SNAPSHOTS}/%2E.`],
    ['DELETE', `${SNAPSHOTS}/%252e%252e`],
    ['DELETE', `${SNAPSHOTS}/%25252e%25252e`],
    ['DELETE', `${SNAPSHOTS}/..%2f`],
    ['DELETE', `${SNAPSHOTS}/a%2Fb`],
    ['DELETE', `${SNAPSHOTS}/a%252fb`],
    ['DELETE', `${SNAPSHOTS}/a%5cb`],
    ['DELETE', `${SNAPSHOTS}/a\\b`],
    ['DELETE', `${SNAPSHOTS}/..\\..`],
    ['DELETE', `${SNAPSHOTS}/%zz`],
    ['DELETE', `${SNAPSHOTS}/`],
    ['DELETE', `${SNAPSHOTS}//${NAME}`],
    ['DELETE', `${SNAPSHOT}/`],
    ['DELETE', `${SNAPSHOT}/..`],
    ['DELETE', `${SNAPSHOT}/../${NAME}`],
    ['DELETE', `${SNAPSHOT}?`],
    ['DELETE', `${SNAPSHOT}?force=true`],
    ['DELETE', `${SNAPSHOT}#x`],
    ['DELETE', `/api/v1/containers/${ID}`],
    ['DELETE', `/api/v1/containers/${ID}/`],
    ['PATCH', `${SNAPSHOTS}/../alias`],
    ['PATCH', `${SNAPSHOTS}/%2e%2e/alias`],
    ['PATCH', `${SNAPSHOTS}//alias`],
    ['PATCH', `${SNAPSHOT}/alias/`],
    ['PATCH', `${SNAPSHOT}/%61lias`],
    ['PATCH', `${SNAPSHOT}/Alias`],
    ['GET', `${SNAPSHOTS}?page=2`],
    ['GET', `${SNAPSHOTS}/`],
    ['GET', `/api/v1/containers/%35${ID.slice(1)}/snapshots`],
    ['GET', `/api/v1/containers/../snapshots`],
    ['GET', `/api/v1/containers/${ID}/../${ID}/snapshots`],
    ['GET', `/API/v1/containers/${ID}/snapshots`],
    ['GET', `/api/v1/containers/${ID}/Snapshots`],
    ['GET', `/api/v1/containers/${ID}/%73napshots`],
    ['GET', `//api/v1/containers/${ID}/snapshots`],
    ['GET', `http://127.0.0.1${SNAPSHOTS}`],
    ['GET', '/'],
    ['OPTIONS', '*'],
    ['HEAD', '/'],
  ])('The request %s %s is rejected with 404 and recorded as an attack', async (method, target) => {
    const { emulator, token } = await setUp();
    await emulator.addContainer({ id: ID, files: { a: 'b' } });
    await emulator.seed(ID, { name: NAME });
    const before = await checksum(emulator.root(ID));
    const received = await send(emulator, { method, target, token, body: '{}' });
    expect(received.status).toBe(404);
    if (method !== 'HEAD') expect(bodyOf(received)).toMatchObject({ statusCode: 404, error: 'Not Found' });
    expect(emulator.attacks).toMatchObject([{ method, url: target, operation: 'attack', status: 404 }]);
    expect(emulator.requests).toEqual(emulator.attacks);
    expect(await emulator.snapshots(ID)).toHaveLength(1);
    expect(await checksum(emulator.root(ID))).toBe(before);
  });

  test.each(['CONNECT', 'NONSENSE', 'get'])(
    'The method %s, which Node.js does not route, is rejected with 404 and recorded as an attack',
    async (method) => {
      const { emulator } = await setUp();
      const response = await talk(emulator.url, `${method} 127.0.0.1:1 HTTP/1.1\r\nhost: x\r\n\r\n`);
      expect(response).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
      expect(emulator.attacks).toMatchObject([{ method, url: '127.0.0.1:1', status: 404 }]);
    },
  );
});

describe('A request to an endpoint with a method that is not its own', () => {
  const NOT_ALLOWED = {
    statusCode: 405,
    error: 'Method Not Allowed',
    message: 'The endpoint does not support this method',
  };

  test.each([
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'].map(
      (method) => [method, SNAPSHOTS, 'GET, POST'] as const,
    ),
    ...['GET', 'POST', 'OPTIONS', 'TRACE'].map((method) => [method, SNAPSHOT, 'PATCH, PUT, DELETE'] as const),
    ...['GET', 'POST', 'DELETE', 'OPTIONS', 'TRACE'].map(
      (method) => [method, `${SNAPSHOT}/alias`, 'PATCH, PUT'] as const,
    ),
  ])(
    'The request %s %s is rejected with 405 and the allowed methods, and recorded as an attack',
    async (method, target, allow) => {
      const { emulator, token } = await setUp();
      await emulator.addContainer({ id: ID });
      await emulator.seed(ID, { name: NAME });
      const received = await send(emulator, { method, target, token, body: '{}' });
      expect(bodyOf(received)).toEqual(NOT_ALLOWED);
      expect([received.status, received.headers.allow]).toEqual([405, allow]);
      expect(emulator.attacks).toMatchObject([{ method, url: target, status: 405 }]);
      expect(emulator.requests).toEqual(emulator.attacks);
      expect(await emulator.snapshots(ID)).toHaveLength(1);
    },
  );

  test('The method HEAD is rejected with 405 without a body', async () => {
    const { emulator, token } = await setUp();
    const received = await send(emulator, { method: 'HEAD', target: SNAPSHOTS, token });
    expect([received.status, received.headers.allow, received.text]).toEqual([405, 'GET, POST', '']);
    expect(emulator.attacks).toMatchObject([{ method: 'HEAD', url: SNAPSHOTS, status: 405 }]);
  });

  test.each(['CONNECT', 'NONSENSE', 'patch', 'GETT', '__proto__'])(
    'The method %s, which Node.js does not route, is rejected with 405 and recorded as an attack',
    async (method) => {
      const { emulator } = await setUp();
      const response = await talk(emulator.url, `${method} ${SNAPSHOT} HTTP/1.1\r\nhost: x\r\n\r\n`);
      expect(response).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/);
      expect(response).toContain('\r\nallow: PATCH, PUT, DELETE\r\n');
      expect(JSON.parse(response.slice(response.indexOf('\r\n\r\n')))).toEqual(NOT_ALLOWED);
      expect(emulator.attacks).toMatchObject([{ method, url: SNAPSHOT, status: 405 }]);
    },
  );
});

test('A client that resets its connection, whatever it has sent, does not stop the server', async () => {
  const { emulator, call } = await setUp();
  const requests = [
    'CONNECT 127.0.0.1:1 HTTP/1.1\r\nhost: x\r\n\r\n',
    `NONSENSE ${SNAPSHOTS} HTTP/1.1\r\nhost: x\r\n\r\n`,
    'GET / x\r\n\r\n',
    `POST ${SNAPSHOTS} HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{`,
  ];
  for (const bytes of requests) {
    for (let round = 0; round < 20; round += 1) await sendAndReset(emulator.url, bytes);
  }
  expect((await call('GET')).status).toBe(200);
});

describe('A request to an endpoint', () => {
  test.each([
    ['PATCH', `${SNAPSHOTS}/snap%2D20250115-103000`],
    ['DELETE', `${SNAPSHOTS}/%73nap-20250115-103000`],
    ['PATCH', SNAPSHOT],
  ])('The request %s %s is accepted, whatever the encoding of its last segment', async (method, target) => {
    const { emulator, token } = await setUp();
    await emulator.addContainer({ id: ID });
    await emulator.seed(ID, { name: NAME });
    expect((await send(emulator, { method, target, token })).status).toBe(200);
    expect(emulator.attacks).toEqual([]);
  });

  test.each(['a:b@c+d~e', 'alias', 'a..b', '_'])('The name %s is accepted', async (name) => {
    const fixture = await setUp();
    await fixture.emulator.seed(fixture.id, { name });
    expect((await fixture.call('PATCH', `/${name}`)).status).toBe(200);
    expect((await fixture.call('PATCH', `/${encodeURIComponent(name)}/alias`, { alias: 'x' })).status).toBe(
      200,
    );
    expect(await listed(fixture)).toMatchObject([{ name, alias: 'x' }]);
  });
});

describe('A request that is not HTTP', () => {
  test('A request that is not HTTP is rejected with an error of the API', async () => {
    const { emulator } = await setUp();
    const response = await talk(emulator.url, 'GET / x\r\n\r\n');
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(response.slice(response.indexOf('\r\n\r\n')))).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Invalid request payload',
    });
  });
});

describe('The server', () => {
  test('The server listens on one loopback address only', async () => {
    const { emulator } = await setUp();
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(emulator.url);
    // Also a loopback address, but not the one it is bound to.
    await expect(talk(`http://127.0.0.2:${port}`, 'GET / HTTP/1.1\r\n\r\n')).rejects.toThrow();
  });

  test('The Date of every response is the time of the platform', async () => {
    const fixture = await setUp({ now: () => new Date('2025-01-15T10:30:00.123Z') });
    const { emulator } = fixture;
    emulator.script({ on: { operation: 'alias' }, effect: { kind: 'status', status: 502, body: '<h1>' } });
    const responses = [
      await fixture.call('GET'),
      await fixture.call('POST', '', {}),
      await fixture.call('PATCH', '/nowhere/alias', { alias: null }),
      await fixture.call('DELETE', '/nowhere'),
      await send(emulator, { method: 'GET', target: '/' }),
    ];
    expect(responses.map(({ status, headers }) => [status, headers.date])).toEqual(
      [200, 201, 502, 404, 404].map((status) => [status, 'Wed, 15 Jan 2025 10:30:00 GMT']),
    );
  });

  test('A scripted Date replaces the time of the platform', async () => {
    const fixture = await setUp();
    const date = 'Wed, 15 Jan 2025 10:30:00 GMT';
    fixture.emulator.script({ effect: { kind: 'status', status: 429, headers: { date } } });
    expect((await fixture.call('GET')).headers.date).toBe(date);
  });
});

/** Sends bytes, and returns everything received until the other side closes. */
function talk(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

/** Sends bytes, and resets the connection at once. */
function sendAndReset(url: string, bytes: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname, () =>
      socket.write(bytes, () => socket.resetAndDestroy()),
    );
    socket.on('error', () => undefined).on('close', () => resolve());
  });
}
