import { type Budget, startBudget } from './base/budget.ts';
import { nameByLabel } from './base/labels.ts';
import { toUserError, UserError } from './base/user-error.ts';
import type { GuardAction, GuardDecision } from './guard/decision.ts';
import type { Guard, GuardedSnapshot } from './guard/guard.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import { endLeftovers, isStillRunning, type Leftovers, lookAgain } from './guard/leftovers.ts';
import type { PostWork } from './guard/post-work.ts';
import { describeManualRestore, shellOf } from './guard/restore-command.ts';
import { type GuardResult, runGuard, UnverifiedError } from './guard/run-guard.ts';
import { latenessOf, settle } from './guard/settle.ts';
import { isTokenOf } from './guard/token-hash.ts';
import type { Unsettled, UnsettledAttempt } from './guard/unsettled.ts';
import { withQueries } from './health/address.ts';
import { type Health, unhealthy } from './health/health.ts';
import { mayHaveHappened } from './hoody/errors.ts';
import { readPostHealthUrls, readPostToken, wantsSummary } from './inputs/read-inputs.ts';
import { readToken } from './inputs/reader.ts';
import { LostSnapshotError } from './operations/verify.ts';
import { renderCleanup, renderUnstartedCleanup } from './report/cleanup-page.ts';
import {
  describeDoubts,
  describeEnded,
  describeLeftovers,
  describeRunning,
} from './report/describe-leftovers.ts';
import { describeRollback } from './report/describe-rollback.ts';
import { renderFailedStep } from './report/failures.ts';
import { describeDisarmed, describeKept, renderKept } from './report/kept-page.ts';
import { renderRollback, renderUnstartedRollback } from './report/rollback-page.ts';
import { Log } from './runner/log.ts';
import { type Runner, summarize } from './runner/runner.ts';
import type { WithSession } from './session.ts';
import { formatCount } from './text/format.ts';
import { join } from './text/list.ts';
import { composeMessage, line } from './text/message.ts';
import { type Redacted, redactionOf } from './text/redact.ts';

export { withSession } from './session.ts';

/** What the guard does, and for which job. */
interface Work extends PostToken {
  guard: Guard;
  decision: GuardAction;
  jobStatus: string;
  /** Aborted when the job is canceled. */
  canceled: AbortSignal;
  /** Those of the step of which it is unknown what became. */
  attempts: readonly UnsettledAttempt[];
  /** Whether another step changed the file of extra certificates. */
  hasChangedCertificates: boolean;
}

interface PostToken {
  token: string;
  /** Whether the step had another one. */
  isOtherToken: boolean;
}

/** What a guard did. */
interface Done {
  results: GuardResult[];
  health: Health[];
  /** When that was done, before any check of the health, by the local clock. */
  endedAt: number;
  /** What else could change the containers; undefined for a cleanup. */
  leftovers?: Leftovers;
}

/**
 * Runs the post step of a step: first its guard, then what the step could not settle.
 *
 * @returns whether it succeeded
 */
export async function runPostStep(
  { guard, unsettled, hasForeignInputs, hasChangedCertificates = false }: PostWork,
  jobStatus: string,
  runner: Runner,
  withSession: WithSession,
): Promise<boolean> {
  const secret = guard?.guard.token ?? unsettled?.token ?? readToken(runner.inputs);
  const log = new Log(runner, secret);
  const canceled = runner.watchCancellation();
  if (hasForeignInputs) {
    log.info(
      line(
        'The inputs of this post step are those of another composite action, so it uses what its step saved. The guard stays armed.',
      ),
    );
  }
  const attempts = unsettled?.attempts ?? [];
  if (guard)
    await act(
      guard.guard,
      guard.decision,
      { jobStatus, canceled, attempts, hasChangedCertificates },
      log,
      runner,
      withSession,
    );
  if (unsettled)
    await settleAttempts(unsettled, guard?.guard.snapshots ?? [], canceled, log, runner, withSession);
  log.logRequests();
  log.end();
  return !log.hasFailed;
}

