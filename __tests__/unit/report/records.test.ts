import { type Field, isSame, records } from '../../../src/report/records.ts';

interface Row {
  id: number;
  kind?: string;
  size?: number;
}

const FIELDS: Field<Row>[] = [
  { head: 'Id', value: ({ id }) => id, cell: ({ id }) => [String(id)] },
  { head: 'Kind', value: ({ kind }) => kind, cell: ({ kind = '—' }) => [kind, 'a detail'] },
  { head: 'Size', value: ({ size }) => size, cell: ({ size }) => [size === undefined ? '—' : String(size)] },
];

const list = (...items: string[]) => ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'].join('\n');

test('No rows are nothing', () => {
  expect(records(FIELDS, [])).toBe('');
});

test('A single row is a list of the fields that are known', () => {
  expect(records(FIELDS, [{ id: 1, kind: 'a' }])).toBe(list('Id: 1', 'Kind: a (a detail)'));
});

test('Rows that differ in one field are a list of fields, in which that one has every value', () => {
  const rows = [1, 2, 3].map((id) => ({ id, kind: 'a' }));
  expect(records(FIELDS, rows)).toBe(list('Id: 1, 2, 3', 'Kind: a (a detail)'));
  expect(records(FIELDS, rows, 2)).toBe(list('Id: 1, 2, and 1 more', 'Kind: a (a detail)'));
});

test('What is the same in every row is above the list, and what a row does not know is left out', () => {
  const rows = [
    { id: 1, kind: 'a', size: 5 },
    { id: 2, kind: 'a' },
  ];
  expect(records(FIELDS, rows)).toBe(`<p>Kind: a (a detail)</p>\n${list('1<br>Size: 5', '2')}`);
});

test('Several fields that are the same are separated', () => {
  const fields = [...FIELDS, { head: 'Unit', value: () => 'B', cell: () => ['B'] as const }];
  const rows = [
    { id: 1, kind: 'a', size: 5 },
    { id: 2, kind: 'a', size: 6 },
  ];
  expect(records(fields, rows).split('\n')[0]).toBe('<p>Kind: a (a detail) · Unit: B</p>');
});

test('Several fields that differ are separated', () => {
  const rows = [
    { id: 1, kind: 'a', size: 5 },
    { id: 2, kind: 'b', size: 6 },
  ];
  expect(records(FIELDS, rows)).toBe(
    list('1<br>Kind: a (a detail) · Size: 5', '2<br>Kind: b (a detail) · Size: 6'),
  );
});

test.each([
  [3, []],
  [2, ['<p>1 more is not shown.</p>']],
  [1, ['<p>2 more are not shown.</p>']],
])('Of three rows, the first %d are shown and the others are counted', (maxRows, rest) => {
  const rows = [1, 2, 3].map((id) => ({ id, kind: String(id) }));
  const items = rows.slice(0, maxRows).map(({ id }) => `${id}<br>Kind: ${id} (a detail)`);
  expect(records(FIELDS, rows, maxRows)).toBe([list(...items), ...rest].join('\n'));
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

test('Only the rows that are shown are rendered, however many there are', () => {
  let rendered = 0;
  const field = (head: string): Field<number> => ({
    head,
    value: (row) => row,
    cell: (row) => {
      rendered += 1;
      return [String(row)];
    },
  });
  const html = records(
    [field('One'), field('Two')],
    Array.from({ length: 5_000 }, (_, row) => row),
  );
  expect(rendered).toBe(2 * 100);
  expect(html).toContain('4900 more are not shown.');
});
