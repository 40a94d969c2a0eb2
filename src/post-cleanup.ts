import { nameByLabel } from './base/labels.ts';
import { toUserError, type UserError } from './base/user-error.ts';
import { cleanUp, UnverifiedError } from './guard/clean-up.ts';
import type { GuardAction } from './guard/decision.ts';
import type { Guard } from './guard/guard.ts';
import type { GuardResult } from './guard/guard-context.ts';
import { mayHaveHappened } from './hoody/errors.ts';
import { LostSnapshotError } from './operations/verify.ts';
import {
  guardContext,
  type Job,
  type Place,
  readGuardToken,
  startPostBudget,
  writePage,
} from './post-program.ts';
import { renderCleanup, renderUnstartedCleanup } from './report/cleanup-page.ts';
import { describeKept } from './report/kept-page.ts';
import { formatCount } from './text/format.ts';
import { composeMessage, line } from './text/message.ts';
import type { Redacted } from './text/redact.ts';

export async function cleanUpJob(
  guard: Guard,
  snapshots: GuardAction['on'],
  job: Job,
  place: Place,
): Promise<void> {
  const { log, runner, withSession } = place;
  const nameOf = nameByLabel(guard.labels);
  let results: GuardResult[];
  try {
    const { token, isOtherToken } = readGuardToken(guard, runner, log);
    const { hasChangedCertificates } = job;
    results = await withSession({ ...guard, token }, runner, log, (session) => {
      const budget = startPostBudget(guard, job.jobStatus, runner, job.canceled);
      const context = { ...guardContext(session, budget, log), isOtherToken, hasChangedCertificates };
      return cleanUp(snapshots, context);
    });
  } catch (error) {
    return warnOfRemaining(error, guard, place);
  }
  log.logRequests();
  const kept = guard.snapshots
    .filter(({ ownership }) => ownership !== 'made')
    .map((snapshot) => describeKept(snapshot, nameOf));
  await writePage(guard, renderCleanup({ results, nameOf, kept }), place);
  for (const { snapshot, error } of results)
    if (error) log.warning(describeRemaining(snapshot.name, nameOf(snapshot.containerId), error));
  for (const sentence of kept) log.info(sentence);
  const deleted = results.filter(({ error }) => !error).length;
  if (deleted > 0) log.result(describeCleanup(deleted, results.length));
}

/** In a cleanup, whatever goes wrong is a warning: a red post step changes the status of the job. */
export async function warnOfRemaining(error: unknown, guard: Guard, place: Place): Promise<void> {
  const { message } = toUserError(error);
  place.log.warning(composeMessage(line('Could not delete the snapshots of this job.'), message));
  await writePage(guard, renderUnstartedCleanup(message, guard), place);
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
