import { type Cell, inline } from './html.ts';

/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
export const MAX_ROWS = 100;

export interface Column<Row> {
  head: string;
  /** Is called only for rows that are shown. */
  cell: (row: Row) => Cell;
  /** What the cell shows, to compare it; undefined if unknown. */
  value: (row: Row) => unknown;
}

/** Whether every row has the same value. */
export function isSame<Row>(rows: readonly Row[], value: (row: Row) => unknown): boolean {
  const [first] = rows;
  return first === undefined || rows.every((row) => value(row) === value(first));
}

/**
 * Renders rows as a table. What is the same in every row is said once, above; what no row knows is left out. A single
 * row, and rows that differ in one field only, are a list of fields.
 *
 * @param maxRows how many rows are shown
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  maxRows = MAX_ROWS,
): string {
  const [first] = rows;
  if (first === undefined) return '';
  const known = columns.filter(({ value }) => rows.some((row) => value(row) !== undefined));
  const different = known.filter(({ value }) => !isSame(rows, value));
  const shown = rows.slice(0, maxRows);
  const rest = rows.length - shown.length;
  if (different.length <= 1)
    return fields(known, (column) =>
      different.includes(column) ? joined(shown.map(column.cell), rest) : stack(column.cell(first)),
    );
  const same = known.filter((column) => !different.includes(column));
  return [
    ...(same.length === 0
      ? []
      : [`<p>${same.map(({ head, cell }) => `${head}: ${inline(cell(first))}`).join(' · ')}</p>`]),
    '<table>',
    tableRow(different.map(({ head }) => `<th align="left">${head}</th>`)),
    ...shown.map((row) => tableRow(different.map(({ cell }) => `<td>${stack(cell(row))}</td>`))),
    '</table>',
    ...(rest > 0 ? [`<p>${rest} more ${rest === 1 ? 'is' : 'are'} not shown.</p>`] : []),
  ].join('\n');
}

function fields<Row>(columns: readonly Column<Row>[], contentOf: (column: Column<Row>) => string): string {
  const rows = columns.map((column) =>
    tableRow([`<th align="left">${column.head}</th>`, `<td>${contentOf(column)}</td>`]),
  );
  return ['<table>', ...rows, '</table>'].join('\n');
}

function joined(cells: readonly Cell[], rest: number): string {
  return [...cells.map(inline), ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}

function tableRow(cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>`;
}

function stack([main, ...details]: Cell): string {
  return [main, ...details.map((detail) => `<sub>${detail}</sub>`)].join('<br>');
}
