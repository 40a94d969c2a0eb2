import { nameOf } from '../guard/guard.ts';
import type { GuardResult } from '../guard/run-guard.ts';
import type { Health } from '../health/health.ts';
import { formatCount, formatDuration, formatTime } from '../text/format.ts';

/** The annotation of a rollback: why it happened, what went back to when, and whether it is healthy. */
export function describeRollback(
  jobStatus: string,
  results: readonly GuardResult[],
  health: readonly Health[],
): string {
  const done = results.filter(({ error }) => !error);
  const [only] = done;
  const how = describeEnd(jobStatus);
  const head =
    only && results.length === 1
      ? `${how}: container ${describeOne(only)}`
      : [`${how}: ${formatShare(done.length, results.length)} rolled back.`, ...done.map(describeOne)].join(
          '\n',
        );
  return [head, ...health.filter(({ isHealthy }) => isHealthy).map(describeHealthy)].join('\n');
}

/** Such as "3 containers were" or "1 of 3 containers was". */
function formatShare(done: number, total: number): string {
  const share = done === total ? '' : `${done} of `;
  return `${share}${formatCount(total, 'container')} ${done === 1 ? 'was' : 'were'}`;
}

/** How a job ended that is rolled back. */
export function describeEnd(jobStatus: string): string {
  return jobStatus === 'cancelled' ? 'The job was canceled' : 'The job failed';
}

function describeOne({ snapshot, ms }: GuardResult): string {
  const { name, createdAt } = snapshot;
  const when = createdAt === '' ? '' : `, to how it was at ${formatTime(createdAt)}`;
  return `${nameOf(snapshot)} was rolled back to snapshot ${name}${when} (${formatDuration(ms)}).`;
}

function describeHealthy({ url, last, ms }: Health): string {
  return `${url} is healthy (${last}) after ${formatDuration(ms)}.`;
}
