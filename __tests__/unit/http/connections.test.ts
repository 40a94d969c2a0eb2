import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { version } from '../../../package.json';
import { USER_AGENT } from '../../../src/http/connections.ts';
import { selfSigned } from '../../../tools/harness/self-signed.ts';
import { deadAddress, type LoopbackServer, tunnel } from '../../helpers/fakes/loopback-server.ts';
import {
  failureOf,
  open,
  PATH,
  setEnvironment,
  start,
  TIMEOUT,
  trustCertificate,
} from '../../helpers/transport.ts';

const certificate = selfSigned();

test('Each request calls its sender by the name and the version of the action', async () => {
  const server = await start({ answer: (response) => response.end('{}') });
  await open(server.url).send();
  expect(USER_AGENT).toBe(`hoody-snapshot/${version}`);
  expect(server.received[0]?.headers['user-agent']).toBe(USER_AGENT);
});

describe('A kept-alive connection', () => {
  test('The next request uses the same connection until the transport is closed', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const { transport, send } = open(server.url);
    await send();
    await send();
    expect(server.connections()).toBe(1);
    transport.close();
    await server.idle();
  });

  test('The next request uses the same connection after an error response', async () => {
    const server = await start({ answer: (response) => response.writeHead(409).end('{"message":"Busy"}') });
    const { send } = open(server.url);
    await failureOf(send());
    await failureOf(send());
    expect(server.connections()).toBe(1);
  });

  test.each<[string, (socket: Socket) => void]>([
    ['resets', (socket) => socket.resetAndDestroy()],
    ['ends', (socket) => socket.end()],
  ])('A server that %s each connection at its second request loses one response', async (_, close) => {
    const used = new WeakSet<Socket>();
    const waiting: ServerResponse[] = [];
    const server = await start({
      answer: (response) => {
        const { socket } = response;
        if (!socket) return;
        if (used.has(socket)) return close(socket);
        used.add(socket);
        waiting.push(response);
        // The first three requests need a connection each.
        if (server.received.length >= 3) for (const each of waiting.splice(0)) each.end('{}');
      },
    });
    const { send } = open(server.url);
    await Promise.all([send(), send(), send()]);
    expect(await failureOf(send({ method: 'POST', body: {} }))).toEqual({
      kind: 'lost',
      reason: 'ECONNRESET',
    });
    await send({ method: 'POST', body: {} });
    await send();
    await Promise.all([send(), send()]);
    expect(server.received).toHaveLength(8);
  });

  test('A reused connection without a response is not followed by another reused one', async () => {
    const attempt = new AbortController();
    const waiting: ServerResponse[] = [];
    const server = await start({
      answer: (response) => {
        waiting.push(response);
        if (server.received.length === 2) for (const each of waiting.splice(0)) each.end('{}');
        if (server.received.length === 3) attempt.abort(TIMEOUT);
        if (server.received.length === 4) response.end('{}');
      },
    });
    const { send } = open(server.url);
    await Promise.all([send(), send()]);
    expect(await failureOf(send({ signal: attempt.signal }))).toMatchObject({ kind: 'lost' });
    await send();
    expect(server.connections()).toBe(3);
  });
});

