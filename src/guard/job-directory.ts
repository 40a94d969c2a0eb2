import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GuardedSnapshot } from './guard.ts';

const DIRECTORY = 'hoody-snapshot-guards';
const WAITING = 'waiting-';
const GUARDED = 'guarded-';
const CANCELLED_AT = 'cancelled-at';

/** The runner kills a canceled job after five minutes; this leaves time to report. */
const AFTER_CANCEL_MS = 240_000;
/** A restore takes up to 30 s, but most take less. In this time a guard can at least try. */
const MIN_SHARE_MS = 20_000;

/**
 * The directory in which the guards of one job find each other. A guard works without it: a rollback is worth more
 * than the certainty that it is the first, or that it leaves time for others.
 */
export interface JobDirectory {
  /** Announces a guard, so that those that act before it leave time for it, and no retention deletes what it needs. */
  register(id: string, snapshots: readonly GuardedName[]): void;
  /** The names of the snapshots of a container that guards of this job need. */
  guardedNames(containerId: string): ReadonlySet<string>;
  /**
   * Claims a guard, so that it acts only once. The token is part of the name of the claim: a program that reads the
   * state of the step cannot predict the name, and cannot claim the guard before it acts.
   *
   * @returns whether the guard was unclaimed
   */
  claim(id: string, token: string): boolean;
  /**
   * Shares the time that is left after a cancel between the guards that have not acted yet, of which this is one.
   *
   * @param now by a clock that does not jump, in milliseconds
   * @returns milliseconds
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
  function create(name: string, content = ''): 'created' | 'exists' | 'impossible' {
    if (!isPrivate) return 'impossible';
    try {
      writeFileSync(file(name), content, { flag: 'wx', mode: 0o600 });
      return 'created';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'exists' : 'impossible';
    }
  }

  function list(prefix: string): string[] {
    try {
      return readdirSync(directory).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  }

  return {
    register(id, snapshots) {
      create(GUARDED + id, JSON.stringify(snapshots.map(({ containerId, name }) => [containerId, name])));
      create(WAITING + id);
    },

    guardedNames(containerId) {
      const names = list(GUARDED).flatMap((name) => readGuarded(file(name), containerId));
      return new Set(names);
    },

    claim: (id, token) => create(claimName(id, token)) !== 'exists',

    shareTimeAfterCancel(id, now) {
      if (create(CANCELLED_AT, String(now)) === 'impossible') return AFTER_CANCEL_MS;
      const own = WAITING + id;
      const others = list(WAITING).filter((name) => name !== own);
      rmSync(file(own), { force: true });
      const elapsedMs = Math.max(0, now - Number(readFileSync(file(CANCELLED_AT), 'utf8'))) || 0;
      return Math.max(MIN_SHARE_MS, (AFTER_CANCEL_MS - elapsedMs) / (others.length + 1));
    },
  };
}

/** A file that is not what a step wrote names nothing. */
function readGuarded(path: string, containerId: string): string[] {
  try {
    if (!lstatSync(path).isFile()) return [];
    const rows: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(rows)) return [];
    return rows.flatMap((row) =>
      Array.isArray(row) && row[0] === containerId && typeof row[1] === 'string' ? [row[1]] : [],
    );
  } catch {
    return [];
  }
}

/** The name of the file that claims a guard. */
export function claimName(id: string, token: string): string {
  // Loaded here, because a step, which only registers its guard, starts faster without it.
  const { createHmac } = process.getBuiltinModule('node:crypto');
  return `claimed-${createHmac('sha256', token).update(id).digest('hex')}`;
}

/** @returns whether the directory is one that only this user can read and change */
function makePrivate(directory: string): boolean {
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch {
    // It exists; the code below checks who owns it.
  }
  try {
    // Only the owner can change the mode.
    if (!lstatSync(directory).isDirectory()) return false;
    chmodSync(directory, 0o700);
    return true;
  } catch {
    return false;
  }
}
