import { own, type Redacted } from '../text/redact.ts';
import { API_TIME, parseTime } from '../text/time.ts';
import { isPlainSegment } from './endpoint.ts';
import type { Clocks } from './server-clock.ts';

/** The documented fields of a snapshot. Source: the API's OpenAPI document. Times are in ISO 8601. */
export interface Documented {
  name: Redacted;
  alias?: Redacted | null;
  created_at?: Redacted | null;
  last_used_at?: Redacted | null;
  expires_at?: Redacted | null;
  stateful?: boolean | null;
  /** In bytes. */
  size?: number | null;
}

/** A snapshot as the API returns it. Only the name is certain; undocumented fields are kept. Invalid ones are null. */
export interface Snapshot extends Documented {
  [field: string]: unknown;
}

/** The snapshots of one container. */
export interface SnapshotList {
  /** Newest first; those without a known time come last. */
  snapshots: Snapshot[];
  /** How many snapshots the container can have; undefined if unlimited or unknown. */
  limit: number | undefined;
  /** The clocks when it arrived. */
  clocks: Clocks;
}

/** The form of a container id. Source: the API's reference. */
export const CONTAINER_ID = /^[0-9a-f]{24}$/;

/** The length limit of an alias, in characters. Source: the API's reference. */
export const MAX_ALIAS_LENGTH = 100;

/** The length limit of a name that the platform derives from an alias. Source: the API's OpenAPI document. */
export const MAX_DERIVED_NAME_LENGTH = 64;

/**
 * The name that the platform derives from an alias; empty if it names the snapshot by the time instead.
 * Source: the API's OpenAPI document.
 */
export function deriveName(alias: Redacted): Redacted {
  return own(
    alias
      .replace(/[^A-Za-z0-9_-]/g, '')
      .replace(/^[-_]+|[-_]+$/g, '')
      .slice(0, MAX_DERIVED_NAME_LENGTH),
  );
}

/** Whether a snapshot can be addressed: its name becomes a segment of a request's path. */
export function isAddressable({ name }: Pick<Snapshot, 'name'>): boolean {
  return isPlainSegment(name);
}

/** What two responses say of one snapshot: null in the later one does not undo what the first one says. */
export function mergeSnapshot(known: Snapshot, later: Partial<Snapshot>): Snapshot {
  const said = Object.entries(later).filter(
    ([field, value]) => value !== undefined && (value !== null || !Object.hasOwn(known, field)),
  );
  return { ...known, ...Object.fromEntries(said) };
}

/** When a snapshot was created, in milliseconds since 1970; undefined if unknown. */
export function createdAt({ created_at }: Pick<Snapshot, 'created_at'>): number | undefined {
  return created_at ? parseTime(created_at) : undefined;
}

/** Whether a snapshot has expired at a moment, in milliseconds since 1970. */
export function isExpired({ expires_at }: Pick<Snapshot, 'expires_at'>, at: number): boolean {
  return expires_at ? (parseTime(expires_at) ?? Number.POSITIVE_INFINITY) <= at : false;
}

/** Whether a snapshot may have expired: one of two clocks says so, and it is unknown which is right. */
export function mayBeExpired(
  snapshot: Pick<Snapshot, 'expires_at'>,
  { serverNow, localNow }: Clocks,
): boolean {
  return isExpired(snapshot, Math.max(serverNow, localNow));
}

/** Whether a value is a time in ISO 8601. */
export function isTime(value: unknown): value is Redacted {
  return typeof value === 'string' && parseTime(value) !== undefined;
}

/** Sorts newest first; of two snapshots created at the same time, the later name comes first. */
export function newestFirst<Listed extends Snapshot>(snapshots: readonly Listed[]): Listed[] {
  return sortByTime(
    snapshots,
    (snapshot) => snapshot,
    (a, b) => (a.name < b.name ? 1 : -1),
  );
}

/**
 * Sorts by the time of a snapshot, newest first; those without a known time come last.
 *
 * @param compareSimultaneous the order of snapshots that were created at the same time; by default it stays as it is
 */
export function sortByTime<Item>(
  items: readonly Item[],
  snapshotOf: (item: Item) => Pick<Snapshot, 'created_at'>,
  compareSimultaneous: (a: Item, b: Item) => number = () => 0,
): Item[] {
  const texts = items.map((item) => snapshotOf(item).created_at ?? '');
  const times = texts.every((text) => API_TIME.test(text))
    ? texts
    : items.map((item) => createdAt(snapshotOf(item)) ?? Number.NEGATIVE_INFINITY);
  const at = (index: number) => ({ item: items[index] as Item, time: times[index] as string | number });
  // A list can be long, so its numbers are sorted: an object for each item would take more time and memory.
  return items
    .map((_, index) => index)
    .sort((a, b) => {
      const [first, second] = [at(a), at(b)];
      if (first.time !== second.time) return second.time > first.time ? 1 : -1;
      return compareSimultaneous(first.item, second.item);
    })
    .map((index) => at(index).item);
}
