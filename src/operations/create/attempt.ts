import type { Redacted } from '../../text/redact.ts';

/** One request of a create, which may create a snapshot. */
export interface Attempt {
  containerId: Redacted;
  alias: Redacted;
  /** Whether the alias is generated, so that what has it comes from this step. */
  isGenerated: boolean;
  /** By the local clock, in milliseconds since 1970. */
  sentAt: number;
  /** Whether it is sent later than that, if at all. */
  isPlanned?: true;
  /** How far the server's clock is ahead of the local one, in milliseconds; absent if no response had it before. */
  clockOffsetMs?: number;
  /** Whether what it made stays, because the step has gone on from there: older snapshots may be deleted by now. */
  isKept?: true;
  /** The snapshot that the step reports in the end, which is none that this attempt left. */
  reported?: { name: Redacted; created_at?: Redacted | null };
}
