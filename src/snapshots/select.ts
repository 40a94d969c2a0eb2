import { distance } from 'fastest-levenshtein';
import type { Snapshot } from '../hoody/snapshot.ts';
import { own, type Redacted } from '../text/redact.ts';
import { findNewest } from './identity.ts';
import { isBackup } from './origin.ts';
import { formatSelector, type Selector } from './selector.ts';

/** The word that selects the newest snapshot. */
export const LATEST = own('latest');

/** What a selector means. */
export type Selection =
  | {
      kind: 'found';
      snapshot: Snapshot;
      by: 'name' | 'alias' | 'latest';
      /** Older snapshots with the same alias. */
      sharingAlias: Snapshot[];
      /** Another snapshot whose name or alias is the whole text, including the prefix. */
      literal?: Snapshot;
    }
  /** The text is the name of one snapshot and the alias of others, newest first. */
  | { kind: 'ambiguous'; named: Snapshot; aliased: Snapshot[] }
  /** `latest` where it is unknown which of these is the newest. */
  | { kind: 'unordered'; candidates: Snapshot[] }
  | { kind: 'missing'; near: Snapshot[] };

/**
 * Selects a snapshot by exact name, else by exact alias, else the newest for `latest`, which is never a backup that
 * `backup-first` made. A prefix limits the selection to names or aliases.
 *
 * @param snapshots those of one container, newest first
 */
export function selectSnapshot(snapshots: readonly Snapshot[], selector: Selector): Selection {
  const { by, text } = selector;
  const named = by === 'alias' ? undefined : snapshots.find(({ name }) => name === text);
  const aliased = by === 'name' ? [] : snapshots.filter(({ alias }) => alias === text);
  const others = aliased.filter((snapshot) => snapshot !== named);
  if (named && others.length > 0) return { kind: 'ambiguous', named, aliased: others };

  const [newestAliased, ...sharingAlias] = aliased;
  const snapshot = named ?? newestAliased;
  if (snapshot) {
    const literal = findLiteral(snapshots, selector, snapshot);
    return {
      kind: 'found',
      snapshot,
      ...(named ? { by: 'name', sharingAlias: [] } : { by: 'alias', sharingAlias }),
      ...(literal ? { literal } : {}),
    };
  }

  if (by === 'any' && text === LATEST) {
    const [newest, ...others] = findNewest(snapshots.filter((candidate) => !isBackup(candidate)));
    if (newest && others.length > 0) return { kind: 'unordered', candidates: [newest, ...others] };
    if (newest) return { kind: 'found', snapshot: newest, by: 'latest', sharingAlias: [] };
  }

  return { kind: 'missing', near: findNearest(snapshots, selector) };
}

function findLiteral(
  snapshots: readonly Snapshot[],
  selector: Selector,
  selected: Snapshot,
): Snapshot | undefined {
  if (selector.by === 'any') return undefined;
  const whole = formatSelector(selector);
  return snapshots.find((snapshot) => snapshot !== selected && labels(snapshot).includes(whole));
}

const MAX_NEAREST = 5;
/** An edit distance costs time; these limits keep an error fast, whatever the API returns. */
const MAX_COMPARED = 1_000;
const MAX_COMPARED_LENGTH = 250;

function findNearest(snapshots: readonly Snapshot[], selector: Selector): Snapshot[] {
  const wanted = [selector.text, formatSelector(selector)].map(clip);
  const distanceTo = (snapshot: Snapshot) =>
    Math.min(...labels(snapshot).flatMap((label) => wanted.map((text) => distance(clip(label), text))));
  return snapshots
    .slice(0, MAX_COMPARED)
    .map((snapshot) => ({ snapshot, editDistance: distanceTo(snapshot) }))
    .toSorted((a, b) => a.editDistance - b.editDistance)
    .slice(0, MAX_NEAREST)
    .map(({ snapshot }) => snapshot);
}

function clip(text: string): string {
  return text.slice(0, MAX_COMPARED_LENGTH);
}

function labels({ name, alias }: Snapshot): Redacted[] {
  return alias ? [name, alias] : [name];
}
