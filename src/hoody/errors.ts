/** Why one attempt at a request brought no usable answer. */
export type Failure =
  /** The API, or a proxy before it, answered with an error. `spoken` tells whether it was in the API's own form. */
  | { kind: 'status'; status: number; message: string; code?: string; retryAfterMs?: number; spoken: boolean }
  /** The connection was never made, so the API cannot have acted. */
  | { kind: 'unconnected'; reason: string }
  /** The request may have arrived, but no whole answer came back: the API may or may not have acted. */
  | { kind: 'lost'; reason: string }
  | { kind: 'redirect'; status: number; location: string | undefined }
  /** An answer that says success and is not what it should be. */
  | { kind: 'malformed'; reason: string }
  /** The server's certificate was not accepted, or it does not speak TLS. */
  | { kind: 'untrusted'; reason: string };

/** The error code of the API that means that a container has as many snapshots as it may. */
export const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';

/** One attempt failed. Whether there is another is for the retry to say. */
export class AttemptError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(describe(failure));
    this.name = 'AttemptError';
    this.failure = failure;
  }
}

/**
 * An operation that failed for good, in words for the person who has to act on it: what was tried, on what,
 * what the API said, and what to do.
 */
export class HoodyError extends Error {
  /** What the API did last, where it came to that. */
  readonly failure: Failure | undefined;

  constructor(message: string, failure?: Failure) {
    super(message);
    this.name = 'HoodyError';
    this.failure = failure;
  }
}

/** A create that has failed, and of which a snapshot may be there all the same. */
export class UncertainError extends HoodyError {
  /** The failure alone, for when it is known that nothing is left. */
  override readonly cause: HoodyError;

  constructor(cause: HoodyError, alias: string) {
    const warning = `It may have been created all the same: look for the alias "${alias}" with the operation \`list\`.`;
    super(`${cause.message} ${warning}`, cause.failure);
    this.name = 'UncertainError';
    this.cause = cause;
  }
}

/** Whether an attempt or an operation ended with the API saying that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  const failure = error instanceof AttemptError || error instanceof HoodyError ? error.failure : undefined;
  return failure?.kind === 'status' && failure.status === 404;
}

/** What happened, as the end of a sentence: one line, whatever the server wrote. */
export function describe(failure: Failure): string {
  return tell(failure).replace(/\s+/g, ' ');
}

function tell(failure: Failure): string {
  switch (failure.kind) {
    case 'status':
      return `the API answered ${failure.status} (${failure.message})${describeWait(failure.retryAfterMs)}`;
    case 'unconnected':
      return `no connection could be made (${failure.reason})`;
    case 'lost':
      return `the answer was lost (${failure.reason})`;
    case 'redirect':
      return `the API answered ${failure.status}, a redirect to ${failure.location ?? 'nowhere'}`;
    case 'malformed':
      return `the API said success, but its answer is not what it should be (${failure.reason})`;
    case 'untrusted':
      return `no secure connection could be made (${failure.reason})`;
  }
}

function describeWait(ms: number | undefined): string {
  return ms === undefined ? '' : ` and asks to wait ${Math.ceil(ms / 1000)} s`;
}

/**
 * What to do about it.
 *
 * @param failure what happened last
 * @param permission what the token has to be allowed, such as "restore this container"
 */
export function advise(failure: Failure, permission: string): string {
  switch (failure.kind) {
    case 'status':
      return adviseOnStatus(failure, permission);
    case 'unconnected':
      return 'Check `api-url`, and that the runner reaches it (a proxy is taken from HTTPS_PROXY and NO_PROXY).';
    case 'lost':
      return 'The API or the network is not well. Run the job again, or raise `timeout-seconds`.';
    case 'redirect':
      return 'Redirects are not followed, since the token would go along. Set `api-url` to where the API is.';
    case 'malformed':
      return 'Check that `api-url` is the Hoody API. If it is, this is an error of the server.';
    case 'untrusted':
      return 'Check `api-url`. A certificate authority of your own is named to Node.js by NODE_EXTRA_CA_CERTS.';
  }
}

function adviseOnStatus(failure: Failure & { kind: 'status' }, permission: string): string {
  if (failure.code === LIMIT_CODE) {
    return 'The container has as many snapshots as it may: delete some, or give them an `expiry-days`.';
  }
  switch (failure.status) {
    case 400:
    case 422:
      return 'The API does not take these values. Check the inputs of this step.';
    case 401:
      return 'Check that `token` is a token of this API that has not expired.';
    case 403:
      return `Give the step a token that may ${permission}.`;
    case 404:
      return 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
    case 409:
      return (
        'Something else kept the container busy. Raise `timeout-seconds`, ' +
        'or let one job at a time work on it with `concurrency`.'
      );
    case 429:
      return 'The API asks for fewer requests. Run the job again later, or raise `timeout-seconds`.';
    default:
      return failure.status >= 500
        ? 'The API is not well. Run the job again, or raise `timeout-seconds`.'
        : 'Check the inputs of this step.';
  }
}
