import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContainerBusy, SnapshotLimitReached, SnapshotNotFound } from './container-errors.ts';
import { copyTree } from './copy-tree.ts';
import { removeTree } from './remove-tree.ts';
import { pointRoot, readRoot } from './root-link.ts';
import type { Snapshot, SnapshotFields } from './snapshot.ts';
import { firstFreeSecond, snapshotName } from './snapshot-name.ts';
import { readJson, type StateDir } from './state-dir.ts';

const DAY_MS = 86_400_000;

/** The operations that keep a container busy. */
export type BusyOperation = 'create' | 'restore' | 'alias' | 'delete';

/** How the emulated platform behaves. */
export interface Platform {
  /** With `replace`, a create deletes the older snapshots of its alias, once the new one is there. */
  readonly aliasReuse: 'allow' | 'replace';
  /** How many snapshots a container may have; `null` means any number. */
  readonly maxSnapshots: number | null;
  /** How long each operation keeps the container busy, in milliseconds. */
  readonly operationMs: Readonly<Record<BusyOperation, number>>;
  /** The time that snapshots are stamped with and expire by. */
  readonly now: () => Date;
  /** Ends every wait; what was not committed by then is undone. */
  readonly closing: AbortSignal;
}

/** What `container.json` holds. */
export interface ContainerRecord {
  readonly project_id: string;
  /** The second of the last name given out: a name is never given twice, not even after a delete. */
  readonly last_named: number;
}

/**
 * One container and its snapshots:
 *
 *     container.json
 *     root -> trees/<opaque>               the present files
 *     snapshots/<opaque>/snapshot.json     what the API shows
 *     snapshots/<opaque>/tree/             the files
 *
 * Directories have names of their own, so that a snapshot's name can be anything.
 */
export class Container {
  readonly id: string;
  readonly projectId: string;
  readonly root: string;
  readonly #directory: string;
  readonly #state: StateDir;
  readonly #platform: Platform;
  /** By the name of the directory. */
  readonly #snapshots: Map<string, Snapshot>;
  #lastNamed: number;
  #running = false;
  #claimedUntil = Number.NEGATIVE_INFINITY;

  private constructor(
    directory: string,
    record: ContainerRecord,
    snapshots: Map<string, Snapshot>,
    state: StateDir,
    platform: Platform,
  ) {
    this.id = path.basename(directory);
    this.projectId = record.project_id;
    this.root = path.join(directory, 'root');
    this.#directory = directory;
    this.#lastNamed = record.last_named;
    this.#snapshots = snapshots;
    this.#state = state;
    this.#platform = platform;
  }

  /** Reads a container from its directory; `undefined` if it was never finished. */
  static async load(directory: string, state: StateDir, platform: Platform): Promise<Container | undefined> {
    const record = await readJson<ContainerRecord>(path.join(directory, 'container.json'));
    if (record === undefined) return undefined;
    const snapshots = new Map<string, Snapshot>();
    for (const key of await readdir(path.join(directory, 'snapshots'))) {
      const snapshot = await readJson<Snapshot>(path.join(directory, 'snapshots', key, 'snapshot.json'));
      if (snapshot !== undefined) snapshots.set(key, snapshot);
    }
    return new Container(directory, record, snapshots, state, platform);
  }

  /** How many snapshots it may have; `null` means any number. */
  get maxSnapshots(): number | null {
    return this.#platform.maxSnapshots;
  }

