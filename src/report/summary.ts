import type { GuardSwitches } from '../guard/guard.ts';
import type { Health } from '../health/health.ts';
import type { NameOf } from '../hoody/container-name.ts';
import type { Snapshot } from '../hoody/schema.ts';
import type { Operation } from '../operations/operation.ts';
import type { Outcome } from '../operations/outcome.ts';
import type { Request } from '../operations/request.ts';
import { UndoneError } from '../operations/undo-create.ts';
import { formatBytes, formatCount, formatTime } from '../text/format.ts';
import { allSnapshots, type ReportedSnapshot } from './all-snapshots.ts';
import { renderHealth } from './health.ts';
import { bulletList, code, failureList, runLink, table } from './html.ts';

/** What a step did. */
export interface Report {
  request: Request;
  outcomes: readonly Outcome[];
  /** Of what must be healthy after a restore. */
  health: readonly Health[];
  /** What the post step does; undefined if there is no guard. */
  guard: GuardSwitches | undefined;
  nameOf: NameOf;
}

/**
 * Renders the summary of a step. It is HTML, which GitHub shows as it is where Markdown would interpret what
 * others wrote.
 */
export function renderSummary(
  { request, outcomes, health, guard, nameOf }: Report,
  run: Parameters<typeof runLink>[0],
): string {
  const { operation } = request;
  const snapshots = allSnapshots(outcomes);
  const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
  const backups = outcomes.flatMap(({ containerId, backup }) =>
    backup ? [describeUndo(nameOf(containerId), backup)] : [],
  );
  const isDryRun = operation !== 'list' && request.dryRun;
  return [
    `<h3>Hoody snapshot: ${operation}</h3>`,
    ...renderFailures(outcomes),
    ...(isDryRun
      ? [`<p>This was a dry run: nothing was changed. It would:</p>\n${bulletList(plan)}`]
      : outcomes.some(({ ok }) => ok)
        ? [`<p>${describeResult(operation, outcomes, nameOf)}</p>`]
        : []),
    ...renderHealth(health),
    ...(guard ? [`<p>${describeGuard(guard)}</p>`] : []),
    ...(snapshots.length === 0 ? [] : [renderSnapshots(snapshots, nameOf)]),
    ...(backups.length === 0 ? [] : [`<p>To undo the restore:</p>\n${bulletList(backups)}`]),
    ...runLink(run),
    '',
  ].join('\n');
}

function describeGuard({ restoreOnFailure, deleteOnSuccess }: GuardSwitches): string {
  return [
    restoreOnFailure &&
      '🛡️ The job is guarded: if it fails or is cancelled, its containers go back to these snapshots.',
    deleteOnSuccess && 'If it succeeds, the snapshots that it created are deleted.',
  ]
    .filter(Boolean)
    .join(' ');
}

function describeResult(operation: Operation, outcomes: readonly Outcome[], nameOf: NameOf): string {
  const snapshots = formatCount(outcomes.flatMap((outcome) => outcome.snapshots).length, 'snapshot');
  const containers = formatCount(outcomes.filter(({ ok }) => ok).length, 'container');
  switch (operation) {
    case 'create': {
      const reused = outcomes.filter(({ ok, origin }) => ok && origin === 'reused').length;
      const existing = `; ${reused} of them ${reused === 1 ? 'was' : 'were'} there already`;
      return `Took ${snapshots} of ${containers}${reused > 0 ? existing : ''}.`;
    }
    case 'list':
      return [`Found ${snapshots} of ${containers}.`, ...describeUsages(outcomes, nameOf)].join(' ');
    case 'restore':
      return `Restored ${containers}.`;
    case 'alias':
      return `Changed the alias of ${snapshots}.`;
    case 'delete':
      return `Deleted ${snapshots}.`;
  }
}

function describeUndo(container: string, { name, expires_at }: Snapshot): string {
  const expiry = expires_at ? `, which expires at ${formatTime(expires_at)}` : '';
  return `restore container ${container} from snapshot ${name}${expiry}`;
}

function describeUsages(outcomes: readonly Outcome[], nameOf: NameOf): string[] {
  return outcomes.flatMap(({ containerId, usage }) =>
    usage ? [`Container ${code(nameOf(containerId))} has ${usage.count} of ${usage.limit} snapshots.`] : [],
  );
}

function renderFailures(outcomes: readonly Outcome[]): string[] {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const causes = errors.filter((error) => !(error instanceof UndoneError));
  if (causes.length === 0) return [];
  const undone = errors.length - causes.length;
  const consequence = `<p>What was made for ${formatCount(undone, 'other container')} was deleted again.</p>`;
  return [
    failureList(
      causes.map(({ message }) => message),
      outcomes.length,
    ),
    ...(undone > 0 ? [consequence] : []),
  ];
}

function renderSnapshots(snapshots: readonly ReportedSnapshot[], nameOf: NameOf): string {
  return table(
    ['Container', 'Snapshot', 'Alias', 'Created', 'Expires', 'Size'],
    snapshots.map(({ container_id, name, alias, created_at, expires_at, size }) => [
      code(nameOf(container_id)),
      code(name),
      alias ? code(alias) : '',
      created_at ? formatTime(created_at) : '',
      expires_at ? formatTime(expires_at) : '',
      typeof size === 'number' ? formatBytes(size) : '',
    ]),
  );
}
