import { deriveName } from './derive-name.ts';
import type { ContainerStart, PlatformBehavior, SnapshotStart, TimeForm, Trouble } from './history.ts';
import { type ToldTime, toldTime, writeTime } from './times.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A snapshot as it truly is. */
export interface TrueSnapshot {
  /** No two snapshots have the same. */
  readonly id: number;
  readonly name: string;
  alias: string | null;
  /** The true time, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The same by the clock of the host, as the API tells it. */
  readonly writtenAt: number;
  readonly expiresAt: number | null;
  /** When it was last restored, if the platform tells that. */
  readonly lastUsedAt: number | null;
  /** Who created it; undefined if it was there at the start. */
  readonly by: Actor | undefined;
  /** What the API returns in place of the usual fields, where that differs. An undefined field is left out. */
  readonly odd?: object;
}

/** A snapshot in a list. */
export interface ListedSnapshot extends TrueSnapshot {
  /** What the list tells about `writtenAt`; undefined for nothing. */
  readonly toldAt: ToldTime | undefined;
}

/** What changed a container: a step, its post step, or the deploy after it. */
export interface Actor {
  /** Counts the steps of all jobs. */
  step: number;
  program: 'step' | 'post' | 'deploy';
  /** When it sent the request that did it. */
  sentAt?: number;
}

/** A change of a container. */
type Change =
  | { kind: 'create'; snapshot: TrueSnapshot; replaced: TrueSnapshot[] }
  | { kind: 'restore'; snapshot: TrueSnapshot }
  | { kind: 'delete'; snapshot: TrueSnapshot }
  | { kind: 'expire'; snapshot: TrueSnapshot }
  | { kind: 'alias'; snapshot: TrueSnapshot; alias: string | null }
  | { kind: 'deploy' };

/** What happened to a container. */
export type Effect = { at: number; container: string; by: Actor | undefined } & Change;

export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/** The snapshots of a container from a moment on. */
export interface Version {
  at: number;
  snapshots: readonly TrueSnapshot[];
}

/** How the platform answers. */
export interface Reply {
  status: number;
  body: object;
}

/** A request that the platform has accepted, or refused at once. */
export type Work = { reply: Reply } | { ms: number; act: () => Reply };

class Container {
  readonly id: string;
  versions: Version[];
  busyUntil = 0;
  readonly trouble: Trouble | null;

  constructor(id: string, start: number, trouble: Trouble | null) {
    this.id = id;
    this.trouble = trouble;
    this.versions = [{ at: start, snapshots: [] }];
  }

  get snapshots(): readonly TrueSnapshot[] {
    return this.versions.at(-1)?.snapshots ?? [];
  }
}

const PROJECT = '64f0c1d2a3b4c5d6e7f80aaa';

/** The platform, which obeys the documents of its API wherever they agree, and remembers everything. */
export class Platform {
  readonly effects: Effect[] = [];
  readonly #time: VirtualTime;
  readonly #behavior: PlatformBehavior;
  readonly #start: number;
  readonly #containers = new Map<string, Container>();
  #made = 0;

  constructor(time: VirtualTime, behavior: PlatformBehavior) {
    this.#time = time;
    this.#behavior = behavior;
    this.#start = time.now;
  }

  add(id: string, { snapshots, trouble }: ContainerStart): void {
    const container = new Container(id, this.#start, trouble);
    this.#containers.set(id, container);
    for (const snapshot of snapshots) this.#addOlder(container, snapshot);
  }

  /** Gives a container these snapshots, in place of those that it has. They do not expire. */
  set(id: string, snapshots: readonly Omit<TrueSnapshot, 'id' | 'by' | 'lastUsedAt' | 'writtenAt'>[]): void {
    const container = this.#require(id);
    const { now } = this.#time;
    container.versions = container.versions.filter(({ at }) => at < now);
    this.#set(
      container,
      snapshots.map((snapshot) => {
        this.#made += 1;
        return {
          ...snapshot,
          id: this.#made,
          writtenAt: snapshot.createdAt,
          by: undefined,
          lastUsedAt: null,
        };
      }),
    );
  }

  /** Changes what is in a container, as a deploy does. */
  deploy(id: string, by: Actor): void {
    const container = this.#require(id);
    this.#record(container, { kind: 'deploy' }, by);
  }

  /** The snapshots of a container, from the start on. */
  versions(id: string): readonly Version[] {
    return this.#require(id).versions;
  }

  snapshots(id: string): readonly TrueSnapshot[] {
    return this.#require(id).snapshots;
  }

