/** Why a container rejects an operation. */
export type ContainerErrorReason =
  | { readonly kind: 'snapshot-not-found' }
  /** Another operation is running; it ends by itself. */
  | { readonly kind: 'busy' }
  /** The container is not ready yet. */
  | { readonly kind: 'claiming' }
  | { readonly kind: 'limit-reached'; readonly count: number; readonly limit: number };

/** An operation that a container rejects; nothing has changed. */
export class ContainerError extends Error {
  override readonly name = 'ContainerError';
  readonly reason: ContainerErrorReason;

  constructor(reason: ContainerErrorReason) {
    super(`The container rejects the operation: ${reason.kind}`);
    this.reason = reason;
  }
}
