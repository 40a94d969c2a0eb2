import type { Snapshot } from './schema.ts';

/** Which snapshots a rule deletes: of those that the filter matches, all that neither limit keeps. */
export interface RetentionRule {
  /** Whether a snapshot is one that the rule is about. */
  matches: (snapshot: Snapshot) => boolean;
  /** Keep this many of the newest that match. */
  keepLast?: number;
  /** Keep what is younger than this, in milliseconds. */
  olderThanMs?: number;
}

/**
 * What a rule deletes, oldest last.
 *
 * @param snapshots those of one container, newest first
 * @param spared names that are kept whatever the rule says
 * @param now the wall clock, in milliseconds since 1970
 */
export function expired(
  snapshots: readonly Snapshot[],
  { matches, keepLast = 0, olderThanMs }: RetentionRule,
  spared: ReadonlySet<string>,
  now: number,
): Snapshot[] {
  return snapshots
    .filter(matches)
    .slice(keepLast)
    .filter(({ created_at }) => olderThanMs === undefined || now - Date.parse(created_at) >= olderThanMs)
    .filter(({ name }) => !spared.has(name));
}
