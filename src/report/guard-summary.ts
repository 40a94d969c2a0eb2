import { type Guard, type GuardedSnapshot, nameOf } from '../guard/guard.ts';
import type { GuardAction } from '../guard/plan.ts';
import { restoreCommand } from '../guard/restore-command.ts';
import type { GuardResult } from '../guard/run-guard.ts';
import type { Health } from '../health/health.ts';
import { htmlText } from '../text/escape.ts';
import { formatCount, formatDuration, formatTime } from '../text/format.ts';
import { describeEnd } from './describe-rollback.ts';
import { renderHealth } from './health.ts';
import { code, failureList, runLink, table } from './html.ts';

/** Renders the summary of the post step: what failed comes first. */
export function renderGuardSummary(
  action: GuardAction['action'],
  jobStatus: string,
  { results, health }: { results: readonly GuardResult[]; health: readonly Health[] },
  { apiUrl, run }: Pick<Guard, 'apiUrl' | 'run'>,
): string {
  const done = results.filter(({ error }) => !error);
  const failed = results.filter(({ error }) => error);
  const errors = failed.flatMap(({ error }) => (error ? [error.message] : []));
  const commands = failed.map(({ snapshot }) => htmlText(restoreCommand(apiUrl, snapshot)));
  return [
    ...(action === 'rollback'
      ? ['> [!CAUTION]', `> ${describeResult(jobStatus, results, done)}`]
      : [`Deleted ${formatCount(done.length, 'snapshot')}, since the job succeeded.`]),
    '',
    ...(errors.length === 0 ? [] : [failureList(errors, results.length)]),
    ...(action === 'rollback' && commands.length > 0
      ? [`<p>To restore by hand, with the token in HOODY&#95;TOKEN:</p>\n<pre>${commands.join('\n')}</pre>`]
      : []),
    ...renderHealth(health),
    ...(done.length === 0 ? [] : [renderDone(done)]),
    ...runLink(run),
    '',
  ].join('\n');
}

function describeResult(
  jobStatus: string,
  results: readonly GuardResult[],
  done: readonly GuardResult[],
): string {
  const how = describeEnd(jobStatus);
  const [only] = done;
  if (!only) return `${how}, and nothing could be rolled back.`;
  if (results.length > 1)
    return `${how}: ${done.length} of ${results.length} containers were rolled back to the snapshots below.`;
  return `${how}: container ${describeSnapshot(only.snapshot)}.`;
}

function describeSnapshot(snapshot: GuardedSnapshot): string {
  const { name, createdAt } = snapshot;
  const when = createdAt === '' ? '' : `, to how it was at ${formatTime(createdAt)}`;
  return `${code(nameOf(snapshot))} was rolled back to snapshot ${code(name)}${when}`;
}

function renderDone(results: readonly GuardResult[]): string {
  return table(
    ['Container', 'Snapshot', 'Created', 'Took'],
    results.map(({ snapshot, ms }) => [
      code(nameOf(snapshot)),
      code(snapshot.name),
      snapshot.createdAt && formatTime(snapshot.createdAt),
      formatDuration(ms),
    ]),
  );
}
