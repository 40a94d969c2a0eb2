import type { Snapshot } from '../hoody/schema.ts';

/** Deletes the matching snapshots that neither limit keeps. */
export interface RetentionRule {
  matches: (snapshot: Snapshot) => boolean;
  /** Keep this many of the newest that match. */
  keepLast?: number;
  /** Keep what is younger than this, in milliseconds. */
  olderThanMs?: number;
}

/**
 * Selects the snapshots that a rule deletes, newest first.
 *
 * @param snapshots those of one container, newest first
 * @param keptNames names that are never selected
 * @param now the wall clock, in milliseconds since 1970
 */
export function selectForDeletion(
  snapshots: readonly Snapshot[],
  { matches, keepLast = 0, olderThanMs }: RetentionRule,
  keptNames: ReadonlySet<string>,
  now: number,
): Snapshot[] {
  return snapshots
    .filter(matches)
    .slice(keepLast)
    .filter(({ created_at }) => olderThanMs === undefined || now - Date.parse(created_at) >= olderThanMs)
    .filter(({ name }) => !keptNames.has(name));
}
