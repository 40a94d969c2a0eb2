import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Container, type ContainerRecord, type Platform } from './container.ts';
import { copyTree } from './copy-tree.ts';
import { removeTree } from './remove-tree.ts';
import { pointRoot } from './root-link.ts';
import type { StateDir } from './state-dir.ts';

const OBJECT_ID = /^[0-9a-f]{24}$/;

/** A container to add. */
export interface NewContainer {
  /** 24 lowercase hex digits; by default random ones. */
  readonly id?: string;
  /** Its files: path to content. */
  readonly files?: Readonly<Record<string, string>>;
  /** A directory whose files it gets. */
  readonly from?: string;
  /** A container that is still being claimed refuses every operation but list until it is released. */
  readonly status?: 'ready' | 'claiming';
}

/** The containers, each a directory below the state directory. */
export class Store {
  readonly #state: StateDir;
  readonly #platform: Platform;
  readonly #containers: Map<string, Container>;
  readonly #leftovers: readonly string[];

  private constructor(
    state: StateDir,
    platform: Platform,
    containers: Map<string, Container>,
    leftovers: readonly string[],
  ) {
    this.#state = state;
    this.#platform = platform;
    this.#containers = containers;
    this.#leftovers = leftovers;
  }

  /**
   * Reads what is there. It changes nothing, so that a start that then fails (its port is in use) has not touched the
   * state of the emulator that runs.
   */
  static async open(state: StateDir, platform: Platform): Promise<Store> {
    const containers = new Map<string, Container>();
    const leftovers = await state.leftovers();
    for (const id of await readdir(state.containers)) {
      if (!OBJECT_ID.test(id)) continue;
      const directory = path.join(state.containers, id);
      const container = await Container.load(directory, state, platform);
      if (container === undefined) {
        leftovers.push(directory);
      } else {
        leftovers.push(...(await container.leftovers()));
        containers.set(id, container);
      }
    }
    return new Store(state, platform, containers, leftovers);
  }

  /** Removes what a killed process had left when the store was opened. */
  async sweep(): Promise<void> {
    for (const leftover of this.#leftovers) await removeTree(leftover);
  }

  /** Every container, by id. */
  containers(): Container[] {
    return [...this.#containers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The container with that id. */
  find(id: string): Container | undefined {
    return this.#containers.get(id);
  }

  /**
   * Adds a container: it is there with all its files, or not at all.
   *
   * @throws Error if there is one with that id, or the id is not 24 lowercase hex digits.
   */
  async add(options: NewContainer): Promise<Container> {
    const id = options.id ?? objectId();
    if (!OBJECT_ID.test(id)) throw new Error(`Not a container id: ${id}`);
    if (this.#containers.has(id)) throw new Error(`There is a container ${id} already`);
    const directory = path.join(this.#state.containers, id);
    const tree = path.join(directory, 'trees', randomUUID());
    await mkdir(path.join(directory, 'snapshots'), { recursive: true });
    await mkdir(path.join(directory, 'trees'));
    await fill(tree, options);
    await pointRoot(path.join(directory, 'root'), tree, this.#state.temporary());
    // The record comes last: a directory without one is not a container yet.
    const record: ContainerRecord = { project_id: objectId(), last_named: 0 };
    await this.#state.writeJson(path.join(directory, 'container.json'), record);
    const container = await Container.load(directory, this.#state, this.#platform);
    if (container === undefined) throw new Error(`The container ${id} went while it was made`);
    if (options.status === 'claiming') container.claim();
    this.#containers.set(id, container);
    return container;
  }
}

async function fill(tree: string, options: NewContainer): Promise<void> {
  if (options.from === undefined) await mkdir(tree);
  else await copyTree(options.from, tree);
  for (const [name, content] of Object.entries(options.files ?? {})) {
    const file = path.join(tree, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function objectId(): string {
  return randomBytes(12).toString('hex');
}
