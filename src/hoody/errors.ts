import { describeFailure, type Failure } from './failure.ts';

/** One attempt failed; the retry decides whether there is another. */
export class AttemptError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(describeFailure(failure));
    this.name = 'AttemptError';
    this.failure = failure;
  }
}

/** An expected error, in words for the person who has to act on it. */
export class HoodyError extends Error {
  /** The last failure of the API, if it came to that. */
  readonly failure: Failure | undefined;

  constructor(message: string, failure?: Failure) {
    super(message);
    this.name = 'HoodyError';
    this.failure = failure;
  }
}

/** A create failed, and its snapshot may exist all the same. */
export class AmbiguousCreateError extends HoodyError {
  /** The failure alone, for when it is known that nothing is left. */
  override readonly cause: HoodyError;

  constructor(cause: HoodyError, alias: string) {
    const warning = `It may have been created all the same: look for the alias "${alias}" with the operation \`list\`.`;
    super(`${cause.message} ${warning}`, cause.failure);
    this.name = 'AmbiguousCreateError';
    this.cause = cause;
  }
}

/** Whether an attempt or an operation ended with a 404. */
export function isNotFound(error: unknown): boolean {
  const failure = error instanceof AttemptError || error instanceof HoodyError ? error.failure : undefined;
  return failure?.kind === 'status' && failure.status === 404;
}
