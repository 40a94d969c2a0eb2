import type { ChildProcess } from 'node:child_process';
import { IS_WINDOWS } from './system.ts';

const TERMINATE_AFTER_MS = 7_500;
const KILL_AFTER_MS = 10_000;

/** What the runner sends first and second. On Windows, `console.js` receives what a console would. */
const [FIRST, SECOND] = IS_WINDOWS ? (['SIGINT', 'SIGBREAK'] as const) : (['SIGINT', 'SIGTERM'] as const);

/**
 * Ends a process as the runner does when the job is canceled or the time of the step is over: with SIGINT, then SIGTERM,
 * then SIGKILL; on Windows with Ctrl+C, then Ctrl+Break, then its end. They reach the process only, not its children.
 *
 * @param timeScale how long a millisecond of the runner takes
 */
export function interrupt(child: ChildProcess, timeScale: number): void {
  ask(child, FIRST);
  const timers = [
    setTimeout(() => ask(child, SECOND), TERMINATE_AFTER_MS * timeScale),
    setTimeout(() => kill(child), KILL_AFTER_MS * timeScale),
  ];
  child.once('exit', () => timers.forEach(clearTimeout));
}

/** Node.js has no signal for a process on Windows that does not end it at once. */
function ask(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!IS_WINDOWS) child.kill(signal);
  // A process that has just ended is not there to receive it.
  else if (child.connected) child.send(signal, () => undefined);
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
