import { startBudget } from './base/budget.ts';
import { nameByLabel } from './base/labels.ts';
import { toUserError } from './base/user-error.ts';
import type { GuardAction } from './guard/decision.ts';
import type { Guard } from './guard/guard.ts';
import { endOf } from './guard/guard-context.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import { endLeftovers, isStillRunning, type Leftovers, lookAgain } from './guard/leftovers.ts';
import { describeManualRestore, shellOf } from './guard/restore-command.ts';
import { type Rollback, rollBack } from './guard/roll-back.ts';
import { type RollbackResult, resultsBefore, resultsOf } from './guard/rollback-results.ts';
import { type RollbackWord, wordOfRollback } from './guard/rollback-word.ts';
import { latenessOf } from './guard/settle.ts';
import { OpenAttempts, type UnsettledAttempt } from './guard/unsettled.ts';
import { withQueries } from './health/address.ts';
import type { Health } from './health/health.ts';
import { readPostHealthUrls } from './inputs/read-inputs.ts';
import { tellLaterJobs } from './later-jobs.ts';
import {
  guardContext,
  type Job,
  PATIENT,
  type Place,
  type PostToken,
  readGuardToken,
  startPostBudget,
  writePage,
} from './post-program.ts';
import { announceRollback } from './report/announce-rollback.ts';
import {
  describeDoubts,
  describeEnded,
  describeLeftovers,
  describeRunning,
  nameProcesses,
} from './report/describe-leftovers.ts';
import { renderRollback, renderUnstartedRollback } from './report/rollback-page.ts';
import type { Log } from './runner/log.ts';
import { runOrigin } from './runner/run-origin.ts';
import type { Runner } from './runner/runner.ts';
import { line } from './text/message.ts';
import { type Redacted, redactionOf } from './text/redact.ts';

/** A guard that acts. */
interface Work extends Job, PostToken {
  guard: Guard;
}

/** What a rollback did. */
interface Done {
  rollbacks: Rollback[];
  health: Health[];
  /** When the containers were back, before any check of the health, by the local clock. */
  endedAt: number;
  /** What else could change the containers. */
  leftovers: Leftovers;
}

const HALF = line('half of the time of the rollback, for the backups');

/** @returns the attempts at backups of which it is unknown what became */
export async function rollBackJob(
  guard: Guard,
  snapshots: GuardAction['on'],
  job: Job,
  place: Place,
): Promise<UnsettledAttempt[]> {
  const { log, runner } = place;
  const { labels } = guard;
  const tell = (word: RollbackWord, results: readonly RollbackResult[]) =>
    tellLaterJobs(guard.id, word, results, runner, log);
  // A post step that is killed leaves this.
  tell('unknown', resultsBefore(snapshots, labels));
  const open = new OpenAttempts();
  let hasBegun = false;
  const begin = () => {
    hasBegun = true;
  };
  let work: Work;
  let done: Done;
  try {
    work = { guard, ...readGuardToken(guard, runner, log), ...job };
    done = await rollBackAndCheck(work, snapshots, open, begin, place);
  } catch (thrown) {
    const { message: error } = toUserError(thrown);
    if (hasBegun) tell('unknown', resultsBefore(snapshots, labels, { restored: null, error }));
    else tell('failed', resultsBefore(snapshots, labels, { restored: false, error }));
    await reportUnstarted(thrown, guard, place);
    return open.left;
  }
  const { rollbacks, health, leftovers, endedAt } = done;
  const redact = redactionOf(work.token);
  const isHealthy = health.every((each) => each.isHealthy);
  const word = wordOfRollback(rollbacks.map(endOf), isHealthy);
  const running = nameProcesses(leftovers.running, redact);
  tell(word, resultsOf(rollbacks, labels, health.length === 0 ? undefined : isHealthy, running));
  log.logRequests();
  const report = {
    rollbacks,
    health,
    endedAt,
    leftovers: describeLeftovers(leftovers, redact),
    apiUrl: guard.apiUrl,
    shell: shellOf(runner.platform),
    nameOf: nameByLabel(labels),
    jobStatus: job.jobStatus,
    run: runOrigin(runner)?.run,
    now: runner.clock.now(),
  };
  await writePage(guard, renderRollback(report), place);
  announceRollback(report, isStillRunning(leftovers) ? describeRunning(leftovers, redact) : undefined, log);
  return open.left;
}

async function rollBackAndCheck(
  { guard, jobStatus, canceled, attempts, token, ...work }: Work,
  snapshots: GuardAction['on'],
  unsettled: OpenAttempts,
  begin: () => void,
  { log, runner, withSession }: Place,
): Promise<Done> {
  const { processes, clock } = runner;
  const before = await endLeftovers(guard.processes, processes, clock, canceled);
  const redact = redactionOf(token);
  for (const sentence of describeEnded(before, redact)) log.info(sentence);
  const budget = startPostBudget(guard, jobStatus, runner, canceled);
  return withSession({ ...guard, token }, runner, log, async (session) => {
    const latenessMs = (containerId: Redacted) => {
      const own = attempts.filter(
        ({ containerIds, isGenerated }) => !isGenerated && containerIds.includes(containerId),
      );
      return latenessOf(own, clock.monotonic());
    };
    begin();
    const half = startBudget(clock, budget.remainingMs() / 2, canceled, HALF);
    const rollbacks = await rollBack(snapshots, {
      ...guardContext(session, budget, log),
      ...work,
      backup: guard.backup,
      backupClient: session.client(half, PATIENT),
      unsettled,
      generateAlias: runner.generateAlias,
      guardedNames: (id) => openJobDirectory(runner.temporaryDirectory).guardedNames(id),
      run: runOrigin(runner)?.run,
      monotonic: clock.monotonic,
      now: clock.now,
      latenessMs,
    });
    const endedAt = clock.now();
    const leftovers = lookAgain(guard.processes, processes, before);
    for (const sentence of describeDoubts(leftovers, redact)) log.info(sentence);
    const isRestored = rollbacks.some(({ error }) => !error);
    return {
      rollbacks,
      endedAt,
      leftovers,
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

/** Reports a rollback that could not even begin. */
export async function reportUnstarted(error: unknown, guard: Guard, place: Place): Promise<void> {
  const shell = shellOf(place.runner.platform);
  const message = place.log.fail(error, describeManualRestore(guard, guard.snapshots, shell));
  await writePage(guard, renderUnstartedRollback(message, guard, shell), place);
}
