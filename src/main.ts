import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as core from '@actions/core';
import pLimit from 'p-limit';
import { createGuard, type Guard } from './guard/guard.ts';
import { nameByLabel } from './hoody/container-name.ts';
import { HoodyError } from './hoody/errors.ts';
import { type Inputs, readInputs } from './inputs/read-inputs.ts';
import type { Context } from './operations/context.ts';
import type { Outcome } from './operations/outcome.ts';
import { run } from './operations/run.ts';
import { UndoneError } from './operations/undo-create.ts';
import { findMapProblem, outputsOf } from './report/outputs.ts';
import { writeSnapshotsFile } from './report/snapshots-file.ts';
import { renderSummary } from './report/summary.ts';
import { CLEANUP_AFTER_CANCEL_MS, measureCleanupTime } from './runner/cleanup-time.ts';
import { cancellationSignal, delayedSignal } from './runner/signals.ts';
import { openStep, runnerInputs, type Step, temporaryDirectory } from './runner/step.ts';
import { readWorkflowRun } from './runner/workflow-run.ts';
import { redactIn } from './text/redact.ts';

/**
 * Runs the step.
 *
 * @returns whether it succeeded
 */
export async function main(): Promise<boolean> {
  const workflowRun = readWorkflowRun();
  const step = openStep(runnerInputs);

  let inputs: Inputs | undefined;
  let outcomes: Outcome[] = [];
  try {
    inputs = readInputs(runnerInputs);
    outcomes = await perform(inputs, step, workflowRun.generateAlias);
  } catch (error) {
    step.fail(error);
  }
  // An undone create is the consequence of another error, and was logged when it happened.
  for (const outcome of outcomes)
    if (!outcome.ok && !(outcome.error instanceof UndoneError)) step.fail(outcome.error);
  step.log.logExchanges();
  const redacted = redactIn(outcomes, step.redact);
  try {
    setOutputs(inputs, redacted, step);
  } catch (error) {
    step.fail(new HoodyError(`The outputs could not be written: ${(error as Error).message}`));
  }
  if (inputs?.settings.summary) {
    const nameOf = nameByLabel(inputs.settings.labels);
    await step.summarize(renderSummary(inputs.request, redacted, workflowRun, nameOf));
  }
  return !step.failed;
}

async function perform(
  { request, settings, guard }: Inputs,
  { log, redact }: Step,
  generateAlias: Context['generateAlias'],
): Promise<Outcome[]> {
  const { apiUrl, token, containerIds, labels, timeoutMs, maxParallel } = settings;
  const nameOf = nameByLabel(labels);
  // Loaded after the inputs are checked: most of the start-up time goes into Node's http.
  const { connect } = await import('./hoody/connection.ts');
  const connection = connect({
    apiUrl,
    token,
    onExchange: (exchange) => log.exchange(exchange),
    onNotice: (notice) => log.info(notice),
    nameOf,
  });
  const limit = pLimit(maxParallel);
  const cancelled = cancellationSignal();
  const cleanupEnd = delayedSignal(cancelled, CLEANUP_AFTER_CANCEL_MS);
  const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, cancelled);
  try {
    const outcomes = await run(request, containerIds, {
      client: connection.client(timeoutMs, cancelled),
      cleanupClient: () => connection.client(cleanupMs(), cleanupEnd),
      logger: log,
      nameOf,
      mapConcurrently: (items, mapper) => limit.map(items, mapper),
      generateAlias,
      now: Date.now,
      sleep: (ms) => setTimeout(ms, undefined, { signal: cleanupEnd }),
    });
    const created = createGuard(guard, outcomes, apiUrl, randomUUID());
    if (created) {
      core.saveState('guard', redact(JSON.stringify(created)));
      log.info(describeGuard(created));
    }
    return outcomes;
  } finally {
    connection.close();
  }
}

function describeGuard({ restoreOnFailure, deleteOnSuccess }: Guard): string {
  const promises = [
    ...(restoreOnFailure ? ['restores from these snapshots if the job failed or was cancelled'] : []),
    ...(deleteOnSuccess ? ['deletes those that it made if the job succeeded'] : []),
  ];
  return `The post step ${promises.join(', and ')}.`;
}

function setOutputs(inputs: Inputs | undefined, outcomes: readonly Outcome[], step: Step): void {
  const { redact } = step;
  const operation = inputs?.request.operation;
  const outputs = outputsOf(operation, outcomes, inputs?.settings.labels);
  const problem = findMapProblem(outputs);
  if (problem) {
    step.fail(new HoodyError(problem));
    outputs['snapshot-map'] = '';
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, redact(value));
  if (operation === 'list') {
    core.setOutput('snapshots-file', writeSnapshotsFile(temporaryDirectory(), outcomes, redact));
  }
}