  /** The trees that a killed restore left behind. */
  async leftovers(): Promise<string[]> {
    const present = await readRoot(this.root);
    const trees = path.join(this.#directory, 'trees');
    return (await readdir(trees)).map((name) => path.join(trees, name)).filter((tree) => tree !== present);
  }

  /** The snapshots that have not expired, newest first. */
  list(): Snapshot[] {
    return [...this.#snapshots.values()]
      .filter((snapshot) => !this.#isExpired(snapshot))
      .sort((a, b) => compare(b.created_at, a.created_at) || compare(b.name, a.name));
  }

  /** Removes what has expired, from the disk too. Nothing is removed from under a running operation. */
  async purgeExpired(): Promise<void> {
    if (this.#running) return;
    const expired = [...this.#snapshots].filter(([, snapshot]) => this.#isExpired(snapshot));
    // All at once: each leaves the map before anything is waited for, so nothing can begin on it.
    await Promise.all(expired.map(([key]) => this.#remove(key)));
  }

  /**
   * Takes a snapshot of the present files.
   *
   * @param options.alias What people call it.
   * @param options.expiryDays After how many days it goes.
   * @throws SnapshotLimitReached, ContainerBusy
   */
  async create(options: { alias: string | null; expiryDays: number | null }): Promise<Snapshot> {
    const { maxSnapshots, now } = this.#platform;
    const count = this.list().length;
    if (maxSnapshots !== null && count >= maxSnapshots) throw new SnapshotLimitReached(count, maxSnapshots);
    return this.#exclusively('create', async (wait) => {
      const createdAt = now();
      const name = await this.#takeName(createdAt);
      const { key, snapshot } = await this.#store(wait, (size) => ({
        name,
        alias: options.alias,
        created_at: createdAt.toISOString(),
        last_used_at: null,
        expires_at: options.expiryDays === null ? null : expiryAfter(createdAt, options.expiryDays),
        stateful: false,
        size,
      }));
      if (this.#platform.aliasReuse === 'replace' && options.alias !== null) {
        await this.#deleteOthersOf(options.alias, key);
      }
      return snapshot;
    });
  }

  /**
   * Puts the files of a snapshot in place of the present ones.
   *
   * @throws SnapshotNotFound, ContainerBusy
   */
  async restore(name: string): Promise<Snapshot> {
    const key = this.#find(name);
    return this.#exclusively('restore', async (wait) => {
      const old = await readRoot(this.root);
      const fresh = path.join(this.#directory, 'trees', randomUUID());
      try {
        await copyTree(path.join(this.#snapshotDirectory(key), 'tree'), fresh);
        await wait();
      } catch (error) {
        await removeTree(fresh);
        throw error;
      }
      await pointRoot(this.root, fresh, this.#state.temporary());
      const snapshot = await this.#update(key, { last_used_at: this.#platform.now().toISOString() });
      // The restore is done. A file that someone still writes into the old tree may keep it from being removed; it
      // then goes at the next start.
      await removeTree(old).catch(() => undefined);
      return snapshot;
    });
  }

  /**
   * Gives a snapshot another alias, or none.
   *
   * @throws SnapshotNotFound, ContainerBusy
   */
  async setAlias(name: string, alias: string | null): Promise<Snapshot> {
    const key = this.#find(name);
    return this.#exclusively('alias', async (wait) => {
      await wait();
      return this.#update(key, { alias });
    });
  }

  /**
   * Deletes a snapshot.
   *
   * @throws SnapshotNotFound, ContainerBusy
   */
  async delete(name: string): Promise<void> {
    const key = this.#find(name);
    await this.#exclusively('delete', async (wait) => {
      await wait();
      await this.#remove(key);
    });
  }

