import { alignColumns } from '../../../src/text/align.ts';
import { redacted } from '../../helpers/fakes/text.ts';

const align = (rows: string[][], maxWidth: number) =>
  alignColumns(redacted<Parameters<typeof alignColumns>[0]>(rows), maxWidth);

test('Columns are aligned, without white space at the end of a line', () => {
  expect(
    align(
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
    align(
      [
        ['🐳🐳🐳🐳', 'x'],
        ['ab', 'y'],
      ],
      3,
    ),
  ).toEqual(['🐳🐳…  x', 'ab   y']);
});

test('A cell of the largest width stays whole, and a row can have fewer cells than the first', () => {
  expect(align([['abc', 'x'], ['ab']], 3)).toEqual(['abc  x', 'ab']);
});

test('A table without rows has no lines', () => {
  expect(align([], 64)).toEqual([]);
});
