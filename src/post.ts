import { findPostWork, isIdle, sendsRequests } from './guard/post-work.ts';
import { rollbackVariables, wordWithoutRollback } from './guard/rollback-word.ts';
import { exportVariables } from './runner/environment-file.ts';
import { runProcess } from './runner/process.ts';
import { readState } from './runner/state.ts';

/** The entry of the post step. Most post steps have no work, so the program is loaded only if there is some. */
runProcess(async () => {
  const state = readState();
  let work: ReturnType<typeof findPostWork>;
  try {
    work = findPostWork(state, input);
  } catch (error) {
    const [{ rejectState }, { currentRunner }] = await load();
    return rejectState(error as Error, currentRunner());
  }
  if (!work) return true;
  if (isIdle(work) && tellLaterJobs(work)) return true;
  const { readPostConnection, reconnect } = await import('./runner/reconnect.ts');
  const connection = readPostConnection() ?? (sendsRequests(work) ? reconnect(state.connection) : undefined);
  if (connection && 'exitCode' in connection) return connection.exitCode === 0;
  const [{ runPostStep, withSession }, { currentRunner }] = await load();
  return runPostStep({ ...work, ...connection }, input('job-status'), currentRunner(), withSession);
});

/** @returns whether nothing went wrong */
function tellLaterJobs({ guard }: NonNullable<ReturnType<typeof findPostWork>>): boolean {
  const word = guard && wordWithoutRollback(guard.guard, guard.decision);
  if (!guard || word === undefined) return true;
  try {
    exportVariables(rollbackVariables(guard.guard.id, word, (name) => process.env[name]));
    return true;
  } catch {
    return false;
  }
}

function load() {
  return Promise.all([import('./post-step.ts'), import('./runner/current-runner.ts')]);
}

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
