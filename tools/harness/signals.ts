import type { ChildProcess } from 'node:child_process';

/**
 * Whether this system has signals. Windows has none: Node.js ends a process there at once, whatever the signal, so a
 * step cannot react to a cancel, and the runner itself sends Ctrl+C to its console instead.
 */
export const HAS_SIGNALS = process.platform !== 'win32';

const TERMINATE_AFTER_MS = 7_500;
const KILL_AFTER_MS = 10_000;

/**
 * Ends a process as the runner does when the job is canceled or the time of the step is over: with SIGINT, then SIGTERM,
 * then SIGKILL. They reach the process only, not its children.
 *
 * @param timeScale how long a millisecond of the runner takes
 */
export function interrupt(child: ChildProcess, timeScale: number): void {
  child.kill('SIGINT');
  const timers = [
    setTimeout(() => child.kill('SIGTERM'), TERMINATE_AFTER_MS * timeScale),
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS * timeScale),
  ];
  child.once('exit', () => timers.forEach(clearTimeout));
}

/** Kills a process, as a system without memory does. It cannot react. */
export function kill(child: ChildProcess): void {
  child.kill('SIGKILL');
}

/** Kills the process with this id. @returns whether there was one */
export function killById(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
