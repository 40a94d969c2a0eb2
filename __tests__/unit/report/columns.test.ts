import { type Column, table } from '../../../src/report/columns.ts';

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
