import type { ChangingOperation } from '../api/operation.ts';

/** How the emulated platform behaves. */
export interface Platform {
  /** Whether the name of a new snapshot derives from its alias, if it has one, or always from the time. */
  readonly names: 'alias' | 'time';
  /** What happens if the name of a new snapshot is in use: an error with this status, or a replaced snapshot. */
  readonly nameTaken: 409 | 400 | 500 | 'replace';
  /** With `replace`, `create` deletes the older snapshots of its alias once the new one exists. */
  readonly aliasReuse: 'allow' | 'replace';
  /** The maximum number of snapshots per container; `null` for no limit. */
  readonly maxSnapshots: number | null;
  /** The duration of each operation, in milliseconds. */
  readonly operationMs: Readonly<Record<ChangingOperation, number>>;
  /** The clock for timestamps and expiry. */
  readonly now: () => Date;
  /** Aborts every wait; operations that have not committed by then are undone. */
  readonly closing: AbortSignal;
}
