import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { version } from '../package.json';
import { startBudget } from './hoody/budget.ts';
import { createHoody } from './hoody/client.ts';
import { HoodyError } from './hoody/errors.ts';
import { createTransport } from './hoody/transport.ts';
import { InputError, type InputSource, type Inputs, readInputs, readToken } from './inputs.ts';
import { Log } from './log.ts';
import type { Outcome } from './operations/outcome.ts';
import { outputsOf, writeSnapshotsFile } from './outputs.ts';
import { type Redact, redactionOf } from './redact.ts';
import { run } from './run.ts';
import { summaryOf } from './summary.ts';
import { readWorkflowRun } from './workflow-run.ts';

async function main(): Promise<void> {
  const workflowRun = readWorkflowRun();
  const source: InputSource = {
    input: (name) => core.getInput(name),
    env: (name) => process.env[name],
    generateAlias: workflowRun.generateAlias,
  };
  const token = readToken(source);
  if (token) core.setSecret(token);
  const redact = redactionOf(token);
  const log = new Log(redact);

  let inputs: Inputs | undefined;
  let outcomes: Outcome[] = [];
  try {
    inputs = readInputs(source);
    outcomes = await perform(inputs, log);
  } catch (error) {
    fail(log, error);
  }
  for (const outcome of outcomes) if (!outcome.ok) fail(log, outcome.error);
  log.tellExchanges();
  setOutputs(inputs, outcomes, redact);
  if (inputs?.settings.summary)
    await writeSummary(summaryOf(inputs.request.operation, outcomes, workflowRun), redact, log);
}

async function perform({ request, settings }: Inputs, log: Log): Promise<Outcome[]> {
  const { apiUrl, token, timeoutMs, containerIds } = settings;
  const transport = createTransport({
    apiUrl,
    token,
    userAgent: `hoody-snapshot/${version}`,
    onExchange: (exchange) => log.exchange(exchange),
  });
  const hoody = createHoody({
    transport,
    budget: startBudget(timeoutMs, cancellation()),
    random: Math.random,
    now: Date.now,
    onNotice: (notice) => log.info(notice),
  });
  try {
    return await run(request, containerIds, { hoody, story: log });
  } finally {
    transport.close();
  }
}

/** Aborted by the signals with which the runner ends the steps of a cancelled job, some seconds before it kills them. */
function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

function fail(log: Log, error: unknown): void {
  const { message, stack } = error as Error;
  if (error instanceof HoodyError || error instanceof InputError) {
    log.error(message);
  } else {
    log.error(`This is a defect of the action, please report it: ${stack ?? message}`);
  }
  process.exitCode = core.ExitCode.Failure;
}

function setOutputs(inputs: Inputs | undefined, outcomes: readonly Outcome[], redact: Redact): void {
  for (const [name, value] of Object.entries(outputsOf(inputs?.request.operation, outcomes))) {
    core.setOutput(name, redact(value));
  }
  if (inputs?.request.operation === 'list') {
    core.setOutput(
      'snapshots-file',
      writeSnapshotsFile(process.env['RUNNER_TEMP'] ?? tmpdir(), outcomes, redact),
    );
  }
}

/** A summary is a convenience: one that cannot be written is told, and fails nothing. */
async function writeSummary(html: string, redact: Redact, log: Log): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  try {
    await core.summary.addRaw(redact(html)).write();
  } catch (error) {
    log.warning(`The job summary could not be written: ${(error as Error).message}`);
  }
}

void main();
