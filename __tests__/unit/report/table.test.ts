import { type Column, isSame, table } from '../../../src/report/table.ts';

interface Row {
  id: number;
  kind?: string;
  size?: number;
}

const COLUMNS: Column<Row>[] = [
  { head: 'Id', value: ({ id }) => id, cell: ({ id }) => [String(id)] },
  { head: 'Kind', value: ({ kind }) => kind, cell: ({ kind = '—' }) => [kind, 'a detail'] },
  { head: 'Size', value: ({ size }) => size, cell: ({ size }) => [size === undefined ? '—' : String(size)] },
];

const html = (...lines: string[]) => lines.join('\n');

test('A table without rows is empty', () => {
  expect(table(COLUMNS, [])).toBe('');
});

test('A single row is a list of the fields that are known', () => {
  expect(table(COLUMNS, [{ id: 1, kind: 'a' }])).toBe(
    html(
      '<table>',
      '<tr><th align="left">Id</th><td>1</td></tr>',
      '<tr><th align="left">Kind</th><td>a<br><sub>a detail</sub></td></tr>',
      '</table>',
    ),
  );
});

test('Rows that differ in one field are a list of fields, in which that one has every value', () => {
  const rows = [1, 2, 3].map((id) => ({ id, kind: 'a' }));
  const fields = (ids: string) =>
    html(
      '<table>',
      `<tr><th align="left">Id</th><td>${ids}</td></tr>`,
      '<tr><th align="left">Kind</th><td>a<br><sub>a detail</sub></td></tr>',
      '</table>',
    );
  expect(table(COLUMNS, rows)).toBe(fields('1<br>2<br>3'));
  expect(table(COLUMNS, rows, 2)).toBe(fields('1<br>2<br>and 1 more'));
});

test('What is the same in every row is above the table', () => {
  const rows = [
    { id: 1, kind: 'a', size: 5 },
    { id: 2, kind: 'a' },
  ];
  expect(table(COLUMNS, rows)).toBe(
    html(
      '<p>Kind: a (a detail)</p>',
      '<table>',
      '<tr><th align="left">Id</th><th align="left">Size</th></tr>',
      '<tr><td>1</td><td>5</td></tr>',
      '<tr><td>2</td><td>—</td></tr>',
      '</table>',
    ),
  );
});

test('Several fields that are the same are separated', () => {
  const columns = [...COLUMNS, { head: 'Unit', value: () => 'B', cell: () => ['B'] as const }];
  const rows = [
    { id: 1, kind: 'a', size: 5 },
    { id: 2, kind: 'a', size: 6 },
  ];
  expect(table(columns, rows).split('\n')[0]).toBe('<p>Kind: a (a detail) · Unit: B</p>');
});

test.each([
  [3, []],
  [2, ['<p>1 more is not shown.</p>']],
  [1, ['<p>2 more are not shown.</p>']],
])('A table of three rows shows the first %d and counts the others', (maxRows, rest) => {
  const rows = [1, 2, 3].map((id) => ({ id, kind: String(id) }));
  expect(table(COLUMNS, rows, maxRows)).toBe(
    html(
      '<table>',
      '<tr><th align="left">Id</th><th align="left">Kind</th></tr>',
      ...rows
        .slice(0, maxRows)
        .map(({ id }) => `<tr><td>${id}</td><td>${id}<br><sub>a detail</sub></td></tr>`),
      '</table>',
      ...rest,
    ),
  );
});

test('Rows are the same if no value differs from the first', () => {
  const value = (row: number) => row % 10;
  expect([[], [1], [1, 11], [1, 2], [1, 11, 2]].map((rows) => isSame(rows, value))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('A table renders only the rows that it shows, however many there are', () => {
  let rendered = 0;
  const column = (head: string): Column<number> => ({
    head,
    value: (row) => row,
    cell: (row) => {
      rendered += 1;
      return [String(row)];
    },
  });
  const html = table(
    [column('One'), column('Two')],
    Array.from({ length: 5_000 }, (_, row) => row),
  );
  expect(rendered).toBe(2 * 100);
  expect(html).toContain('4900 more are not shown.');
});
