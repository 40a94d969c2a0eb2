import type { Snapshot } from '../hoody/snapshot.ts';
import type { Outcome } from '../operations/outcome.ts';
import { formatBytes, formatCount, formatTime } from '../text/format.ts';
import type { Redacted } from '../text/redact.ts';
import { type Cell, code, details, moment, UNKNOWN } from './html.ts';
import type { Result } from './page.ts';
import { type Field, MAX_ROWS, records } from './records.ts';

/** Below this number of rows, the list of every container is open. */
const MAX_OPEN_ROWS = 20;

interface Row {
  containerId: Redacted;
  snapshot: Snapshot;
  backup: Snapshot | undefined;
}

/** How the snapshots of a page are shown. */
export interface SnapshotView extends Pick<Result, 'nameOf' | 'now'> {
  /** What a snapshot is called, such as "Deleted snapshot". */
  head?: string;
  /** When a snapshot was created; by default relative to now, with the exact time. */
  created?: (iso: Redacted) => Cell;
  /** Whether these are the snapshots that match a filter; by default not. */
  hasFilter?: boolean;
  /** When a snapshot expires that has no time for it; by default unknown. */
  withoutExpiry?: Cell;
}

/** Renders the snapshots of the outcomes: by container, if one has several of them. */
export function renderSnapshots(outcomes: readonly Outcome[], view: SnapshotView): string {
  const rowsOf = ({ containerId, snapshots, backup }: Outcome) =>
    snapshots.map((snapshot): Row => ({ containerId, snapshot, backup }));
  if (outcomes.length === 1) return records(fieldsOf(view), outcomes.flatMap(rowsOf));
  if (outcomes.every(({ snapshots }) => snapshots.length <= 1))
    return records([containerField(view), ...fieldsOf(view)], outcomes.flatMap(rowsOf));
  return renderSections(
    outcomes,
    (outcome, maxRows) => records(fieldsOf(view), rowsOf(outcome), maxRows),
    view,
  );
}

function renderSections(
  outcomes: readonly Outcome[],
  render: (outcome: Outcome, maxRows: number) => string,
  { nameOf, hasFilter = false }: SnapshotView,
): string {
  const shown = outcomes.slice(0, MAX_ROWS);
  const rest = outcomes.length - shown.length;
  const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
  const maxRows = Math.max(1, Math.floor(MAX_ROWS / outcomes.length));
  return [
    ...shown.map((outcome) => {
      const { containerId, snapshots, usage } = outcome;
      const summary = `${code(nameOf(containerId))}: ${describeAmount(snapshots, usage, hasFilter)}`;
      return snapshots.length === 0
        ? `<p>${summary}</p>`
        : details(summary, render(outcome, maxRows), isOpen);
    }),
    ...(rest > 0 ? [`<p>and ${formatCount(rest, 'more container')}</p>`] : []),
  ].join('\n');
}

/** How many snapshots there are, or match a filter, their size, and how many the container has and can have. */
export function describeAmount(
  snapshots: readonly Snapshot[],
  usage: Outcome['usage'],
  hasFilter: boolean,
): string {
  const { length } = snapshots;
  const count = hasFilter
    ? `${length} ${length === 1 ? 'matches' : 'match'}`
    : formatCount(length, 'snapshot');
  const size = totalSize(snapshots);
  const amount = size === undefined ? count : `${count}, ${size}`;
  return usage === undefined ? amount : `${amount} · ${usage.count} of ${usage.limit} used`;
}

/** The size of all snapshots; undefined if that of one is unknown. */
export function totalSize(snapshots: readonly Snapshot[]): string | undefined {
  let sum = 0;
  for (const { size } of snapshots) {
    if (typeof size !== 'number') return undefined;
    sum += size;
  }
  return snapshots.length === 0 ? undefined : formatBytes(sum);
}

function containerField({ nameOf }: SnapshotView): Field<Row> {
  return {
    head: 'Container',
    value: ({ containerId }) => containerId,
    cell: ({ containerId }) => [code(nameOf(containerId))],
  };
}

function fieldsOf({ head = 'Snapshot', created, withoutExpiry, now }: SnapshotView): Field<Row>[] {
  return [
    { head, value: ({ snapshot }) => snapshot.name, cell: ({ snapshot }) => [code(snapshot.name)] },
    {
      head: 'Alias',
      value: ({ snapshot: { alias, name } }) => (alias && alias !== name ? alias : undefined),
      cell: ({ snapshot: { alias } }) => [alias ? code(alias) : UNKNOWN],
    },
    {
      head: 'Created',
      value: ({ snapshot }) => snapshot.created_at ?? undefined,
      cell: ({ snapshot: { created_at } }) =>
        created_at ? (created?.(created_at) ?? moment(created_at, now)) : [UNKNOWN],
    },
    {
      head: 'Expires',
      value: ({ snapshot }) => snapshot.expires_at ?? withoutExpiry?.[0],
      cell: ({ snapshot: { expires_at } }) =>
        expires_at ? moment(expires_at, now) : (withoutExpiry ?? [UNKNOWN]),
    },
    {
      head: 'Size',
      value: ({ snapshot: { size } }) => (typeof size === 'number' ? size : undefined),
      cell: ({ snapshot: { size } }) => [typeof size === 'number' ? formatBytes(size) : UNKNOWN],
    },
    {
      head: 'To undo',
      value: ({ backup }) => backup && `${backup.name} ${backup.expires_at}`,
      cell: ({ backup }) => [
        backup ? code(backup.name) : UNKNOWN,
        ...(backup?.expires_at ? [`expires ${formatTime(backup.expires_at)}`] : []),
      ],
    },
  ];
}