async function act(
  guard: Guard,
  decision: GuardDecision,
  job: Pick<Work, 'jobStatus' | 'canceled' | 'attempts' | 'hasChangedCertificates'>,
  log: Log,
  runner: Runner,
  withSession: WithSession,
): Promise<void> {
  if (decision.action === 'nothing') return;
  const { jobStatus } = job;
  const nameOf = nameByLabel(guard.labels);
  const writePage = async (html: string) => {
    if (guard.summary) await summarize(html, runner, log);
  };
  if (decision.action === 'keep' || decision.action === 'disarmed') {
    const sentences =
      decision.action === 'keep'
        ? decision.on.map((snapshot) => describeKept(snapshot, nameOf))
        : [describeDisarmed(jobStatus, decision.input, decision.on, nameOf)];
    for (const sentence of sentences) log.info(sentence);
    return writePage(renderKept(jobStatus, sentences, decision.on, nameOf));
  }
  try {
    if (decision.action === 'unclear')
      throw unclear(redactionOf(guard.token ?? readToken(runner.inputs))(jobStatus));
    const work = { guard, decision, ...readGuardToken(guard, runner, log), ...job };
    const done = await restoreOrDelete(work, log, runner, withSession);
    log.logRequests();
    const { leftovers } = done;
    const afterJob = {
      ...done,
      leftovers: leftovers ? describeLeftovers(leftovers, redactionOf(work.token)) : [],
      apiUrl: guard.apiUrl,
      shell: shellOf(runner.platform),
      nameOf,
      jobStatus,
      now: runner.clock.now(),
    };
    const kept = keptBy(guard).map((snapshot) => describeKept(snapshot, nameOf));
    await writePage(
      decision.action === 'rollback' ? renderRollback(afterJob) : renderCleanup({ ...afterJob, kept }),
    );
    announce(work, done, log, runner);
  } catch (error) {
    await reportUnstarted(error, guard, decision, log, runner, writePage);
  }
}

/** The token of the step; where the runner evaluates it again, another step of the job can have changed it. */
function readGuardToken({ token: saved, tokenHash }: Guard, { inputs }: Runner, log: Log): PostToken {
  const token = saved ?? readPostToken(inputs);
  const isOtherToken = tokenHash !== undefined && !isTokenOf(token, tokenHash);
  if (isOtherToken) log.info(line('The token is another one than that of the step.'));
  return { token, isOtherToken };
}

/** Reports what could not even begin. In a cleanup that is a warning: a red post step changes the status of the job. */
async function reportUnstarted(
  error: unknown,
  guard: Guard,
  decision: GuardAction | { action: 'unclear' },
  log: Log,
  { platform }: Runner,
  writePage: (html: string) => Promise<void>,
): Promise<void> {
  if (!guard.restoreOnFailure || decision.action === 'cleanup') {
    const { message } = toUserError(error);
    log.warning(composeMessage(line('Could not delete the snapshots of this job.'), message));
    return writePage(renderUnstartedCleanup(message, guard));
  }
  const shell = shellOf(platform);
  const message = log.fail(error, describeManualRestore(guard, guard.snapshots, shell));
  await writePage(renderUnstartedRollback(message, guard, shell));
}

/** How long one look at a container can take, in milliseconds. */
const LOOK_MS = 10_000;

/** Looks for what the step left. Whatever goes wrong is a warning: a red post step changes the status of the job. */
async function settleAttempts(
  unsettled: Unsettled,
  guarded: readonly GuardedSnapshot[],
  canceled: AbortSignal,
  log: Log,
  runner: Runner,
  withSession: WithSession,
): Promise<void> {
  const { clock } = runner;
  try {
    const token = unsettled.token ?? readPostToken(runner.inputs);
    await withSession({ ...unsettled, token }, runner, log, async ({ client, nameOf, mapConcurrently }) => {
      const limit = line('for a look at a container');
      await settle(unsettled.attempts, {
        client: () => client(startBudget(clock, LOOK_MS, canceled, limit), { maxAttemptMs: LOOK_MS / 2 }),
        clock,
        canceled,
        guarded,
        logger: log,
        nameOf,
        mapConcurrently,
      });
    });
  } catch (error) {
    const aliases = join([...new Set(unsettled.attempts.map(({ alias }) => line`"${alias}"`))], ' or ');
    log.warning(
      composeMessage(
        line('Could not look for what an interrupted create may have left.'),
        toUserError(error),
        line`Look for the alias ${aliases} with the operation \`list\`.`,
      ),
    );
  }
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
  log.end();
  return false;
}

