import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { killById } from './signals.ts';
import { HAS_PROCESSES } from './system.ts';

/** A process of a job that outlived its step. */
export interface Orphan {
  pid: number;
  /** The name of its program. */
  name: string;
}

/** The variable by which the runner knows the processes of a job: their children inherit it. */
export const TRACKING_ID = 'RUNNER_TRACKING_ID';

/**
 * Ends the processes with a tracking id in their environment, as the runner does at the end of a job. It looks again
 * until none is left. Only Linux shows the environment of all processes of a user, so elsewhere it finds none.
 *
 * @returns those that it ended
 */
export async function endOrphans(trackingId: string): Promise<Orphan[]> {
  const ended = new Map<number, Orphan>();
  for (let found = await findOrphans(trackingId); found.length > 0; found = await findOrphans(trackingId)) {
    for (const orphan of found) {
      killById(orphan.pid);
      ended.set(orphan.pid, orphan);
    }
    await sleep(5);
  }
  return [...ended.values()];
}

/** Finds the processes with a tracking id in their environment. */
export async function findOrphans(trackingId: string): Promise<Orphan[]> {
  if (!HAS_PROCESSES) return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => readTracked(pid, `${TRACKING_ID}=${trackingId}`)));
  return found.flat();
}

/** A process can end meanwhile, or belong to another user; one that has ended has no environment. */
async function readTracked(pid: string, variable: string): Promise<Orphan[]> {
  try {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    if (!environment.split('\0').includes(variable)) return [];
    return [{ pid: Number(pid), name: (await readFile(`/proc/${pid}/comm`, 'utf8')).trimEnd() }];
  } catch {
    return [];
  }
}
