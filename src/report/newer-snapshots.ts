import type { NameOf } from '../base/labels.ts';
import { UserError } from '../base/user-error.ts';
import { endOf } from '../guard/guard-context.ts';
import type { Rollback } from '../guard/roll-back.ts';
import { describeNewer, nameNewer } from '../operations/newer.ts';
import type { NewerSnapshot } from '../snapshots/origin.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';

/** The newer snapshots of a container that was rolled back, or may have been. */
interface Newer {
  rollback: Rollback;
  /** Those of runs that started after this one. */
  later: readonly NewerSnapshot[];
  others: readonly NewerSnapshot[];
}

function newerOf(rollbacks: readonly Rollback[], run: number | undefined): Newer[] {
  return rollbacks
    .filter((rollback) => endOf(rollback) !== 'failed')
    .map((rollback) => {
      const isLater = (snapshot: NewerSnapshot) =>
        run !== undefined && snapshot.run !== undefined && snapshot.run > run;
      const { newer } = rollback;
      return {
        rollback,
        later: newer.filter(isLater),
        others: newer.filter((snapshot) => !isLater(snapshot)),
      };
    });
}

/** Names all newer snapshots but those of later runs, for each container that was rolled back or may have been. */
export function describeAllNewer(
  rollbacks: readonly Rollback[],
  run: number | undefined,
  nameOf: NameOf,
): Redacted[] {
  return newerOf(rollbacks, run)
    .filter(({ others }) => others.length > 0)
    .map(({ rollback, others }) => describeNewer(nameOf(rollback.snapshot.containerId), others));
}

/** Reports the deploys of later runs that the rollback undid. */
export function describeLaterRuns(
  rollbacks: readonly Rollback[],
  run: number | undefined,
  nameOf: NameOf,
): UserError[] {
  return newerOf(rollbacks, run)
    .filter(({ later }) => later.length > 0)
    .map(({ rollback, later }) => describeLaterRun(nameOf(rollback.snapshot.containerId), rollback, later));
}

/** The rollback undid the deploy of a later run, or may have. */
function describeLaterRun(
  container: Redacted,
  rollback: Rollback,
  later: readonly NewerSnapshot[],
): UserError {
  return new UserError(
    endOf(rollback) === 'unknown'
      ? line`The rollback of container ${container} may also have undone what a later run deployed.`
      : line`The rollback of container ${container} also undid what a later run deployed.`,
    line`Snapshot ${rollback.snapshot.name} is older than ${nameNewer(later)}.`,
    line('Deploy the later run again, and use `concurrency` to run one deploy at a time.'),
  );
}
