import type { NameOf } from '../base/labels.ts';
import type { GuardResult } from '../guard/run-guard.ts';
import type { Health } from '../health/health.ts';
import { formatCount, formatDuration, formatTime } from '../text/format.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** The annotation of a rollback: why it happened, what went back to when, and whether it is healthy. */
export function describeRollback(
  jobStatus: string,
  results: readonly GuardResult[],
  health: readonly Health[],
  nameOf: NameOf,
): Redacted {
  const done = results.filter(({ error }) => !error);
  const [only] = done;
  const how = describeEnd(jobStatus);
  const head =
    only && results.length === 1
      ? [line`${how}: container ${describeOne(only, nameOf)}`]
      : [
          line`${how}: ${formatShare(done.length, results.length)} rolled back.`,
          ...done.map((result) => describeOne(result, nameOf)),
        ];
  const healthy = health.filter(({ isHealthy }) => isHealthy).map(describeHealthy);
  return join([...head, ...healthy], '\n');
}

/** Such as "3 containers were" or "1 of 3 containers was". */
function formatShare(done: number, total: number): Redacted {
  const share = done === total ? own('') : line`${done} of `;
  const verb = done === 1 ? line('was') : line('were');
  return line`${share}${formatCount(total, 'container')} ${verb}`;
}

/** How a job ended that is rolled back. */
export function describeEnd(jobStatus: string): Redacted {
  return jobStatus === 'cancelled' ? line('The job was canceled') : line('The job failed');
}

function describeOne({ snapshot, ms, isVerified }: GuardResult, nameOf: NameOf): Redacted {
  const { containerId, name, createdAt } = snapshot;
  const when = createdAt === '' ? own('') : line`, to how it was at ${formatTime(createdAt)}`;
  const doubt = isVerified
    ? own('')
    : line(' It is not verified that the name still means the snapshot of this job.');
  return line`${nameOf(containerId)} was rolled back to snapshot ${name}${when} (${formatDuration(ms)}).${doubt}`;
}

function describeHealthy({ url, last, ms }: Health): Redacted {
  return line`${url} is healthy (${last}) after ${formatDuration(ms)}.`;
}
