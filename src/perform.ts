import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { createGuard } from './guard/create-guard.ts';
import type { GuardSwitches } from './guard/guard.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import { serializeGuard } from './guard/state.ts';
import { checkHealth, type Health } from './health/health.ts';
import { unhealthy } from './health/unhealthy.ts';
import { startBudget } from './hoody/budget.ts';
import { nameByLabel } from './hoody/container-name.ts';
import { HoodyError } from './hoody/errors.ts';
import { OutOfTimeError } from './hoody/retry.ts';
import type { Inputs } from './inputs/read-inputs.ts';
import type { Network } from './network.ts';
import type { Context } from './operations/context.ts';
import { describeResult } from './operations/describe-result.ts';
import { type Outcome, UndoneError } from './operations/outcome.ts';
import { run } from './operations/run.ts';
import { allSnapshots } from './report/all-snapshots.ts';
import { findMapProblem, outputsError, outputsOf } from './report/outputs.ts';
import { writeSnapshotsFile } from './report/snapshots-file.ts';
import { renderSummary } from './report/summary.ts';
import { CLEANUP_AFTER_CANCEL_MS, measureCleanupTime } from './runner/cleanup-time.ts';
import type { Runner } from './runner/runner.ts';
import { delayedSignal } from './runner/signals.ts';
import type { Step } from './runner/step.ts';
import { type Redact, redactIn } from './text/redact.ts';

/** What a step did. */
interface Result {
  outcomes: Outcome[];
  /** Of what must be healthy after a restore. */
  health: Health[];
}

/** Performs the operation of a step with valid inputs. @returns whether it succeeded */
export type Perform = (inputs: Inputs, step: Step, runner: Runner) => Promise<boolean>;

/**
 * Performs the operation of a step with valid inputs, and reports what it did.
 *
 * @returns whether it succeeded
 */
export async function perform(
  inputs: Inputs,
  step: Step,
  runner: Runner,
  network: Network,
  generateAlias: Context['generateAlias'],
): Promise<boolean> {
  const { request, settings } = inputs;
  let result: Result = { outcomes: [], health: [] };
  const problems: string[] = [];
  const fail = (error: unknown) => {
    problems.push(step.redact((error as Error).message));
    step.fail(error);
  };
  try {
    result = await act(inputs, step.log, runner, network, generateAlias);
  } catch (error) {
    fail(error);
  }
  step.log.logExchanges();
  const nameOf = nameByLabel(settings.labels);
  const sentence = describeResult(request, result.outcomes, nameOf);
  const errors = errorsOf(result);
  if (sentence && errors.length > 0) step.log.info(sentence);
  for (const error of errors) step.fail(error);
  const redacted = redactIn(result, step.redact);
  try {
    setOutputs(inputs, redacted.outcomes, step.redact, runner, fail);
  } catch (error) {
    fail(outputsError(error as Error));
  }
  // A step that fails stops the deploy, so a rollback is unnecessary.
  const guard = step.failed ? undefined : leaveGuard(inputs, redacted.outcomes, step.log, runner, fail);
  if (settings.summary) {
    const report = { request, ...redacted, problems, guard, nameOf, now: runner.clock.now() };
    await step.summarize(renderSummary(report));
  }
  if (sentence && !step.failed) step.log.result(sentence);
  return !step.failed;
}

function errorsOf({ outcomes, health }: Result): Error[] {
  return [
    // An undone create is the consequence of another error, and was logged when it happened.
    ...outcomes.flatMap((outcome) =>
      outcome.ok || outcome.error instanceof UndoneError ? [] : [outcome.error],
    ),
    ...health.flatMap(({ isHealthy, ...last }) => (isHealthy ? [] : [unhealthy(last)])),
  ];
}

