import { UserError } from '../../../src/base/user-error.ts';
import { type Call, calls } from '../../../src/hoody/calls.ts';
import {
  AttemptError,
  type End,
  isNotFound,
  mayHaveHappened,
  RequestError,
  requestError,
} from '../../../src/hoody/errors.ts';
import { type Failure, summarizeFailure } from '../../../src/hoody/failure.ts';
import { line } from '../../../src/text/message.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const FORBIDDEN = status(403, { message: 'You may not' });
const WEB = { id: CONTAINER, name: text('web') };
const NAME = text('snap-20250115-103000');
const LIST = calls.list(WEB);

test('The error of an attempt summarizes its failure', () => {
  expect(new AttemptError(LOST)).toMatchObject({
    name: 'AttemptError',
    message: summarizeFailure(LOST),
    failure: LOST,
  });
});

describe('The error of a call', () => {
  const CAUSES =
    'The job was canceled, or the step reached its `timeout-minutes`, or the runner is shutting down.';

  test('The error is for people, has a name of its own, and carries the last failure', () => {
    const error = new RequestError(line('Could not.'), [line('Try again.')], FORBIDDEN);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      name: 'RequestError',
      message: 'Could not.\nTry again.',
      failure: FORBIDDEN,
    });
    expect(new RequestError(line('Could not.'), [], undefined)).toMatchObject({
      message: 'Could not.',
      failure: undefined,
    });
  });

  test.each<[Call, string, string | undefined]>([
    [calls.list(WEB), 'list the snapshots of container web', undefined],
    [calls.create(WEB, text('before')), 'create snapshot "before" of container web', undefined],
    [
      calls.restore(WEB, NAME),
      `restore container web from snapshot ${NAME}`,
      `The restore of container web from snapshot ${NAME}`,
    ],
    [
      calls.alias(WEB, NAME, text('good')),
      `set alias "good" on snapshot ${NAME} of container web`,
      `The change of the alias of snapshot ${NAME} of container web`,
    ],
    [
      calls.alias(WEB, NAME, null),
      `remove the alias of snapshot ${NAME} of container web`,
      `The change of the alias of snapshot ${NAME} of container web`,
    ],
    [
      calls.delete(WEB, NAME),
      `delete snapshot ${NAME} of container web`,
      `The deletion of snapshot ${NAME} of container web`,
    ],
  ])('The error states what failed, on what, and what to do: %j', (call, words, event) => {
    const messageOf = (end: End) => requestError(call, end, fakeBudget({ totalMs: 90_000 })).message;
    expect(messageOf({ why: 'final', failure: FORBIDDEN, attempts: 1 })).toBe(
      `Could not ${words}: the API responded with 403.\nAPI message: You may not\n` +
        'Use a token that has the permission `containers.features.snapshots` for this container.',
    );
    expect(messageOf({ why: 'canceled', effect: 'unknown' })).toBe(
      event === undefined
        ? `Could not ${words}: the step was interrupted.\nThe API may still complete the request.\n${CAUSES}`
        : `${event} may have happened: the step was interrupted.\nThe API may still complete the request.\n${CAUSES}\n${call.event?.check}`,
    );
    expect(messageOf({ why: 'canceled', effect: 'none' })).toBe(
      `Could not ${words}: the step was interrupted.\nThe attempts so far had no effect.\n${CAUSES}`,
    );
    expect(messageOf({ why: 'canceled', effect: 'unsent' })).toBe(
      `Could not ${words}: the step was interrupted.\nNo request was sent.\n${CAUSES}`,
    );
    expect(messageOf({ why: 'unsent' })).toBe(
      `Could not ${words}: no time is left.\n` +
        'No request was sent: the time limit of 90 s (`timeout-seconds`) was reached.\nIncrease `timeout-seconds`.',
    );
  });

  test.each<[string, End, Failure | undefined]>([
    ['a failure that is final', { why: 'final', failure: FORBIDDEN, attempts: 1 }, FORBIDDEN],
    ['a failure that leaves no time', { why: 'out of time', failure: LOST, attempts: 3 }, LOST],
    ['no time for a request', { why: 'unsent' }, undefined],
    ['an interruption', { why: 'canceled', effect: 'unknown' }, undefined],
  ])('The error after %s has the failure of the last attempt, if there is one', (_, end, failure) => {
    const error = requestError(LIST, end, fakeBudget());
    expect(error).toBeInstanceOf(RequestError);
    expect(error.failure).toBe(failure);
  });

  test.each([
    calls.list(WEB),
    calls.create(WEB, text('release-v1.5.0')),
    calls.restore(WEB, text('before-1')),
    calls.alias(WEB, text('before-1'), text('stable')),
    calls.delete(WEB, NAME),
  ])('The headline has at most 100 characters for ordinary values: %j', (call) => {
    const long = 'x'.repeat(200);
    const failures: Plain<Failure>[] = [
      { ...FORBIDDEN, message: long },
      LOST,
      { kind: 'redirect', status: 302, location: long },
      { kind: 'malformed', reason: long },
      { kind: 'unconnected', reason: long },
      { kind: 'untrusted', reason: long },
    ];
    const ends: End[] = [
      ...failures.map(
        (failure): End => ({ why: 'out of time', failure: redacted<Failure>(failure), attempts: 9 }),
      ),
      { why: 'unsent' },
      { why: 'canceled', effect: 'none' },
    ];
    for (const end of ends) {
      const { message } = requestError(call, end, fakeBudget());
      expect(message.split('\n')[0]?.length).toBeLessThanOrEqual(100);
    }
  });

  test('A failure after several attempts reports their number', () => {
    const end: End = { why: 'final', failure: FORBIDDEN, attempts: 3 };
    expect(requestError(LIST, end, fakeBudget()).message).toContain(
      '\nAPI message: You may not\nGave up after 3 attempts.\nUse',
    );
  });

  test('A failure of the second attempt reports two attempts', () => {
    const end: End = { why: 'final', failure: FORBIDDEN, attempts: 2 };
    expect(requestError(LIST, end, fakeBudget()).message).toContain('\nGave up after 2 attempts.\n');
  });

  test('A failure that ran out of time names what sets the limit', () => {
    const end: End = { why: 'out of time', failure: LOST, attempts: 12 };
    const budget = fakeBudget({ totalMs: 90_000 });
    expect(requestError(LIST, end, budget).message).toContain(
      '\nReason: ECONNRESET\n' +
        'Gave up after 12 attempts: the time limit of 90 s (`timeout-seconds`) leaves no time for another.\nCheck',
    );
    const limited = { ...budget, limit: text('after a cancellation') };
    expect(requestError(LIST, end, limited).message).toContain(
      'the time limit of 90 s (after a cancellation) leaves no time for another.',
    );
  });

  test('A failure of the only attempt that ran out of time reports one attempt', () => {
    const end: End = { why: 'out of time', failure: LOST, attempts: 1 };
    expect(requestError(LIST, end, fakeBudget()).message).toContain('\nGave up after 1 attempt: ');
  });

  test('Everything that is known about the failure is in the message', () => {
    const failure = status(429, { message: 'Slow\ndown', retryAfterMs: 5_000 });
    expect(requestError(LIST, { why: 'final', failure, attempts: 1 }, fakeBudget()).message).toBe(
      'Could not list the snapshots of container web: the API responded with 429.\n' +
        'API message: Slow down\n' +
        'The response says to retry after 5 s.\n' +
        'The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.',
    );
  });
});

