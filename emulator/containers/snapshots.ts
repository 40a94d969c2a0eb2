import type { Snapshot, SnapshotFields } from '../storage/snapshot.ts';

const DAY_MS = 86_400_000;

/** A new snapshot in a response of the API. */
export function newSnapshot(options: {
  name: string;
  alias: string | null;
  createdAt: Date;
  expiryDays: number | null;
  /** In bytes. */
  size: number;
}): Snapshot {
  const { name, alias, createdAt, expiryDays, size } = options;
  return {
    name,
    alias,
    created_at: createdAt.toISOString(),
    last_used_at: null,
    expires_at:
      expiryDays === null ? null : new Date(createdAt.getTime() + expiryDays * DAY_MS).toISOString(),
    stateful: false,
    size,
  };
}

/** A snapshot with the fields that a test sets. A field that is `undefined` is omitted. */
export function seededSnapshot(
  fields: SnapshotFields,
  defaults: Pick<Snapshot, 'name' | 'created_at' | 'size'>,
): Snapshot {
  const { name, created_at } = defaults;
  const all = { alias: null, last_used_at: null, expires_at: null, stateful: false, ...defaults, ...fields };
  const entries = Object.entries({ ...all, name, created_at }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Snapshot;
}

export function isExpired({ expires_at }: Snapshot, now: Date): boolean {
  return typeof expires_at === 'string' && Date.parse(expires_at) <= now.getTime();
}

/** Sorts snapshots by their creation, newest first. */
export function newestFirst(a: Snapshot, b: Snapshot): number {
  return compare(b.created_at, a.created_at) || compare(b.name, a.name);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
