import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { systemClock } from '../../../src/base/clock.ts';
import { createTransport, type SentRequest } from '../../../src/hoody/transport.ts';
import { USER_AGENT } from '../../../src/http/connections.ts';
import type { HttpExchange, HttpResponse } from '../../../src/http/request.ts';
import { text } from '../../helpers/fakes/text.ts';
import { failureOf, NOW, open, PATH, SEGMENTS, sendTo, start, TIMEOUT } from '../../helpers/transport.ts';
import { until } from '../../helpers/until.ts';

const TOKEN = 'hdy_secret';
const DATE = 'Wed, 15 Jan 2025 10:30:00 GMT';
const SERVER_TIME = Date.UTC(2025, 0, 15, 10, 30);

/** The head of a response, and the parts of its body. */
function responseOf(statusCode: number, body: AsyncIterable<Buffer>): HttpResponse {
  return { statusCode, headers: {}, [Symbol.asyncIterator]: () => body[Symbol.asyncIterator]() };
}

async function* parts(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

/**
 * Sends one request over a connection that does as it is told.
 *
 * @param now the local clock, which is read when the head of the response arrives
 */
function sendOver(
  response: Promise<HttpResponse>,
  { isConnected = true, reusesConnection = false }: Partial<HttpExchange> = {},
  { signal = new AbortController().signal, now = () => NOW } = {},
) {
  let stops = 0;
  const transport = createTransport({
    apiUrl: new URL('https://api.example'),
    token: TOKEN,
    connections: {
      start: () => ({ response, isConnected, reusesConnection, destroy: () => undefined }),
      stopReuse: () => {
        stops += 1;
      },
      close: () => undefined,
    },
    clock: { ...systemClock, now },
    onSent: () => undefined,
  });
  return { reply: transport.send({ method: 'GET', segments: SEGMENTS, signal }), stops: () => stops };
}

function errorOf(code: string | undefined, message = 'it broke'): Promise<never> {
  return Promise.reject(Object.assign(new Error(message), code === undefined ? {} : { code }));
}

describe('A request', () => {
  test('A request has the token, the accepted type and the user agent', async () => {
    const { reply, server } = await sendTo((response) => response.end('{}'));
    await reply;
    expect(server.received).toMatchObject([{ method: 'GET', path: PATH, body: '' }]);
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer hdy_secret',
      accept: 'application/json',
      'user-agent': USER_AGENT,
    });
    expect(server.received[0]?.headers).not.toHaveProperty('content-type');
  });

  test.each(['POST', 'PATCH', 'DELETE'] as const)('A %s request sends its body as JSON', async (method) => {
    const server = await start({ answer: (response) => response.end('{}') });
    await open(server.url).send({ method, body: { alias: 'Ärger "1"' } });
    expect(server.received).toMatchObject([
      {
        method,
        path: PATH,
        body: '{"alias":"Ärger \\"1\\""}',
        headers: { 'content-type': 'application/json', 'content-length': '24' },
      },
    ]);
  });

  test('A request goes below the path of the API URL', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    await open(new URL('/gateway/hoody//', server.url)).send();
    expect(server.received).toMatchObject([{ path: `/gateway/hoody${PATH}` }]);
  });

  test('A segment that is not plain is an error of the caller, and nothing is sent', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const { send, log } = open(server.url);
    await expect(send({ segments: [text('containers'), text('..')] })).rejects.toThrow(
      'not a plain path segment: ".."',
    );
    expect(server.received).toEqual([]);
    expect(log).toEqual([]);
  });

  test('A request is not sent when its attempt is already over', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const { send, log } = open(server.url);
    await send();
    const failure = await failureOf(send({ signal: AbortSignal.abort() }));
    expect(failure).toEqual({ kind: 'unconnected', reason: 'no time left' });
    expect(log.at(-1)?.result).toBe('the connection failed (no time left)');
    await send();
    expect(server.received).toHaveLength(2);
  });
});

test('The clocks are read when the head of a response arrives, not its body', async () => {
  const bodies: (() => void)[] = [];
  const server = await start({
    answer: (response) => {
      response.writeHead(200, { date: DATE }).flushHeaders();
      bodies.push(() => response.end('{}'));
    },
  });
  let clock = 1_000;
  let reads = 0;
  const now = () => {
    reads += 1;
    return NOW;
  };
  const { send } = open(server.url, { now, monotonic: () => clock });
  const reply = send();
  await until(() => reads > 0);
  clock = 9_000;
  for (const sendBody of bodies) sendBody();
  await expect(reply).resolves.toMatchObject({ serverTime: SERVER_TIME, receivedAt: 1_000 });
});

describe('The report of a request', () => {
  test.each<[string, (response: ServerResponse) => void, string]>([
    ['success', (response) => response.writeHead(201).end('{}'), '201'],
    ['an error of the API', (response) => response.writeHead(404).end('{"message":"No"}'), '404'],
    [
      'a redirect',
      (response) => response.writeHead(302).end(),
      'a gateway responded with 302 (redirect without a target)',
    ],
    [
      'a reset',
      (response) => response.socket?.resetAndDestroy(),
      'no complete response arrived (ECONNRESET)',
    ],
    ['a page', (response) => response.end('<p>'), 'the API response is invalid (the body is not valid JSON)'],
  ])('A request is reported with its result after %s', async (_, respond, result) => {
    const { reply, log } = await sendTo(respond);
    await reply.catch(() => undefined);
    expect(log).toEqual([{ method: 'GET', path: PATH, result, ms: expect.any(Number) }]);
  });
});

