import { describeFailure, type Failure } from './failure.ts';
import type { PendingAttempt, Snapshot } from './schema.ts';

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
  readonly pending: readonly PendingAttempt[];

  constructor(cause: HoodyError, pending: readonly PendingAttempt[]) {
    const aliases = [...new Set(pending.map(({ alias }) => `"${alias}"`))].join(' or ');
    const warning = `It may have been created all the same: look for the alias ${aliases} with the operation \`list\`.`;
    super(`${cause.message} ${warning}`, cause.failure);
    this.name = 'AmbiguousCreateError';
    this.cause = cause;
    this.pending = pending;
  }
}

/** The platform refused a create, and a snapshot has the name that it derives from the alias. */
export class NameTakenError extends HoodyError {
  readonly taken: Snapshot;

  /**
   * @param description the create, as it follows "could not"
   * @param isReusable whether `if-exists: reuse` would accept the snapshot
   */
  constructor(
    taken: Snapshot,
    alias: string,
    { description, isReusable }: { description: string; isReusable: boolean },
    failure: Failure,
  ) {
    const { name, created_at } = taken;
    const owner =
      taken.alias === alias ? '' : taken.alias ? `, with the alias "${taken.alias}"` : ', without an alias';
    super(
      `Could not ${description}: ${describeFailure(failure)}, and the container has a snapshot with the name ${name} ` +
        `already${created_at ? `, of ${created_at}` : ''}${owner}. ` +
        `Set \`if-exists\` to ${isReusable ? 'reuse or replace' : 'replace'}, or use another \`alias\`.`,
      failure,
    );
    this.name = 'NameTakenError';
    this.taken = taken;
  }
}

/** Whether an attempt or an operation ended with a 404. */
export function isNotFound(error: unknown): boolean {
  const failure = error instanceof AttemptError || error instanceof HoodyError ? error.failure : undefined;
  return failure?.kind === 'status' && failure.status === 404;
}