describe('What may have happened', () => {
  const RESTORE = calls.restore(WEB, NAME);
  const REDIRECT: Failure = { kind: 'redirect', status: 307, location: undefined };

  test('A lost response at the end says so in the headline, and how to find out', () => {
    const error = requestError(
      RESTORE,
      { why: 'out of time', failure: LOST, attempts: 2, lost: LOST },
      fakeBudget({ totalMs: 90_000 }),
    );
    expect(error.message).toBe(
      `The restore of container web from snapshot ${NAME} may have happened: no complete response arrived.\n` +
        'Reason: ECONNRESET\n' +
        'Gave up after 2 attempts: the time limit of 90 s (`timeout-seconds`) leaves no time for another.\n' +
        'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.\n' +
        'To find out, look at the container, and at its snapshots with the operation `list`: `last_used_at` is the time of the last restore.',
    );
    expect(mayHaveHappened(error)).toBe(true);
  });

  test.each<[string, Failure]>([
    ['401', status(401)],
    ['404', status(404)],
    ['409', status(409)],
    ['redirect', REDIRECT],
  ])('A %s after a lost response does not hide that the call may have happened', (_, failure) => {
    for (const why of ['final', 'out of time'] as const) {
      const error = requestError(RESTORE, { why, failure, attempts: 2, lost: LOST }, fakeBudget());
      expect(error.message).toMatch(
        /^The restore of .* may have happened: (the API|a gateway) responded with \d+\.\n/,
      );
      expect(error.message).toContain(
        '\nAn earlier attempt may have succeeded: no complete response arrived (ECONNRESET).\n',
      );
      expect(error.message).toMatch(/\nTo find out, .*$/);
      expect(error.failure).toBe(failure);
      expect(mayHaveHappened(error)).toBe(true);
    }
  });

  test('A create step says so in its own way, since a list can show its snapshot', () => {
    const end: End = { why: 'final', failure: status(401), attempts: 2, lost: LOST };
    const error = requestError(calls.create(WEB, text('before')), end, fakeBudget());
    expect(error.message).toMatch(/^Could not create snapshot "before" of container web: /);
    expect(error.message).not.toContain('may have');
  });

  test.each<[string, unknown, boolean]>([
    ['a cancellation after a lost response', { why: 'canceled', effect: 'unknown' }, true],
    ['a cancellation before any', { why: 'canceled', effect: 'none' }, false],
    ['a cancellation before any request', { why: 'canceled', effect: 'unsent' }, false],
    ['a refusal', { why: 'final', failure: FORBIDDEN, attempts: 1 }, false],
    ['no time', { why: 'unsent' }, false],
  ])('The call may have happened or not after %s', (_, end, expected) => {
    const error = requestError(RESTORE, end as End, fakeBudget());
    expect(mayHaveHappened(error)).toBe(expected);
    expect(error.message.includes('may have happened')).toBe(expected);
  });

  test('Only the error of a call can say that it may have happened', () => {
    for (const error of [new UserError(line('No.')), new AttemptError(LOST), new TypeError('x'), undefined])
      expect(mayHaveHappened(error)).toBe(false);
  });
});

describe('isNotFound', () => {
  test.each<[string, unknown, boolean]>([
    ['an attempt', new AttemptError(status(404)), true],
    ['a call', new RequestError(line('Could not.'), [], status(404)), true],
    ['another status', new AttemptError(status(403)), false],
    ['another failure', new AttemptError(LOST), false],
    [
      'a redirect with that status',
      new AttemptError({ kind: 'redirect', status: 404, location: undefined }),
      false,
    ],
    ['a call without a failure', new RequestError(line('Could not.'), [], undefined), false],
    ['another error', new UserError(line('Could not.')), false],
    ['a defect', new TypeError('404'), false],
    ['something else with a failure', { failure: status(404) }, false],
    ['no error', undefined, false],
  ])('The check recognizes only a failed request with a 404: %s', (_, error, expected) => {
    expect(isNotFound(error)).toBe(expected);
  });
});
