import { type Cell, inline, paragraph } from './html.ts';

/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
export const MAX_ROWS = 100;

/** A field of every row. */
export interface Field<Row> {
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
 * Renders rows as a list, whose items break anywhere: a cell of a table is as wide as its longest word. What is the same
 * in every row is said once, above; what no row knows is left out. A single row, and rows that differ in one field only,
 * are a list of fields.
 *
 * @param maxRows how many rows are shown
 */
export function records<Row>(
  fields: readonly Field<Row>[],
  rows: readonly Row[],
  maxRows = MAX_ROWS,
): string {
  const [first] = rows;
  if (first === undefined) return '';
  const known = fields.filter(({ value }) => rows.some((row) => value(row) !== undefined));
  const [title, ...others] = known.filter(({ value }) => !isSame(rows, value));
  const shown = rows.slice(0, maxRows);
  const rest = rows.length - shown.length;
  if (!title || others.length === 0) {
    const cells = (field: Field<Row>) =>
      field === title
        ? [...shown.map((row) => inline(field.cell(row))), ...(rest > 0 ? [`and ${rest} more`] : [])].join(
            ', ',
          )
        : inline(field.cell(first));
    return items(known.map((field) => `${field.head}: ${cells(field)}`));
  }
  const same = known.filter(({ value }) => isSame(rows, value));
  return [
    ...(same.length === 0 ? [] : [paragraph(named(same, first))]),
    items(
      shown.map((row) => {
        const details = others.filter(({ value }) => value(row) !== undefined);
        return [inline(title.cell(row)), ...(details.length === 0 ? [] : [named(details, row)])].join('<br>');
      }),
    ),
    ...(rest > 0 ? [paragraph(`${rest} more ${rest === 1 ? 'is' : 'are'} not shown.`)] : []),
  ].join('\n');
}

function named<Row>(fields: readonly Field<Row>[], row: Row): string {
  return fields.map(({ head, cell }) => `${head}: ${inline(cell(row))}`).join(' · ');
}

function items(html: readonly string[]): string {
  return ['<ul>', ...html.map((item) => `<li>${item}</li>`), '</ul>'].join('\n');
}
