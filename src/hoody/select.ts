import { distance } from 'fastest-levenshtein';
import type { Snapshot } from './schema.ts';

/** The word that stands for the newest snapshot. */
export const LATEST = 'latest';

/** How a snapshot was found, or what comes near when it was not. */
export type Choice =
  | {
      kind: 'found';
      snapshot: Snapshot;
      by: 'name' | 'alias' | 'latest';
      /** Older snapshots that have the same alias. */
      namesakes: Snapshot[];
    }
  | { kind: 'missing'; near: Snapshot[] };

/**
 * Finds the snapshot that a person means: by exact name, else by exact alias, else the newest for `latest`.
 *
 * @param snapshots those of one container, newest first
 */
export function choose(snapshots: readonly Snapshot[], wanted: string): Choice {
  const named = snapshots.find((snapshot) => snapshot.name === wanted);
  if (named) return { kind: 'found', snapshot: named, by: 'name', namesakes: [] };

  const [aliased, ...namesakes] = snapshots.filter((snapshot) => snapshot.alias === wanted);
  if (aliased) return { kind: 'found', snapshot: aliased, by: 'alias', namesakes };

  const [newest] = snapshots;
  if (wanted === LATEST && newest) return { kind: 'found', snapshot: newest, by: 'latest', namesakes: [] };

  return { kind: 'missing', near: nearest(snapshots, wanted) };
}

/** Whether a text has the form of the names that the platform gives today, so that no list is needed to know it. */
export function looksLikeName(text: string): boolean {
  return /^snap-\d{8}-\d{6}$/.test(text);
}

/** Newest first; of two that were made at the same moment, the later name first. */
export function newestFirst(snapshots: readonly Snapshot[]): Snapshot[] {
  return snapshots.toSorted(
    (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || (a.name < b.name ? 1 : -1),
  );
}

const NEAR = 5;

function nearest(snapshots: readonly Snapshot[], wanted: string): Snapshot[] {
  return snapshots
    .map((snapshot) => ({
      snapshot,
      far: Math.min(...labels(snapshot).map((label) => distance(label, wanted))),
    }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, NEAR)
    .map(({ snapshot }) => snapshot);
}

function labels({ name, alias }: Snapshot): string[] {
  return alias ? [name, alias] : [name];
}