async function act(
  { request, settings, healthUrls }: Inputs,
  log: Step['log'],
  { clock, random, watchCancellation }: Runner,
  { connect, createProbe }: Network,
  generateAlias: Context['generateAlias'],
): Promise<Result> {
  const { apiUrl, token, containerIds, labels, timeoutMs, maxParallel } = settings;
  const nameOf = nameByLabel(labels);
  const connection = connect({
    apiUrl,
    token,
    onExchange: (exchange) => log.exchange(exchange),
    onNotice: (notice) => log.info(notice),
    nameOf,
    clock,
    random,
  });
  const limit = pLimit(maxParallel);
  const cancelled = watchCancellation();
  const cleanupEnd = delayedSignal(cancelled, CLEANUP_AFTER_CANCEL_MS, clock);
  const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, cancelled, clock);
  const budget = startBudget(clock, timeoutMs, cancelled);
  try {
    const outcomes = await run(request, containerIds, {
      client: connection.client(budget),
      cleanupClient: () => connection.client(startBudget(clock, cleanupMs(), cleanupEnd)),
      logger: log,
      nameOf,
      mapConcurrently: (items, mapper) => limit.map(items, mapper),
      generateAlias,
      now: clock.now,
      async sleep(ms) {
        if (ms > cleanupMs()) throw new OutOfTimeError();
        await clock.sleep(ms, cleanupEnd);
      },
    });
    if (request.operation === 'restore' && request.dryRun)
      for (const { href } of healthUrls) log.info(`Dry run: would check the health of ${href}.`);
    const isRestored = request.operation === 'restore' && outcomes.some(({ ok, plan }) => ok && !plan);
    const health = isRestored
      ? await checkHealth(healthUrls, { probe: createProbe(), budget, clock, logger: log })
      : [];
    return { outcomes, health };
  } finally {
    connection.close();
  }
}

/**
 * Leaves the guard of a create to the post step.
 *
 * @returns what the guard does; undefined if there is none
 */
function leaveGuard(
  { guard: switches, settings, healthUrls }: Inputs,
  outcomes: readonly Outcome[],
  log: Step['log'],
  { commands, isInCompositeAction, temporaryDirectory }: Runner,
  fail: (error: Error) => void,
): GuardSwitches | undefined {
  const { apiUrl, token, maxParallel, timeoutMs, summary } = settings;
  const id = randomUUID();
  const guard = createGuard(
    {
      ...switches,
      id,
      apiUrl,
      // There, the runner can pass the inputs of another action to the post step.
      ...(isInCompositeAction ? { token } : {}),
      healthUrls,
      maxParallel,
      timeoutMs,
      summary,
    },
    outcomes,
    settings.labels,
  );
  if (!guard) return undefined;
  try {
    for (const [name, text] of Object.entries(serializeGuard(guard))) commands.saveState(name, text);
  } catch (error) {
    fail(
      new HoodyError('Could not save the state for the post step.', [
        `Reason: ${(error as Error).message}`,
        'The step fails, because the post step could not restore or delete anything.',
      ]),
    );
    return undefined;
  }
  if (guard.restoreOnFailure) openJobDirectory(temporaryDirectory).register(id);
  log.info(describeGuard(guard));
  return switches;
}

function describeGuard({ restoreOnFailure, deleteOnSuccess }: GuardSwitches): string {
  const promises = [
    ...(restoreOnFailure ? ['restores from these snapshots if the job fails or is canceled'] : []),
    ...(deleteOnSuccess ? ['deletes the new snapshots if the job succeeds'] : []),
  ];
  return `The post step ${promises.join(', and ')}.`;
}

function setOutputs(
  { request: { operation }, settings }: Inputs,
  outcomes: readonly Outcome[],
  redact: Redact,
  { commands, temporaryDirectory }: Runner,
  fail: (error: Error) => void,
): void {
  const all = allSnapshots(outcomes);
  const outputs = outputsOf(operation, outcomes, all, settings.labels);
  const problem = findMapProblem(outputs);
  if (problem) {
    fail(problem);
    outputs['snapshot-map'] = '';
  }
  for (const [name, value] of Object.entries(outputs)) commands.setOutput(name, redact(value));
  if (operation === 'list') {
    commands.setOutput('snapshots-file', writeSnapshotsFile(temporaryDirectory, all, redact));
  }
}
