import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { copyTree } from './copy-tree.ts';
import { removeTree } from './remove-tree.ts';
import { pointRoot, readRoot } from './root-link.ts';
import type { Snapshot } from './snapshot.ts';
import { readJson, type StateDir } from './state-dir.ts';

/** The content of `container.json`. */
export interface ContainerRecord {
  readonly project_id: string;
  /** The second of the last name derived from the time: such a name is never reused, not even after a delete. */
  readonly last_named: number;
}

/** A snapshot on the disk. */
export interface StoredSnapshot {
  /** The name of its JSON file, without the extension. */
  readonly key: string;
  /** The absolute path of its files. */
  readonly tree: string;
  readonly snapshot: Snapshot;
}

/** The content of a snapshot's JSON file. */
interface SnapshotRecord {
  /** The name of a directory in `trees`. */
  readonly tree: string;
  readonly snapshot: Snapshot;
}

/**
 * A container on the disk:
 *
 *     container.json
 *     root -> trees/<opaque>         the current files
 *     snapshots/<opaque>.json        the fields in the API, and the tree of the snapshot
 *     trees/<opaque>/                files
 *
 * One rename, of `root` or of a JSON file, commits each change. Unreferenced trees are leftovers of a killed process.
 * File names are opaque, so that the name of a snapshot can be any text.
 */
export class ContainerDirectory {
  readonly id: string;
  /** A link to the current files. */
  readonly root: string;
  readonly #directory: string;
  readonly #state: StateDir;
  readonly #snapshots = new Map<string, StoredSnapshot>();
  #record: ContainerRecord;

  private constructor(directory: string, record: ContainerRecord, state: StateDir) {
    this.id = path.basename(directory);
    this.root = path.join(directory, 'root');
    this.#directory = directory;
    this.#record = record;
    this.#state = state;
  }

  /**
   * Creates a container with all its files in one step.
   *
   * @param fill Creates its files in the given directory, which does not exist yet.
   */
  static async create(
    directory: string,
    record: ContainerRecord,
    state: StateDir,
    fill: (tree: string) => Promise<void>,
  ): Promise<ContainerDirectory> {
    const container = new ContainerDirectory(directory, record, state);
    await mkdir(container.#snapshotsDirectory, { recursive: true });
    await mkdir(container.#treesDirectory);
    const tree = container.#newTree();
    await fill(tree);
    await pointRoot(container.root, tree, state.temporary());
    // The record comes last: a directory without one is not a container yet.
    await container.saveRecord(record);
    return container;
  }

  /** Loads a container; `undefined` if its creation did not finish. */
  static async load(directory: string, state: StateDir): Promise<ContainerDirectory | undefined> {
    const record = await readJson<ContainerRecord>(path.join(directory, 'container.json'));
    if (record === undefined) return undefined;
    const container = new ContainerDirectory(directory, record, state);
    for (const file of await readdir(container.#snapshotsDirectory)) {
      const stored = await readJson<SnapshotRecord>(path.join(container.#snapshotsDirectory, file));
      if (stored === undefined) continue;
      const [key, tree] = [path.basename(file, '.json'), path.join(container.#treesDirectory, stored.tree)];
      container.#snapshots.set(key, { key, tree, snapshot: stored.snapshot });
    }
    return container;
  }

  get record(): ContainerRecord {
    return this.#record;
  }

  async saveRecord(record: ContainerRecord): Promise<void> {
    await this.#state.writeJson(path.join(this.#directory, 'container.json'), record);
    this.#record = record;
  }

  /** Every snapshot, in no particular order. */
  snapshots(): StoredSnapshot[] {
    return [...this.#snapshots.values()];
  }

  /** The trees that a killed process left behind. */
  async leftovers(): Promise<string[]> {
    const used = new Set([await readRoot(this.root), ...this.snapshots().map(({ tree }) => tree)]);
    const trees = await readdir(this.#treesDirectory);
    return trees.map((name) => path.join(this.#treesDirectory, name)).filter((tree) => !used.has(tree));
  }

  /**
   * Creates a snapshot of the current files.
   *
   * @param describe Returns its fields, given the total size of its files in bytes.
   * @param replaced The snapshot that it replaces in the same step, if any.
   */
  async saveSnapshot(
    describe: (size: number) => Promise<Snapshot>,
    replaced?: StoredSnapshot,
  ): Promise<StoredSnapshot> {
    const key = replaced?.key ?? randomUUID();
    const saved = await this.#withCopyOf(this.root, async (tree, size) =>
      this.#save({ key, tree, snapshot: await describe(size) }),
    );
    if (replaced !== undefined) await removeTree(replaced.tree);
    return saved;
  }

  /** Changes fields of a snapshot. */
  async updateSnapshot(stored: StoredSnapshot, change: Partial<Snapshot>): Promise<StoredSnapshot> {
    return this.#save({ ...stored, snapshot: { ...stored.snapshot, ...change } });
  }

  /** Deletes a snapshot and its files. */
  async removeSnapshot({ key, tree }: StoredSnapshot): Promise<void> {
    this.#snapshots.delete(key);
    await rm(this.#snapshotFile(key));
    await removeTree(tree);
  }

  /**
   * Replaces the current files with those of a snapshot.
   *
   * @param ready Resolves when the copied files can replace the current ones.
   */
  async restoreSnapshot({ tree }: StoredSnapshot, ready: () => Promise<void>): Promise<void> {
    const replaced = await readRoot(this.root);
    await this.#withCopyOf(tree, async (copy) => {
      await ready();
      await pointRoot(this.root, copy, this.#state.temporary());
    });
    // The restore is complete. A process that still writes to the replaced tree can keep it until the next start.
    await removeTree(replaced).catch(() => undefined);
  }

  /** Copies a tree, and removes the copy if `commit` fails. */
  async #withCopyOf<Result>(
    source: string,
    commit: (copy: string, size: number) => Promise<Result>,
  ): Promise<Result> {
    const copy = this.#newTree();
    try {
      return await commit(copy, await copyTree(source, copy));
    } catch (error) {
      await removeTree(copy);
      throw error;
    }
  }

  async #save(stored: StoredSnapshot): Promise<StoredSnapshot> {
    const { key, tree, snapshot } = stored;
    const record: SnapshotRecord = { tree: path.basename(tree), snapshot };
    await this.#state.writeJson(this.#snapshotFile(key), record);
    this.#snapshots.set(key, stored);
    return stored;
  }

  #newTree(): string {
    return path.join(this.#treesDirectory, randomUUID());
  }

  #snapshotFile(key: string): string {
    return path.join(this.#snapshotsDirectory, `${key}.json`);
  }

  get #snapshotsDirectory(): string {
    return path.join(this.#directory, 'snapshots');
  }

  get #treesDirectory(): string {
    return path.join(this.#directory, 'trees');
  }
}
