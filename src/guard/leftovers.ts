import path from 'node:path';
import type { Clock } from '../base/clock.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** A process of this machine. Its id can pass to another process, which then has another start time. */
export interface Process {
  pid: number;
  parentPid: number;
  /** In clock ticks since the machine started. */
  startTime: number;
  /** The name of its program, without arguments: those can contain secrets. */
  name: string;
  /** The letter of the system, such as `S` for a process that sleeps. */
  state: string;
  isKernelThread: boolean;
}

/** The variables of a process that show which step started it. */
export interface StepVariables {
  /** `RUNNER_TRACKING_ID`: the runner gives each job its own. */
  trackingId?: string | undefined;
  /** `GITHUB_ENV`: the runner gives each step its own file. */
  envFile?: string | undefined;
}

/** The processes of this machine. */
export interface ProcessTable {
  /** The id of this process. */
  readonly ownPid: number;
  /** @throws Error if they cannot be read */
  list(): Process[];
  /** The start time of the process that has this id now. */
  startTimeOf(pid: number): number | undefined;
  /** The variables with which a process started; undefined if it is gone, or reading is not permitted. */
  variablesOf(pid: number): StepVariables | 'unreadable' | undefined;
  /** The control group of a process. */
  cgroupOf(pid: number): string | undefined;
  /** @throws Error if the process is gone, or does not belong to this user */
  signal(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** What existed when the guard was set: it separates what later steps start from everything else. */
export interface ProcessBaseline {
  /** Of the job; null if the runner sets none, as in a job container, and empty if the workflow set another value. */
  trackingId: string | null;
  /** When the step with the guard started. */
  startTime: number;
  /** The directory of the files in `GITHUB_ENV`. */
  directory: string;
  /** The files in it of the steps until then. */
  files: readonly string[];
}

/** What the steps after the guard left running, each with the first of its processes only. */
export interface Leftovers {
  /** Those that the guard ended. */
  ended: readonly Process[];
  /** Those that it could not end, or that are new. */
  running: readonly Process[];
  /** Those that may come from these steps, of which it is not permitted to know. */
  unreadable: readonly Process[];
  /** Why others may still run, as the end of a sentence; undefined if they were looked for. */
  doubt?: Redacted;
}

const TERMINATION_MS = 5_000;
const LIMIT_MS = 7_000;
const TERMINATION_INTERVAL_MS = 50;
/** Short, so that a process has hardly time to start another one before it is killed. */
const KILL_INTERVAL_MS = 5;

/** Whether something is known to run that can change a container after its rollback. */
export function isStillRunning({ running }: Pick<Leftovers, 'running'>): boolean {
  return running.length > 0;
}

/**
 * Ends what the steps after the guard left running: asks it first, and kills what is left after some seconds. It never
 * fails: what it cannot find out is a doubt.
 *
 * @param canceled aborted when the post step is interrupted, which then has no time to wait
 */
export async function endLeftovers(
  baseline: ProcessBaseline | undefined,
  table: ProcessTable,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
  canceled: AbortSignal,
): Promise<Leftovers> {
  const doubt = findDoubt(baseline);
  if (!baseline || doubt !== undefined) return { ...NOTHING, ...(doubt === undefined ? {} : { doubt }) };
  try {
    return await end(baseline, table, clock, canceled);
  } catch (error) {
    return { ...NOTHING, doubt: describeError(error) };
  }
}

/** Looks again after the rollback. */
export function lookAgain(
  baseline: ProcessBaseline | undefined,
  table: ProcessTable,
  before: Leftovers,
): Leftovers {
  if (!baseline || before.doubt !== undefined) return before;
  try {
    const { leftovers, unreadable } = findLeftovers(baseline, table);
    const running = rootsOf(leftovers);
    return { ended: before.ended.filter(isNotIn(running)), running, unreadable: rootsOf(unreadable) };
  } catch (error) {
    return { ...before, doubt: describeError(error) };
  }
}

const NOTHING: Leftovers = { ended: [], running: [], unreadable: [] };

function findDoubt(baseline: ProcessBaseline | undefined): Redacted | undefined {
  if (!baseline) return line('this system does not show which processes are theirs');
  if (baseline.trackingId === '') return line('`RUNNER_TRACKING_ID` keeps the processes of the job');
  return undefined;
}

function describeError(error: unknown): Redacted {
  return line`the processes could not be read (${own((error as Error).message)})`;
}

async function end(
  baseline: ProcessBaseline,
  table: ProcessTable,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
  canceled: AbortSignal,
): Promise<Leftovers> {
  const startedAt = clock.monotonic();
  const asked = new Set<string>();
  let roots: Process[] | undefined;
  for (;;) {
    const { leftovers, unreadable } = findLeftovers(baseline, table);
    // Whatever comes later descends from these.
    roots ??= rootsOf(leftovers);
    const elapsedMs = clock.monotonic() - startedAt;
    if (leftovers.length === 0 || elapsedMs >= LIMIT_MS || canceled.aborted) {
      return {
        ended: roots.filter(isNotIn(leftovers)),
        running: rootsOf(leftovers),
        unreadable: rootsOf(unreadable),
      };
    }
    const isKilling = elapsedMs >= TERMINATION_MS;
    for (const process of leftovers) {
      if (isKilling) signal(process, 'SIGKILL', table);
      else if (!asked.has(keyOf(process))) signal(process, 'SIGTERM', table);
      asked.add(keyOf(process));
    }
    const intervalMs = isKilling ? KILL_INTERVAL_MS : TERMINATION_INTERVAL_MS;
    await clock.sleep(intervalMs, canceled).catch(() => undefined);
  }
}

/** Signals a process, unless another one has its id by now. */
function signal({ pid, startTime }: Process, name: 'SIGTERM' | 'SIGKILL', table: ProcessTable): void {
  if (table.startTimeOf(pid) !== startTime) return;
  try {
    table.signal(pid, name);
  } catch {
    // The next look shows whether it is gone.
  }
}

/** The reaper of orphans. In a container it need not be an ancestor of this process. */
const INIT_PID = 1;

interface Found {
  /** All processes that the steps after the guard left running. */
  leftovers: Process[];
  /** Those that may be such processes. */
  unreadable: Process[];
}

/** Finds the processes of the job that steps after the guard started, and what descends from these. */
export function findLeftovers(baseline: ProcessBaseline, table: ProcessTable): Found {
  const alive = new Map(
    table
      .list()
      .filter((process) => process.pid !== INIT_PID && !isGone(process) && !process.isKernelThread)
      .map((process) => [process.pid, process]),
  );
  const [, ...ancestors] = lineageOf(alive.get(table.ownPid), alive);
  const isAncestor = new Set(ancestors);
  const origins = new Map<Process, Origin>();
  const originOf = (process: Process) => {
    const origin = origins.get(process) ?? findOrigin(process, baseline, table);
    origins.set(process, origin);
    return origin;
  };
  const ownCgroup = table.cgroupOf(table.ownPid);
  const found: Found = { leftovers: [], unreadable: [] };
  for (const process of alive.values()) {
    if (process.startTime <= baseline.startTime || isAncestor.has(process)) continue;
    const lineage = lineageOf(process, alive).filter((other) => !isAncestor.has(other));
    const all = lineage.map(originOf);
    if (all.includes('kept')) continue;
    const isLater = all.includes('later');
    if (originOf(process) === 'unreadable') {
      if (isLater || table.cgroupOf(process.pid) === ownCgroup) found.unreadable.push(process);
    } else if (isLater) {
      found.leftovers.push(process);
    }
  }
  return found;
}

/** Whether a process comes from a step after the guard, or stays whatever its parent is. */
type Origin = 'later' | 'kept' | 'unreadable' | 'unknown';

function findOrigin(
  { pid, startTime }: Process,
  { trackingId, startTime: guardTime, directory, files }: ProcessBaseline,
  table: ProcessTable,
): Origin {
  if (pid === table.ownPid || startTime <= guardTime) return 'kept';
  const variables = table.variablesOf(pid);
  if (variables === 'unreadable') return 'unreadable';
  if (!variables) return 'unknown';
  // Any other value, also an empty one, asks the runner to keep a process when the job ends.
  if (variables.trackingId !== undefined && variables.trackingId !== trackingId) return 'kept';
  const file = path.parse(variables.envFile ?? '');
  const isOfJob = trackingId === null ? file.dir === directory : variables.trackingId === trackingId;
  if (!isOfJob) return 'unknown';
  // A service of an earlier step can start processes at any time.
  return file.dir === directory && files.includes(file.base) ? 'kept' : 'later';
}

/** A process, its parent, and so on. */
function lineageOf(process: Process | undefined, alive: ReadonlyMap<number, Process>): Process[] {
  const lineage = new Set<Process>();
  // The processes were not all read at the same moment, so they can form a circle.
  for (let next = process; next && !lineage.has(next); next = alive.get(next.parentPid)) lineage.add(next);
  return [...lineage];
}

/** A zombie only waits for its parent to read its exit code, and the init of a container may never do that. */
function isGone({ state }: Process): boolean {
  return state === 'Z' || state === 'X';
}

/** Those whose parent is none of them. */
function rootsOf(processes: readonly Process[]): Process[] {
  const pids = new Set(processes.map(({ pid }) => pid));
  return processes.filter(({ parentPid }) => !pids.has(parentPid));
}

function isNotIn(processes: readonly Process[]): (process: Process) => boolean {
  const keys = new Set(processes.map(keyOf));
  return (process) => !keys.has(keyOf(process));
}

function keyOf({ pid, startTime }: Process): string {
  return `${pid} ${startTime}`;
}
