import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createBodyReader } from '../../../src/hoody/body.ts';
import { AttemptError } from '../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE } from '../../../src/hoody/failure.ts';
import {
  isFields,
  isText,
  parseRetryAfter,
  readErrorBody,
  readResponse,
  type TransportResponse,
} from '../../../src/hoody/response.ts';
import type { HttpResponse } from '../../../src/http/request.ts';
import { redactionOf } from '../../../src/text/redact.ts';
import { text } from '../../helpers/fakes/text.ts';
import { failureAfter, failureOf, NOW, RECEIVED_AT, sendTo, start } from '../../helpers/transport.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const DATE = 'Wed, 15 Jan 2025 10:30:00 GMT';
const SERVER_TIME = Date.UTC(2025, 0, 15, 10, 30);
const MAX_BYTES = 32 * 1024 * 1024;
const TOKEN = 'hdy_secret_token';

interface Response extends Partial<Pick<HttpResponse, 'statusCode' | 'statusMessage'>> {
  headers?: IncomingHttpHeaders;
  body?: string | Buffer;
}

/** The clocks as it arrives. */
const CLOCK = { now: () => NOW, monotonic: () => RECEIVED_AT };

/** Reads a response that has arrived. */
function read({ headers = {}, body = '{}', ...status }: Response, token = TOKEN): Promise<TransportResponse> {
  async function* parts() {
    yield Buffer.from(body);
  }
  const message = { ...status, headers, [Symbol.asyncIterator]: parts };
  return readResponse(message, CLOCK, createBodyReader(), redactionOf(token));
}

describe('The status of a response', () => {
  test.each([200, 299])('A %d is a success', async (statusCode) => {
    await expect(read({ statusCode })).resolves.toEqual({
      body: {},
      serverTime: undefined,
      receivedAt: RECEIVED_AT,
    });
  });

  test.each<[number | undefined, Failure]>([
    [undefined, { kind: 'malformed', reason: text('status 0 switches protocols') }],
    [101, { kind: 'malformed', reason: text('status 101 switches protocols') }],
    [199, { kind: 'malformed', reason: text('status 199 switches protocols') }],
    [300, { kind: 'redirect', status: 300, location: undefined }],
    [399, { kind: 'redirect', status: 399, location: undefined }],
  ])('A %j is no response of this API', async (statusCode, failure) => {
    expect(await failureOf(read(statusCode === undefined ? {} : { statusCode }))).toEqual(failure);
  });

  test.each([400, 500, 599])('A %d is an error', async (statusCode) => {
    const reply = read({ statusCode });
    await expect(reply).rejects.toBeInstanceOf(AttemptError);
    expect(await failureOf(reply)).toMatchObject({
      kind: 'status',
      status: statusCode,
      receivedAt: RECEIVED_AT,
    });
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
      receivedAt: RECEIVED_AT,
    });
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
    expect(failure).toEqual({ kind: 'oversized', reason: 'the body exceeds 33554432 bytes' });
    expect(unread).toBeGreaterThan(0);
  });
});

test('A body can have as many bytes as the limit, and no more', async () => {
  const bodyOf = (bytes: number) => {
    const body = Buffer.alloc(bytes, ' ');
    body.write('{}');
    return { statusCode: 200, body };
  };
  await expect(read(bodyOf(MAX_BYTES))).resolves.toMatchObject({ body: {} });
  await expect(failureOf(read(bodyOf(MAX_BYTES + 1)))).resolves.toEqual({
    kind: 'oversized',
    reason: `the body exceeds ${MAX_BYTES} bytes`,
  });
});

describe('A response of failure', () => {
  const refusal = (body: unknown, status = 403) =>
    failureAfter((response) =>
      response.writeHead(status, { ...JSON_TYPE, date: DATE }).end(JSON.stringify(body)),
    );
  const clocks = { serverTime: SERVER_TIME, receivedAt: RECEIVED_AT };

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
      receivedAt: RECEIVED_AT,
    });
  });
});

const parse = (body: unknown, status = 400) =>
  readErrorBody(body, status, text('Reason, text/html instead of an API message'));

describe('The message of an error', () => {
  test.each<[string, unknown, string]>([
    ['a message', { error: 'Bad Request', message: 'Invalid alias value' }, 'Invalid alias value'],
    ['only an error', { error: 'Not yours' }, 'Not yours'],
    ['an empty message', { error: 'Not yours', message: '' }, 'Not yours'],
    ['a message that is a list of texts', { error: 'Bad Request', message: ['x', '', 7, 'y'] }, 'x, y'],
    ['a message that is a list without text', { error: 'Not yours', message: [{ of: 'x' }] }, 'Not yours'],
    ['a message that is no text', { error: 'Not yours', message: { of: 'x' } }, 'Not yours'],
    ['neither', {}, 'Reason, text/html instead of an API message'],
    ['a list', ['x'], 'Reason, text/html instead of an API message'],
    ['numbers', { error: 409, message: 7 }, 'Reason, text/html instead of an API message'],
  ])('A body with %s shows what it has', (_, body, message) => {
    expect(parse(body).message).toBe(message);
  });
});

