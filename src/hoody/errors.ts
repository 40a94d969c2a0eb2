import { type Budget, STEP_LIMIT } from '../base/budget.ts';
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
  /** Whether the API may have acted all the same: a response was lost, and no later one says what happened. */
  readonly mayHaveActed: boolean;

  constructor(
    headline: MessagePart,
    details: readonly MessagePart[],
    failure: Failure | undefined,
    mayHaveActed = false,
  ) {
    super(headline, ...details);
    this.name = 'RequestError';
    this.failure = failure;
    this.mayHaveActed = mayHaveActed;
  }
}

/** A call ended because its step was interrupted. */
export class InterruptedError extends RequestError {}

/** Whether it is unknown if what failed has happened. */
export function mayHaveHappened(error: unknown): boolean {
  return error instanceof RequestError && error.mayHaveActed;
}

/** Why there is no further attempt at a call. */
export type End =
  | {
      why: 'final' | 'out of time';
      failure: Failure;
      attempts: number;
      /** The last failure after which the API may have acted. */
      lost?: Failure | undefined;
    }
  /** Nothing was sent, because too little time was left. */
  | { why: 'unsent' }
  | { why: 'canceled'; effect: 'unsent' | 'none' | 'unknown' };

const EFFECTS = {
  unsent: line('No request was sent.'),
  none: line('The attempts so far had no effect.'),
  unknown: line('The API may still complete the request.'),
};

/** A step cannot distinguish these: the runner sends the same signals. */
const ON_INTERRUPTION = line(
  'The job was canceled, or the step reached its `timeout-minutes`, or the runner is shutting down.',
);

/** Creates the error of a call by how its attempts ended. */
export function requestError(
  call: Pick<Call, 'kind' | 'description' | 'event'>,
  end: End,
  { totalMs, limit }: Pick<Budget, 'totalMs' | 'limit'>,
): RequestError {
  // To increase another limit than the one that was reached changes nothing.
  const adviseOn = (failure: Failure) =>
    [advise(failure, call)].filter((advice) => limit.includes(STEP_LIMIT) || !advice.includes(STEP_LIMIT));
  const timeLimit = line`the time limit of ${Math.round(totalMs / 100) / 10} s (${limit})`;
  switch (end.why) {
    case 'canceled':
      return failed(call, line('the step was interrupted'), [EFFECTS[end.effect], ON_INTERRUPTION], {
        mayHaveActed: end.effect === 'unknown',
        Kind: InterruptedError,
      });
    case 'unsent':
      return failed(call, describeFailure({ kind: 'unsent' }), [
        line`No request was sent: ${timeLimit} was reached.`,
        ...adviseOn({ kind: 'unsent' }),
      ]);
    default: {
      const { failure, attempts, lost } = end;
      const gaveUp = line`Gave up after ${own(attempts === 1 ? '1 attempt' : `${attempts} attempts`)}`;
      const count =
        end.why === 'out of time'
          ? [line`${gaveUp}: ${timeLimit} leaves no time for another.`]
          : attempts > 1
            ? [line`${gaveUp}.`]
            : [];
      const earlier =
        lost && lost !== failure && call.event
          ? [line`An earlier attempt may have succeeded: ${summarizeFailure(lost)}.`]
          : [];
      const details = [...explainFailure(failure), ...earlier, ...count, ...adviseOn(failure)];
      return failed(call, describeFailure(failure), details, { failure, mayHaveActed: lost !== undefined });
    }
  }
}

function failed(
  { description, event }: Pick<Call, 'description' | 'event'>,
  reason: Redacted,
  details: readonly Redacted[],
  {
    failure,
    mayHaveActed = false,
    Kind = RequestError,
  }: { failure?: Failure; mayHaveActed?: boolean; Kind?: typeof RequestError } = {},
): RequestError {
  return mayHaveActed && event
    ? new Kind(line`${event.noun} may have happened: ${reason}.`, [...details, event.check], failure, true)
    : new Kind(line`Could not ${description}: ${reason}.`, details, failure);
}

/** Whether an attempt or a call ended with a 404 of the API. That of a gateway says nothing about what is there. */
export function isNotFound(error: unknown): boolean {
  const failure = error instanceof AttemptError || error instanceof RequestError ? error.failure : undefined;
  return failure?.kind === 'status' && failure.status === 404 && failure.fromApi;
}
