import { type Inputs, readInputs, wantsSummary } from './inputs/read-inputs.ts';
import { readToken } from './inputs/reader.ts';
import type { Perform } from './perform.ts';
import { renderFailedStep } from './report/failed-page.ts';
import { outputsError, outputsOf } from './report/outputs.ts';
import type { Runner } from './runner/runner.ts';
import { openStep, type Step } from './runner/step.ts';

/**
 * Runs the step.
 *
 * @param loadPerform loads what performs the operation, once the inputs are valid: most of the start-up time goes into
 *   Node's http and crypto
 * @returns whether it succeeded
 */
export async function main(runner: Runner, loadPerform: () => Promise<Perform>): Promise<boolean> {
  const step = openStep(runner, readToken(runner.inputs));
  let inputs: Inputs;
  try {
    inputs = readInputs(runner.inputs);
  } catch (error) {
    await reject(error as Error, step, runner);
    return false;
  }
  const perform = await loadPerform();
  return perform(inputs, step, runner);
}

/** Reports that the inputs are wrong. */
async function reject(error: Error, step: Step, { inputs, commands }: Runner): Promise<void> {
  const errors = [error];
  try {
    const outputs = outputsOf(undefined, [], []);
    for (const [name, value] of Object.entries(outputs)) commands.setOutput(name, value);
  } catch (cause) {
    errors.push(outputsError(cause as Error));
  }
  for (const each of errors) step.fail(each);
  if (wantsSummary(inputs)) {
    await step.summarize(renderFailedStep(errors.map(({ message }) => step.redact(message))));
  }
}
