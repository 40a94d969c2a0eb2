import pLimit from 'p-limit';
import { type Guard, labelsOf, nameOf } from './guard/guard.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import type { GuardAction, GuardPlan } from './guard/plan.ts';
import { describeManualRestore } from './guard/restore-command.ts';
import { type GuardResult, runGuard } from './guard/run-guard.ts';
import { checkHealth, type Health } from './health/health.ts';
import { unhealthy } from './health/unhealthy.ts';
import { startBudget } from './hoody/budget.ts';
import { nameByLabel } from './hoody/container-name.ts';
import { HoodyError } from './hoody/errors.ts';
import { readPostToken, wantsSummary } from './inputs/read-inputs.ts';
import { readToken } from './inputs/reader.ts';
import type { Network } from './network.ts';
import { renderCleanup } from './report/cleanup-page.ts';
import { describeRollback } from './report/describe-rollback.ts';
import { renderFailedStep } from './report/failed-page.ts';
import { renderRollback, renderUnstartedRollback } from './report/rollback-page.ts';
import type { Runner } from './runner/runner.ts';
import { openStep, type Step } from './runner/step.ts';
import { formatCount } from './text/format.ts';
import { composeMessage } from './text/message.ts';
import { redactIn } from './text/redact.ts';

/**
 * Runs the post step of a create.
 *
 * @param guard the state that the step saved
 * @param plan what to do with it
 * @returns whether it succeeded
 */
export async function afterJob(
  guard: Guard,
  plan: Extract<GuardPlan, GuardAction | { action: 'unclear' }>,
  jobStatus: string,
  runner: Runner,
  network: Network,
): Promise<boolean> {
  const step = openStep(runner, guard.token ?? readToken(runner.inputs));
  try {
    if (plan.action === 'unclear') throw unclear(jobStatus);
    const token = guard.token ?? readPostToken(runner.inputs);
    const { log } = step;
    const { results, health } = await act({ guard, plan, token, jobStatus, log }, runner, network);
    step.log.logExchanges();
    if (guard.summary) {
      const redacted = redactIn({ results, health }, step.redact);
      const report = { ...redacted, apiUrl: guard.apiUrl, jobStatus, now: runner.clock.now() };
      await step.summarize(plan.action === 'rollback' ? renderRollback(report) : renderCleanup(report));
    }
    report(guard, plan, { results, health }, jobStatus, step);
  } catch (error) {
    const isRollback = guard.restoreOnFailure && plan.action !== 'cleanup';
    step.fail(error, isRollback ? describeManualRestore(guard, guard.snapshots) : undefined);
    if (guard.summary) {
      const message = step.redact((error as Error).message);
      await step.summarize(
        isRollback ? renderUnstartedRollback(message, guard) : renderFailedStep([message]),
      );
    }
  }
  return !step.failed;
}

/** Fails the post step of a state that no step saved. */
export async function rejectState({ message }: Error, runner: Runner): Promise<boolean> {
  const step = openStep(runner, readToken(runner.inputs));
  const error = new HoodyError('The saved state of the step is invalid. Nothing was restored or deleted.', [
    `Reason: ${message}`,
    'Check whether a step of the job sets environment variables whose names start with STATE_.',
    'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
  ]);
  step.fail(error);
  if (wantsSummary(runner.inputs)) await step.summarize(renderFailedStep([step.redact(error.message)]));
  return false;
}

/** What the post step does, and for which job. */
interface Action {
  guard: Guard;
  plan: GuardAction;
  token: string;
  jobStatus: string;
  log: Step['log'];
}

async function act(
  { guard, plan, token, jobStatus, log }: Action,
  { clock, random, temporaryDirectory, watchCancellation }: Runner,
  { connect, createProbe }: Network,
): Promise<{ results: GuardResult[]; health: Health[] }> {
  const directory = openJobDirectory(temporaryDirectory);
  if (plan.action === 'rollback' && !directory.claim(guard.id, token)) {
    throw new HoodyError('Another process already started this rollback, so it does not start again.', [
      'The runner starts a post step once: another step of the job started it, or wrote the file that records its start.',
      'Check the state of the container.',
    ]);
  }
  const cancelled = watchCancellation();
  const limitMs =
    jobStatus === 'cancelled'
      ? Math.floor(directory.shareTimeAfterCancel(guard.id, clock.now()) / 1000) * 1000
      : guard.timeoutMs;
  const budget =
    limitMs < guard.timeoutMs
      ? startBudget(clock, limitMs, cancelled, 'after a cancellation')
      : startBudget(clock, guard.timeoutMs, cancelled);
  const connection = connect({
    apiUrl: guard.apiUrl,
    token,
    onExchange: (exchange) => log.exchange(exchange),
    onNotice: (notice) => log.info(notice),
    nameOf: nameByLabel(labelsOf(guard)),
    clock,
    random,
  });
  const limit = pLimit(guard.maxParallel);
  try {
    const results = await runGuard(plan, {
      client: connection.client(budget),
      budget,
      logger: log,
      mapConcurrently: (items, mapper) => limit.map(items, mapper),
    });
    const isRestored = plan.action === 'rollback' && results.some(({ error }) => !error);
    const health = isRestored
      ? await checkHealth(guard.healthUrls, { probe: createProbe(), budget, clock, logger: log })
      : [];
    return { results, health };
  } finally {
    connection.close();
  }
}

function unclear(jobStatus: string): HoodyError {
  return new HoodyError(`The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`, [
    'Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.',
  ]);
}

/** Reports what failed, then what was done. A remaining snapshot is a warning, since the job succeeded. */
function report(
  guard: Guard,
  { action }: GuardAction,
  { results, health }: { results: readonly GuardResult[]; health: readonly Health[] },
  jobStatus: string,
  { fail, log }: Step,
): void {
  for (const { snapshot, error } of results) {
    if (!error) continue;
    const container = nameOf(snapshot);
    if (action === 'cleanup') {
      log.warning(composeMessage(`Snapshot ${snapshot.name} of container ${container} remains.`, error));
    } else {
      const headline = `Could not roll container ${container} back to snapshot ${snapshot.name}.`;
      fail(new HoodyError(headline, [error]), describeManualRestore(guard, [snapshot]));
    }
  }
  for (const { isHealthy, ...last } of health) if (!isHealthy) fail(unhealthy(last));
  const done = results.filter(({ error }) => !error).length;
  if (action === 'cleanup') log.result(describeCleanup(done, results.length));
  else if (done > 0) log.warning(describeRollback(jobStatus, results, health));
}

function describeCleanup(done: number, total: number): string {
  const count = done === total ? formatCount(total, 'snapshot') : `${done} of ${total} snapshots`;
  return `Deleted ${count}, because the job succeeded.`;
}
