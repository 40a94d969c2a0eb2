import type { Budget } from '../base/budget.ts';
import { UserError } from '../base/user-error.ts';
import { line, type MessagePart } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Call } from './calls.ts';
import { advise, describeFailure, explainFailure, type Failure, summarizeFailure } from './failure.ts';

/** One attempt failed; the retry decides whether there is another. */
export class AttemptError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(summarizeFailure(failure));
    this.name = 'AttemptError';
    this.failure = failure;
  }
}

/** A call failed for good. */
export class RequestError extends UserError {
  /** The last failure; undefined if there was none, because the time or the job ended. */
  readonly failure: Failure | undefined;

  constructor(headline: MessagePart, details: readonly MessagePart[], failure: Failure | undefined) {
    super(headline, ...details);
    this.name = 'RequestError';
    this.failure = failure;
  }
}

/** Why there is no further attempt at a call. */
export type End =
  | { why: 'final' | 'out of time'; failure: Failure; attempts: number }
  /** Nothing was sent, because too little time was left. */
  | { why: 'unsent' }
  | { why: 'canceled'; effect: 'unsent' | 'none' | 'unknown' };

const EFFECTS = {
  unsent: line('No request was sent.'),
  none: line('The attempts so far had no effect.'),
  unknown: line('The API may still complete the request.'),
};

/** Creates the error of a call by how its attempts ended. */
export function requestError(
  call: Pick<Call, 'kind' | 'description'>,
  end: End,
  { totalMs, limit }: Pick<Budget, 'totalMs' | 'limit'>,
): RequestError {
  const timeLimit = line`the time limit of ${totalMs / 1000} s (${limit})`;
  switch (end.why) {
    case 'canceled':
      return failed(call, line('the job was canceled'), [EFFECTS[end.effect]]);
    case 'unsent':
      return failed(call, describeFailure({ kind: 'unsent' }), [
        line`No request was sent: ${timeLimit} was reached.`,
        advise({ kind: 'unsent' }, call),
      ]);
    default: {
      const { failure, attempts } = end;
      const gaveUp = line`Gave up after ${own(attempts === 1 ? '1 attempt' : `${attempts} attempts`)}`;
      const count =
        end.why === 'out of time'
          ? [line`${gaveUp}: ${timeLimit} leaves no time for another.`]
          : attempts > 1
            ? [line`${gaveUp}.`]
            : [];
      const details = [...explainFailure(failure), ...count, advise(failure, call)];
      return failed(call, describeFailure(failure), details, failure);
    }
  }
}

function failed(
  { description }: Pick<Call, 'description'>,
  reason: Redacted,
  details: readonly Redacted[],
  failure?: Failure,
): RequestError {
  return new RequestError(line`Could not ${description}: ${reason}.`, details, failure);
}

/** Whether an attempt or a call ended with a 404. */
export function isNotFound(error: unknown): boolean {
  const failure = error instanceof AttemptError || error instanceof RequestError ? error.failure : undefined;
  return failure?.kind === 'status' && failure.status === 404;
}
