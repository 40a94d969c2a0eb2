import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ContainerDirectory } from '../storage/container-directory.ts';
import { copyTree } from '../storage/copy-tree.ts';
import { removeTree } from '../storage/remove-tree.ts';
import type { StateDir } from '../storage/state-dir.ts';
import { Container } from './container.ts';
import type { NotReady } from './container-error.ts';
import type { Platform } from './platform.ts';

const OBJECT_ID = /^[0-9a-f]{24}$/;

/** A container to add. */
export interface NewContainer {
  /** 24 lowercase hex digits; random by default. */
  readonly id?: string;
  /** Its files: path to content. */
  readonly files?: Readonly<Record<string, string>>;
  /** A directory to copy its files from. */
  readonly from?: string;
  /** By default `ready`; another state lasts until the container is released. */
  readonly status?: 'ready' | NotReady;
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
   * Loads the containers. It changes nothing, so that a start that fails because its port is in use does not affect
   * the running emulator.
   */
  static async open(state: StateDir, platform: Platform): Promise<Store> {
    const containers = new Map<string, Container>();
    const leftovers = await state.leftovers();
    for (const id of await readdir(state.containers)) {
      if (!OBJECT_ID.test(id)) continue;
      const directory = path.join(state.containers, id);
      const container = await ContainerDirectory.load(directory, state);
      if (container === undefined) {
        leftovers.push(directory);
      } else {
        leftovers.push(...(await container.leftovers()));
        containers.set(id, new Container(container, platform));
      }
    }
    return new Store(state, platform, containers, leftovers);
  }

  /** Removes the leftovers of a killed process. */
  async removeLeftovers(): Promise<void> {
    for (const leftover of this.#leftovers) await removeTree(leftover);
  }

  /** Every container, by id. */
  containers(): Container[] {
    return [...this.#containers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The container with this id. */
  find(id: string): Container | undefined {
    return this.#containers.get(id);
  }

  /**
   * Adds a container.
   *
   * @throws Error if its id is in use or is not 24 lowercase hex digits.
   */
  async add(options: NewContainer): Promise<Container> {
    const id = options.id ?? objectId();
    if (!OBJECT_ID.test(id)) throw new Error(`Not a container id: ${id}`);
    if (this.#containers.has(id)) throw new Error(`There is already a container ${id}`);
    const directory = await ContainerDirectory.create(
      path.join(this.#state.containers, id),
      { project_id: objectId(), last_named: 0 },
      this.#state,
      (tree) => createFiles(tree, options),
    );
    const container = new Container(directory, this.#platform);
    const { status = 'ready' } = options;
    if (status !== 'ready') container.availability.hold(status);
    this.#containers.set(id, container);
    return container;
  }
}

async function createFiles(tree: string, { from, files = {} }: NewContainer): Promise<void> {
  if (from === undefined) await mkdir(tree);
  else await copyTree(from, tree);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(tree, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function objectId(): string {
  return randomBytes(12).toString('hex');
}
