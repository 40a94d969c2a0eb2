import type { Clocks } from '../hoody/server-clock.ts';
import { createdAt, mayBeExpired, type Snapshot } from '../hoody/snapshot.ts';

/** Deletes the matching snapshots that neither limit keeps. */
export interface RetentionRule {
  matches: (snapshot: Snapshot) => boolean;
  /** Keep this many of the newest that match. */
  keepLast?: number;
  /** Keep what is younger than this, in milliseconds. */
  olderThanMs?: number;
}

/**
 * Selects the snapshots that a rule deletes, newest first. An expired snapshot counts as deleted. One whose age
 * is unknown is neither counted nor selected.
 *
 * @param snapshots those of one container, newest first
 * @param keptNames names that are never selected
 * @param clocks a snapshot is old only by both of them, and expired by either: it is unknown which is right
 */
export function selectForDeletion(
  snapshots: readonly Snapshot[],
  { matches, keepLast = 0, olderThanMs }: RetentionRule,
  keptNames: ReadonlySet<string>,
  clocks: Clocks,
): Snapshot[] {
  const earliest = Math.min(clocks.serverNow, clocks.localNow);
  return snapshots
    .flatMap((snapshot) => {
      const created = createdAt(snapshot);
      const isCounted = created !== undefined && !mayBeExpired(snapshot, clocks) && matches(snapshot);
      return isCounted ? [{ snapshot, created }] : [];
    })
    .slice(keepLast)
    .filter(({ created }) => olderThanMs === undefined || earliest - created >= olderThanMs)
    .map(({ snapshot }) => snapshot)
    .filter(({ name }) => !keptNames.has(name));
}
