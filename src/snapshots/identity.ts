import { HOST_TOLERANCE_MS } from '../hoody/server-clock.ts';
import { createdAt, deriveName, type Snapshot } from '../hoody/snapshot.ts';
import type { Redacted } from '../text/redact.ts';
import { compareTimes, isSameTime } from '../text/time.ts';

/**
 * How a step knows the snapshot that it reports: it certainly made it, it takes it for its own although another job may have
 * made it, or it found what was there already. Only what is made is ever deleted again.
 */
export type Ownership = 'made' | 'inferred' | 'found';

/** Whether a snapshot was created with an alias, which the platform may keep as the alias or turn into the name. */
export function hasAlias({ name, alias }: Snapshot, created: Redacted): boolean {
  return alias === created || name === deriveName(created);
}

/** Whether a text has the form of the platform's own names, which no other snapshot ever gets. */
export function looksLikeName(text: string): boolean {
  return /^snap-\d{8}-\d{6}$/.test(text);
}

type Identity = Pick<Snapshot, 'name' | 'created_at'>;

/**
 * Whether a name still refers to the same snapshot: a name that derives from an alias can come to refer to another one,
 * so a snapshot is a name and a time.
 *
 * @param listed what has the name now; undefined if the list has none, or there is no list
 * @returns `unknown` unless both times are known
 */
export function compareIdentity(
  known: Identity,
  listed: Pick<Snapshot, 'created_at'> | undefined,
): 'same' | 'other' | 'unknown' {
  if (!listed?.created_at || !known.created_at) return 'unknown';
  return isSameTime(listed.created_at, known.created_at) ? 'same' : 'other';
}

/** Whether a list shows a snapshot; where a time is unknown, what has its name counts. */
export function isShown(known: Identity, snapshots: readonly Snapshot[]): boolean {
  return snapshots.some((listed) => listed.name === known.name && compareIdentity(known, listed) !== 'other');
}

/**
 * Whether a snapshot can have been created after a request was sent, as far as the clocks of two hosts agree. One without
 * a known time cannot.
 *
 * @param sentAt by the server's clock, in milliseconds since 1970
 */
export function mayBeCreatedAfter(snapshot: Snapshot, sentAt: number): boolean {
  const created = createdAt(snapshot);
  return created !== undefined && created >= sentAt - HOST_TOLERANCE_MS;
}

/**
 * Finds the newest of several snapshots.
 *
 * @returns those that can be the newest: one, unless the order is unknown
 */
export function findNewest(snapshots: readonly Snapshot[]): Snapshot[] {
  const undated = snapshots.filter(({ created_at }) => !created_at);
  const dated = snapshots.filter(({ created_at }) => created_at);
  const compare = (a: Snapshot, b: Snapshot) => compareTimes(a.created_at ?? '', b.created_at ?? '');
  const [first] = dated;
  if (!first) return undated;
  const newest = dated.reduce((best, snapshot) => (compare(snapshot, best) > 0 ? snapshot : best), first);
  return [...dated.filter((snapshot) => compare(snapshot, newest) === 0), ...undated];
}
