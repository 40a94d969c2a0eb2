import type { GuardedSnapshot } from '../guard/guard.ts';
import type { GuardResult } from '../guard/run-guard.ts';
import { formatCount, formatTime } from '../text/format.ts';
import { code, failureList, runLink, table } from './html.ts';

/** Renders the summary of the post step. */
export function renderGuardSummary(
  { action, jobStatus, results }: GuardResult,
  run: Parameters<typeof runLink>[0],
): string {
  const done = results.flatMap(({ snapshot, error }) => (error ? [] : [snapshot]));
  const errors = results.flatMap(({ error }) => (error ? [error.message] : []));
  return [
    ...(action === 'rollback'
      ? ['> [!CAUTION]', `> ${describeRollback(jobStatus, done)}`]
      : [`Deleted ${formatCount(done.length, 'snapshot')}, since the job succeeded.`]),
    '',
    ...(errors.length === 0 ? [] : [failureList(errors, results.length)]),
    ...(done.length === 0 ? [] : [renderGuardedSnapshots(done)]),
    ...runLink(run),
    '',
  ].join('\n');
}

function describeRollback(jobStatus: string, [first, ...others]: readonly GuardedSnapshot[]): string {
  const how = jobStatus === 'cancelled' ? 'The job was cancelled' : 'The job failed';
  if (!first) return `${how}, and nothing could be rolled back.`;
  if (others.length > 0)
    return `${how}: ${others.length + 1} containers were rolled back to the snapshots below.`;
  const when = first.createdAt === '' ? '' : `, to how it was at ${formatTime(first.createdAt)}`;
  return `${how}: container ${code(first.containerId)} was rolled back to snapshot ${code(first.name)}${when}.`;
}

function renderGuardedSnapshots(snapshots: readonly GuardedSnapshot[]): string {
  return table(
    ['Container', 'Snapshot', 'Created'],
    snapshots.map(({ containerId, name, createdAt }) => [
      code(containerId),
      code(name),
      createdAt && formatTime(createdAt),
    ]),
  );
}
