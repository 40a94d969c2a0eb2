import { createdAt, isExpired, type Snapshot } from '../hoody/snapshot.ts';

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
 * @param now the server's clock, in milliseconds since 1970
 */
export function selectForDeletion(
  snapshots: readonly Snapshot[],
  { matches, keepLast = 0, olderThanMs }: RetentionRule,
  keptNames: ReadonlySet<string>,
  now: number,
): Snapshot[] {
  return snapshots
    .flatMap((snapshot) => {
      const created = createdAt(snapshot);
      const isCounted = created !== undefined && !isExpired(snapshot, now) && matches(snapshot);
      return isCounted ? [{ snapshot, created }] : [];
    })
    .slice(keepLast)
    .filter(({ created }) => olderThanMs === undefined || now - created >= olderThanMs)
    .map(({ snapshot }) => snapshot)
    .filter(({ name }) => !keptNames.has(name));
}
