import { wantsSummary } from '../inputs/read-inputs.ts';
import { renderFailedStep } from '../report/failures.ts';
import { setOutputs } from '../report/outputs.ts';
import type { Log } from './log.ts';
import { type Runner, summarize } from './runner.ts';

/** Reports that the inputs are wrong. The outputs say that nothing was done. */
export async function rejectInputs(error: unknown, log: Log, runner: Runner): Promise<void> {
  const { commands, inputs, temporaryDirectory } = runner;
  const { setOutput } = commands;
  const errors = [error, ...setOutputs(undefined, [], {}, { setOutput, temporaryDirectory })];
  const messages = errors.map((each) => log.fail(each));
  if (wantsSummary(inputs)) await summarize(renderFailedStep(messages), runner, log);
}
