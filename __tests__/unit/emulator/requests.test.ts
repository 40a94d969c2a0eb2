import net from 'node:net';
import { bodyOf, checksum, listed, send, setUp, snapshotsPath, take } from '../../helpers/emulator.ts';

describe('The record of requests', () => {
  test('holds each request unchanged, in order, with the status of its response', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture, { alias: 'x' });
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
      ['POST', base, 'create', '{"alias":"x"}', 201],
      ['PATCH', `${base}/${name}/alias`, 'alias', '{"alias":5}', 400],
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

  test('has no status for a request without a response', async () => {
    const fixture = await setUp();
    fixture.emulator.script({ effect: { kind: 'reset', when: 'before' } });
    await expect(fixture.call('GET')).rejects.toThrow();
    expect(fixture.emulator.requests.map(({ status }) => status)).toEqual([undefined]);
  });

  test('reports the end of each request', async () => {
    const told: unknown[] = [];
    const fixture = await setUp({
      onRequestDone: ({ operation, status }, ms) => told.push([operation, status, ms >= 0]),
    });
    await fixture.call('GET');
    while (told.length === 0) await new Promise(setImmediate);
    expect(told).toEqual([['list', 200, true]]);
  });
});

const ID = '507f1f77bcf86cd799439011';
const NAME = 'snap-20250115-103000';
const SNAPSHOTS = `/api/v1/containers/${ID}/snapshots`;
const SNAPSHOT = `${SNAPSHOTS}/${NAME}`;

describe('A request that is not exactly an endpoint', () => {
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
    ['DELETE', `${SNAPSHOT}/alias`],
    ['DELETE', SNAPSHOTS],
    ['DELETE', `/api/v1/containers/${ID}`],
    ['DELETE', `/api/v1/containers/${ID}/`],
    ['PATCH', `${SNAPSHOTS}/../alias`],
    ['PATCH', `${SNAPSHOTS}/%2e%2e/alias`],
    ['PATCH', `${SNAPSHOTS}//alias`],
    ['PATCH', `${SNAPSHOT}/alias/`],
    ['PATCH', `${SNAPSHOT}/%61lias`],
    ['PATCH', `${SNAPSHOT}/Alias`],
    ['PATCH', SNAPSHOTS],
    ['PUT', SNAPSHOTS],
    ['POST', SNAPSHOT],
    ['GET', SNAPSHOT],
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
    ['HEAD', SNAPSHOTS],
    ['OPTIONS', SNAPSHOTS],
    ['OPTIONS', '*'],
    ['TRACE', SNAPSHOTS],
    ['PROPFIND', SNAPSHOTS],
    ['QUERY', SNAPSHOTS],
  ])('is rejected and recorded as an attack: %s %s', async (method, target) => {
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

  test('is rejected and recorded as an attack: CONNECT', async () => {
    const { emulator } = await setUp();
    const answer = await talk(emulator.url, 'CONNECT 127.0.0.1:1 HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(emulator.attacks).toMatchObject([{ method: 'CONNECT', url: '127.0.0.1:1' }]);
  });
});

describe('A request to an endpoint', () => {
  test.each([
    ['PATCH', `${SNAPSHOTS}/snap%2D20250115-103000`],
    ['DELETE', `${SNAPSHOTS}/%73nap-20250115-103000`],
    ['PATCH', SNAPSHOT],
  ])('is accepted in any encoding of one segment: %s %s', async (method, target) => {
    const { emulator, token } = await setUp();
    await emulator.addContainer({ id: ID });
    await emulator.seed(ID, { name: NAME });
    expect((await send(emulator, { method, target, token })).status).toBe(200);
    expect(emulator.attacks).toEqual([]);
  });

  test.each(['a:b@c+d~e', 'alias', 'a..b', '_'])('accepts the name %s', async (name) => {
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
  test('is rejected with an error of the API', async () => {
    const { emulator } = await setUp();
    const answer = await talk(emulator.url, 'GET / x\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Invalid request payload',
    });
  });
});

describe('The server', () => {
  test('listens on one loopback address only', async () => {
    const { emulator } = await setUp();
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(emulator.url);
    // Also a loopback address, but not the one it is bound to.
    await expect(talk(`http://127.0.0.2:${port}`, 'GET / HTTP/1.1\r\n\r\n')).rejects.toThrow();
  });
});

/** Sends bytes and answers what comes until the other side closes. */
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
