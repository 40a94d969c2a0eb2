import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { Process, ProcessBaseline, ProcessTable } from '../guard/leftovers.ts';

/** The processes of this machine, as Linux shows them; see proc(5). */
export const processTable: ProcessTable = {
  ownPid: process.pid,

  list: () =>
    readdirSync('/proc').flatMap((name) =>
      /^\d/.test(name) ? (ifThere(() => readProcess(name)) ?? []) : [],
    ),

  startTimeOf: (pid) => ifThere(() => readProcess(pid).startTime),

  variablesOf(pid) {
    let entries: string[];
    try {
      entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      return ['EACCES', 'EPERM'].includes(code) ? 'unreadable' : undefined;
    }
    const find = (name: string) =>
      entries.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1);
    return { trackingId: find('RUNNER_TRACKING_ID'), envFile: find('GITHUB_ENV') };
  },

  cgroupOf: (pid) => ifThere(() => readFileSync(`/proc/${pid}/cgroup`, 'utf8')),

  signal: (pid, signal) => void process.kill(pid, signal),
};

/** What the runner sets. A workflow that wants its processes to outlive the job sets something else. */
const TRACKING_ID = /^github_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ENV_FILE = 'set_env_';
/** A job has fewer steps; the system limits what the state can contain. */
const MAX_FILES = 1_000;

/**
 * Reads what later distinguishes the processes of later steps from others.
 *
 * @returns undefined if the system does not show it
 */
export function readProcessBaseline(): ProcessBaseline | undefined {
  const { GITHUB_ENV: file, RUNNER_TRACKING_ID: id = null } = process.env;
  if (!file) return undefined;
  const directory = path.dirname(file);
  return ifThere(() => ({
    trackingId: id === null || TRACKING_ID.test(id) ? id : '',
    startTime: readProcess('self').startTime,
    directory,
    files: readdirSync(directory)
      .filter((name) => name.startsWith(ENV_FILE))
      .slice(0, MAX_FILES),
  }));
}

/** A process can end at any moment. */
function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const KERNEL_THREAD = 0x00200000;

/** `4711 (deploy.sh) S 4700 …`, in which the name can contain spaces and parentheses. */
function readProcess(pid: string | number): Process {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const end = stat.lastIndexOf(')');
  const name = stat.slice(stat.indexOf('(') + 1, end);
  const fields = stat.slice(end + 2).split(' ');
  const [state = '', parentPid, , , , , flags] = fields;
  return {
    pid: Number.parseInt(stat, 10),
    parentPid: Number(parentPid),
    startTime: Number(fields[19]),
    name: programOf(pid, name),
    state,
    isKernelThread: (Number(flags) & KERNEL_THREAD) !== 0,
  };
}

/** Node.js names its process after a thread. */
function programOf(pid: string | number, name: string): string {
  if (!name.endsWith('MainThread')) return name;
  return ifThere(() => path.basename(readlinkSync(`/proc/${pid}/exe`))) ?? name;
}