test.each<[string, Response, string]>([
  [
    'a type',
    { statusMessage: 'Bad Gateway', headers: { 'content-type': 'text/html' } },
    'Bad Gateway, text/html',
  ],
  [
    'parameters of its type',
    { statusMessage: 'Bad Gateway', headers: { 'content-type': 'text/html; charset=utf-8' } },
    'Bad Gateway, text/html',
  ],
  [
    'an empty type',
    { statusMessage: 'Bad Gateway', headers: { 'content-type': '' } },
    'Bad Gateway, nothing',
  ],
  ['no type', { statusMessage: 'Bad Gateway' }, 'Bad Gateway, nothing'],
  ['an empty reason phrase', { statusMessage: '' }, 'no status text, nothing'],
  ['no reason phrase', {}, 'no status text, nothing'],
])('A page with %s is described by what it has', async (_, response, words) => {
  expect(await failureOf(read({ statusCode: 502, body: '<html>', ...response }))).toStrictEqual({
    kind: 'status',
    status: 502,
    message: `${words} instead of an API message`,
    fromApi: false,
    serverTime: undefined,
    receivedAt: RECEIVED_AT,
  });
});

describe('The code of an error', () => {
  test.each<[string, unknown, string | undefined]>([
    ['error', { error: 'SNAPSHOT_PRESPAWN_FORBIDDEN' }, 'SNAPSHOT_PRESPAWN_FORBIDDEN'],
    ['error in small letters', { error: 'container_finalizing' }, 'container_finalizing'],
    ['code', { error: 'Conflict', code: LIMIT_CODE }, LIMIT_CODE],
    ['both', { error: 'SOME_CODE', code: LIMIT_CODE }, LIMIT_CODE],
    ['both, neither of which is the limit', { error: 'SOME_CODE', code: 'OTHER_CODE' }, 'SOME_CODE'],
    ['neither', { error: 'Internal Server Error', code: 7 }, undefined],
    ['neither but numbers', { error: 409, code: 7 }, undefined],
    ['neither but one word', { error: 'Conflict' }, undefined],
    ['neither but a sentence that begins with one', { error: 'SOME_CODE happened' }, undefined],
    ['neither but a sentence that ends with one', { error: 'It was SOME_CODE' }, undefined],
    ['neither but a list', { error: ['SOME_CODE'] }, undefined],
  ])('A code in %s is read', (_, body, code) => {
    expect(parse(body).code).toBe(code);
  });
});

describe('The numbers of the limit', () => {
  test.each([
    [
      { current_count: 10, limit: 10 },
      { count: 10, limit: 10 },
    ],
    [{ limit: 10 }, { limit: 10 }],
    [{ current_count: '10', limit: '10' }, {}],
    [undefined, {}],
  ])('The data %j is read', (data, usage) => {
    expect(parse({ error: LIMIT_CODE, data }).usage).toEqual(usage);
    expect(parse({ error: LIMIT_CODE, data }, 409).usage).toEqual(usage);
  });

  test('The data of another error is no usage', () => {
    expect(parse({ error: 'SOME_CODE', data: { limit: 10 } }).usage).toBeUndefined();
  });
});

describe('The details of a validation error', () => {
  test.each([400, 422])('The details of a %d are read from data, details or errors', (status) => {
    expect(parse({ data: { expiry: 'too long' } }, status).details).toBe('{"expiry":"too long"}');
    expect(parse({ details: ['expiry'] }, status).details).toBe('["expiry"]');
    expect(parse({ data: null, errors: [{ path: 'expiry' }] }, status).details).toBe('[{"path":"expiry"}]');
  });

  test('Other errors have no details, and neither has the limit', () => {
    expect(parse({ data: { trace: 1 } }, 500).details).toBeUndefined();
    expect(parse({ data: 'text' }).details).toBeUndefined();
    expect(parse({ error: LIMIT_CODE, data: { limit: 1 } }).details).toBeUndefined();
    expect(parse({ message: 'No' })).toStrictEqual({ message: 'No', fromApi: false });
  });

  test('Long details are cut', () => {
    expect(parse({ data: ['x'.repeat(1_000)] }).details).toHaveLength(500);
  });
});

