import { decideGuard } from './guard/decision.ts';
import { parseGuard } from './guard/state.ts';
import { runProcess } from './runner/process.ts';
import { readState } from './runner/state.ts';

/** The entry of the post step. Most post steps have no work, so the program is loaded only if there is some. */
runProcess(async () => {
  let guard: ReturnType<typeof parseGuard>;
  try {
    guard = parseGuard(readState());
  } catch (error) {
    const [{ rejectState }, { currentRunner }] = await load();
    return rejectState(error as Error, currentRunner());
  }
  if (!guard) return true;
  const context = {
    jobStatus: input('job-status'),
    switches: {
      'restore-on-failure': input('restore-on-failure'),
      'delete-on-success': input('delete-on-success'),
    },
  };
  const decision = decideGuard(guard, context);
  if (decision.action === 'nothing') return true;
  if (decision.action === 'disarmed') {
    process.stdout.write(`Nothing to do: \`${decision.input}\` is now false.\n`);
    return true;
  }
  const [{ runPostStep, withSession }, { currentRunner }] = await load();
  return runPostStep(guard, decision, context.jobStatus, currentRunner(), withSession);
});

function load() {
  return Promise.all([import('./post-step.ts'), import('./runner/current-runner.ts')]);
}

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
