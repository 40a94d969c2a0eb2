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
    expect(summarizeFailure(status(409, { message: 'No v1.2' }))).toBe(
      'the API responded with 409 (No v1.2)',
    );
  });

  test('Each detail and a summary is one line, whatever the server wrote', () => {
    const failure = status(500, { message: 'One\r\n  two\tthree\n', details: '{\n}' });
    expect(explainFailure(failure)).toEqual(['API message: One two three', 'API details: { }']);
    expect(summarizeFailure(failure)).toBe('the API responded with 500 (One two three)');
  });
});

describe('advise', () => {
  const PROBLEM = 'The API has a problem. Rerun the job later, or increase `timeout-seconds`.';
  const REJECTED = 'The API rejected a value. Check the inputs of this step.';
  const LOST = 'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.';
  const LIMIT =
    'The container has reached its snapshot limit. Delete snapshots, or use `expiry-days` or `keep-last`.';

  test.each<[string, Failure, string]>([
    [
      'no connection',
      { kind: 'unconnected', reason: 'x' },
      'Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).',
    ],
    [
      'a lost response',
      { kind: 'lost', reason: 'x' },
      'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.',
    ],
    [
      'a redirect',
      { kind: 'redirect', status: 301, location: 'x' },
      'The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.',
    ],
    [
      'a malformed response',
      { kind: 'malformed', reason: 'x' },
      'Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.',
    ],
    [
      'an untrusted certificate',
      { kind: 'untrusted', reason: 'x' },
      'Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
    ],
    ['400', status(400), REJECTED],
    ['422', status(422), REJECTED],
    ['401', status(401), 'Check that `token` is a token of this API that has not expired.'],
    [
      '403',
      status(403),
      'Use a token that has the permission `containers.features.snapshots` for this container.',
    ],
    [
      '404',
      status(404),
      'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.',
    ],
    ['408', status(408), LOST],
    ['425', status(425), LOST],
    [
      '409',
      status(409),
      'The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.',
    ],
    [
      '429',
      status(429),
      'The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.',
    ],
    ['another 4xx', status(418), 'Check the inputs of this step.'],
    ['500', status(500), PROBLEM],
    ['503', status(503), PROBLEM],
    ['the cap as a 409', status(409, { code: LIMIT_CODE }), LIMIT],
    ['the cap as a 400', status(400, { code: LIMIT_CODE }), LIMIT],
    [
      'a prespawn',
      status(400, { code: PRESPAWN_CODE }),
      'The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.',
    ],
  ])('The advice after %s says what to do', (_, failure, advice) => {
    expect(advise(failure, tasks.restore(CONTAINER, 'snap-1'))).toBe(advice);
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
