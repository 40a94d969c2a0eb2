import { currentRunner } from './runner/current-runner.ts';
import { runProcess } from './runner/process.ts';
import { clearState } from './runner/state.ts';
import { runStep } from './step.ts';

/** The entry of the step. What reaches other machines takes most of the start-up time, so it is loaded when it is needed. */
runProcess(async () => {
  clearState();
  return runStep(currentRunner(), () => import('./session.ts'));
});
