import type { Redacted } from '../../text/redact.ts';

/** One request that may create a snapshot. */
export interface Attempt {
  containerId: Redacted;
  alias: Redacted;
  /** Whether the alias is generated, so that what has it comes from this step. */
  isGenerated: boolean;
  /** By a clock that does not jump, in milliseconds. */
  sentAt: number;
  /** Whether it is sent later than that, if at all. */
  isPlanned?: true;
  /** The server's clock at that moment, in milliseconds since 1970; absent if it is unknown. */
  serverSentAt?: number;
  /** Whether what it made stays, because the step has gone on from there: older snapshots may be deleted by now. */
  isKept?: true;
  /** The snapshot that the step reports in the end, which is none that this attempt left. */
  reported?: { name: Redacted; created_at?: Redacted | null };
}
