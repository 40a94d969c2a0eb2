import { startBudget } from './base/budget.ts';
import { nameByLabel } from './base/labels.ts';
import { toUserError, UserError } from './base/user-error.ts';
import type { GuardDecision } from './guard/decision.ts';
import type { Guard, GuardedSnapshot } from './guard/guard.ts';
import type { PostWork } from './guard/post-work.ts';
import { wordWithoutRollback } from './guard/rollback-word.ts';
import { settle } from './guard/settle.ts';
import type { Unsettled, UnsettledAttempt } from './guard/unsettled.ts';
import { readPostToken, wantsSummary } from './inputs/read-inputs.ts';
import { readToken } from './inputs/reader.ts';
import { tellLaterJobs } from './later-jobs.ts';
import { cleanUpJob, warnOfRemaining } from './post-cleanup.ts';
import { type Job, type Place, writePage } from './post-program.ts';
import { reportUnstarted, rollBackJob } from './post-rollback.ts';
import { renderInvalidState } from './report/failures.ts';
import { describeDisarmed, describeKept, renderKept } from './report/kept-page.ts';
import { Log } from './runner/log.ts';
import { type Runner, summarize } from './runner/runner.ts';
import type { WithSession } from './session.ts';
import { join } from './text/list.ts';
import { composeMessage, line } from './text/message.ts';
import { type Redacted, redactionOf } from './text/redact.ts';

export { withSession } from './session.ts';

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
  const place = { log, runner, withSession };
  const canceled = runner.watchCancellation();
  if (hasForeignInputs) {
    log.info(
      line(
        'The inputs of this post step are those of another composite action, so it uses what its step saved. The guard stays armed.',
      ),
    );
  }
  const attempts = unsettled?.attempts ?? [];
  const job = { jobStatus, canceled, attempts, hasChangedCertificates };
  const left = guard ? await act(guard.guard, guard.decision, job, place) : [];
  const settings = unsettled ?? guard?.guard;
  if (settings && attempts.length + left.length > 0) {
    const all = { ...settings, attempts: [...attempts, ...left] };
    await settleAttempts(all, guard?.guard.snapshots ?? [], canceled, place);
  }
  log.logRequests();
  log.end();
  return !log.hasFailed;
}

/** @returns the attempts of its own of which it is unknown what became */
async function act(
  guard: Guard,
  decision: GuardDecision,
  job: Job,
  place: Place,
): Promise<UnsettledAttempt[]> {
  const { log, runner } = place;
  const { jobStatus } = job;
  const nameOf = nameByLabel(guard.labels);
  const word = wordWithoutRollback(guard, decision);
  if (word !== undefined) tellLaterJobs(guard.id, word, undefined, runner, log);
  switch (decision.action) {
    case 'nothing':
      return [];
    case 'keep':
    case 'disarmed': {
      const sentences =
        decision.action === 'keep'
          ? decision.on.map((snapshot) => describeKept(snapshot, nameOf))
          : [describeDisarmed(jobStatus, decision.input, decision.on, nameOf)];
      for (const sentence of sentences) log.info(sentence);
      await writePage(guard, renderKept(jobStatus, sentences, decision.on, nameOf), place);
      return [];
    }
    case 'unclear': {
      const error = unclear(redactionOf(guard.token ?? readToken(runner.inputs))(jobStatus));
      await (guard.restoreOnFailure
        ? reportUnstarted(error, guard, place)
        : warnOfRemaining(error, guard, place));
      return [];
    }
    case 'rollback':
      return rollBackJob(guard, decision.on, job, place);
    case 'cleanup':
      await cleanUpJob(guard, decision.on, job, place);
      return [];
  }
}

/** How long one look at a container can take, in milliseconds. */
const LOOK_MS = 10_000;

/** Looks for what the step left. Whatever goes wrong is a warning: a red post step changes the status of the job. */
async function settleAttempts(
  unsettled: Unsettled,
  guarded: readonly GuardedSnapshot[],
  canceled: AbortSignal,
  { log, runner, withSession }: Place,
): Promise<void> {
  const { clock } = runner;
  try {
    const token = unsettled.token ?? readPostToken(runner.inputs);
    await withSession({ ...unsettled, token }, runner, log, async ({ client, nameOf, mapConcurrently }) => {
      const limit = line('to look at a container');
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
        line('Could not look for what an interrupted step may have left.'),
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
    line('Check whether a step of the job sets environment variables whose names start with `STATE_`.'),
    line(
      'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
    ),
  );
  log.fail(error);
  if (wantsSummary(runner.inputs)) await summarize(renderInvalidState(error.message), runner, log);
  log.end();
  return false;
}

function unclear(jobStatus: Redacted): UserError {
  return new UserError(
    line`The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`,
    line('Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.'),
  );
}
