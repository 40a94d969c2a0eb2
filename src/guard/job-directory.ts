import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRegularFile } from '../base/read-file.ts';
import type { GuardedSnapshot } from './guard.ts';

const DIRECTORY = 'hoody-snapshot-guards';
const WAITING = 'waiting-';
const GUARDED = 'guarded-';
const CANCELLED_AT = 'cancelled-at';
/** Far above what the guard of all containers needs. */
const MAX_FILE_BYTES = 1024 * 1024;

/** The runner kills a canceled job after five minutes; this leaves time to report. */
const AFTER_CANCEL_MS = 240_000;
/** A restore takes up to 30 s, and can have to wait for another operation. */
const MIN_SHARE_MS = 60_000;

/**
 * The directory in which the guards of one job find each other. Whatever is in its place, no call fails: any program of
 * the job can change it, and a rollback is worth more than what it says.
 */
export interface JobDirectory {
  /** Announces a guard, so that those that act before it leave time for it, and no retention deletes what it needs. */
  register(id: string, snapshots: readonly GuardedName[]): void;
  /** The names of the snapshots of a container that guards of this job need. */
  guardedNames(containerId: string): ReadonlySet<string>;
  /**
   * Shares the time that is left after a cancel between the guards that have not acted yet, of which this is one.
   *
   * @param now by a clock that does not jump, in milliseconds
   * @returns milliseconds, at least 60,000
   */
  shareTimeAfterCancel(id: string, now: number): number;
}

type GuardedName = Pick<GuardedSnapshot, 'containerId' | 'name'>;

/** @param temp the runner's directory for temporary files, which it clears with the job */
export function openJobDirectory(temp: string): JobDirectory {
  const directory = path.join(temp, DIRECTORY);
  const file = (name: string) => path.join(directory, name);
  const isPrivate = makePrivate(directory);

  /** Creates a file, unless it exists. */
  function create(name: string, content = ''): void {
    if (!isPrivate) return;
    attempt(() => writeFileSync(file(name), content, { flag: 'wx', mode: 0o600 }));
  }

  function list(prefix: string): string[] {
    const names = attempt(() => readdirSync(directory)) ?? [];
    return names.filter((name) => name.startsWith(prefix));
  }

  function read(name: string): string | undefined {
    return attempt(() => readRegularFile(file(name), MAX_FILE_BYTES, 'refuse').toString());
  }

  return {
    register(id, snapshots) {
      create(GUARDED + id, JSON.stringify(snapshots.map(({ containerId, name }) => [containerId, name])));
      create(WAITING + id);
    },

    guardedNames(containerId) {
      const names = list(GUARDED).flatMap((name) => namesIn(read(name) ?? '', containerId));
      return new Set(names);
    },

    shareTimeAfterCancel(id, now) {
      create(CANCELLED_AT, String(now));
      const own = WAITING + id;
      const others = list(WAITING).filter((name) => name !== own);
      attempt(() => rmSync(file(own), { force: true }));
      const elapsedMs = Math.max(0, now - Number(read(CANCELLED_AT) ?? now)) || 0;
      return Math.max(MIN_SHARE_MS, (AFTER_CANCEL_MS - elapsedMs) / (others.length + 1));
    },
  };
}

/** @returns undefined if it fails */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** A file that is not what a step wrote names nothing. */
function namesIn(text: string, containerId: string): string[] {
  const rows = attempt((): unknown => JSON.parse(text));
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row) =>
    Array.isArray(row) && row[0] === containerId && typeof row[1] === 'string' ? [row[1]] : [],
  );
}

/**
 * @returns whether the directory is one that only this user can read and change; on Windows, which ignores the mode,
 *   whether it is a directory, with the access rights of the runner's
 */
function makePrivate(directory: string): boolean {
  // If it exists, what follows checks who owns it.
  attempt(() => mkdirSync(directory, { mode: 0o700 }));
  // Only the owner can change the mode.
  return (
    attempt(() => {
      if (!lstatSync(directory).isDirectory()) return false;
      chmodSync(directory, 0o700);
      return true;
    }) ?? false
  );
}
