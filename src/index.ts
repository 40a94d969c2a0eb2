import { runProcess } from './runner/process.ts';
import { clearState } from './runner/state.ts';

/** The entry of the step. */
runProcess(async () => {
  clearState();
  const { runStep } = await import('./step.ts');
  return runStep();
});