  /** @param lag from 0 for the present to 1 for the oldest list that the platform returns */
  list(id: string, lag: number): Work & { view?: readonly ListedSnapshot[] } {
    const container = this.#find(id);
    if ('reply' in container) return container;
    const at = this.#time.now - lag * this.#behavior.lagMs;
    const view =
      (container.versions.findLast((version) => version.at <= at) ?? container.versions[0])?.snapshots ?? [];
    const { cap, listTimes } = this.#behavior;
    const data = {
      snapshots: view.map((snapshot) => this.#toWire(snapshot, listTimes)),
      snapshot_count: view.length,
      ...(cap === null ? {} : { max_snapshots: cap }),
    };
    const listed = view.map((snapshot) => ({
      ...snapshot,
      toldAt: toldTime(snapshot.writtenAt, snapshot.id, listTimes),
    }));
    return { view: listed, reply: success(id, data) };
  }

  /** @param work from 0 for the shortest time to 1 for the longest */
  create(id: string, body: { alias?: string; expiry?: number }, work: number, by: Actor): Work {
    const container = this.#find(id, 'create');
    if ('reply' in container) return container;
    const { cap, answerTimes } = this.#behavior;
    if (cap !== null && container.snapshots.length >= cap) {
      const data = { container_id: id, current_count: container.snapshots.length, limit: cap };
      return { reply: refusal(400, 'CONTAINER_SNAPSHOT_LIMIT', 'The snapshot limit is reached.', data) };
    }
    const name = this.#nameOf(body.alias);
    const { nameTaken } = this.#behavior;
    if (nameTaken !== 'replace' && container.snapshots.some((snapshot) => snapshot.name === name))
      return { reply: refusal(nameTaken, 'Error', 'The name is in use.') };
    const ms = 1_000 + work * 9_000;
    container.busyUntil = this.#time.now + ms;
    const act = () => success(id, { snapshot: this.#toWire(this.#create(container, body, by), answerTimes) });
    return { ms, act };
  }

  restore(id: string, name: string, work: number, by: Actor): Work {
    const found = this.#findSnapshot(id, name);
    if ('reply' in found) return found;
    const { container } = found;
    const ms = 5_000 + work * 25_000;
    container.busyUntil = this.#time.now + ms;
    const act = () => {
      const snapshot = container.snapshots.find((candidate) => candidate.name === name);
      if (!snapshot) return NOT_FOUND;
      if (this.#behavior.marksUse) this.#change(container, { ...snapshot, lastUsedAt: this.#time.now });
      this.#record(container, { kind: 'restore', snapshot }, by);
      return { status: 200, body: { statusCode: 200, message: 'Restored', data: { message: 'Restored' } } };
    };
    return { ms, act };
  }

  setAlias(id: string, name: string, alias: string | null, by: Actor): Work {
    const found = this.#findSnapshot(id, name);
    if ('reply' in found) return found;
    const { container, snapshot } = found;
    const act = () => {
      const changed = { ...snapshot, alias };
      this.#change(container, changed);
      this.#record(container, { kind: 'alias', snapshot: changed, alias }, by);
      return success(id, { snapshot: this.#toWire(changed, this.#behavior.answerTimes) });
    };
    return { ms: 0, act };
  }

  delete(id: string, name: string, by: Actor): Work {
    const found = this.#findSnapshot(id, name);
    if ('reply' in found) return found;
    const { container, snapshot } = found;
    const act = () => {
      this.#remove(container, snapshot);
      this.#record(container, { kind: 'delete', snapshot }, by);
      return success(id, { snapshot_name: name });
    };
    return { ms: 0, act };
  }

  #create(
    container: Container,
    { alias, expiry }: { alias?: string; expiry?: number },
    by: Actor,
  ): TrueSnapshot {
    const { usedAlias } = this.#behavior;
    const { now } = this.#time;
    this.#made += 1;
    const created: TrueSnapshot = {
      id: this.#made,
      name: this.#nameOf(alias),
      alias: alias ?? null,
      createdAt: now,
      writtenAt: this.#written(now),
      expiresAt: expiry === undefined ? null : now + expiry * 86_400_000,
      lastUsedAt: null,
      by,
    };
    const replaced = container.snapshots.filter(
      (other) =>
        other.name === created.name ||
        (usedAlias === 'replaced' && alias !== undefined && other.alias === alias),
    );
    this.#set(container, [created, ...container.snapshots.filter((other) => !replaced.includes(other))]);
    this.#record(container, { kind: 'create', snapshot: created, replaced }, by);
    return created;
  }

  /** Adds a snapshot that is there at the start, unless the container cannot have it. */
  #addOlder(container: Container, { alias, age, expiresIn, usedAgo }: SnapshotStart): void {
    const createdAt = this.#start - age * 1_000;
    const name = this.#nameOf(alias ?? undefined, createdAt);
    if (container.snapshots.some((other) => other.name === name)) return;
    if (
      this.#behavior.usedAlias === 'replaced' &&
      container.snapshots.some((other) => alias !== null && other.alias === alias)
    )
      return;
    this.#made += 1;
    const expiresAt = expiresIn === null ? null : this.#start + expiresIn * 1_000;
    const snapshot: TrueSnapshot = {
      id: this.#made,
      name,
      alias,
      createdAt,
      writtenAt: this.#written(createdAt),
      expiresAt,
      lastUsedAt: usedAgo === null || !this.#behavior.marksUse ? null : this.#start - usedAgo * 1_000,
      by: undefined,
    };
    container.versions = [{ at: this.#start, snapshots: sort([snapshot, ...container.snapshots]) }];
    if (expiresAt === null) return;
    this.#time.after(expiresAt + this.#behavior.reapMs - this.#start, () => {
      if (!container.snapshots.some((other) => other.id === snapshot.id)) return;
      this.#remove(container, snapshot);
      this.#record(container, { kind: 'expire', snapshot }, undefined);
    });
  }

  /** When a snapshot was created, by the clock of the host. */
  #written(createdAt: number): number {
    const { hostAheadMs, wholeSeconds } = this.#behavior;
    const at = createdAt + hostAheadMs;
    return wholeSeconds ? Math.floor(at / 1_000) * 1_000 : at;
  }

  #toWire(snapshot: TrueSnapshot, form: TimeForm): object {
    return toWire(snapshot, form, this.#behavior.hostAheadMs);
  }

  #nameOf(alias: string | undefined, at = this.#time.now): string {
    const derived = this.#behavior.names === 'alias' && alias !== undefined ? deriveName(alias) : '';
    if (derived !== '') return derived;
    const digits = new Date(at + this.#behavior.hostAheadMs).toISOString().replaceAll(/\D/g, '');
    return `snap-${digits.slice(0, 8)}-${digits.slice(8, 14)}`;
  }

  #find(id: string, use: 'create' | 'change' | 'list' = 'list'): Container | { reply: Reply } {
    const container = this.#require(id);
    const { trouble } = container;
    const isOver = trouble !== null && 'forMs' in trouble && this.#start + trouble.forMs <= this.#time.now;
    switch (isOver ? undefined : trouble?.kind) {
      case 'forbidden':
        return { reply: refusal(403, 'Forbidden', 'You do not have permission to access this container') };
      case 'gone':
        return { reply: refusal(404, 'Not Found', 'Container not found') };
      case 'frozen':
        if (use === 'create') return { reply: refusal(400, 'Bad Request', 'The container is not running') };
        break;
      case 'preparing':
        if (use === 'create') return { reply: refusal(400, 'SNAPSHOT_PRESPAWN_FORBIDDEN', 'Being prepared') };
        break;
      case 'busy':
        if (use !== 'list') return { reply: BUSY };
        break;
    }
    return use !== 'list' && container.busyUntil > this.#time.now ? { reply: BUSY } : container;
  }

  #findSnapshot(
    id: string,
    name: string,
  ): { container: Container; snapshot: TrueSnapshot } | { reply: Reply } {
    const container = this.#find(id, 'change');
    if ('reply' in container) return container;
    const snapshot = container.snapshots.find((candidate) => candidate.name === name);
    return snapshot ? { container, snapshot } : { reply: NOT_FOUND };
  }

  #require(id: string): Container {
    const container = this.#containers.get(id);
    if (!container) throw new Error(`there is no container ${id}`);
    return container;
  }

