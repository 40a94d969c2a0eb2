import { decideGuard } from './guard/decision.ts';
import { parseGuard } from './guard/state.ts';
import { parseUnsettled } from './guard/unsettled.ts';
import { runProcess } from './runner/process.ts';
import { readState } from './runner/state.ts';

/** The entry of the post step. Most post steps have no work, so the program is loaded only if there is some. */
runProcess(async () => {
  let guard: ReturnType<typeof parseGuard>;
  let unsettled: ReturnType<typeof parseUnsettled>;
  try {
    const state = readState();
    guard = parseGuard(state);
    unsettled = parseUnsettled(state.unsettled);
  } catch (error) {
    const [{ rejectState }, { currentRunner }] = await load();
    return rejectState(error as Error, currentRunner());
  }
  if (!guard && !unsettled) return true;
  const context = {
    jobStatus: input('job-status'),
    switches: {
      'restore-on-failure': input('restore-on-failure'),
      'delete-on-success': input('delete-on-success'),
    },
  };
  const decision = guard && decideGuard(guard, context);
  if ((!decision || decision.action === 'nothing') && !unsettled) return true;
  const [{ runPostStep, withSession }, { currentRunner }] = await load();
  const work = { guard: guard && decision && { guard, decision }, unsettled };
  return runPostStep(work, context.jobStatus, currentRunner(), withSession);
});

function load() {
  return Promise.all([import('./post-step.ts'), import('./runner/current-runner.ts')]);
}

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