  /**
   * Puts a snapshot of the present files there as a test wants it, whatever the platform would say.
   *
   * @throws Error if there is one of that name.
   */
  async seed(fields: SnapshotFields): Promise<Snapshot> {
    const createdAt = fields.created_at ?? this.#platform.now().toISOString();
    const taken = this.#names();
    const name = fields.name ?? snapshotName(firstFreeSecond(secondOf(new Date(createdAt)), taken));
    if (taken.has(name)) throw new Error(`The container ${this.id} has a snapshot ${name} already`);
    const { snapshot } = await this.#store(
      async () => undefined,
      (size) =>
        withoutUndefined({
          alias: null,
          last_used_at: null,
          expires_at: null,
          stateful: false,
          size,
          ...fields,
          name,
          created_at: createdAt,
        }),
    );
    return snapshot;
  }

  /**
   * Makes the container refuse every operation but list, as one that is still being claimed does.
   *
   * @param ms For how long; without it, until `release`.
   */
  claim(ms = Number.POSITIVE_INFINITY): void {
    this.#claimedUntil = performance.now() + ms;
  }

  /** Ends what `claim` began. */
  release(): void {
    this.#claimedUntil = Number.NEGATIVE_INFINITY;
  }

  async #exclusively<Result>(
    operation: BusyOperation,
    work: (wait: () => Promise<void>) => Promise<Result>,
  ): Promise<Result> {
    if (performance.now() < this.#claimedUntil)
      throw new ContainerBusy('The container is still being claimed');
    if (this.#running) {
      throw new ContainerBusy('Another snapshot operation is running on this container');
    }
    const { operationMs, closing } = this.#platform;
    this.#running = true;
    try {
      return await work(() => sleep(operationMs[operation], undefined, { signal: closing }));
    } finally {
      this.#running = false;
    }
  }

  /** Copies the present files, waits, and commits them with their description by one rename. */
  async #store(
    wait: () => Promise<void>,
    describe: (size: number) => Snapshot,
  ): Promise<{ key: string; snapshot: Snapshot }> {
    const key = randomUUID();
    const temporary = this.#state.temporary();
    try {
      await mkdir(temporary);
      const snapshot = describe(await copyTree(this.root, path.join(temporary, 'tree')));
      await writeFile(path.join(temporary, 'snapshot.json'), `${JSON.stringify(snapshot, null, 2)}\n`);
      await wait();
      await rename(temporary, this.#snapshotDirectory(key));
      this.#snapshots.set(key, snapshot);
      return { key, snapshot };
    } catch (error) {
      await removeTree(temporary);
      throw error;
    }
  }

  async #update(key: string, change: Partial<Snapshot>): Promise<Snapshot> {
    const present = this.#snapshots.get(key);
    if (present === undefined) throw new SnapshotNotFound(`No snapshot in ${key}`);
    const snapshot = { ...present, ...change };
    await this.#state.writeJson(path.join(this.#snapshotDirectory(key), 'snapshot.json'), snapshot);
    this.#snapshots.set(key, snapshot);
    return snapshot;
  }

  async #remove(key: string): Promise<void> {
    this.#snapshots.delete(key);
    await this.#state.discard(this.#snapshotDirectory(key));
  }

  async #deleteOthersOf(alias: string, kept: string): Promise<void> {
    for (const [key, snapshot] of [...this.#snapshots]) {
      if (key !== kept && snapshot.alias === alias) await this.#remove(key);
    }
  }

  async #takeName(at: Date): Promise<string> {
    this.#lastNamed = firstFreeSecond(Math.max(secondOf(at), this.#lastNamed + 1), this.#names());
    const record: ContainerRecord = { project_id: this.projectId, last_named: this.#lastNamed };
    await this.#state.writeJson(path.join(this.#directory, 'container.json'), record);
    return snapshotName(this.#lastNamed);
  }

  #find(name: string): string {
    for (const [key, snapshot] of this.#snapshots) {
      if (snapshot.name === name && !this.#isExpired(snapshot)) return key;
    }
    throw new SnapshotNotFound(`The container ${this.id} has no snapshot ${name}`);
  }

  #names(): Set<string> {
    return new Set([...this.#snapshots.values()].map((snapshot) => snapshot.name));
  }

  #isExpired(snapshot: Snapshot): boolean {
    if (typeof snapshot.expires_at !== 'string') return false;
    return Date.parse(snapshot.expires_at) <= this.#platform.now().getTime();
  }

  #snapshotDirectory(key: string): string {
    return path.join(this.#directory, 'snapshots', key);
  }
}

function secondOf(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function expiryAfter(date: Date, days: number): string {
  return new Date(date.getTime() + days * DAY_MS).toISOString();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function withoutUndefined(fields: SnapshotFields & Pick<Snapshot, 'name' | 'created_at'>): Snapshot {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Snapshot;
}
