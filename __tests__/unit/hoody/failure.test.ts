import { calls } from '../../../src/hoody/calls.ts';
import {
  advise,
  BUSY_CODES,
  describeFailure,
  explainFailure,
  type Failure,
  LIMIT_CODE,
  MEANINGS,
  type Meaning,
  meaningOf,
  PRESPAWN_CODE,
  summarizeFailure,
} from '../../../src/hoody/failure.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const WEB = { id: CONTAINER, name: text('web') };
const NAME = text('snap-1');

describe('The words of a failure', () => {
  test.each<[Plain<Failure>, string, string, string[]]>([
    [status(403), 'the API responded with 403', 'Nope', ['API message: Nope']],
    [status(404, { fromApi: false }), 'a gateway responded with 404', 'Nope', ['Message: Nope']],
    [status(502, { fromApi: false }), 'a gateway responded with 502', 'Nope', ['Message: Nope']],
    [status(407, { fromApi: false }), 'the proxy responded with 407', 'Nope', ['Message: Nope']],
    [
      status(429, { retryAfterMs: 1_200 }),
      'the API responded with 429',
      'Nope',
      ['API message: Nope', 'The response says to retry after 2 s.'],
    ],
    [
      status(429, { retryAfterMs: 0 }),
      'the API responded with 429',
      'Nope',
      ['API message: Nope', 'The response says to retry after 0 s.'],
    ],
    [
      status(422, { details: '{"expiry":"too long"}' }),
      'the API responded with 422',
      'Nope',
      ['API message: Nope', 'API details: {"expiry":"too long"}'],
    ],
    [
      status(400, { code: LIMIT_CODE, usage: { count: 10, limit: 10 } }),
      'the API responded with 400',
      'Nope',
      ['API message: Nope', 'Usage: 10 snapshots, limit 10'],
    ],
    [
      status(400, { code: LIMIT_CODE, message: 'The limit is reached.', usage: { count: 1 } }),
      'the API responded with 400',
      'The limit is reached',
      ['API message: The limit is reached.', 'Usage: 1 snapshot'],
    ],
    [
      status(400, { code: LIMIT_CODE, usage: { limit: 10 } }),
      'the API responded with 400',
      'Nope',
      ['API message: Nope', 'Usage: limit 10'],
    ],
    [
      status(400, { code: LIMIT_CODE, usage: {} }),
      'the API responded with 400',
      'Nope',
      ['API message: Nope'],
    ],
    [{ kind: 'unsent' }, 'no time is left', 'no request was sent', ['Reason: no request was sent']],
    [
      { kind: 'unconnected', reason: 'ECONNREFUSED' },
      'the connection failed',
      'ECONNREFUSED',
      ['Reason: ECONNREFUSED'],
    ],
    [
      { kind: 'lost', reason: 'ECONNRESET' },
      'no complete response arrived',
      'ECONNRESET',
      ['Reason: ECONNRESET'],
    ],
    [
      { kind: 'redirect', status: 302, location: 'https://elsewhere.test/' },
      'a gateway responded with 302',
      'redirect to https://elsewhere.test/',
      ['Reason: redirect to https://elsewhere.test/'],
    ],
    [
      { kind: 'redirect', status: 304, location: undefined },
      'a gateway responded with 304',
      'redirect without a target',
      ['Reason: redirect without a target'],
    ],
    [
      { kind: 'malformed', reason: '/data is missing' },
      'the API response is invalid',
      '/data is missing',
      ['Reason: /data is missing'],
    ],
    [
      { kind: 'oversized', reason: 'the body exceeds 7 bytes' },
      'the API response is too long',
      'the body exceeds 7 bytes',
      ['Reason: the body exceeds 7 bytes'],
    ],
    [
      { kind: 'untrusted', reason: 'CERT_HAS_EXPIRED' },
      'the TLS handshake failed',
      'CERT_HAS_EXPIRED',
      ['Reason: CERT_HAS_EXPIRED'],
    ],
  ])('The failure %j is described in words', (plain, words, reason, details) => {
    const failure = redacted<Failure>(plain);
    expect(describeFailure(failure)).toBe(words);
    expect(summarizeFailure(failure)).toBe(`${words} (${reason})`);
    expect(explainFailure(failure)).toEqual(details);
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
    const lost: Failure = { kind: 'lost', reason: text(' it\nbroke ') };
    expect(explainFailure(lost)).toEqual(['Reason: it broke']);
    expect(summarizeFailure(lost)).toBe('no complete response arrived (it broke)');
  });
});

const AGAIN = { next: 'again', mayHaveActed: false } as const;
const UNCLEAR = { next: 'look first', mayHaveActed: true } as const;
const FINAL = { next: 'give up', mayHaveActed: false } as const;

const ON_LOST = 'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.';
const ON_REJECTED = 'The API rejected a value. Check the inputs of this step.';
const ON_PROBLEM = 'The API has a problem. Rerun the job later, or increase `timeout-seconds`.';

/** For each row: what it says of a restore, and the failures that it is for. */
const ROWS: Record<
  keyof typeof MEANINGS,
  Omit<Meaning, 'advice'> & { advice: string; failures: Plain<Failure>[] }
