import { getEventListeners } from 'node:events';
import { systemClock } from '../../../src/hoody/clock.ts';
import type { HttpExchange, HttpResponse } from '../../../src/hoody/http-request.ts';
import { createTransport } from '../../../src/hoody/transport.ts';
import { failureOf, NOW, SEGMENTS } from '../../helpers/transport.ts';

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
    token: 'hdy_secret',
    userAgent: 'hoody-snapshot/1.2.3',
    connections: {
      start: () => ({ response, isConnected, reusesConnection, destroy: () => undefined }),
      stopReuse: () => {
        stops += 1;
      },
      close: () => undefined,
    },
    clock: { ...systemClock, now },
    onExchange: () => undefined,
  });
  return { reply: transport.send({ method: 'GET', segments: SEGMENTS, signal }), stops: () => stops };
}

function errorOf(code: string | undefined, message = 'it broke'): Promise<never> {
  return Promise.reject(Object.assign(new Error(message), code === undefined ? {} : { code }));
}

test.each([
  ['EPROTONOSUPPORT', 'it broke', { kind: 'unconnected', reason: 'EPROTONOSUPPORT' }],
  ['EPROTO', 'it broke', { kind: 'untrusted', reason: 'EPROTO' }],
  [undefined, 'it broke', { kind: 'unconnected', reason: 'it broke' }],
  ['ECONNRESET', 'tunneling socket broke', { kind: 'unconnected', reason: 'tunneling socket broke' }],
  ['ECONNRESET', 'no tunneling socket', { kind: 'unconnected', reason: 'ECONNRESET' }],
  ['ECONNRESET', 'an answer from proxy', { kind: 'unconnected', reason: 'an answer from proxy' }],
  ['ECONNRESET', 'an answer from proxy b', { kind: 'unconnected', reason: 'ECONNRESET' }],
])('A connection that fails with %s (%s) is classified', async (code, message, failure) => {
  const { reply } = sendOver(errorOf(code, message), { isConnected: false });
  expect(await failureOf(reply)).toEqual(failure);
});

test.each([
  ['an old connection breaks before a response', true, errorOf('ECONNRESET'), 1],
  ['a new connection breaks before a response', false, errorOf('ECONNRESET'), 0],
  ['an old connection has a response', true, Promise.resolve(responseOf(500, parts('{}'))), 0],
])('Whether connections are still reused after %s', async (_, reusesConnection, response, expected) => {
  const { reply, stops } = sendOver(response, { reusesConnection });
  await failureOf(reply);
  expect(stops()).toBe(expected);
});

test('A response with the status 300 is a redirect', async () => {
  const { reply } = sendOver(Promise.resolve(responseOf(300, parts('{}'))));
  expect(await failureOf(reply)).toEqual({ kind: 'redirect', status: 300 });
});

test('A request that ends while the head of its response arrives waits for no body', async () => {
  const controller = new AbortController();
  const now = () => {
    controller.abort();
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
