import type { HoodyClient } from '../../../src/hoody/client.ts';
import { HoodyError } from '../../../src/hoody/errors.ts';
import { newestFirst, type Snapshot, type SnapshotList } from '../../../src/hoody/schema.ts';
import { snapshot } from './snapshot.ts';

/** The time of every snapshot that the fake API creates. */
export const MADE_AT = '2025-01-31T23:00:00.000Z';

export interface FakeHoody extends HoodyClient {
  /** Each call, as its method and arguments. */
  readonly calls: unknown[][];
  /** The snapshots of a container, newest first. */
  stored(containerId: string): Snapshot[];
}

/** A list as the client returns it, with the clock of the server like the local one. */
export function listOf(snapshots: Snapshot[], fields: Partial<SnapshotList> = {}): SnapshotList {
  return { snapshots, limit: undefined, clockOffsetMs: 0, clockToleranceMs: 0, ...fields };
}

/** The error of the client for a missing snapshot. */
export function notFound(): HoodyError {
  const message = 'Container or snapshot not found';
  return new HoodyError(`Could not: ${message}`, [], { kind: 'status', status: 404, message, fromApi: true });
}

/** The error of the client for a missing permission. */
export function forbidden(): HoodyError {
  const message = 'You may not';
  return new HoodyError(`Could not: ${message}`, [], { kind: 'status', status: 403, message, fromApi: true });
}

/**
 * A client of an API in which every container begins with the same snapshots.
 *
 * @param overrides methods that replace those of the fake
 */
export function fakeHoody(
  snapshots: readonly Snapshot[] = [],
  overrides: Partial<HoodyClient> = {},
): FakeHoody {
  const calls: unknown[][] = [];
  const containers = new Map<string, Snapshot[]>();
  const stored = (containerId: string): Snapshot[] => {
    const found = containers.get(containerId) ?? newestFirst(snapshots);
    containers.set(containerId, found);
    return found;
  };
  const find = (containerId: string, name: string): Snapshot => {
    const found = stored(containerId).find((candidate) => candidate.name === name);
    if (!found) throw notFound();
    return found;
  };
  const hoody: HoodyClient = {
    list: async (id) => listOf(stored(id)),
    async create(id, { alias }) {
      const text = alias.kind === 'explicit' ? alias.alias : alias.first;
      const created = snapshot({ name: 'snap-new', alias: text, created_at: MADE_AT });
      containers.set(id, newestFirst([created, ...stored(id)]));
      return { snapshot: created, source: 'response', pending: [] };
    },
    restore: async (id, name) => find(id, name),
    async setAlias(id, name, alias) {
      const renamed = { ...find(id, name), alias };
      containers.set(
        id,
        stored(id).map((candidate) => (candidate.name === name ? renamed : candidate)),
      );
      return renamed;
    },
    async delete(id, name) {
      const gone = find(id, name);
      containers.set(
        id,
        stored(id).filter((candidate) => candidate !== gone),
      );
    },
    ...overrides,
  };
  return {
    calls,
    stored,
    list(...args) {
      calls.push(['list', ...args]);
      return hoody.list(...args);
    },
    create(...args) {
      calls.push(['create', ...args]);
      return hoody.create(...args);
    },
    restore(...args) {
      calls.push(['restore', ...args]);
      return hoody.restore(...args);
    },
    setAlias(...args) {
      calls.push(['setAlias', ...args]);
      return hoody.setAlias(...args);
    },
    delete(...args) {
      calls.push(['delete', ...args]);
      return hoody.delete(...args);
    },
  };
}
