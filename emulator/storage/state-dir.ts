import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The directory of all state. A file is written to `tmp` and then renamed, so a kill leaves no partial file. */
export class StateDir {
  readonly containers: string;
  readonly tokens: string;
  readonly #temporary: string;

  private constructor(root: string) {
    this.containers = path.join(root, 'containers');
    this.tokens = path.join(root, 'tokens.json');
    this.#temporary = path.join(root, 'tmp');
  }

  /** Creates the directory if it does not exist. */
  static async open(root: string): Promise<StateDir> {
    const state = new StateDir(path.resolve(root));
    for (const directory of [state.containers, state.#temporary]) await mkdir(directory, { recursive: true });
    return state;
  }

  /** A new path for an unfinished file. */
  temporary(): string {
    return path.join(this.#temporary, randomUUID());
  }

  /** Writes a value to a JSON file in one step. */
  async writeJson(file: string, value: unknown): Promise<void> {
    const temporary = this.temporary();
    await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    await rename(temporary, file);
  }

  /** The unfinished files of a killed process. */
  async leftovers(): Promise<string[]> {
    return (await readdir(this.#temporary)).map((name) => path.join(this.#temporary, name));
  }
}

/** Reads a JSON file; `undefined` if it does not exist. */
export async function readJson<Value>(file: string): Promise<Value | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Value;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
