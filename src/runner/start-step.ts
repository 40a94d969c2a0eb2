import { type Inputs, readInputs, readOperation, wantsSummary } from '../inputs/read-inputs.ts';
import { readToken } from '../inputs/reader.ts';
import { renderInvalidInputs } from '../report/failures.ts';
import { setOutputs } from '../report/outputs.ts';
import { Log } from './log.ts';
import { type Runner, summarize } from './runner.ts';

/** What a step with valid inputs does. @returns whether it succeeded */
export type Program = (inputs: Inputs, log: Log, runner: Runner) => Promise<boolean>;

/**
 * Starts the step: masks the token, reads the inputs, and loads the program only if they are valid, since that takes most
 * of the start-up time.
 *
 * @returns whether the step succeeded
 */
export async function startStep(runner: Runner, load: () => Promise<Program>): Promise<boolean> {
  const log = new Log(runner, readToken(runner.inputs));
  let inputs: Inputs;
  try {
    inputs = readInputs(runner.inputs);
  } catch (error) {
    await rejectInputs(error, log, runner);
    return false;
  }
  const program = await load();
  return program(inputs, log, runner);
}

/** Reports that the inputs are wrong. The outputs say that nothing was done. */
async function rejectInputs(error: unknown, log: Log, runner: Runner): Promise<void> {
  const { commands, inputs, temporaryDirectory } = runner;
  const { setOutput } = commands;
  const errors = [error, ...setOutputs(undefined, [], {}, { setOutput, temporaryDirectory })];
  const messages = errors.map((each) => log.fail(each));
  if (wantsSummary(inputs))
    await summarize(renderInvalidInputs(readOperation(inputs), messages), runner, log);
  log.end();
}