  #remove(container: Container, snapshot: TrueSnapshot): void {
    this.#set(
      container,
      container.snapshots.filter((other) => other.id !== snapshot.id),
    );
  }

  #change(container: Container, changed: TrueSnapshot): void {
    this.#set(
      container,
      container.snapshots.map((candidate) => (candidate.id === changed.id ? changed : candidate)),
    );
  }

  #set(container: Container, snapshots: readonly TrueSnapshot[]): void {
    container.versions.push({ at: this.#time.now, snapshots: sort(snapshots) });
  }

  #record(container: Container, change: Change, by: Actor | undefined): void {
    this.effects.push({ at: this.#time.now, container: container.id, by, ...change });
  }
}

const BUSY: Reply = {
  status: 409,
  body: { statusCode: 409, error: 'SNAPSHOT_OPERATION_IN_PROGRESS', message: 'Another operation runs' },
};
const NOT_FOUND: Reply = refusal(404, 'Not Found', 'Container or snapshot not found');

export function refusal(status: number, error: string, message: string, data?: object): Reply {
  return { status, body: { statusCode: status, error, message, ...(data ? { data } : {}) } };
}

function success(container_id: string, data: object): Reply {
  return {
    status: 200,
    body: { statusCode: 200, message: 'Done', data: { container_id, project_id: PROJECT, ...data } },
  };
}

/**
 * A snapshot as the API returns it.
 *
 * @param hostAheadMs how far the clock of its host is ahead of the true time, in milliseconds
 */
export function toWire(snapshot: TrueSnapshot, form: TimeForm = 'milliseconds', hostAheadMs = 0): object {
  const { id, name, alias, writtenAt, odd } = snapshot;
  const written = (ms: number | null) => (ms === null ? null : ms + hostAheadMs);
  const [lastUsedAt, expiresAt] = [written(snapshot.lastUsedAt), written(snapshot.expiresAt)];
  const time = (ms: number | null) => (ms === null ? null : writeTime(ms, id, form));
  return {
    name,
    alias,
    created_at: time(writtenAt),
    last_used_at: null,
    // Without it, nobody could tell what has expired.
    expires_at: time(expiresAt) ?? (expiresAt === null ? null : new Date(expiresAt).toISOString()),
    ...odd,
    ...(lastUsedAt === null ? {} : { last_used_at: time(lastUsedAt) }),
  };
}

/** In no useful order, since the API promises none. */
function sort(snapshots: readonly TrueSnapshot[]): TrueSnapshot[] {
  return snapshots.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
