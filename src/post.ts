import { planGuard } from './guard/plan.ts';
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
  const plan = planGuard(guard, context);
  if (plan.action === 'nothing') return true;
  if (plan.action === 'disarmed') {
    process.stdout.write(`Nothing to do: \`${plan.input}\` is now false.\n`);
    return true;
  }
  const [{ afterJob }, { currentRunner }, { httpNetwork }] = await load();
  return afterJob(guard, plan, context.jobStatus, currentRunner(), httpNetwork);
});

function load() {
  return Promise.all([import('./after-job.ts'), import('./runner/runner.ts'), import('./network.ts')]);
}

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
