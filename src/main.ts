import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { atMost } from './at-most.ts';
import { cancellation } from './cancellation.ts';
import { type Guard, guardOf } from './guard.ts';
import { HoodyError } from './hoody/errors.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { UndoneError } from './operations/create.ts';
import type { Outcome } from './operations/outcome.ts';
import { outputsOf, writeSnapshotsFile } from './outputs.ts';
import { redactIn } from './redact.ts';
import { run } from './run.ts';
import { openStep, readRunner, type Step } from './step.ts';
import { summaryOf } from './summary.ts';
import { readWorkflowRun } from './workflow-run.ts';

/** How long what cannot stay may take to be deleted again, beyond the step's time. */
const UNDO_MS = 30_000;

/** The step itself. */
export async function main(): Promise<void> {
  const workflowRun = readWorkflowRun();
  const source = readRunner(workflowRun);
  const step = openStep(source);
  const { log } = step;

  let inputs: Inputs | undefined;
  let outcomes: Outcome[] = [];
  try {
    inputs = readInputs(source);
    outcomes = await perform(inputs, step);
  } catch (error) {
    step.fail(error);
  }
  // What was undone was told when it was, and is the consequence of another error.
  for (const outcome of outcomes)
    if (!outcome.ok && !(outcome.error instanceof UndoneError)) step.fail(outcome.error);
  log.tellExchanges();
  const told = redactIn(outcomes, step.redact);
  try {
    setOutputs(inputs, told, step);
  } catch (error) {
    step.fail(new HoodyError(`The outputs could not be written: ${(error as Error).message}`));
  }
  if (inputs?.settings.summary) await step.summarize(summaryOf(inputs.request, told, workflowRun));
}

async function perform({ request, settings }: Inputs, { log, redact }: Step): Promise<Outcome[]> {
  const { containerIds, timeoutMs, maxParallel } = settings;
  // Loaded once the inputs are known to be right: most of the time to start goes into Node's http.
  const { connect } = await import('./connection.ts');
  const connection = connect(settings, log);
  try {
    const outcomes = await run(request, containerIds, {
      hoody: connection.hoody(timeoutMs, cancellation()),
      undoer: () => connection.hoody(UNDO_MS, new AbortController().signal),
      story: log,
      each: atMost(maxParallel),
      now: Date.now,
    });
    const guard = guardOf(request, outcomes, settings.apiUrl, randomUUID());
    if (guard) {
      core.saveState('guard', redact(JSON.stringify(guard)));
      log.info(tellGuard(guard));
    }
    return outcomes;
  } finally {
    connection.close();
  }
}

function tellGuard({ restoreOnFailure, deleteOnSuccess }: Guard): string {
  const promises = [
    ...(restoreOnFailure ? ['restores from these snapshots if the job failed or was cancelled'] : []),
    ...(deleteOnSuccess ? ['deletes those that it made if the job succeeded'] : []),
  ];
  return `The post step ${promises.join(', and ')}.`;
}

function setOutputs(inputs: Inputs | undefined, outcomes: readonly Outcome[], { redact }: Step): void {
  const operation = inputs?.request.operation;
  for (const [name, value] of Object.entries(outputsOf(operation, outcomes)))
    core.setOutput(name, redact(value));
  if (operation === 'list') {
    const directory = process.env['RUNNER_TEMP'] ?? tmpdir();
    core.setOutput('snapshots-file', writeSnapshotsFile(directory, outcomes, redact));
  }
}
