import { formatTime } from '../text/format.ts';
import { composeMessage, type MessagePart } from '../text/message.ts';
import { type Failure, summarizeFailure } from './failure.ts';
import type { PendingAttempt, Snapshot } from './schema.ts';

/** One attempt failed; the retry decides whether there is another. */
export class AttemptError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(summarizeFailure(failure));
    this.name = 'AttemptError';
    this.failure = failure;
  }
}

/**
 * An expected error, in words for the person who has to act on it: a headline that says what failed, and details that
 * say what the API returned and what to do next, one line each.
 */
export class HoodyError extends Error {
  /** The last failure of a request, if one failed. */
  readonly failure: Failure | undefined;

  constructor(headline: MessagePart, details: readonly MessagePart[] = [], failure?: Failure) {
    super(composeMessage(headline, ...details));
    this.name = 'HoodyError';
    this.failure = failure;
  }
}

/** A create failed, and its snapshot may exist anyway. */
export class AmbiguousCreateError extends HoodyError {
  /** Only the failure, for when it is known that no snapshot exists. */
  override readonly cause: HoodyError;
  readonly pending: readonly PendingAttempt[];

  constructor(cause: HoodyError, pending: readonly PendingAttempt[]) {
    const aliases = [...new Set(pending.map(({ alias }) => `"${alias}"`))].join(' or ');
    const warning = `The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`;
    super(cause, [warning], cause.failure);
    this.name = 'AmbiguousCreateError';
    this.cause = cause;
    this.pending = pending;
  }
}

/** The platform rejected a create, and a snapshot already has the name that it derives from the alias. */
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
    const created = created_at ? `, created ${formatTime(created_at)}` : '';
    const owner =
      taken.alias === alias ? '' : taken.alias ? `, with the alias "${taken.alias}"` : ', without an alias';
    super(
      `Could not ${description}: the name ${name} is in use.`,
      [
        `The container already has snapshot ${name}${created}${owner}.`,
        `Reason: ${summarizeFailure(failure)}.`,
        `Set \`if-exists\` to ${isReusable ? 'reuse or replace' : 'replace'}, or use another \`alias\`.`,
      ],
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
