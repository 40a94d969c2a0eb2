import { parseErrorBody } from '../../../src/hoody/error-body.ts';
import { LIMIT_CODE } from '../../../src/hoody/failure.ts';

const parse = (body: unknown, status = 400) => parseErrorBody(JSON.stringify(body), status, 'Reason', {});

describe('The message of an error', () => {
  test.each<[string, unknown, string]>([
    ['a message', { error: 'Bad Request', message: 'Invalid alias value' }, 'Invalid alias value'],
    ['only an error', { error: 'Not yours' }, 'Not yours'],
    ['an empty message', { error: 'Not yours', message: '' }, 'Not yours'],
    ['a message that is no text', { error: 'Not yours', message: ['x'] }, 'Not yours'],
    ['neither', {}, 'Reason, nothing instead of an API message'],
    ['a list', ['x'], 'Reason, nothing instead of an API message'],
  ])('A body with %s shows what it has', (_, body, message) => {
    expect(parse(body).message).toBe(message);
  });

  test('A page is described by its type', () => {
    const page = parseErrorBody('<html>', 502, 'Bad Gateway', { 'content-type': 'text/html; charset=utf-8' });
    expect(page).toStrictEqual({
      message: 'Bad Gateway, text/html instead of an API message',
      fromApi: false,
    });
    expect(parseErrorBody('', 502, '', {}).message).toBe('no status text, nothing instead of an API message');
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
