import { type Budget, startBudget } from './base/budget.ts';
import { nameByLabel } from './base/labels.ts';
import { UserError } from './base/user-error.ts';
import type { GuardAction, GuardDecision } from './guard/decision.ts';
import type { Guard } from './guard/guard.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import { describeManualRestore } from './guard/restore-command.ts';
import { type GuardResult, runGuard } from './guard/run-guard.ts';
import { type Health, unhealthy } from './health/health.ts';
import { readPostToken, wantsSummary } from './inputs/read-inputs.ts';
import { readToken } from './inputs/reader.ts';
import { renderCleanup } from './report/cleanup-page.ts';
import { describeRollback } from './report/describe-rollback.ts';
import { renderFailedStep } from './report/failures.ts';
import { renderRollback, renderUnstartedRollback } from './report/rollback-page.ts';
import { Log } from './runner/log.ts';
import { type Runner, summarize } from './runner/runner.ts';
import type { WithSession } from './session.ts';
import { formatCount } from './text/format.ts';
import { composeMessage, line } from './text/message.ts';
import { type Redacted, redactionOf } from './text/redact.ts';

export { withSession } from './session.ts';

/** What the post step does, and for which job. */
interface Work {
  guard: Guard;
  decision: GuardAction;
  token: string;
  jobStatus: string;
}

/** What a guard did. */
interface Done {
  results: GuardResult[];
  health: Health[];
}

/**
 * Runs the post step of a create.
 *
 * @param guard the state that the step saved
 * @param decision what to do with it
 * @returns whether it succeeded
 */
export async function runPostStep(
  guard: Guard,
  decision: Extract<GuardDecision, GuardAction | { action: 'unclear' }>,
  jobStatus: string,
  runner: Runner,
  withSession: WithSession,
): Promise<boolean> {
  const secret = guard.token ?? readToken(runner.inputs);
  const log = new Log(runner, secret);
  try {
    if (decision.action === 'unclear') throw unclear(redactionOf(secret)(jobStatus));
    const token = guard.token ?? readPostToken(runner.inputs);
    const work = { guard, decision, token, jobStatus };
    const done = await act(work, log, runner, withSession);
    log.logRequests();
    if (guard.summary) {
      const nameOf = nameByLabel(guard.labels);
      const afterJob = { ...done, apiUrl: guard.apiUrl, nameOf, jobStatus, now: runner.clock.now() };
      const render = decision.action === 'rollback' ? renderRollback : renderCleanup;
      await summarize(render(afterJob), runner, log);
    }
    announce(work, done, log);
  } catch (error) {
    const isRollback = guard.restoreOnFailure && decision.action !== 'cleanup';
    const message = log.fail(error, isRollback ? describeManualRestore(guard, guard.snapshots) : undefined);
    if (guard.summary) {
      const page = isRollback ? renderUnstartedRollback(message, guard) : renderFailedStep([message]);
      await summarize(page, runner, log);
    }
  }
  return !log.hasFailed;
}

/** Fails the post step of a state that no step saved. The error can quote that state. */
export async function rejectState({ message }: Error, runner: Runner): Promise<boolean> {
  const token = readToken(runner.inputs);
  const log = new Log(runner, token);
  const error = new UserError(
    line('The saved state of the step is invalid. Nothing was restored or deleted.'),
    line`Reason: ${redactionOf(token)(message)}`,
    line('Check whether a step of the job sets environment variables whose names start with STATE_.'),
    line(
      'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
    ),
  );
  log.fail(error);
  if (wantsSummary(runner.inputs)) await summarize(renderFailedStep([error.message]), runner, log);
  return false;
}

async function act(
  { guard, decision, token, jobStatus }: Work,
  log: Log,
  runner: Runner,
  withSession: WithSession,
): Promise<Done> {
  const directory = openJobDirectory(runner.temporaryDirectory);
  const isRollback = decision.action === 'rollback';
  if (isRollback && !directory.claim(guard.id, token)) {
    throw new UserError(
      line('Another process already started this rollback, so it does not start again.'),
      line(
        'The runner starts a post step once: another step of the job started it, or wrote the file that records its start.',
      ),
      line('Check the state of the container.'),
    );
  }
  const budget = startPostBudget(guard, jobStatus, runner);
  return withSession({ ...guard, token }, runner, log, async (session) => {
    const { nameOf, mapConcurrently } = session;
    const client = session.client(budget);
    const results = await runGuard(decision, { client, budget, logger: log, nameOf, mapConcurrently });
    const isRestored = isRollback && results.some(({ error }) => !error);
    return { results, health: isRestored ? await session.checkHealth(guard.healthUrls, budget) : [] };
  });
}

/** After a cancel, the guards of a job share the time until the runner kills it. */
function startPostBudget(
  { id, timeoutMs }: Guard,
  jobStatus: string,
  { clock, temporaryDirectory, watchCancellation }: Runner,
): Budget {
  const canceled = watchCancellation();
  if (jobStatus !== 'cancelled') return startBudget(clock, timeoutMs, canceled);
  const shareMs = openJobDirectory(temporaryDirectory).shareTimeAfterCancel(id, clock.now());
  const limitMs = Math.floor(shareMs / 1000) * 1000;
  return limitMs < timeoutMs
    ? startBudget(clock, limitMs, canceled, line('after a cancellation'))
    : startBudget(clock, timeoutMs, canceled);
}

function unclear(jobStatus: Redacted): UserError {
  return new UserError(
    line`The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`,
    line('Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.'),
  );
}

/** Says what failed, then what was done. A remaining snapshot is a warning, since the job succeeded. */
function announce({ guard, decision, jobStatus }: Work, { results, health }: Done, log: Log): void {
  const nameOf = nameByLabel(guard.labels);
  for (const { snapshot, error } of results) {
    if (!error) continue;
    const { containerId, name } = snapshot;
    const container = nameOf(containerId);
    if (decision.action === 'cleanup') {
      log.warning(composeMessage(line`Snapshot ${name} of container ${container} remains.`, error));
    } else {
      const headline = line`Could not roll container ${container} back to snapshot ${name}.`;
      log.fail(new UserError(headline, error), describeManualRestore(guard, [snapshot]));
    }
  }
  for (const { isHealthy, ...last } of health) if (!isHealthy) log.fail(unhealthy(last));
  const done = results.filter(({ error }) => !error).length;
  if (decision.action === 'cleanup') log.result(describeCleanup(done, results.length));
  else if (done > 0) log.warning(describeRollback(jobStatus, results, health, nameOf));
}

function describeCleanup(done: number, total: number): Redacted {
  const count = done === total ? formatCount(total, 'snapshot') : line`${done} of ${total} snapshots`;
  return line`Deleted ${count}, because the job succeeded.`;
}
