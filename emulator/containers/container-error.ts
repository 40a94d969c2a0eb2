/**
 * A state in which a container rejects operations. One that is being claimed or prepared rejects every change; a
 * frozen one, which is neither running nor stopped, rejects creates.
 */
export type NotReady = 'claiming' | 'preparing' | 'frozen';

/** Why a container rejects an operation. */
export type ContainerErrorReason =
  | { readonly kind: 'snapshot-not-found' }
  /** Another operation is running. */
  | { readonly kind: 'busy' }
  | { readonly kind: NotReady }
  | { readonly kind: 'limit-reached'; readonly count: number; readonly limit: number }
  /** The sanitized alias is too short for a name. */
  | { readonly kind: 'name-too-short' }
  /** The new snapshot would have the name of an existing one. */
  | { readonly kind: 'name-taken'; readonly status: 409 | 400 | 500 };

/** An operation that a container rejects without any change. */
export class ContainerError extends Error {
  override readonly name = 'ContainerError';
  readonly reason: ContainerErrorReason;

  constructor(reason: ContainerErrorReason) {
    super(`The container rejects the operation: ${reason.kind}`);
    this.reason = reason;
  }
}
