import type { ServerResponse } from 'node:http';
import { failureAfter, failureOf, NOW, open, PATH, sendTo, start } from '../../helpers/transport.ts';
import { until } from '../../helpers/until.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const DATE = 'Wed, 15 Jan 2025 10:30:00 GMT';
const SERVER_TIME = Date.UTC(2025, 0, 15, 10, 30);

describe('A request', () => {
  test('A request has the token, the accepted type and the user agent', async () => {
    const { reply, server } = await sendTo((response) => response.end('{}'));
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
    const { send, exchanges } = open(server.url);
    await expect(send({ segments: ['containers', '..'] })).rejects.toThrow('not a plain path segment: ".."');
    expect(server.received).toEqual([]);
    expect(exchanges).toEqual([]);
  });

  test('A request is not sent when its attempt is already over', async () => {
    const server = await start({ answer: (response) => response.end('{}') });
    const { send, exchanges } = open(server.url);
    await send();
    const failure = await failureOf(send({ signal: AbortSignal.abort() }));
    expect(failure).toEqual({ kind: 'unconnected', reason: 'no time left' });
    expect(exchanges.at(-1)?.result).toBe('the connection failed (no time left)');
    await send();
    expect(server.received).toHaveLength(2);
  });
});

describe('A response of success', () => {
  test.each([200, 201, 202])('A %d response returns its body and both clocks', async (status) => {
    const { reply } = await sendTo((response) => {
      response.writeHead(status, { ...JSON_TYPE, date: DATE }).end('{"data":{"snapshots":[]}}');
    });
    await expect(reply).resolves.toEqual({
      body: { data: { snapshots: [] } },
      serverTime: SERVER_TIME,
      receivedAt: NOW,
    });
  });

  test('The local clock is read when the head of a response arrives, not its body', async () => {
    const bodies: (() => void)[] = [];
    const server = await start({
      answer: (response) => {
        response.writeHead(200, { date: DATE }).flushHeaders();
        bodies.push(() => response.end('{}'));
      },
    });
    let clock = 1_000;
    let reads = 0;
    const { send } = open(server.url, () => {
      reads += 1;
      return clock;
    });
    const reply = send();
    await until(() => reads > 0);
    clock = 9_000;
    for (const sendBody of bodies) sendBody();
    await expect(reply).resolves.toMatchObject({ serverTime: SERVER_TIME, receivedAt: 1_000 });
  });

  test('A body need not be declared as JSON', async () => {
    const { reply } = await sendTo((response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('[1]'),
    );
    await expect(reply).resolves.toMatchObject({ body: [1] });
  });

  test('Characters that are split between two chunks stay whole', async () => {
    const whole = Buffer.from('{"alias":"🚀"}');
    const { reply } = await sendTo((response) => {
      response.write(whole.subarray(0, 12), () => setTimeout(() => response.end(whole.subarray(12)), 50));
    });
    await expect(reply).resolves.toMatchObject({ body: { alias: '🚀' } });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['no date', (response) => Object.assign(response, { sendDate: false })],
    ['an invalid date', (response) => response.setHeader('date', 'soon')],
  ])('A response with %s leaves the time of the server unknown', async (_, prepare) => {
    const { reply } = await sendTo((response) => {
      prepare(response);
      response.end('{}');
    });
    await expect(reply).resolves.toMatchObject({ body: {}, serverTime: undefined });
  });

  test.each([
    ['an empty body', 200, '', 'the body is empty'],
    ['no body', 204, '', 'the body is empty'],
    ['a page', 200, '<html>Hello</html>', 'the body is not valid JSON'],
    ['half a word', 200, 'nul', 'the body is not valid JSON'],
  ])('A response with %s is malformed', async (_, status, body, reason) => {
    const failure = await failureAfter((response) => response.writeHead(status).end(body));
    expect(failure).toEqual({ kind: 'malformed', reason });
  });

  test.each([
    ['with a length', (body: string) => `content-length: ${body.length}\r\n\r\n${body}`],
    ['that only the connection ends', (body: string) => `\r\n${body}`],
  ])('A response %s that is the start of an object counts as cut', async (_, rest) => {
    const failure = await failureAfter((response) =>
      response.socket?.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n${rest('{"data":{"sna')}`),
    );
    expect(failure).toEqual({ kind: 'lost', reason: 'the body is not valid JSON' });
  });

  test('An empty response that only the connection ends is malformed', async () => {
    const failure = await failureAfter((response) =>
      response.socket?.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'),
    );
    expect(failure).toEqual({ kind: 'malformed', reason: 'the body is empty' });
  });

  test('A response that only the connection ends, after complete JSON, is accepted', async () => {
    const { reply } = await sendTo((response) =>
      response.socket?.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"data":1}'),
    );
    await expect(reply).resolves.toMatchObject({ body: { data: 1 } });
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
    expect(failure).toEqual({ kind: 'malformed', reason: 'the body exceeds 33554432 bytes' });
    expect(unread).toBeGreaterThan(0);
  });
});

describe('A response of failure', () => {
  const refusal = (body: unknown, status = 403) =>
    failureAfter((response) =>
      response.writeHead(status, { ...JSON_TYPE, date: DATE }).end(JSON.stringify(body)),
    );
  const clocks = { serverTime: SERVER_TIME, receivedAt: NOW };

  test.each([400, 401, 403, 404, 409, 429, 500, 503])(
    'A %d in the form of the API is reported with its message and both clocks',
    async (status) => {
      expect(await refusal({ statusCode: status, error: 'Nope', message: 'You may not' }, status)).toEqual({
        kind: 'status',
        status,
        message: 'You may not',
        fromApi: true,
        ...clocks,
      });
    },
  );

  test('The code of the API is kept', async () => {
    const body = { statusCode: 403, message: 'Full', code: 'CONTAINER_SNAPSHOT_LIMIT' };
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
        message: 'Forbidden, application/json instead of an API message',
        fromApi: false,
        ...clocks,
      });
    },
  );

  test('A page of a proxy is reported as a page', async () => {
    const failure = await failureAfter((response) => {
      response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Bad Gateway</h1>');
    });
    expect(failure).toMatchObject({
      kind: 'status',
      status: 502,
      message: 'Bad Gateway, text/html instead of an API message',
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
      message: 'no status text, nothing instead of an API message',
      fromApi: false,
      serverTime: undefined,
      receivedAt: NOW,
    });
  });
});

describe('Retry-After', () => {
  const retryAfter = async (headers: Record<string, string>, sendDate = true) => {
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
    ['a date', 'Wed, 15 Jan 2025 10:30:45 GMT', 45_000],
    ['a date in the past', 'Wed, 15 Jan 2025 10:00:00 GMT', 0],
    ['the present', DATE, 0],
    ['a word', 'soon', undefined],
    ['nothing', '', undefined],
    ['a number beyond reason', '99999999999999999999', undefined],
  ])('A header with %s gives the right delay or none', async (_, value, ms) => {
    expect(await retryAfter({ 'retry-after': value, date: DATE })).toBe(ms);
  });

  test('Retry-After is optional', async () => {
    expect(await retryAfter({})).toBeUndefined();
  });

  test('A date counts from the clock of the server, however wrong that is', async () => {
    const wrong = { date: 'Fri, 01 Jan 1999 00:00:00 GMT', 'retry-after': 'Fri, 01 Jan 1999 00:02:00 GMT' };
    expect(await retryAfter(wrong)).toBe(120_000);
  });

  test('A date counts from the local clock if the server sends no time', async () => {
    const value = new Date(NOW + 45_000).toUTCString();
    expect(await retryAfter({ 'retry-after': value }, false)).toBe(45_000);
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

describe('The report of a request', () => {
  test.each<[string, (response: ServerResponse) => void, string]>([
    ['success', (response) => response.writeHead(201).end('{}'), '201'],
    ['an error of the API', (response) => response.writeHead(404).end('{"message":"No"}'), '404'],
    [
      'a redirect',
      (response) => response.writeHead(302).end(),
      'the API responded with 302 (redirect without a target)',
    ],
    [
      'a reset',
      (response) => response.socket?.resetAndDestroy(),
      'no complete response arrived (ECONNRESET)',
    ],
    ['a page', (response) => response.end('<p>'), 'the API response is invalid (the body is not valid JSON)'],
  ])('A request is reported with its result after %s', async (_, respond, result) => {
    const { reply, exchanges } = await sendTo(respond);
    await reply.catch(() => undefined);
    expect(exchanges).toEqual([{ method: 'GET', path: PATH, result, ms: expect.any(Number) }]);
  });
});
