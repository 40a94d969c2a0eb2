import { type Inputs, readInputs } from './inputs/read-inputs.ts';
import { readToken } from './inputs/reader.ts';
import { currentRunner } from './runner/current-runner.ts';
import { Log } from './runner/log.ts';
import { runProcess } from './runner/process.ts';
import { rejectInputs } from './runner/reject-inputs.ts';
import { clearState } from './runner/state.ts';

/** The entry of the step. The program takes most of the start-up time, so it is loaded once the inputs are valid. */
runProcess(async () => {
  clearState();
  const runner = currentRunner();
  const log = new Log(runner, readToken(runner.inputs));
  let inputs: Inputs;
  try {
    inputs = readInputs(runner.inputs);
  } catch (error) {
    await rejectInputs(error, log, runner);
    return false;
  }
  const { runStep, withSession } = await import('./step.ts');
  return runStep(inputs, log, runner, withSession);
});
