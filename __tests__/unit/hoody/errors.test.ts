import { advise } from '../../../src/hoody/advice.ts';
import { AttemptError, HoodyError, isNotFound } from '../../../src/hoody/errors.ts';
import { describeFailure, type Failure, LIMIT_CODE, PRESPAWN_CODE } from '../../../src/hoody/failure.ts';
import { tasks } from '../../../src/hoody/task.ts';
import { status } from '../../helpers/fakes/failure.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';

describe('describeFailure', () => {
  test.each<[Failure, string]>([
    [status(403), 'the API answered 403 (Nope)'],
    [status(429, { retryAfterMs: 1_200 }), 'the API answered 429 (Nope) and asks to wait 2 s'],
    [status(429, { retryAfterMs: 0 }), 'the API answered 429 (Nope) and asks to wait 0 s'],
    [status(422, { details: '{"expiry":"too long"}' }), 'the API answered 422 (Nope; {"expiry":"too long"})'],
    [
      status(400, { code: LIMIT_CODE, usage: { count: 10, limit: 10 } }),
      'the API answered 400 (Nope; it has 10 snapshots; the limit is 10)',
    ],
    [
      status(400, { code: LIMIT_CODE, message: 'The limit is reached.', usage: { count: 1, limit: 1 } }),
      'the API answered 400 (The limit is reached; it has 1 snapshot; the limit is 1)',
    ],
    [status(400, { code: LIMIT_CODE, usage: { limit: 10 } }), 'the API answered 400 (Nope; the limit is 10)'],
    [status(400, { code: LIMIT_CODE, usage: {} }), 'the API answered 400 (Nope)'],
    [{ kind: 'unconnected', reason: 'ECONNREFUSED' }, 'no connection could be made (ECONNREFUSED)'],
    [{ kind: 'lost', reason: 'ECONNRESET' }, 'the answer was lost (ECONNRESET)'],
    [
      { kind: 'redirect', status: 302, location: 'https://elsewhere.test/' },
      'the API answered 302, a redirect to https://elsewhere.test/',
    ],
    [{ kind: 'redirect', status: 304, location: undefined }, 'the API answered 304, a redirect to nowhere'],
    [
      { kind: 'malformed', reason: '/data is missing' },
      'the API said success, but its answer is not what it should be (/data is missing)',
    ],
    [
      { kind: 'untrusted', reason: 'CERT_HAS_EXPIRED' },
      'no secure connection could be made (CERT_HAS_EXPIRED)',
    ],
  ])('The failure %j is described in words', (failure, words) => {
    expect(describeFailure(failure)).toBe(words);
    expect(new AttemptError(failure)).toMatchObject({ name: 'AttemptError', message: words, failure });
  });
});

test('A description is one line, whatever the server wrote', () => {
  expect(describeFailure(status(500, { message: 'One\r\n  two\tthree' }))).toBe(
    'the API answered 500 (One two three)',
  );
});

describe('advise', () => {
  test.each<[string, Failure, RegExp]>([
    ['no connection', { kind: 'unconnected', reason: 'x' }, /`api-url`.*HTTPS_PROXY/],
    ['a lost response', { kind: 'lost', reason: 'x' }, /`timeout-seconds`/],
    ['a redirect', { kind: 'redirect', status: 301, location: 'x' }, /Set `api-url`/],
    ['a malformed response', { kind: 'malformed', reason: 'x' }, /an error of the server/],
    ['an untrusted certificate', { kind: 'untrusted', reason: 'x' }, /NODE_EXTRA_CA_CERTS/],
    ['400', status(400), /Check the inputs/],
    ['422', status(422), /does not take these values/],
    ['401', status(401), /`token`/],
    ['403', status(403), /a token that may restore this container\./],
    ['404', status(404), /`container-id` and `snapshot`/],
    ['409', status(409), /`concurrency`/],
    ['429', status(429), /fewer requests/],
    ['another 4xx', status(418), /^Check the inputs of this step\.$/],
    ['500', status(500), /^The API is not well/],
    ['503', status(503), /^The API is not well/],
    ['the cap as a 409', status(409, { code: LIMIT_CODE }), /its snapshot limit.*`keep-last`/],
    ['the cap as a 400', status(400, { code: LIMIT_CODE }), /its snapshot limit.*`keep-last`/],
    ['a prespawn', status(400, { code: PRESPAWN_CODE }), /still being prepared.*`timeout-seconds`/],
  ])('The advice after %s names what to do', (_, failure, advice) => {
    expect(advise(failure, tasks.restore(CONTAINER, 'snap-1'))).toMatch(advice);
  });

  test('The advice after a 404 names the input snapshot only if the request had a snapshot', () => {
    const adviceFor = Object.entries({
      list: tasks.list(CONTAINER),
      create: tasks.create(CONTAINER, 'before'),
      restore: tasks.restore(CONTAINER, 'snap-1'),
      alias: tasks.alias(CONTAINER, 'snap-1', 'good'),
      delete: tasks.delete(CONTAINER, 'snap-1'),
    }).map(([kind, task]) => [kind, advise(status(404), task).includes('`snapshot`')]);
    expect(Object.fromEntries(adviceFor)).toEqual({
      list: false,
      create: false,
      restore: true,
      alias: true,
      delete: true,
    });
  });
});

describe('isNotFound', () => {
  test.each([
    ['an attempt', new AttemptError(status(404)), true],
    ['an operation', new HoodyError('Could not.', status(404)), true],
    ['another status', new AttemptError(status(403)), false],
    ['another failure', new AttemptError({ kind: 'lost', reason: 'x' }), false],
    ['an operation without a failure', new HoodyError('Could not.'), false],
    ['a defect', new TypeError('404'), false],
  ])('The check recognizes only a failed request with a 404: %s', (_, error, expected) => {
    expect(isNotFound(error)).toBe(expected);
  });
});

test('A HoodyError carries the last failure of the API, if there is one', () => {
  expect(new HoodyError('Could not.', status(500))).toMatchObject({
    name: 'HoodyError',
    message: 'Could not.',
    failure: status(500),
  });
  expect(new HoodyError('Could not.').failure).toBeUndefined();
});
