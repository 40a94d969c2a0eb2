import dns from 'node:dns';
import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { endpoint } from '../../../src/hoody/endpoint.ts';
import { AttemptError } from '../../../src/hoody/errors.ts';
import type { Failure } from '../../../src/hoody/failure.ts';
import {
  createTransport,
  type Exchange,
  type TransportRequest,
  type TransportResponse,
} from '../../../src/hoody/transport.ts';
import {
  deadAddress,
  type LoopbackServer,
  startServer,
  tunnel,
} from '../../helpers/fakes/loopback-server.ts';
import { selfSigned } from '../../helpers/fakes/self-signed.ts';

const PATH = '/api/v1/containers/c/snapshots';
const SEGMENTS = ['containers', 'c', 'snapshots'];
const JSON_TYPE = { 'content-type': 'application/json' };
const never = () => new AbortController().signal;

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start(options: Parameters<typeof startServer>[0]): Promise<LoopbackServer> {
  const server = await startServer(options);
  cleanups.push(() => server.close());
  return server;
}

/** A transport to an address, and the exchanges that it reported. */
function open(apiUrl: URL) {
  const exchanges: Exchange[] = [];
  const transport = createTransport({
    apiUrl,
    token: 'hdy_secret',
    userAgent: 'hoody-snapshot/1.2.3',
    onExchange: (exchange) => exchanges.push(exchange),
  });
  cleanups.push(() => transport.close());
  const send = (request: Partial<TransportRequest> = {}): Promise<TransportResponse> =>
    transport.send({ method: 'GET', segments: SEGMENTS, signal: never(), ...request });
  return { transport, send, exchanges };
}

/** The result of one request to a server with this response. */
async function answered(answer: (response: ServerResponse) => void) {
  const server = await start({ answer });
  const { send, exchanges } = open(server.url);
  return { reply: send(), exchanges, server };
}

async function failureOf(reply: Promise<TransportResponse>): Promise<Failure> {
  const error: unknown = await reply.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof AttemptError)) throw new Error(`no attempt failed: ${error}`);
  return error.failure;
}

/** The failure of a request to a server with this response. */
async function failureAfter(answer: (response: ServerResponse) => void): Promise<Failure> {
  return failureOf((await answered(answer)).reply);
}

/** Sets environment variables for this test. */
function setEnvironment(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const before = process.env[name];
    process.env[name] = value;
    cleanups.push(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}

describe('A request', () => {
  test('A request has the token, the accepted type and the user agent', async () => {
    const { reply, server } = await answered((response) => response.end('{}'));
    await reply;
    expect(server.received).toMatchObject([{ method: 'GET', path: PATH, body: '' }]);
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer hdy_secret',
      accept: 'application/json',
      'user-agent': 'hoody-snapshot/1.2.3',
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
        headers: { 'content-type': 'application/json' },
      },
    ]);
  });

  test('A request goes below the path of the API URL', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    await open(new URL('/gateway/hoody//', server.url)).send();
    expect(server.received).toMatchObject([{ path: `/gateway/hoody${PATH}` }]);
  });

  test('The next request uses the same connection until the transport is closed', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const { transport, send } = open(server.url);
    await send();
    await send();
    expect(server.connections()).toBe(1);
    transport.close();
    await server.idle();
  });

  test('A segment that is not plain is an error of the caller, and nothing is sent', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const { send, exchanges } = open(server.url);
    await expect(send({ segments: ['containers', '..'] })).rejects.toThrow('not a plain path segment: ".."');
    expect(server.received).toEqual([]);
    expect(exchanges).toEqual([]);
  });
});

