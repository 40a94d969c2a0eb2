import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { removeTree } from './remove-tree.ts';

/**
 * The directory that holds everything, and the few moves that keep it whole when the process is killed: what is
 * new is made in `tmp` and renamed to its place, what is old is renamed to `trash` and removed there.
 */
export class StateDir {
  readonly containers: string;
  readonly tokens: string;
  readonly #temporary: string;
  readonly #trash: string;

  private constructor(root: string) {
    this.containers = path.join(root, 'containers');
    this.tokens = path.join(root, 'tokens.json');
    this.#temporary = path.join(root, 'tmp');
    this.#trash = path.join(root, 'trash');
  }

  /** Makes the directory if it is not there. */
  static async open(root: string): Promise<StateDir> {
    const state = new StateDir(path.resolve(root));
    for (const directory of [state.containers, state.#temporary, state.#trash]) {
      await mkdir(directory, { recursive: true });
    }
    return state;
  }

  /** A new path for something half made. */
  temporary(): string {
    return path.join(this.#temporary, randomUUID());
  }

  /** Replaces a file by the value in one step. */
  async writeJson(file: string, value: unknown): Promise<void> {
    const temporary = this.temporary();
    await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    await rename(temporary, file);
  }

  /** Takes a directory away in one step, then removes it. */
  async discard(directory: string): Promise<void> {
    const trashed = path.join(this.#trash, randomUUID());
    await rename(directory, trashed);
    await removeTree(trashed);
  }

  /** What a killed process left in `tmp` and `trash`. */
  async leftovers(): Promise<string[]> {
    const found = await Promise.all(
      [this.#temporary, this.#trash].map(async (directory) =>
        (await readdir(directory)).map((name) => path.join(directory, name)),
      ),
    );
    return found.flat();
  }
}

/** Reads what `writeJson` wrote; `undefined` if the file is not there. */
export async function readJson<Value>(file: string): Promise<Value | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Value;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
