import { distance } from 'fastest-levenshtein';
import type { Snapshot } from '../hoody/schema.ts';

/** The word that selects the newest snapshot. */
export const LATEST = 'latest';

/** The snapshot that a selector means, or the nearest ones if there is none. */
export type Selection =
  | {
      kind: 'found';
      snapshot: Snapshot;
      by: 'name' | 'alias' | 'latest';
      /** Older snapshots with the same alias. */
      sharingAlias: Snapshot[];
    }
  | { kind: 'missing'; near: Snapshot[] };

/**
 * Selects a snapshot by exact name, else by exact alias, else the newest for `latest`.
 *
 * @param snapshots those of one container, newest first
 */
export function selectSnapshot(snapshots: readonly Snapshot[], selector: string): Selection {
  const named = snapshots.find((snapshot) => snapshot.name === selector);
  if (named) return { kind: 'found', snapshot: named, by: 'name', sharingAlias: [] };

  const [aliased, ...sharingAlias] = snapshots.filter((snapshot) => snapshot.alias === selector);
  if (aliased) return { kind: 'found', snapshot: aliased, by: 'alias', sharingAlias };

  const [newest] = snapshots;
  if (selector === LATEST && newest)
    return { kind: 'found', snapshot: newest, by: 'latest', sharingAlias: [] };

  return { kind: 'missing', near: findNearest(snapshots, selector) };
}

/** Whether a text has the form of the platform's own names, so that it needs no list. */
export function looksLikeName(text: string): boolean {
  return /^snap-\d{8}-\d{6}$/.test(text);
}

const MAX_NEAREST = 5;

function findNearest(snapshots: readonly Snapshot[], selector: string): Snapshot[] {
  return snapshots
    .map((snapshot) => ({
      snapshot,
      editDistance: Math.min(...labels(snapshot).map((label) => distance(label, selector))),
    }))
    .toSorted((a, b) => a.editDistance - b.editDistance)
    .slice(0, MAX_NEAREST)
    .map(({ snapshot }) => snapshot);
}

function labels({ name, alias }: Snapshot): string[] {
  return alias ? [name, alias] : [name];
}
