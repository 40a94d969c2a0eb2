import dns from 'node:dns';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { selfSigned } from '../../../tools/harness/self-signed.ts';
import { deadAddress } from '../../helpers/fakes/loopback-server.ts';
import { startRelay } from '../../helpers/relay.ts';
import {
  afterThisTest,
  failureAfter,
  failureOf,
  open,
  PATH,
  sendTo,
  start,
  TIMEOUT,
  trustCertificate,
} from '../../helpers/transport.ts';

const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\n';

const certificate = selfSigned();

describe('A lost response', () => {
  test('A reset connection loses the response', async () => {
    const failure = await failureAfter((response) => response.socket?.resetAndDestroy());
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test('A connection that ends early loses the response', async () => {
    const failure = await failureAfter((response) => response.socket?.end());
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test('A connection that ends after an interim response loses the response', async () => {
    const failure = await failureAfter((response) =>
      response.socket?.end('HTTP/1.1 103 Early Hints\r\n\r\n'),
    );
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test.each([200, 500])('A cut body of a %d loses the response', async (status) => {
    const failure = await failureAfter((response) => {
      response.writeHead(status, { 'content-length': 100 });
      response.write('{"message":', () => response.destroy());
    });
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test('A cut body without a length loses the response', async () => {
    const failure = await failureAfter((response) => {
      response.write('{"data":1}', () => response.destroy());
    });
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test('A response that is not HTTP is lost', async () => {
    const failure = await failureAfter((response) => response.socket?.end('220 mail.test ESMTP\r\n'));
    expect(failure).toMatchObject({ kind: 'lost', reason: expect.stringMatching(/^HPE_/) });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['has not come', () => undefined],
    ['has no complete head', (response) => response.socket?.write('HTTP/1.1 200 OK\r\nx: ')],
    ['is only an interim one', (response) => response.writeProcessing()],
    ['has no body yet', (response) => response.writeHead(200).flushHeaders()],
    ['has no complete body', (response) => response.writeHead(200).write('{"data":')],
    ['is an error without a complete body', (response) => response.writeHead(500).write('{"message":')],
  ])('A response that %s when the attempt ends is lost, and the connection is closed', async (_, respond) => {
    const attempt = new AbortController();
    const server = await start({
      answer: (response) => {
        respond(response);
        setTimeout(() => attempt.abort(TIMEOUT), 20);
      },
    });
    const failure = await failureOf(open(server.url).send({ signal: attempt.signal }));
    expect(failure).toEqual({ kind: 'lost', reason: 'the request timed out' });
    await server.idle();
  });

  test('The end of one attempt does not affect others', async () => {
    const first = new AbortController();
    const responses: ServerResponse[] = [];
    const server = await start({
      answer: (response) => {
        responses.push(response);
        if (responses.length < 3) return;
        first.abort(TIMEOUT);
        for (const each of responses) each.end('{}');
      },
    });
    const { send } = open(server.url);
    const replies = [send({ signal: first.signal }), send(), send()] as const;
    expect(await failureOf(replies[0])).toEqual({ kind: 'lost', reason: 'the request timed out' });
    await expect(Promise.all(replies.slice(1))).resolves.toHaveLength(2);
  });
});

test.each([
  ['with the headers of an upgrade', `${SWITCH}connection: upgrade\r\nupgrade: websocket\r\n\r\n`],
  ['without them', `${SWITCH}\r\n`],
])('A switch of protocols %s ends the attempt and closes the connection', async (_, head) => {
  const { reply, server } = await sendTo((response) => response.socket?.write(head));
  expect(await failureOf(reply)).toEqual({ kind: 'malformed', reason: 'status 101 switches protocols' });
  await server.idle();
});

describe('A missing connection', () => {
  test('A port without a listener gives no connection', async () => {
    const failure = await failureOf(open(await deadAddress()).send());
    expect(failure).toEqual({ kind: 'unconnected', reason: 'ECONNREFUSED' });
  });

  test('A host without a listener at any of its addresses gives no connection', async () => {
    const { port } = await deadAddress();
    const lookup: unknown = (_: string, __: object, callback: (error: null, addresses: object[]) => void) =>
      callback(
        null,
        ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 })),
      );
    const spy = jest.spyOn(dns, 'lookup').mockImplementation(lookup as typeof dns.lookup);
    afterThisTest(() => spy.mockRestore());
    const failure = await failureOf(open(new URL(`http://hoody.test:${port}`)).send());
    expect(failure).toEqual({ kind: 'unconnected', reason: 'ECONNREFUSED' });
  });

  test('A host that does not exist gives no connection', async () => {
    const failure = await failureOf(open(new URL(`http://${'x'.repeat(64)}.invalid`)).send());
    expect(failure).toMatchObject({ kind: 'unconnected', reason: expect.stringMatching(/^E/) });
  });
});

test('An IPv6 address is reached', async () => {
  const server = await start({ host: '::1', answer: (response) => response.end('{"data":6}') });
  expect(server.url.hostname).toBe('[::1]');
  await expect(open(server.url).send()).resolves.toMatchObject({ body: { data: 6 } });
  expect(server.received).toMatchObject([{ path: PATH, headers: { host: server.url.host } }]);
});

describe('A TLS connection', () => {
  /** A server of plain TCP that does this with each connection. */
  async function startRaw(onConnection: (socket: Socket) => void): Promise<URL> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      onConnection(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterThisTest(() => void server.close());
    const address = server.address();
    return new URL(`https://127.0.0.1:${typeof address === 'object' && address?.port}`);
  }

  test('A trusted certificate is accepted', async () => {
    trustCertificate(certificate);
    const server = await start({ tls: certificate, answer: (response) => response.end('{}') });
    const { send } = open(server.url);
    await send();
    await send();
    expect(server.connections()).toBe(1);
  });

  test('An untrusted certificate gets no request', async () => {
    const server = await start({ tls: certificate, answer: (response) => response.end('{}') });
    const failure = await failureOf(open(server.url).send());
    expect(failure).toEqual({ kind: 'untrusted', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(server.received).toEqual([]);
  });

  test('A trusted certificate of another host gets no request', async () => {
    trustCertificate(certificate);
    const server = await start({ tls: certificate, answer: (response) => response.end('{}') });
    const failure = await failureOf(open(new URL(`https://localhost:${server.url.port}`)).send());
    expect(failure).toEqual({ kind: 'untrusted', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(server.received).toEqual([]);
  });

  test('A server without TLS gets no request', async () => {
    const { url } = await start({ answer: (response) => response.end('{}') });
    const failure = await failureOf(open(new URL(`https://${url.host}`)).send());
    expect(failure).toMatchObject({
      kind: 'unconnected',
      reason: expect.stringMatching(/^ERR_SSL_|^EPROTO$/),
    });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['resets', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['ends', (socket) => socket.once('data', () => socket.end())],
  ])('A server that %s the connection during the handshake gets no request', async (_, onConnection) => {
    const failure = await failureOf(open(await startRaw(onConnection)).send());
    expect(failure).toEqual({ kind: 'unconnected', reason: 'ECONNRESET' });
  });

  test('A server that stalls the handshake gets no request', async () => {
    const attempt = new AbortController();
    const closed: Promise<void>[] = [];
    const url = await startRaw((socket) => {
      closed.push(new Promise((resolve) => socket.on('close', () => resolve())));
      socket.once('data', () => attempt.abort(TIMEOUT));
    });
    const failure = await failureOf(open(url).send({ signal: attempt.signal }));
    expect(failure).toEqual({ kind: 'unconnected', reason: 'the connection timed out' });
    await Promise.all(closed);
  });

  test('A TLS error after the request loses the response', async () => {
    trustCertificate(certificate);
    const api = await start({
      tls: certificate,
      answer: () => relay.inject('HTTP/1.1 400 Bad Request\r\n\r\n'),
    });
    const relay = await startRelay(api.url.href);
    afterThisTest(() => relay.close());
    const failure = await failureOf(open(new URL(`https://127.0.0.1:${relay.port}`)).send());
    expect(failure).toMatchObject({ kind: 'lost', reason: expect.stringMatching(/^ERR_SSL_|^EPROTO$/) });
    expect(api.received).toHaveLength(1);
  });

  test('A reset of a reused connection loses the response', async () => {
    trustCertificate(certificate);
    const server = await start({
      tls: certificate,
      answer: (response) => {
        if (server.received.length === 1) response.end('{}');
        else response.socket?.destroy();
      },
    });
    const { send } = open(server.url);
    await send();
    expect(await failureOf(send())).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
    expect(server.connections()).toBe(1);
  });

  test('A TLS error within the body loses the response', async () => {
    trustCertificate(certificate);
    const api = await start({
      tls: certificate,
      answer: (response) =>
        response.writeHead(200).write('{', () => setTimeout(() => relay.inject('x'.repeat(64)), 20)),
    });
    const relay = await startRelay(api.url.href);
    afterThisTest(() => relay.close());
    const failure = await failureOf(open(new URL(`https://127.0.0.1:${relay.port}`)).send());
    expect(failure).toMatchObject({ kind: 'lost' });
  });
});
