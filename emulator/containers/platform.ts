import type { Operation } from '../api/operation.ts';

/** The operations that run alone on their container. */
export type ExclusiveOperation = Exclude<Operation, 'list'>;

/** How the emulated platform behaves. */
export interface Platform {
  /** With `replace`, a create deletes the older snapshots of its alias once the new one exists. */
  readonly aliasReuse: 'allow' | 'replace';
  /** The maximum number of snapshots per container; `null` for no limit. */
  readonly maxSnapshots: number | null;
  /** The duration of each operation, in milliseconds. */
  readonly operationMs: Readonly<Record<ExclusiveOperation, number>>;
  /** The clock for timestamps and expiry. */
  readonly now: () => Date;
  /** Aborts every wait; operations that have not committed by then are undone. */
  readonly closing: AbortSignal;
}
