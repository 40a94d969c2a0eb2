import { runProcess } from './runner/process.ts';
import { clearState } from './runner/state.ts';

/** The entry of the step. What reaches other machines takes most of the start-up time, so it is loaded when it is needed. */
runProcess(async () => {
  clearState();
  const [{ runStep }, { currentRunner }] = await Promise.all([
    import('./step.ts'),
    import('./runner/current-runner.ts'),
  ]);
  return runStep(currentRunner(), () => import('./session.ts'));
});