describe('A proxy', () => {
  const useProxy = ({ url }: Pick<LoopbackServer, 'url'>) =>
    setEnvironment({
      http_proxy: url.href,
      HTTP_PROXY: url.href,
      https_proxy: url.href,
      HTTPS_PROXY: url.href,
      no_proxy: '',
      NO_PROXY: '',
    });

  test('A proxy is read from the environment', async () => {
    const api = await start({ answer: (response) => response.end('{"through":"proxy"}') });
    const targets: (string | undefined)[] = [];
    const proxy = await start({
      onConnect: (client, target) => {
        targets.push(target);
        tunnel(client, api);
      },
    });
    useProxy(proxy);
    await expect(open(new URL('http://hoody.test')).send()).resolves.toMatchObject({
      body: { through: 'proxy' },
    });
    expect(targets).toEqual(['hoody.test:80']);
    expect(proxy.received).toEqual([]);
    expect(api.received).toMatchObject([{ path: PATH, headers: { host: 'hoody.test:80' } }]);
  });

  test('A proxy tunnels TLS', async () => {
    trustCertificate(certificate);
    const api = await start({ tls: certificate, answer: (response) => response.end('{"through":"tunnel"}') });
    const targets: (string | undefined)[] = [];
    const proxy = await start({
      onConnect: (client, target) => {
        targets.push(target);
        tunnel(client, api);
      },
    });
    useProxy(proxy);
    await expect(open(new URL('https://hoody.test')).send()).resolves.toMatchObject({
      body: { through: 'tunnel' },
    });
    expect(targets).toEqual(['hoody.test:443']);
  });

  test('A proxy is not used for an API on this machine', async () => {
    const api = await start({ answer: (response) => response.end('{}') });
    const proxy = await start({});
    useProxy(proxy);
    await open(api.url).send();
    expect(proxy.connections()).toBe(0);
  });

  const throughRefusal = async (scheme: string, head: string) => {
    useProxy(await start({ onConnect: (client) => client.end(`HTTP/1.1 ${head}\r\n\r\n`) }));
    return failureOf(open(new URL(`${scheme}://hoody.test`)).send());
  };

  test.each(['http', 'https'])(
    'A proxy that refuses gives no connection to %s, and its status is reported',
    async (scheme) => {
      expect(await throughRefusal(scheme, '503 Service Unavailable')).toMatchObject({
        kind: 'unconnected',
        reason: expect.stringContaining('statusCode=503'),
      });
    },
  );

  test.each(['http', 'https'])('A proxy that requires a login for %s is reported as such', async (scheme) => {
    expect(await throughRefusal(scheme, '407 Proxy Authentication Required')).toEqual({
      kind: 'status',
      status: 407,
      message: 'Proxy Authentication Required',
      fromApi: false,
    });
  });

  test('A proxy that sends more than its response gives no connection', async () => {
    const proxy = await start({ onConnect: (client) => client.write('HTTP/1.1 200 OK\r\n\r\nHello') });
    useProxy(proxy);
    const failure = await failureOf(open(new URL('https://hoody.test')).send());
    expect(failure).toEqual({ kind: 'unconnected', reason: 'got illegal response body from proxy' });
  });

  test('A proxy that does not exist gives no connection, and the reason is reported', async () => {
    useProxy({ url: await deadAddress() });
    const failure = await failureOf(open(new URL('https://hoody.test')).send());
    expect(failure).toMatchObject({ kind: 'unconnected', reason: expect.stringContaining('ECONNREFUSED') });
  });

  test.each<[string, string]>([
    ['does not respond', ''],
    ['lets nobody respond', 'HTTP/1.1 200 OK\r\n\r\n'],
  ])('A proxy that %s is given up with the attempt, and its connection is closed', async (_, head) => {
    const attempt = new AbortController();
    const proxy = await start({
      onConnect: (client) => {
        client.write(head);
        setTimeout(() => attempt.abort(TIMEOUT), 20);
      },
    });
    useProxy(proxy);
    const { send } = open(new URL('https://hoody.test'));
    const failure = await failureOf(send({ signal: attempt.signal }));
    expect(failure).toEqual({ kind: 'unconnected', reason: 'the connection timed out' });
    await proxy.idle();
  });

  test.each(['http', 'https'])(
    'A tunnel for %s is closed with an attempt that gets no response',
    async (scheme) => {
      trustCertificate(certificate);
      const attempt = new AbortController();
      const api = await start({
        ...(scheme === 'https' && { tls: certificate }),
        answer: () => setTimeout(() => attempt.abort(TIMEOUT), 20),
      });
      const proxy = await start({ onConnect: (client) => tunnel(client, api) });
      useProxy(proxy);
      const { send } = open(new URL(`${scheme}://hoody.test`));
      const failure = await failureOf(send({ signal: attempt.signal }));
      expect(failure).toEqual({ kind: 'lost', reason: 'the request timed out' });
      await proxy.idle();
      await api.idle();
    },
  );
});
