import { alignColumns } from '../../../src/text/align.ts';

test('Columns are aligned, without white space at the end of a line', () => {
  expect(
    alignColumns(
      [
        ['Name', 'Size'],
        ['a', '1 B'],
        ['longer', ''],
      ],
      64,
    ),
  ).toEqual(['Name    Size', 'a       1 B', 'longer']);
});

test('A longer cell is shortened to whole characters', () => {
  expect(
    alignColumns(
      [
        ['🐳🐳🐳🐳', 'x'],
        ['ab', 'y'],
      ],
      3,
    ),
  ).toEqual(['🐳🐳…  x', 'ab   y']);
});

test('A cell of the largest width stays whole, and a row can have fewer cells than the first', () => {
  expect(alignColumns([['abc', 'x'], ['ab']], 3)).toEqual(['abc  x', 'ab']);
});

test('A table without rows has no lines', () => {
  expect(alignColumns([], 64)).toEqual([]);
});
