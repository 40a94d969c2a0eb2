import type { Snapshot } from '../hoody/snapshot.ts';
import type { Outcome } from '../operations/outcome.ts';
import { formatBytes, formatCount } from '../text/format.ts';
import { own, type Redacted } from '../text/redact.ts';
import { type Cell, code, details, inline, moment, UNKNOWN } from './html.ts';
import type { Result } from './page.ts';
import { type Column, isSame, MAX_ROWS, table } from './table.ts';

/** Below this number of rows, the table of every container is open. */
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
  /** When a snapshot expires that has no time for it; by default unknown. */
  withoutExpiry?: Cell;
}

/** Renders the snapshots of the outcomes: by container, if one has several of them. */
export function renderSnapshots(outcomes: readonly Outcome[], view: SnapshotView): string {
  const rowsOf = ({ containerId, snapshots, backup }: Outcome) =>
    snapshots.map((snapshot): Row => ({ containerId, snapshot, backup }));
  if (outcomes.length === 1) {
    const rows = outcomes.flatMap(rowsOf);
    return table(rows.length === 1 ? fieldColumns(view) : listColumns(rows, view), rows);
  }
  if (outcomes.every(({ snapshots }) => snapshots.length <= 1)) {
    const rows = outcomes.flatMap(rowsOf);
    return table(containerColumns(rows, view), rows);
  }
  return renderSections(
    outcomes,
    (outcome, maxRows) => {
      const rows = rowsOf(outcome);
      return table(listColumns(rows, view), rows, maxRows);
    },
    view,
  );
}

function renderSections(
  outcomes: readonly Outcome[],
  render: (outcome: Outcome, maxRows: number) => string,
  { nameOf }: SnapshotView,
): string {
  const shown = outcomes.slice(0, MAX_ROWS);
  const rest = outcomes.length - shown.length;
  const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
  const maxRows = Math.max(1, Math.floor(MAX_ROWS / outcomes.length));
  return [
    ...shown.map((outcome) => {
      const { containerId, snapshots, usage } = outcome;
      const summary = `${code(nameOf(containerId))}: ${describeAmount(snapshots, usage)}`;
      return snapshots.length === 0
        ? `<p>${summary}</p>`
        : details(summary, render(outcome, maxRows), isOpen);
    }),
    ...(rest > 0 ? [`<p>and ${formatCount(rest, 'more container')}</p>`] : []),
  ].join('\n');
}

/** How many snapshots there are, their size, and how many the container has and can have. */
export function describeAmount(snapshots: readonly Snapshot[], usage?: Outcome['usage']): string {
  const { length } = snapshots;
  const limit = usage && `of at most ${formatCount(usage.limit, 'snapshot')}`;
  const isAll = usage?.count === length;
  const size = totalSize(snapshots);
  return [
    isAll ? `${length} ${limit}` : formatCount(length, 'snapshot'),
    ...(size === undefined ? [] : [size]),
    ...(usage === undefined || isAll ? [] : [`${usage.count} ${limit} in all`]),
  ].join(', ');
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

const fieldOf = {
  name: ({ snapshot }: Row) => snapshot.name,
  alias: ({ snapshot: { alias, name } }: Row) => (alias && alias !== name ? alias : undefined),
  created: ({ snapshot }: Row) => snapshot.created_at ?? undefined,
  expires: ({ snapshot }: Row) => snapshot.expires_at ?? undefined,
  size: ({ snapshot: { size } }: Row) => (typeof size === 'number' ? size : undefined),
};

/** The columns of one snapshot, whose table is a list of its fields. */
function fieldColumns(view: SnapshotView): Column<Row>[] {
  return [
    { head: view.head ?? 'Snapshot', value: fieldOf.name, cell: ({ snapshot }) => [code(snapshot.name)] },
    aliasColumn,
    createdColumn(view),
    expiresColumn(view),
    sizeColumn,
    backupColumn(view),
  ];
}

/** The columns of many snapshots. A phone has room for three. */
function listColumns(rows: readonly Row[], view: SnapshotView): Column<Row>[] {
  return [
    nameColumn(rows, view),
    ...sharedColumn(aliasColumn, rows),
    createdColumn(view),
    ...sharedColumn(expiresColumn(view), rows),
    sizeColumn,
  ];
}

/** The columns of a snapshot for each container. */
function containerColumns(rows: readonly Row[], view: SnapshotView): Column<Row>[] {
  return [
    {
      head: 'Container',
      value: ({ containerId }) => containerId,
      cell: (row) => [code(view.nameOf(row.containerId))],
    },
    nameColumn(rows, view, createdColumn(view)),
    ...sharedColumn(aliasColumn, rows),
    ...sharedColumn(createdColumn(view), rows),
    ...sharedColumn(expiresColumn(view), rows),
    sizeColumn,
    backupColumn(view),
  ];
}

/** A column that is only shown if it is the same in every row; it is a detail of the snapshot otherwise. */
function sharedColumn(column: Column<Row>, rows: readonly Row[]): Column<Row>[] {
  return isSame(rows, column.value) ? [column] : [];
}

/** @param detail a column that is a detail of the snapshot where it differs */
function nameColumn(rows: readonly Row[], view: SnapshotView, detail?: Column<Row>): Column<Row> {
  const created = detail && !isSame(rows, detail.value) ? detail : undefined;
  const alias = isSame(rows, fieldOf.alias) ? undefined : fieldOf.alias;
  const expires = isSame(rows, fieldOf.expires) ? undefined : fieldOf.expires;
  return {
    head: view.head ?? 'Snapshot',
    value: (row) => [row.snapshot.name, alias?.(row), created?.value(row), expires?.(row)].join('\n'),
    cell: (row) => [
      code(row.snapshot.name),
      ...(alias?.(row) === undefined ? [] : [`alias ${code(alias(row) ?? own(''))}`]),
      ...(created?.value(row) === undefined ? [] : created.cell(row)),
      ...(expires?.(row) === undefined ? [] : [`expires ${inline(expiresColumn(view).cell(row))}`]),
    ],
  };
}

const aliasColumn: Column<Row> = {
  head: 'Alias',
  value: fieldOf.alias,
  cell: ({ snapshot }) => [snapshot.alias ? code(snapshot.alias) : UNKNOWN],
};

const sizeColumn: Column<Row> = {
  head: 'Size',
  value: fieldOf.size,
  cell: ({ snapshot: { size } }) => [typeof size === 'number' ? formatBytes(size) : UNKNOWN],
};

function createdColumn({ created, now }: SnapshotView): Column<Row> {
  return {
    head: 'Created',
    value: fieldOf.created,
    cell: ({ snapshot: { created_at } }) =>
      created_at ? (created?.(created_at) ?? moment(created_at, now)) : [UNKNOWN],
  };
}

function expiresColumn({ withoutExpiry, now }: SnapshotView): Column<Row> {
  return {
    head: 'Expires',
    value: (row) => fieldOf.expires(row) ?? withoutExpiry?.[0],
    cell: ({ snapshot: { expires_at } }) =>
      expires_at ? moment(expires_at, now) : (withoutExpiry ?? [UNKNOWN]),
  };
}

function backupColumn({ now }: SnapshotView): Column<Row> {
  return {
    head: 'To undo',
    value: ({ backup }) => backup && `${backup.name} ${backup.expires_at}`,
    cell: ({ backup }) =>
      backup
        ? [
            code(backup.name),
            ...(backup.expires_at ? [`expires ${inline(moment(backup.expires_at, now))}`] : []),
          ]
        : [UNKNOWN],
  };
}
