import { createdAt, deriveName, type Snapshot, type SnapshotList } from '../hoody/snapshot.ts';
import type { Redacted } from '../text/redact.ts';

/**
 * How a step knows the snapshot of a create: it certainly made it, it takes it for its own although another job may have
 * made it, or it found what was there already. Only what is made is ever deleted again.
 */
export type Ownership = 'made' | 'inferred' | 'found';

/** Whether a snapshot was created with an alias, which the platform may keep as the alias or turn into the name. */
export function hasAlias({ name, alias }: Snapshot, created: Redacted): boolean {
  return alias === created || name === deriveName(created);
}

/** The API does not document how it rounds a time without milliseconds. */
const WHOLE_SECOND_MS = 1_000;

/**
 * Whether a snapshot was created after a request was sent.
 *
 * @param sentAt by the local clock, in milliseconds since 1970
 */
export function isCreatedAfter(
  snapshot: Snapshot,
  sentAt: number,
  { clockOffsetMs, clockToleranceMs }: Pick<SnapshotList, 'clockOffsetMs' | 'clockToleranceMs'>,
): boolean {
  const created = createdAt(snapshot);
  if (created === undefined) return false;
  const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
  return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}

/** Whether a snapshot is older than another one. One without a known time is older than all that have one. */
export function isOlder(snapshot: Snapshot, other: Snapshot): boolean {
  return (createdAt(snapshot) ?? 0) < (createdAt(other) ?? 0);
}
