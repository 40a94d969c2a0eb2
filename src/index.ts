import { currentRunner } from './runner/current-runner.ts';
import { runProcess } from './runner/process.ts';
import { startStep } from './runner/start-step.ts';
import { clearState } from './runner/state.ts';

/** The entry of the step. */
runProcess(async () => {
  clearState();
  return startStep(currentRunner(), async () => {
    const { runStep, withSession } = await import('./step.ts');
    return (inputs, log, runner) => runStep(inputs, log, runner, withSession);
  });
});
