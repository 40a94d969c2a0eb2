import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerDirectory, StoredSnapshot } from '../storage/container-directory.ts';
import type { Snapshot, SnapshotFields } from '../storage/snapshot.ts';
import { Availability } from './availability.ts';
import { ContainerError } from './container-error.ts';
import type { ExclusiveOperation, Platform } from './platform.ts';
import { firstFreeSecond, nameFromTime } from './snapshot-name.ts';

const DAY_MS = 86_400_000;

/** One container and its snapshots, with the rules of the platform. */
export class Container {
  readonly availability = new Availability();
  readonly #directory: ContainerDirectory;
  readonly #platform: Platform;

  constructor(directory: ContainerDirectory, platform: Platform) {
    this.#directory = directory;
    this.#platform = platform;
  }

  get id(): string {
    return this.#directory.id;
  }

  get projectId(): string {
    return this.#directory.record.project_id;
  }

  /** The path of the current files. */
  get root(): string {
    return this.#directory.root;
  }

  /** The maximum number of snapshots; `null` for no limit. */
  get maxSnapshots(): number | null {
    return this.#platform.maxSnapshots;
  }

  /** The snapshots that have not expired, newest first. */
  list(): Snapshot[] {
    return this.#directory
      .snapshots()
      .map(({ snapshot }) => snapshot)
      .filter((snapshot) => !this.#isExpired(snapshot))
      .sort((a, b) => compare(b.created_at, a.created_at) || compare(b.name, a.name));
  }

  /** Deletes the expired snapshots, unless an operation is running that may use one. */
  async purgeExpired(): Promise<void> {
    if (this.availability.isRunning) return;
    const expired = this.#directory.snapshots().filter(({ snapshot }) => this.#isExpired(snapshot));
    // All at once: each is out of reach before the first await, so no operation can start on it.
    await Promise.all(expired.map((stored) => this.#directory.removeSnapshot(stored)));
  }

  /**
   * Creates a snapshot of the current files.
   *
   * @throws ContainerError
   */
  async create({
    alias,
    expiryDays,
  }: {
    alias: string | null;
    expiryDays: number | null;
  }): Promise<Snapshot> {
    this.#checkLimit();
    return this.#runExclusively('create', async (wait) => {
      const createdAt = this.#platform.now();
      const name = await this.#takeTimeName(createdAt);
      const created = await this.#directory.saveSnapshot(async (size) => {
        await wait();
        return {
          name,
          alias,
          created_at: createdAt.toISOString(),
          last_used_at: null,
          expires_at: expiryDays === null ? null : daysAfter(createdAt, expiryDays),
          stateful: false,
          size,
        };
      });
      if (this.#platform.aliasReuse === 'replace' && alias !== null)
        await this.#deleteOlderOf(alias, created);
      return created.snapshot;
    });
  }

  /**
   * Replaces the current files by those of a snapshot.
   *
   * @throws ContainerError
   */
  async restore(name: string): Promise<Snapshot> {
    const stored = this.#find(name);
    return this.#runExclusively('restore', async (wait) => {
      await this.#directory.restoreSnapshot(stored, wait);
      const last_used_at = this.#platform.now().toISOString();
      return (await this.#directory.updateSnapshot(stored, { last_used_at })).snapshot;
    });
  }

  /**
   * Changes or removes the alias of a snapshot.
   *
   * @throws ContainerError
   */
  async setAlias(name: string, alias: string | null): Promise<Snapshot> {
    const stored = this.#find(name);
    return this.#runExclusively('alias', async (wait) => {
      await wait();
      return (await this.#directory.updateSnapshot(stored, { alias })).snapshot;
    });
  }

  /**
   * Deletes a snapshot.
   *
   * @throws ContainerError
   */
  async delete(name: string): Promise<void> {
    const stored = this.#find(name);
    await this.#runExclusively('delete', async (wait) => {
      await wait();
      await this.#directory.removeSnapshot(stored);
    });
  }

  /**
   * Creates a snapshot of the current files with the given fields, whatever the platform would allow.
   *
   * @throws Error if its name is in use.
   */
  async seed(fields: SnapshotFields): Promise<Snapshot> {
    const createdAt = fields.created_at ?? this.#platform.now().toISOString();
    const names = this.#names();
    const name = fields.name ?? nameFromTime(firstFreeSecond(secondOf(new Date(createdAt)), names));
    if (names.has(name)) throw new Error(`The container ${this.id} already has a snapshot ${name}`);
    const { snapshot } = await this.#directory.saveSnapshot(async (size) =>
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

  /** Runs an operation alone. `wait` resolves when it has taken as long as the platform says. */
  async #runExclusively<Result>(
    operation: ExclusiveOperation,
    run: (wait: () => Promise<void>) => Promise<Result>,
  ): Promise<Result> {
    const { operationMs, closing } = this.#platform;
    return this.availability.runExclusively(() =>
      run(() => sleep(operationMs[operation], undefined, { signal: closing })),
    );
  }

  #checkLimit(): void {
    const { maxSnapshots: limit } = this.#platform;
    const count = this.list().length;
    if (limit !== null && count >= limit) throw new ContainerError({ kind: 'limit-reached', count, limit });
  }

  async #deleteOlderOf(alias: string, created: StoredSnapshot): Promise<void> {
    for (const stored of this.#directory.snapshots()) {
      if (stored.key !== created.key && stored.snapshot.alias === alias) {
        await this.#directory.removeSnapshot(stored);
      }
    }
  }

  async #takeTimeName(at: Date): Promise<string> {
    const { record } = this.#directory;
    const second = firstFreeSecond(Math.max(secondOf(at), record.last_named + 1), this.#names());
    await this.#directory.saveRecord({ ...record, last_named: second });
    return nameFromTime(second);
  }

  #find(name: string): StoredSnapshot {
    const found = this.#directory
      .snapshots()
      .find(({ snapshot }) => snapshot.name === name && !this.#isExpired(snapshot));
    if (found === undefined) throw new ContainerError({ kind: 'snapshot-not-found' });
    return found;
  }

  #names(): Set<string> {
    return new Set(this.#directory.snapshots().map(({ snapshot }) => snapshot.name));
  }

  #isExpired({ expires_at }: Snapshot): boolean {
    return typeof expires_at === 'string' && Date.parse(expires_at) <= this.#platform.now().getTime();
  }
}

function secondOf(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function daysAfter(date: Date, days: number): string {
  return new Date(date.getTime() + days * DAY_MS).toISOString();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function withoutUndefined(fields: SnapshotFields & Pick<Snapshot, 'name' | 'created_at'>): Snapshot {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Snapshot;
}
