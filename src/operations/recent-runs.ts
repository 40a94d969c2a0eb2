import type { Logger } from '../base/logger.ts';
import type { Clocks } from '../hoody/server-clock.ts';
import { createdAt, type Snapshot } from '../hoody/snapshot.ts';
import { originOf } from '../snapshots/origin.ts';
import { formatCount } from '../text/format.ts';
import { composeMessage, line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { namesOf } from './find.ts';

const RECENT_MS = 86_400_000;

/** Warns, in a dry run, of a rule that would delete what a job that still runs can need for its rollback. */
export function warnOfRecentRuns(
  snapshots: readonly Snapshot[],
  { serverNow }: Pick<Clocks, 'serverNow'>,
  container: Redacted,
  logger: Pick<Logger, 'warning'>,
): void {
  const recent = snapshots.filter(
    (snapshot) =>
      originOf(snapshot) && (createdAt(snapshot) ?? Number.NEGATIVE_INFINITY) > serverNow - RECENT_MS,
  );
  if (recent.length === 0) return;
  logger.warning(
    composeMessage(
      line`The rule would delete ${formatCount(recent.length, 'snapshot')} of container ${container} that a run created in the last day: ${namesOf(recent)}.`,
      line(
        'A job that still runs may need it for its rollback. Use a `filter` that does not match generated aliases, which start with `run-` or `backup-`.',
      ),
    ),
  );
}
