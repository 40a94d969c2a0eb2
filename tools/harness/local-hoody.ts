import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Emulator,
  type EmulatorOptions,
  type RecordedRequest,
  startEmulator,
} from '../../emulator/server.ts';
import { removeTree } from '../../emulator/storage/remove-tree.ts';

/** The options of the emulator that a caller of `startLocalHoody` can set. */
export type LocalHoodyOptions = Omit<EmulatorOptions, 'stateDir' | 'onError'>;

/** A Hoody on this machine: an emulator in a temporary directory, and a token with every permission. */
export interface StartedHoody {
  readonly emulator: Emulator;
  readonly token: string;
  /** The temporary directory. The caller can put its own files there. */
  readonly directory: string;
  /** The directory of the emulator, below the temporary directory. */
  readonly stateDir: string;
  /** Stops the emulator, removes the temporary directory, and reports its findings. */
  stop(): Promise<Findings>;
}

/** What must not happen in a run. Compare it with `NO_FINDINGS`. */
export interface Findings {
  /** The requests that did not match an endpoint of the API. */
  attacks: readonly RecordedRequest[];
  /** The errors in the emulator itself. */
  errors: readonly unknown[];
  /** The paths that are still on the disk. */
  leftovers: readonly string[];
}

/** The findings of a correct run. */
export const NO_FINDINGS: Findings = { attacks: [], errors: [], leftovers: [] };

/** Containers are many small files, which are faster in memory, where the system has a directory for that. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Starts a local Hoody. The caller must stop it.
 *
 * @throws The error of the file system, or of the port.
 */
export async function startLocalHoody(options: LocalHoodyOptions = {}): Promise<StartedHoody> {
  const directory = await mkdtemp(path.join(ROOT, 'hoody-local-'));
  const stateDir = path.join(directory, 'state');
  const errors: unknown[] = [];
  const emulator = await startEmulator({ ...options, stateDir, onError: (error) => errors.push(error) });
  return {
    emulator,
    token: await emulator.addToken({}),
    directory,
    stateDir,
    async stop() {
      await emulator.close();
      await removeTree(directory);
      const leftovers = [directory].filter((leftover) => existsSync(leftover));
      return { attacks: emulator.attacks, errors, leftovers };
    },
  };
}