> = {
  unsent: { ...FINAL, advice: 'Increase `timeout-seconds`.', failures: [{ kind: 'unsent' }] },
  unconnected: {
    ...AGAIN,
    advice: 'Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).',
    failures: [{ kind: 'unconnected', reason: 'ECONNREFUSED' }],
  },
  lost: { ...UNCLEAR, advice: ON_LOST, failures: [LOST] },
  redirect: {
    ...FINAL,
    advice:
      'The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.',
    failures: [
      { kind: 'redirect', status: 301, location: 'https://elsewhere.test' },
      { kind: 'redirect', status: 304, location: undefined },
    ],
  },
  malformed: {
    ...FINAL,
    mayHaveActed: true,
    advice: 'Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.',
    failures: [{ kind: 'malformed', reason: 'the body is empty' }],
  },
  oversized: {
    ...FINAL,
    mayHaveActed: true,
    advice: 'The container has too many snapshots for one response. Delete some of them by their names.',
    failures: [{ kind: 'oversized', reason: 'the body exceeds 7 bytes' }],
  },
  replaced: {
    ...FINAL,
    advice:
      'Another step or job created a snapshot of the same name. To find another one, use the operation `list`.',
    failures: [{ kind: 'replaced', reason: 'it was created 2025-01-16 00:00:00 UTC' }],
  },
  untrusted: {
    ...FINAL,
    advice: 'Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
    failures: [{ kind: 'untrusted', reason: 'CERT_HAS_EXPIRED' }],
  },
  [LIMIT_CODE]: {
    ...FINAL,
    advice: 'The container has reached its snapshot limit. Delete snapshots, or let new ones expire.',
    failures: [400, 409, 429, 503].map((code) => status(code, { code: LIMIT_CODE })),
  },
  [PRESPAWN_CODE]: {
    ...AGAIN,
    advice:
      'The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.',
    failures: [400, 403, 409].map((code) => status(code, { code: PRESPAWN_CODE })),
  },
  '400': { ...FINAL, advice: ON_REJECTED, failures: [status(400), status(400, { code: 'SOME_CODE' })] },
  '401': {
    ...FINAL,
    advice: 'Check that `token` is a token of this API that has not expired.',
    failures: [status(401)],
  },
  '403': {
    ...FINAL,
    advice: 'Use a token that has the permission `containers.features.snapshots` for this container.',
    failures: [status(403)],
  },
  '404': {
    ...FINAL,
    advice: 'Check `container-id` and the snapshot, and that `api-url` is the realm of the container.',
    failures: [status(404)],
  },
  '408': { ...UNCLEAR, advice: ON_LOST, failures: [status(408), status(408, { fromApi: false })] },
  '409': {
    ...AGAIN,
    advice:
      'The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.',
    failures: [status(409), ...['CONTAINER_BUSY', ...BUSY_CODES].map((code) => status(409, { code }))],
  },
  '422': { ...FINAL, advice: ON_REJECTED, failures: [status(422)] },
  '425': { ...UNCLEAR, advice: ON_LOST, failures: [status(425), status(425, { fromApi: false })] },
  '429': {
    ...AGAIN,
    advice: 'The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.',
    failures: [status(429), status(429, { fromApi: false })],
  },
  '503 of the API': { ...AGAIN, advice: ON_PROBLEM, failures: [status(503)] },
  '5xx': {
    ...UNCLEAR,
    advice: ON_PROBLEM,
    failures: [
      status(500),
      status(500, { fromApi: false }),
      status(502, { fromApi: false }),
      status(503, { fromApi: false }),
      status(504, { fromApi: false }),
      status(599),
    ],
  },
  '4xx': {
    ...FINAL,
    advice: 'Check the inputs of this step.',
    failures: [status(402), status(418), status(451), status(499)],
  },
  '407': {
    ...FINAL,
    advice: 'The proxy requires a login. Check the user name and the password in HTTPS_PROXY.',
    failures: [status(407), status(407, { fromApi: false })],
  },
  '4xx of a gateway': {
    next: 'again for a while',
    mayHaveActed: false,
    advice:
      'A gateway or another server responded, not the API. Check `api-url`; if the API was restarting, rerun the job.',
    failures: [400, 401, 403, 404, 409, 422, 499].map((code) => status(code, { fromApi: false })),
  },
};

test('The codes that the action knows are those of the API', () => {
  expect([LIMIT_CODE, PRESPAWN_CODE, ...BUSY_CODES]).toEqual([
    'CONTAINER_SNAPSHOT_LIMIT',
    'SNAPSHOT_PRESPAWN_FORBIDDEN',
    'SNAPSHOT_OPERATION_IN_PROGRESS',
    'container_finalizing',
  ]);
});

describe('The table of meanings', () => {
  test('The table has a row for each kind of failure that the tests know', () => {
    expect(Object.keys(MEANINGS).toSorted()).toEqual(Object.keys(ROWS).toSorted());
  });

  test.each(
    Object.entries(ROWS).flatMap(([row, { failures, ...meaning }]) =>
      failures.map((failure) => ({ row, failure: redacted<Failure>(failure), meaning })),
    ),
  )('The row $row says what $failure means', ({ row, failure, meaning }) => {
    const { next, mayHaveActed, advice } = meaning;
    expect(meaningOf(failure)).toBe(MEANINGS[row as keyof typeof MEANINGS]);
    expect(meaningOf(failure)).toMatchObject({ next, mayHaveActed });
    expect(advise(failure, calls.restore(WEB, NAME))).toBe(advice);
  });

  test('The advice after a 404 names the snapshot only if the request had a snapshot', () => {
    expect(advise(status(404), calls.list(WEB))).toBe(
      'Check `container-id`, and that `api-url` is the realm of the container.',
    );
    const adviceFor = [
      calls.list(WEB),
      calls.create(WEB, text('before')),
      calls.restore(WEB, NAME),
      calls.alias(WEB, NAME, text('good')),
      calls.delete(WEB, NAME),
    ].map((call) => [call.kind, advise(status(404), call).includes('the snapshot')]);
    expect(Object.fromEntries(adviceFor)).toEqual({
      list: false,
      create: false,
      restore: true,
      alias: true,
      delete: true,
    });
  });
});
