import { UserError } from '../base/user-error.ts';
import { describeManualRestore } from '../guard/restore-command.ts';
import { NoBackupError, type Rollback } from '../guard/roll-back.ts';
import { unhealthy } from '../health/health.ts';
import { mayHaveHappened } from '../hoody/errors.ts';
import { LostSnapshotError } from '../operations/verify.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { describeRollback } from './describe-rollback.ts';
import { describeLaterRuns } from './newer-snapshots.ts';
import type { AfterRollback } from './rollback-page.ts';

/** A log whose errors and warnings are annotations. */
interface AnnotatedLog {
  /** @param mustBeSeen whether it comes before all that the page of the run has no room for */
  warning(message: Redacted, mustBeSeen?: boolean): void;
  /** @param next what to do, below the message */
  fail(thrown: unknown, next?: Redacted): Redacted;
}

/**
 * Logs how a rollback ended: the errors, then what was done.
 *
 * @param running warns of what later steps left running; undefined if nothing is left
 */
export function announceRollback(
  after: AfterRollback,
  running: Redacted | undefined,
  log: AnnotatedLog,
): void {
  const { rollbacks, health, nameOf, run } = after;
  const decidedByPeople = ({ error }: Rollback) => Number(error instanceof NoBackupError);
  for (const rollback of rollbacks.toSorted((a, b) => decidedByPeople(b) - decidedByPeople(a)))
    logFailure(rollback, after, log);
  if (running !== undefined) log.warning(running);
  for (const { isHealthy, ...last } of health) if (!isHealthy) log.fail(unhealthy(last));
  for (const error of describeLaterRuns(rollbacks, run, nameOf)) log.fail(error);
  if (rollbacks.some(({ error }) => !error)) log.warning(describeRollback(after), true);
}

function logFailure(
  { snapshot, error, backup }: Rollback,
  { nameOf, apiUrl, shell }: AfterRollback,
  log: AnnotatedLog,
): void {
  if (!error) return;
  const container = nameOf(snapshot.containerId);
  const kept = backup ? [line`Its state before that is in snapshot ${backup.name}.`] : [];
  if (error instanceof NoBackupError) {
    log.fail(error, describeManualRestore({ apiUrl }, [snapshot], shell, 'withoutBackup'));
  } else if (error instanceof LostSnapshotError) {
    // A restore by the name would fail too, or bring back another state.
    log.fail(new UserError(line`Did not roll back container ${container}.`, error, ...kept));
  } else {
    const headline = mayHaveHappened(error)
      ? line`The rollback of container ${container} to snapshot ${snapshot.name} may have happened.`
      : line`Could not roll back container ${container} to snapshot ${snapshot.name}.`;
    log.fail(new UserError(headline, error, ...kept), describeManualRestore({ apiUrl }, [snapshot], shell));
  }
}
