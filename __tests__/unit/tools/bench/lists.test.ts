import { growthOf } from '../../../../tools/bench/lists.ts';

const figure = (count: number, ms: number) => {
  const comparison = { subject: ms, baseline: 1, ratio: ms, quartiles: [ms, ms] as const };
  return { count, time: comparison, memory: comparison };
};

test.each([
  ['linear', 600, 1_100, 1],
  ['quadratic', 350, 1_350, 4],
])('The growth of times that are %s', (_what, half, all, expected) => {
  expect(growthOf([figure(10, 100), figure(50_000, half), figure(100_000, all)])).toBe(expected);
});

test('A growth needs every list that it compares', () => {
  expect(() => growthOf([figure(10, 100), figure(100_000, 600)])).toThrow('No list has 50000 snapshots.');
});
