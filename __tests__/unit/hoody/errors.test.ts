import { advise } from '../../../src/hoody/advice.ts';
import {
  AmbiguousCreateError,
  AttemptError,
  HoodyError,
  isNotFound,
  NameTakenError,
} from '../../../src/hoody/errors.ts';
import {
  describeFailure,
  explainFailure,
  type Failure,
  LIMIT_CODE,
  PRESPAWN_CODE,
  summarizeFailure,
} from '../../../src/hoody/failure.ts';
import { tasks } from '../../../src/hoody/task.ts';
import { status } from '../../helpers/fakes/failure.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';

describe('The words of a failure', () => {
  test.each<[Failure, string, string[]]>([
    [status(403), 'the API responded with 403', ['API message: Nope']],
    [
      status(429, { retryAfterMs: 1_200 }),
      'the API responded with 429',
      ['API message: Nope', 'The API requested a wait of 2 s.'],
    ],
    [
      status(429, { retryAfterMs: 0 }),
      'the API responded with 429',
      ['API message: Nope', 'The API requested a wait of 0 s.'],
    ],
    [
      status(422, { details: '{"expiry":"too long"}' }),
      'the API responded with 422',
      ['API message: Nope', 'API details: {"expiry":"too long"}'],
    ],
    [
      status(400, { code: LIMIT_CODE, usage: { count: 10, limit: 10 } }),
      'the API responded with 400',
      ['API message: Nope', 'Usage: 10 snapshots, limit 10'],
    ],
    [
      status(400, { code: LIMIT_CODE, message: 'The limit is reached.', usage: { count: 1 } }),
      'the API responded with 400',
      ['API message: The limit is reached.', 'Usage: 1 snapshot'],
    ],
    [
      status(400, { code: LIMIT_CODE, usage: { limit: 10 } }),
      'the API responded with 400',
      ['API message: Nope', 'Usage: limit 10'],
    ],
    [status(400, { code: LIMIT_CODE, usage: {} }), 'the API responded with 400', ['API message: Nope']],
    [{ kind: 'unconnected', reason: 'ECONNREFUSED' }, 'the connection failed', ['Reason: ECONNREFUSED']],
    [{ kind: 'lost', reason: 'ECONNRESET' }, 'no complete response arrived', ['Reason: ECONNRESET']],
    [
      { kind: 'redirect', status: 302, location: 'https://elsewhere.test/' },
      'the API responded with 302',
      ['Reason: redirect to https://elsewhere.test/'],
    ],
    [
      { kind: 'redirect', status: 304, location: undefined },
      'the API responded with 304',
      ['Reason: redirect without a target'],
    ],
    [
      { kind: 'malformed', reason: '/data is missing' },
      'the API response is invalid',
      ['Reason: /data is missing'],
    ],
    [
      { kind: 'untrusted', reason: 'CERT_HAS_EXPIRED' },
      'the TLS handshake failed',
      ['Reason: CERT_HAS_EXPIRED'],
    ],
  ])('The failure %j is described in words', (failure, words, details) => {
    expect(describeFailure(failure)).toBe(words);
    expect(explainFailure(failure)).toEqual(details);
    expect(new AttemptError(failure)).toMatchObject({
      name: 'AttemptError',
      message: summarizeFailure(failure),
      failure,
    });
  });

  test('A summary has the reason in parentheses, without its period', () => {
    expect(summarizeFailure(status(409, { message: 'It is busy.' }))).toBe(
      'the API responded with 409 (It is busy)',
    );
  });

  test('Each detail and a summary is one line, whatever the server wrote', () => {
    const failure = status(500, { message: 'One\r\n  two\tthree', details: '{\n}' });
    expect(explainFailure(failure)).toEqual(['API message: One two three', 'API details: { }']);
    expect(summarizeFailure(failure)).toBe('the API responded with 500 (One two three)');
  });
});

describe('advise', () => {
  test.each<[string, Failure, RegExp]>([
    ['no connection', { kind: 'unconnected', reason: 'x' }, /`api-url`.*HTTPS_PROXY/],
    ['a lost response', { kind: 'lost', reason: 'x' }, /`timeout-seconds`/],
    ['a redirect', { kind: 'redirect', status: 301, location: 'x' }, /Set `api-url`/],
    ['a malformed response', { kind: 'malformed', reason: 'x' }, /contact Hoody support/],
    ['an untrusted certificate', { kind: 'untrusted', reason: 'x' }, /NODE_EXTRA_CA_CERTS/],
    ['400', status(400), /Check the inputs/],
    ['422', status(422), /rejected a value/],
    ['401', status(401), /`token`/],
    ['403', status(403), /a token that has the permission `containers\.features\.snapshots`/],
    ['404', status(404), /`container-id` and `snapshot`/],
    ['408', status(408), /^Check the network and the status of the API\./],
    ['425', status(425), /^Check the network and the status of the API\./],
    ['409', status(409), /`concurrency`/],
    ['429', status(429), /limits the rate of requests/],
    ['another 4xx', status(418), /^Check the inputs of this step\.$/],
    ['500', status(500), /^The API has a problem\./],
    ['503', status(503), /^The API has a problem\./],
    ['the cap as a 409', status(409, { code: LIMIT_CODE }), /its snapshot limit.*`keep-last`/],
    ['the cap as a 400', status(400, { code: LIMIT_CODE }), /its snapshot limit.*`keep-last`/],
    ['a prespawn', status(400, { code: PRESPAWN_CODE }), /still preparing the container.*`timeout-seconds`/],
  ])('The advice after %s names what to do', (_, failure, advice) => {
    expect(advise(failure, tasks.restore(CONTAINER, 'snap-1'))).toMatch(advice);
  });

  test('The advice after a 404 names the input snapshot only if the request had a snapshot', () => {
    expect(advise(status(404), tasks.list(CONTAINER))).toBe(
      'Check `container-id`, and that `api-url` is the realm of the container.',
    );
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
    ['an operation', new HoodyError('Could not.', [], status(404)), true],
    ['another status', new AttemptError(status(403)), false],
    ['another failure', new AttemptError({ kind: 'lost', reason: 'x' }), false],
    ['an operation without a failure', new HoodyError('Could not.'), false],
    ['a defect', new TypeError('404'), false],
    ['no error', undefined, false],
  ])('The check recognizes only a failed request with a 404: %s', (_, error, expected) => {
    expect(isNotFound(error)).toBe(expected);
  });
});

test('A HoodyError has a headline and details, one line each, and the lines of an error that it explains', () => {
  const cause = new HoodyError('Could not list.', ['API message: a\nb']);
  expect(new HoodyError('Kept\nit.', [cause, 'Try again.']).message).toBe(
    'Kept\\nit.\nCould not list.\nAPI message: a\\nb\nTry again.',
  );
});

test('Each error of the client has its own name', () => {
  const cause = new HoodyError('Could not create it.');
  const wording = { description: 'create it', isReusable: true };
  const taken = new NameTakenError({ name: 'before' }, 'before', wording, status(409));
  expect([cause, new AmbiguousCreateError(cause, []), taken].map(({ name }) => name)).toEqual([
    'HoodyError',
    'AmbiguousCreateError',
    'NameTakenError',
  ]);
});

test('A HoodyError carries the last failure of the API, if there is one', () => {
  expect(new HoodyError('Could not.', [], status(500))).toMatchObject({
    name: 'HoodyError',
    message: 'Could not.',
    failure: status(500),
  });
  expect(new HoodyError('Could not.').failure).toBeUndefined();
});
