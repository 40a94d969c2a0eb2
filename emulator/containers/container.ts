import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangingOperation } from '../api/operation.ts';
import type { ContainerDirectory, StoredSnapshot } from '../storage/container-directory.ts';
import type { Snapshot, SnapshotFields } from '../storage/snapshot.ts';
import { Availability } from './availability.ts';
import { ContainerError } from './container-error.ts';
import type { Platform } from './platform.ts';
import { firstFreeName, nameFromAlias } from './snapshot-name.ts';
import { isExpired, newestFirst, newSnapshot, seededSnapshot } from './snapshots.ts';

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
    const snapshots = this.#directory.snapshots().map(({ snapshot }) => snapshot);
    return snapshots.filter((snapshot) => !isExpired(snapshot, this.#platform.now())).sort(newestFirst);
  }

  /** Deletes the expired snapshots, unless an operation is running that may use one. */
  async purgeExpired(): Promise<void> {
    if (this.availability.isRunning) return;
    const now = this.#platform.now();
    const expired = this.#directory.snapshots().filter(({ snapshot }) => isExpired(snapshot, now));
    // In parallel: each is removed from the list before the first await, so no operation can start on it.
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
    const aliasName = this.#aliasName(alias);
    this.#checkLimit();
    return this.#runExclusively('create', async (wait) => {
      const createdAt = this.#platform.now();
      const name = aliasName === '' ? await this.#takeTimeName(createdAt) : aliasName;
      const describe = async (size: number) => {
        await wait();
        return newSnapshot({ name, alias, createdAt, expiryDays, size });
      };
      const created = await this.#directory.saveSnapshot(describe, this.#replacedBy(name));
      if (this.#platform.aliasReuse === 'replace' && alias !== null)
        await this.#deleteOlderOf(alias, created);
      return created.snapshot;
    });
  }

  /**
   * Replaces the current files with those of a snapshot.
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
   * Creates a snapshot of the current files with the given fields, even if the platform does not allow them.
   *
   * @throws Error if its name is in use.
   */
  async seed(fields: SnapshotFields): Promise<Snapshot> {
    const created_at = fields.created_at ?? this.#platform.now().toISOString();
    const names = this.#names();
    const name = fields.name ?? firstFreeName(secondOf(new Date(created_at)), names).name;
    if (names.has(name)) throw new Error(`The container ${this.id} already has a snapshot ${name}`);
    const { snapshot } = await this.#directory.saveSnapshot(async (size) =>
      seededSnapshot(fields, { name, created_at, size }),
    );
    return snapshot;
  }

  /** Runs an operation exclusively. `wait` resolves after the duration that the platform sets. */
  async #runExclusively<Result>(
    operation: ChangingOperation,
    run: (wait: () => Promise<void>) => Promise<Result>,
  ): Promise<Result> {
    const { operationMs, closing } = this.#platform;
    return this.availability.runExclusively(operation, () =>
      run(() => sleep(operationMs[operation], undefined, { signal: closing })),
    );
  }

  #checkLimit(): void {
    const { maxSnapshots: limit } = this.#platform;
    const count = this.list().length;
    if (limit !== null && count >= limit) throw new ContainerError({ kind: 'limit-reached', count, limit });
  }

  /** The name that a new snapshot gets from its alias; empty if it gets one from the time. */
  #aliasName(alias: string | null): string {
    if (this.#platform.names === 'time' || alias === null) return '';
    const name = nameFromAlias(alias);
    if (name.length === 1) throw new ContainerError({ kind: 'name-too-short' });
    return name;
  }

  async #takeTimeName(at: Date): Promise<string> {
    const { record } = this.#directory;
    const { name, second } = firstFreeName(Math.max(secondOf(at), record.last_named + 1), this.#names());
    await this.#directory.saveRecord({ ...record, last_named: second });
    return name;
  }

  /** The snapshot that a new one of this name replaces, if any. */
  #replacedBy(name: string): StoredSnapshot | undefined {
    const { nameTaken } = this.#platform;
    const older = this.#directory.snapshots().find(({ snapshot }) => snapshot.name === name);
    if (older === undefined || nameTaken === 'replace') return older;
    throw new ContainerError({ kind: 'name-taken', status: nameTaken });
  }

  async #deleteOlderOf(alias: string, created: StoredSnapshot): Promise<void> {
    const isOlder = ({ key, snapshot }: StoredSnapshot) => key !== created.key && snapshot.alias === alias;
    for (const older of this.#directory.snapshots().filter(isOlder)) {
      await this.#directory.removeSnapshot(older);
    }
  }

  #find(name: string): StoredSnapshot {
    const now = this.#platform.now();
    const found = this.#directory.snapshots().find(({ snapshot }) => snapshot.name === name);
    if (found !== undefined && !isExpired(found.snapshot, now)) return found;
    throw new ContainerError({ kind: 'snapshot-not-found' });
  }

  #names(): Set<string> {
    return new Set(this.#directory.snapshots().map(({ snapshot }) => snapshot.name));
  }
}

function secondOf(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
