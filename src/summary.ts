import { htmlText } from './escape.ts';
import { formatBytes, formatTime } from './format.ts';
import type { Operation } from './inputs.ts';
import type { Outcome } from './operations/outcome.ts';
import { allSnapshots } from './outputs.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** A job summary over 1 MiB is dropped whole, so what goes in is counted. */
const MOST_ROWS = 100;
const MOST_ERRORS = 50;

const DONE: Record<Operation, string> = {
  create: 'Created',
  list: 'Listed',
  restore: 'Restored from',
  alias: 'Changed the alias of',
  delete: 'Deleted',
};

/**
 * The summary of the step in HTML, which GitHub shows as it is where Markdown would read meaning into what
 * others wrote.
 */
export function summaryOf(operation: Operation, outcomes: readonly Outcome[], run: WorkflowRun): string {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error.message]));
  const snapshots = allSnapshots(outcomes);
  return [
    `<h3>Hoody snapshot: ${operation}</h3>`,
    ...(errors.length === 0 ? [] : [errorList(errors, outcomes.length)]),
    `<p>${DONE[operation]} ${count(snapshots.length, 'snapshot')} of ${count(outcomes.length, 'container')}.</p>`,
    ...(snapshots.length === 0 ? [] : [table(snapshots)]),
    ...(run.url === undefined
      ? []
      : [`<p><a href="${htmlText(run.url)}">Run ${run.id}, attempt ${run.attempt}</a></p>`]),
    '',
  ].join('\n');
}

function errorList(errors: readonly string[], containers: number): string {
  const items = errors.slice(0, MOST_ERRORS).map((error) => `<li>${htmlText(error)}</li>`);
  return `<p>❌ Failed for ${errors.length} of ${count(containers, 'container')}:</p>\n<ul>${items.join('')}</ul>`;
}

function table(snapshots: ReturnType<typeof allSnapshots>): string {
  const rows = snapshots
    .slice(0, MOST_ROWS)
    .map(({ container_id, name, alias, created_at, expires_at, size }) =>
      row('td', [
        code(container_id),
        code(name),
        alias ? code(alias) : '',
        created_at ? formatTime(created_at) : '',
        expires_at ? formatTime(expires_at) : '',
        typeof size === 'number' ? formatBytes(size) : '',
      ]),
    );
  const rest = snapshots.length - rows.length;
  return [
    '<table>',
    row('th', ['Container', 'Snapshot', 'Alias', 'Created', 'Expires', 'Size']),
    ...rows,
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
  return `<code>${htmlText(text)}</code>`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