describe('A response of success', () => {
  test.each([200, 201, 202])('A %d response returns its body and the time of the server', async (status) => {
    const date = 'Wed, 15 Jan 2025 10:30:00 GMT';
    const { reply } = await answered((response) => {
      response.writeHead(status, { ...JSON_TYPE, date }).end('{"data":{"snapshots":[]}}');
    });
    await expect(reply).resolves.toEqual({
      body: { data: { snapshots: [] } },
      serverTime: Date.UTC(2025, 0, 15, 10, 30),
    });
  });

  test('A body need not be declared as JSON', async () => {
    const { reply } = await answered((response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('[1]'),
    );
    await expect(reply).resolves.toMatchObject({ body: [1] });
  });

  test('Characters that are split between two chunks stay whole', async () => {
    const whole = Buffer.from('{"alias":"🚀"}');
    const { reply } = await answered((response) => {
      response.write(whole.subarray(0, 12), () => setTimeout(() => response.end(whole.subarray(12)), 50));
    });
    await expect(reply).resolves.toMatchObject({ body: { alias: '🚀' } });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['no date', (response) => Object.assign(response, { sendDate: false })],
    ['an invalid date', (response) => response.setHeader('date', 'soon')],
  ])('A response with %s leaves the time of the server unknown', async (_, prepare) => {
    const { reply } = await answered((response) => {
      prepare(response);
      response.end('{}');
    });
    await expect(reply).resolves.toEqual({ body: {}, serverTime: undefined });
  });

  test.each([
    ['an empty body', 200, '', 'it was empty'],
    ['no body', 204, '', 'it was empty'],
    ['a page', 200, '<html>Hello</html>', 'it was not JSON'],
    ['half of a body, as if it were whole', 200, '{"data":{"sna', 'it was not JSON'],
  ])('A response with %s counts as lost', async (_, status, body, reason) => {
    const failure = await failureAfter((response) => response.writeHead(status).end(body));
    expect(failure).toEqual({ kind: 'lost', reason });
  });

  test('A body that would fill the memory is not read to its end', async () => {
    let unread = 64;
    const piece = Buffer.alloc(1024 * 1024, ' ');
    const failure = await failureAfter((response) => {
      const more = (error?: Error | null) => {
        if (!error && unread-- > 0) response.write(piece, more);
      };
      more();
    });
    expect(failure).toEqual({ kind: 'malformed', reason: 'it is longer than 33554432 bytes' });
    expect(unread).toBeGreaterThan(0);
  });
});

describe('A response of failure', () => {
  const refusal = (body: unknown, status = 403) =>
    failureAfter((response) => response.writeHead(status, JSON_TYPE).end(JSON.stringify(body)));

  test.each([400, 401, 403, 404, 409, 429, 500, 503])(
    'A %d in the form of the API is reported with its message',
    async (status) => {
      expect(await refusal({ statusCode: status, error: 'Nope', message: 'You may not' }, status)).toEqual({
        kind: 'status',
        status,
        message: 'You may not',
        fromApi: true,
      });
    },
  );

  test('The code of the API is kept', async () => {
    const body = { message: 'Full', code: 'CONTAINER_SNAPSHOT_LIMIT' };
    expect(await refusal(body)).toMatchObject({ code: 'CONTAINER_SNAPSHOT_LIMIT', fromApi: true });
    expect(await refusal({ code: 'CONTAINER_SNAPSHOT_LIMIT' })).toMatchObject({
      code: 'CONTAINER_SNAPSHOT_LIMIT',
      fromApi: false,
    });
    expect(await refusal({ message: 'Full', code: 7 })).not.toHaveProperty('code');
  });

  test.each([[{}], [{ message: '' }], [{ message: 7 }], [[]], [null], ['Nope'], [7]])(
    'The body %j has no message of the API',
    async (body) => {
      expect(await refusal(body)).toEqual({
        kind: 'status',
        status: 403,
        message: 'Forbidden; application/json instead of a message',
        fromApi: false,
      });
    },
  );

  test('A page of a proxy is reported as a page', async () => {
    const failure = await failureAfter((response) => {
      response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Bad Gateway</h1>');
    });
    expect(failure).toEqual({
      kind: 'status',
      status: 502,
      message: 'Bad Gateway; text/html instead of a message',
      fromApi: false,
    });
  });

  test('A response without any information is reported as such', async () => {
    const failure = await failureAfter((response) => {
      response.socket?.end('HTTP/1.1 500 \r\ncontent-length: 0\r\n\r\n');
    });
    expect(failure).toEqual({
      kind: 'status',
      status: 500,
      message: 'no reason; nothing instead of a message',
      fromApi: false,
    });
  });
});

describe('Retry-After', () => {
  const NOW = 'Wed, 15 Jan 2025 10:30:00 GMT';
  const LATER = 'Wed, 15 Jan 2025 10:30:45 GMT';
  const delayAfter = async (headers: Record<string, string>, sendDate = true) => {
    const failure = await failureAfter((response) => {
      response.sendDate = sendDate;
      response.writeHead(429, headers).end('{"message":"Slow down"}');
    });
    return failure.kind === 'status' ? failure.retryAfterMs : Number.NaN;
  };

  test.each<[string, string, number | undefined]>([
    ['a number of seconds', '7', 7_000],
    ['no seconds', '0', 0],
    ['seconds among spaces', ' 12 ', 12_000],
    ['a date', LATER, 45_000],
    ['a date in the past', 'Wed, 15 Jan 2025 10:00:00 GMT', 0],
    ['the present', NOW, 0],
    ['a word', 'soon', undefined],
    ['nothing', '', undefined],
    ['an unreasonable number', '99999999999999999999', undefined],
  ])('A header with %s gives the right delay or none', async (_, value, ms) => {
    expect(await delayAfter({ 'retry-after': value, date: NOW })).toBe(ms);
  });

  test('Retry-After is optional', async () => {
    expect(await delayAfter({})).toBeUndefined();
  });

  test('A date counts from the clock of the server, however wrong that is', async () => {
    const wrong = { date: 'Fri, 01 Jan 1999 00:00:00 GMT', 'retry-after': 'Fri, 01 Jan 1999 00:02:00 GMT' };
    expect(await delayAfter(wrong)).toBe(120_000);
  });

  test('A date counts from the local clock if the server sends no time', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.parse(NOW));
    cleanups.push(() => clock.mockRestore());
    expect(await delayAfter({ 'retry-after': LATER }, false)).toBe(45_000);
  });
});