test.each([
  [503, { statusCode: 503 }, true],
  [503, { statusCode: 500 }, false],
  [503, { statusCode: '503' }, false],
  [503, { message: 'Service Unavailable' }, false],
])("An error %d with the body %j is the API's own: %s", (status, body, fromApi) => {
  expect(parse(body, status).fromApi).toBe(fromApi);
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
    ['a number beyond reason', '99999999999999999999', 30 * 86_400_000],
    ['a date beyond reason', 'Fri, 15 Jan 2100 10:30:00 GMT', 30 * 86_400_000],
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

test.each([
  [' 5 ', { retryAfterMs: 5_000 }],
  ['Wed, 15 Jan 2025 10:30:05 GMT', { retryAfterMs: 5_000 }],
  ['We, 15 Jan 2025 10:30:05 GMT', {}],
  ['15 Jan 2025 10:30:05 GMT', {}],
])('A Retry-After of %j is read as %j', (value, expected) => {
  expect(parseRetryAfter({ 'retry-after': value }, SERVER_TIME)).toEqual(expected);
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

describe('What arrives with the token in it', () => {
  const bodyOf = async (body: unknown, token?: string) =>
    (await read({ statusCode: 200, body: JSON.stringify(body) }, token)).body;
  const errorOf = async (body: unknown, response: Response = {}) =>
    failureOf(read({ statusCode: 400, body: JSON.stringify(body), ...response }));

  test('The token is redacted in every text of a body, at any depth', async () => {
    const body = {
      message: `You are ${TOKEN}.`,
      data: { snapshots: [{ name: TOKEN, tags: [[TOKEN], { color: `red ${TOKEN}` }] }, TOKEN] },
    };
    expect(await bodyOf(body)).toEqual({
      message: 'You are ***.',
      data: { snapshots: [{ name: '***', tags: [['***'], { color: 'red ***' }] }, '***'] },
    });
    expect(await bodyOf(TOKEN)).toBe('***');
    expect(await bodyOf([1, true, null, TOKEN])).toEqual([1, true, null, '***']);
  });

  test('The token is redacted in unknown fields', async () => {
    expect(await bodyOf({ [`x-${TOKEN}`]: 1, data: { [TOKEN]: { size: 5 } } })).toEqual({
      'x-***': 1,
      data: { '***': { size: 5 } },
    });
  });

  test.each([
    ...['statusCode', 'container_id', 'project_id', 'snapshot', 'snapshots', 'snapshot_name'],
    ...['snapshot_count', 'max_snapshots', 'created_at', 'last_used_at', 'expires_at', 'stateful'],
    'current_count',
  ])('The field %s stays, even if the token is its name', async (key) => {
    const parts = { [key]: [key], [`x-${key}`]: 1 };
    expect(await bodyOf({ ...parts, data: parts }, key)).toEqual({
      [key]: ['***'],
      'x-***': 1,
      data: { [key]: ['***'], 'x-***': 1 },
    });
  });

  test('A body without the token stays as it is', async () => {
    const body = { statusCode: 200, data: { snapshots: [{ name: 'a', other: { deep: [null, 7, 'b'] } }] } };
    expect(await bodyOf(body)).toEqual(body);
  });

  test('The token is redacted in the error of the API', async () => {
    const body = {
      message: `No ${TOKEN}`,
      data: { expiry: TOKEN, [TOKEN]: 1 },
    };
    expect(await errorOf(body)).toMatchObject({ message: 'No ***', details: '{"expiry":"***","***":1}' });
  });

  test('The end of long details shows no part of the token', async () => {
    const failure = await errorOf({ data: ['x'.repeat(490) + TOKEN] });
    expect(failure).toMatchObject({ details: `["${'x'.repeat(490)}***"]` });
  });

  test('A code with the token in it is no code, and no message shows the token', async () => {
    const failure = await errorOf({ error: `CODE_${TOKEN}` });
    expect(failure).toMatchObject({ message: 'CODE_***' });
    expect(failure).not.toHaveProperty('code');
  });

  test('The token is redacted in the reason phrase and in the type of a page', async () => {
    const headers = { 'content-type': `text/${TOKEN}; charset=utf-8` };
    const failure = await errorOf('<html>', { statusMessage: `Bad ${TOKEN}`, headers });
    expect(failure).toMatchObject({ message: 'Bad ***, text/*** instead of an API message' });
  });

  test('The token is redacted in the target of a redirect', async () => {
    const headers = { location: `https://elsewhere.test/?token=${TOKEN}` };
    expect(await failureOf(read({ statusCode: 302, headers }))).toEqual({
      kind: 'redirect',
      status: 302,
      location: 'https://elsewhere.test/?token=***',
    });
  });
});

test.each([
  [{}, true],
  [{ name: 'a' }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [7, false],
])('Whether %j has fields is %j', (value, expected) => {
  expect(isFields(value)).toBe(expected);
});

test.each([
  ['text', true],
  ['', true],
  [7, false],
  [null, false],
  [['text'], false],
])('Whether %j is text is %j', (value, expected) => {
  expect(isText(value)).toBe(expected);
});
