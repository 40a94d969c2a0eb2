import { htmlText } from './escape.ts';
import { formatBytes, formatCount, formatTime } from './format.ts';
import type { GuardedSnapshot, GuardResult } from './guard.ts';
import type { Operation, Request } from './inputs.ts';
import { UndoneError } from './operations/create.ts';
import type { Outcome } from './operations/outcome.ts';
import { allSnapshots } from './outputs.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** A job summary over 1 MiB is dropped whole, so what goes in is counted. */
const MOST_ROWS = 100;
const MOST_BULLETS = 50;
/** An alias has at most 100 characters, unless the server says otherwise. */
const LONGEST_CELL = 200;

/** What was done, as a sentence. */
function tell(operation: Operation, outcomes: readonly Outcome[]): string {
  const snapshots = formatCount(outcomes.flatMap((outcome) => outcome.snapshots).length, 'snapshot');
  const containers = formatCount(outcomes.filter(({ ok }) => ok).length, 'container');
  switch (operation) {
    case 'create': {
      const reused = outcomes.filter(({ ok, reused }) => ok && reused).length;
      const there = `; ${reused} of them ${reused === 1 ? 'was' : 'were'} there already`;
      return `Took ${snapshots} of ${containers}${reused > 0 ? there : ''}.`;
    }
    case 'list':
      return `Found ${snapshots} of ${containers}.`;
    case 'restore':
      return `Restored ${containers}.`;
    case 'alias':
      return `Changed the alias of ${snapshots}.`;
    case 'delete':
      return `Deleted ${snapshots}.`;
  }
}

/**
 * The summary of the step in HTML, which GitHub shows as it is where Markdown would read meaning into what
 * others wrote.
 */
export function summaryOf(request: Request, outcomes: readonly Outcome[], run: WorkflowRun): string {
  const { operation } = request;
  const snapshots = allSnapshots(outcomes);
  const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
  const backups = outcomes.flatMap(({ containerId, backup }) =>
    backup ? [{ containerId, name: backup.name }] : [],
  );
  const isDryRun = operation !== 'list' && request.dryRun;
  return [
    `<h3>Hoody snapshot: ${operation}</h3>`,
    ...failuresOf(outcomes),
    ...(isDryRun
      ? [`<p>This was a dry run: nothing was changed. It would:</p>\n${bullets(plan)}`]
      : outcomes.some(({ ok }) => ok)
        ? [`<p>${tell(operation, outcomes)}</p>`]
        : []),
    ...(snapshots.length === 0 ? [] : [table(snapshots)]),
    ...(backups.length === 0 ? [] : [`<p>To undo the restore:</p>\n${bullets(backups.map(tellBackup))}`]),
    ...link(run),
    '',
  ].join('\n');
}

function failuresOf(outcomes: readonly Outcome[]): string[] {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const causes = errors.filter((error) => !(error instanceof UndoneError));
  if (causes.length === 0) return [];
  const undone = errors.length - causes.length;
  const consequence = `<p>What was made for ${formatCount(undone, 'other container')} was deleted again.</p>`;
  return [
    failures(
      causes.map(({ message }) => message),
      `${causes.length} of ${formatCount(outcomes.length, 'container')}`,
    ),
    ...(undone > 0 ? [consequence] : []),
  ];
}

function tellBackup({ containerId, name }: { containerId: string; name: string }): string {
  return `restore container ${containerId} from snapshot ${name}`;
}

/** The summary of the post step: what became of the job's containers. */
export function guardSummaryOf({ act, jobStatus, results }: GuardResult, run: WorkflowRun): string {
  const done = results.flatMap(({ snapshot, error }) => (error ? [] : [snapshot]));
  const errors = results.flatMap(({ error }) => (error ? [error.message] : []));
  return [
    ...(act === 'rollback'
      ? ['> [!CAUTION]', `> ${tellRollback(jobStatus, done)}`]
      : [`Deleted ${formatCount(done.length, 'snapshot')}, since the job succeeded.`]),
    '',
    ...(errors.length === 0
      ? []
      : [failures(errors, `${errors.length} of ${formatCount(results.length, 'container')}`)]),
    ...(done.length === 0 ? [] : [guardTable(done)]),
    ...link(run),
    '',
  ].join('\n');
}

function tellRollback(jobStatus: string, [first, ...others]: readonly GuardedSnapshot[]): string {
  const how = jobStatus === 'cancelled' ? 'The job was cancelled' : 'The job failed';
  if (!first) return `${how}, and nothing could be rolled back.`;
  if (others.length > 0)
    return `${how}: ${others.length + 1} containers were rolled back to the snapshots below.`;
  const when = first.createdAt === '' ? '' : `, to how it was at ${formatTime(first.createdAt)}`;
  return `${how}: container ${code(first.containerId)} was rolled back to snapshot ${code(first.name)}${when}.`;
}

function guardTable(snapshots: readonly GuardedSnapshot[]): string {
  return bounded(
    ['Container', 'Snapshot', 'Created'],
    snapshots.map(({ containerId, name, createdAt }) => [
      code(containerId),
      code(name),
      createdAt && formatTime(createdAt),
    ]),
  );
}

function link({ url, id, attempt }: WorkflowRun): string[] {
  return url === undefined ? [] : [`<p><a href="${htmlText(url)}">Run ${id}, attempt ${attempt}</a></p>`];
}

function failures(errors: readonly string[], whom: string): string {
  return `<p>❌ Failed for ${whom}:</p>\n${bullets(errors)}`;
}

function bullets(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_BULLETS).map((text) => `<li>${htmlText(text)}</li>`);
  const rest = texts.length - shown.length;
  return `<ul>${shown.join('')}${rest > 0 ? `<li>and ${rest} more</li>` : ''}</ul>`;
}

function table(snapshots: ReturnType<typeof allSnapshots>): string {
  return bounded(
    ['Container', 'Snapshot', 'Alias', 'Created', 'Expires', 'Size'],
    snapshots.map(({ container_id, name, alias, created_at, expires_at, size }) => [
      code(container_id),
      code(name),
      alias ? code(alias) : '',
      created_at ? formatTime(created_at) : '',
      expires_at ? formatTime(expires_at) : '',
      typeof size === 'number' ? formatBytes(size) : '',
    ]),
  );
}

/** A table of the first rows, and the count of the rest. */
function bounded(head: readonly string[], rows: readonly string[][]): string {
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  return [
    '<table>',
    row('th', head),
    ...shown.map((cells) => row('td', cells)),
    '</table>',
    ...(rest > 0
      ? [`<p>These are the newest; ${rest} older ${rest === 1 ? 'one is' : 'ones are'} left out.</p>`]
      : []),
  ].join('\n');
}

function row(cell: 'td' | 'th', texts: readonly string[]): string {
  return `<tr>${texts.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
}

function code(text: string): string {
  return `<code>${htmlText(text, LONGEST_CELL)}</code>`;
}