test.each([
  ['EPROTONOSUPPORT', 'it broke', { kind: 'unconnected', reason: 'EPROTONOSUPPORT' }],
  ['EPROTO', 'it broke', { kind: 'unconnected', reason: 'EPROTO' }],
  ['CERT_HAS_EXPIRED', 'it broke', { kind: 'untrusted', reason: 'CERT_HAS_EXPIRED' }],
  [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'it broke',
    { kind: 'unconnected', reason: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
  ],
  [undefined, 'it broke', { kind: 'unconnected', reason: 'it broke' }],
  ['ECONNRESET', 'tunneling socket broke', { kind: 'unconnected', reason: 'tunneling socket broke' }],
  ['ECONNRESET', 'no tunneling socket', { kind: 'unconnected', reason: 'ECONNRESET' }],
  ['ECONNRESET', 'an answer from proxy', { kind: 'unconnected', reason: 'an answer from proxy' }],
  ['ECONNRESET', 'an answer from proxy b', { kind: 'unconnected', reason: 'ECONNRESET' }],
])('A connection that fails with %s (%s) is classified', async (code, message, failure) => {
  const { reply } = sendOver(errorOf(code, message), { isConnected: false });
  expect(await failureOf(reply)).toEqual(failure);
});

test('A request that fails after its connection was made is lost, whatever the reason', async () => {
  const { reply } = sendOver(errorOf('EPROTO'));
  expect(await failureOf(reply)).toEqual({ kind: 'lost', reason: 'EPROTO' });
  expect(await failureOf(sendOver(errorOf(undefined)).reply)).toEqual({ kind: 'lost', reason: 'it broke' });
});

test.each([
  [true, { kind: 'lost', reason: 'the request timed out' }],
  [false, { kind: 'unconnected', reason: 'the connection timed out' }],
])(
  'The end of an attempt whose connection is made (%s) needs no code, which is a number here',
  async (isConnected, failure) => {
    const attempt = new AbortController();
    const never = new Promise<HttpResponse>(() => undefined);
    const { reply } = sendOver(never, { isConnected }, { signal: attempt.signal });
    expect(TIMEOUT.code).toEqual(expect.any(Number));
    attempt.abort(TIMEOUT);
    expect(await failureOf(reply)).toEqual(failure);
  },
);

test.each([
  [true, `E_${TOKEN}`, 'it broke', { kind: 'lost', reason: 'E_***' }],
  [true, undefined, `no ${TOKEN}`, { kind: 'lost', reason: 'no ***' }],
  [false, undefined, `no ${TOKEN}`, { kind: 'unconnected', reason: 'no ***' }],
  [
    false,
    'ECONNRESET',
    `tunneling socket: ${TOKEN}`,
    { kind: 'unconnected', reason: 'tunneling socket: ***' },
  ],
])(
  'The token is redacted in why a request with a connection (%s) fails, with the code %s and the message %s',
  async (isConnected, code, message, failure) => {
    const { reply } = sendOver(errorOf(code, message), { isConnected });
    expect(await failureOf(reply)).toEqual(failure);
  },
);

test('The token is redacted in a response', async () => {
  const { reply } = sendOver(Promise.resolve(responseOf(200, parts(`{"message":"${TOKEN}"}`))));
  await expect(reply).resolves.toMatchObject({ body: { message: '***' } });
  const refused = sendOver(Promise.resolve(responseOf(403, parts(`{"message":"${TOKEN}"}`))));
  expect(await failureOf(refused.reply)).toMatchObject({ message: '***' });
});

test.each<[string, boolean, () => Promise<HttpResponse>, number]>([
  ['an old connection breaks before a response', true, () => errorOf('ECONNRESET'), 1],
  ['a new connection breaks before a response', false, () => errorOf('ECONNRESET'), 0],
  ['an old connection has a response', true, async () => responseOf(500, parts('{}')), 0],
])('Whether connections are still reused after %s', async (_, reusesConnection, respond, expected) => {
  const { reply, stops } = sendOver(respond(), { reusesConnection });
  await failureOf(reply);
  expect(stops()).toBe(expected);
});

test('A response with the status 300 is a redirect', async () => {
  const { reply } = sendOver(Promise.resolve(responseOf(300, parts('{}'))));
  expect(await failureOf(reply)).toEqual({ kind: 'redirect', status: 300, location: undefined });
});

test('The duration of a request is measured until its result', async () => {
  let now = 1_000;
  const log: SentRequest[] = [];
  const response = async () => {
    now += 250;
    return responseOf(200, parts('{}'));
  };
  const transport = createTransport({
    apiUrl: new URL('https://api.example'),
    token: TOKEN,
    connections: {
      start: () => ({
        response: response(),
        isConnected: true,
        reusesConnection: false,
        destroy: () => undefined,
      }),
      stopReuse: () => undefined,
      close: () => undefined,
    },
    clock: { now: () => NOW, monotonic: () => now },
    onSent: (request) => log.push(request),
  });
  await transport.send({ method: 'GET', segments: SEGMENTS, signal: new AbortController().signal });
  expect(log).toEqual([{ method: 'GET', path: PATH, result: '200', ms: 250 }]);
});

test('A request that ends while the head of its response arrives waits for no body', async () => {
  const controller = new AbortController();
  const now = () => {
    controller.abort(TIMEOUT);
    return NOW;
  };
  const { reply } = sendOver(
    Promise.resolve(responseOf(200, parts('{}'))),
    {},
    { signal: controller.signal, now },
  );
  expect(await failureOf(reply)).toEqual({ kind: 'lost', reason: 'the request timed out' });
});

test('A request that is over no longer listens to its signal', async () => {
  const { signal } = new AbortController();
  await sendOver(Promise.resolve(responseOf(200, parts('{}'))), {}, { signal }).reply;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