describe('A redirect', () => {
  test.each([301, 302, 303, 307, 308])('A %d is not followed', async (status) => {
    const elsewhere = await start({ answer: (response) => response.end('{}') });
    const location = `${elsewhere.url}x`;
    const failure = await failureAfter((response) => response.writeHead(status, { location }).end());
    expect(failure).toEqual({ kind: 'redirect', status, location });
    expect(elsewhere.received).toEqual([]);
  });

  test('A redirect without a location is reported as such', async () => {
    const failure = await failureAfter((response) => response.writeHead(304).end());
    expect(failure).toEqual({ kind: 'redirect', status: 304, location: undefined });
  });
});

describe('A lost response', () => {
  test('A reset connection loses the response', async () => {
    const failure = await failureAfter((response) => response.socket?.resetAndDestroy());
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test('A connection that ends early loses the response', async () => {
    const failure = await failureAfter((response) => response.socket?.end());
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test.each([200, 500])('A cut body of a %d loses the response', async (status) => {
    const failure = await failureAfter((response) => {
      response.writeHead(status, { ...JSON_TYPE, 'content-length': 100 });
      response.write('{"message":', () => response.destroy());
    });
    expect(failure).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  test('A response that is not HTTP is lost', async () => {
    const failure = await failureAfter((response) => response.socket?.end('220 mail.test ESMTP\r\n'));
    expect(failure).toMatchObject({ kind: 'lost', reason: expect.stringMatching(/^HPE_/) });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['never comes', () => undefined],
    ['does not end', (response) => response.writeHead(200, JSON_TYPE).write('{"data":')],
  ])(
    'A response that %s before the attempt ends is lost, and the connection is closed',
    async (_, answer) => {
      const attempt = new AbortController();
      const server = await start({
        answer: (response) => {
          answer(response);
          setImmediate(() => attempt.abort());
        },
      });
      const failure = await failureOf(open(server.url).send({ signal: attempt.signal }));
      expect(failure).toEqual({ kind: 'lost', reason: 'no answer in time' });
      await server.idle();
    },
  );

  test('An attempt that had ended before it began has a lost response', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const failure = await failureOf(open(server.url).send({ signal: AbortSignal.abort() }));
    expect(failure).toEqual({ kind: 'lost', reason: 'no answer in time' });
  });

  test('A lost response loses no other of several at once', async () => {
    const first = new AbortController();
    const responses: ServerResponse[] = [];
    const server = await start({
      answer: (response) => {
        responses.push(response);
        if (responses.length < 3) return;
        first.abort();
        for (const each of responses) each.end('{}');
      },
    });
    const { send } = open(server.url);
    const replies = [send({ signal: first.signal }), send(), send()] as const;
    expect(await failureOf(replies[0])).toEqual({ kind: 'lost', reason: 'no answer in time' });
    await expect(Promise.all(replies.slice(1))).resolves.toHaveLength(2);
  });
});

describe('A failed connection', () => {
  test('An address without a listener gives no connection', async () => {
    const failure = await failureOf(open(await deadAddress()).send());
    expect(failure).toEqual({ kind: 'unconnected', reason: 'ECONNREFUSED' });
  });

  test('A host without a listener at any address gives no connection', async () => {
    const { port } = await deadAddress();
    const lookup: unknown = (_: string, __: object, answer: (error: null, addresses: object[]) => void) =>
      answer(
        null,
        ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 })),
      );
    const spy = jest.spyOn(dns, 'lookup').mockImplementation(lookup as typeof dns.lookup);
    cleanups.push(() => spy.mockRestore());
    const failure = await failureOf(open(new URL(`http://hoody.test:${port}`)).send());
    expect(failure).toEqual({ kind: 'unconnected', reason: 'ECONNREFUSED' });
  });

  test('A host that does not exist gives no connection', async () => {
    const failure = await failureOf(open(new URL(`http://${'x'.repeat(64)}.invalid`)).send());
    expect(failure).toMatchObject({ kind: 'unconnected', reason: expect.stringMatching(/^E/) });
  });
});

test('A certificate of no known authority is not trusted, and gets no token', async () => {
  const server = await start({ tls: selfSigned(), answer: (response) => response.end('{}') });
  const failure = await failureOf(open(server.url).send());
  expect(failure).toEqual({ kind: 'untrusted', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(server.received).toEqual([]);
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

  test('The proxy comes from the environment', async () => {
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

  test('A local API is reached without the proxy', async () => {
    const api = await start({ answer: (response) => response.end('{}') });
    const proxy = await start({});
    useProxy(proxy);
    await open(api.url).send();
    expect(proxy.connections()).toBe(0);
  });

  test.each(['http', 'https'])(
    'A proxy that refuses gives no connection over %s, and its status is reported',
    async (scheme) => {
      const proxy = await start({
        onConnect: (client) => client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
      });
      useProxy(proxy);
      const failure = await failureOf(open(new URL(`${scheme}://hoody.test`)).send());
      expect(failure).toMatchObject({
        kind: 'unconnected',
        reason: expect.stringContaining('statusCode=407'),
      });
    },
  );

  test('A proxy that does not exist gives no connection, and the reason is reported', async () => {
    useProxy({ url: await deadAddress() });
    const failure = await failureOf(open(new URL('https://hoody.test')).send());
    expect(failure).toMatchObject({ kind: 'unconnected', reason: expect.stringContaining('ECONNREFUSED') });
  });

  test.each<[string, string]>([
    ['never responds', ''],
    ['lets nobody respond', 'HTTP/1.1 200 OK\r\n\r\n'],
  ])('A proxy that %s is abandoned with the attempt, and the connection is closed', async (_, answer) => {
    const attempt = new AbortController();
    const proxy = await start({
      onConnect: (client) => {
        client.write(answer);
        setImmediate(() => attempt.abort());
      },
    });
    useProxy(proxy);
    const { send } = open(new URL('https://hoody.test'));
    const failure = await failureOf(send({ signal: attempt.signal }));
    expect(failure).toEqual({ kind: 'lost', reason: 'no answer in time' });
    await proxy.idle();
  });
});

describe('The report of each exchange', () => {
  test.each<[string, (response: ServerResponse) => void, string]>([
    ['success', (response) => response.writeHead(201).end('{}'), '201'],
    ['an error of the API', (response) => response.writeHead(404).end('{"message":"No"}'), '404'],
    [
      'a redirect',
      (response) => response.writeHead(302).end(),
      'the API answered 302, a redirect to nowhere',
    ],
    ['a reset', (response) => response.socket?.resetAndDestroy(), 'the answer was lost (ECONNRESET)'],
    ['a page', (response) => response.end('<p>'), 'the answer was lost (it was not JSON)'],
  ])('An exchange is reported with its result after %s', async (_, answer, result) => {
    const { reply, exchanges } = await answered(answer);
    await reply.catch(() => undefined);
    expect(exchanges).toEqual([{ method: 'GET', path: PATH, result, ms: expect.any(Number) }]);
  });
});

describe('endpoint', () => {
  test.each([
    '',
    '.',
    '..',
    '...',
    '%2e%2e',
    'a/b',
    'a\\b',
    'a b',
    'a?b',
    'a#b',
    'a;b',
    '-a',
    '.a',
    'ä',
    'a\n',
    'a'.repeat(256),
  ])('The segment %j is refused', (segment) => {
    expect(() => endpoint(new URL('https://hoody.test'), ['containers', segment])).toThrow(
      'not a plain path segment',
    );
  });

  test('A path holds exactly the given segments, or they are refused', () => {
    const segment = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', '~', ':', '@', '+', 'a'),
        maxLength: 6,
      }),
      fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,20}$/),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        let address: string;
        try {
          address = endpoint(new URL('https://hoody.test/base'), segments);
        } catch {
          return;
        }
        const url = new URL(address);
        expect(url.href).toBe(address);
        expect(url.origin).toBe('https://hoody.test');
        expect(url.pathname.split('/')).toEqual(['', 'base', 'api', 'v1', ...segments]);
      }),
      { numRuns: 1_000 },
    );
  });
});