async function restoreOrDelete(
  { guard, decision, jobStatus, canceled, attempts, ...work }: Work,
  log: Log,
  runner: Runner,
  withSession: WithSession,
): Promise<Done> {
  const isRollback = decision.action === 'rollback';
  const { processes, clock } = runner;
  const before = isRollback ? await endLeftovers(guard.processes, processes, clock, canceled) : undefined;
  const redact = redactionOf(work.token);
  for (const sentence of before ? describeEnded(before, redact) : []) log.info(sentence);
  const budget = startPostBudget(guard, jobStatus, runner, canceled);
  return withSession({ ...guard, token: work.token }, runner, log, async (session) => {
    const { nameOf, mapConcurrently } = session;
    // Nobody is there to run it again, so a gateway that answers for the API is outlived.
    const client = session.client(budget, { gatewayMs: Number.POSITIVE_INFINITY });
    const pause = async (ms: number) =>
      ms < budget.remainingMs() &&
      budget.sleep(ms).then(
        () => true,
        () => false,
      );
    const latenessMs = (containerId: Redacted) => {
      const own = attempts.filter(
        ({ containerIds, isGenerated }) => !isGenerated && containerIds.includes(containerId),
      );
      return latenessOf(own, clock.monotonic());
    };
    const results = await runGuard(decision, {
      client,
      budget,
      logger: log,
      nameOf,
      mapConcurrently,
      pause,
      latenessMs,
      isOtherToken: work.isOtherToken,
      hasChangedCertificates: work.hasChangedCertificates,
    });
    const endedAt = clock.now();
    const leftovers = before && lookAgain(guard.processes, processes, before);
    for (const sentence of leftovers ? describeDoubts(leftovers, redact) : []) log.info(sentence);
    const isRestored = isRollback && results.some(({ error }) => !error);
    return {
      results,
      endedAt,
      ...(leftovers ? { leftovers } : {}),
      health: isRestored ? await session.checkHealth(healthUrlsOf(guard, runner, log), budget) : [],
    };
  });
}

/** What must be healthy, with the queries that the input has now where the state has none. */
function healthUrlsOf({ healthUrls, lacksQueries }: Guard, { inputs }: Runner, log: Log): readonly URL[] {
  if (!lacksQueries) return healthUrls;
  const complete = withQueries(healthUrls, readPostHealthUrls(inputs));
  if (!complete) {
    log.info(
      line(
        'The health is checked without the query of `health-url`: the input is empty now, or has other addresses.',
      ),
    );
  }
  return complete ?? healthUrls;
}

/** After a cancel, the guards of a job share the time until the runner kills it. */
function startPostBudget(
  { id, timeoutMs }: Guard,
  jobStatus: string,
  { clock, temporaryDirectory }: Runner,
  canceled: AbortSignal,
): Budget {
  if (jobStatus !== 'cancelled') return startBudget(clock, timeoutMs, canceled);
  const shareMs = openJobDirectory(temporaryDirectory).shareTimeAfterCancel(id, clock.monotonic());
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
function announce(
  { guard, decision, token, jobStatus }: Work,
  { results, health, leftovers }: Done,
  log: Log,
  { platform }: Runner,
): void {
  const nameOf = nameByLabel(guard.labels);
  for (const { snapshot, error } of results) {
    if (!error) continue;
    const { containerId, name } = snapshot;
    const container = nameOf(containerId);
    if (decision.action === 'cleanup') {
      log.warning(describeRemaining(name, container, error));
    } else if (error instanceof LostSnapshotError) {
      // A restore by the name would fail too, or bring back another state.
      log.fail(new UserError(line`Did not roll container ${container} back.`, error));
    } else {
      const headline = mayHaveHappened(error)
        ? line`The rollback of container ${container} to snapshot ${name} may have happened.`
        : line`Could not roll container ${container} back to snapshot ${name}.`;
      log.fail(new UserError(headline, error), describeManualRestore(guard, [snapshot], shellOf(platform)));
    }
  }
  if (leftovers && isStillRunning(leftovers)) log.warning(describeRunning(leftovers, redactionOf(token)));
  for (const { isHealthy, ...last } of health) if (!isHealthy) log.fail(unhealthy(last));
  if (decision.action === 'cleanup') {
    for (const snapshot of keptBy(guard)) log.info(describeKept(snapshot, nameOf));
  }
  const done = results.filter(({ error }) => !error).length;
  if (done === 0) return;
  if (decision.action === 'cleanup') log.result(describeCleanup(done, results.length));
  else log.warning(describeRollback(jobStatus, results, health, nameOf), true);
}

/** What a cleanup leaves, because the step did not certainly create it. */
function keptBy({ snapshots }: Guard): GuardedSnapshot[] {
  return snapshots.filter(({ ownership }) => ownership !== 'made');
}

function describeRemaining(name: Redacted, container: Redacted, error: UserError): Redacted {
  if (error instanceof LostSnapshotError) return error.message;
  const headline =
    mayHaveHappened(error) || error instanceof UnverifiedError
      ? line`Snapshot ${name} of container ${container} may remain.`
      : line`Snapshot ${name} of container ${container} remains.`;
  return composeMessage(headline, error);
}

function describeCleanup(done: number, total: number): Redacted {
  const count = done === total ? formatCount(total, 'snapshot') : line`${done} of ${total} snapshots`;
  return line`Deleted ${count}, because the job succeeded.`;
}
