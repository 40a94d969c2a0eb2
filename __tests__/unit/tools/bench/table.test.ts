import { renderTable, renderTarget } from '../../../../tools/bench/table.ts';

test('A table has a head, a line below it, and a line for each row', () => {
  const rows = [
    ['`create`', '1.4'],
    ['`list`', '1.5'],
  ];
  expect(renderTable(['Step', 'Ratio'], rows)).toBe(
    ['| Step | Ratio |', '| --- | --- |', '| `create` | 1.4 |', '| `list` | 1.5 |'].join('\n'),
  );
});

test.each([
  [1.49, 1.5, '', '≤ 1.5'],
  [1.5, 1.5, '', '≤ 1.5'],
  [1.51, 1.5, '', '≤ 1.5, **missed**'],
  [190, 200, ' MiB', '≤ 200 MiB'],
  [Number.NaN, 1.5, '', '≤ 1.5, **missed**'],
  [9, undefined, '', ''],
])('The value %d with the target %p%s is shown as %j', (value, target, unit, expected) => {
  expect(renderTarget(value, target, unit)).toBe(expected);
});
