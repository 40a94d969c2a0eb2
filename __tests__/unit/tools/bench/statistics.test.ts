import { compare, median, quantile } from '../../../../tools/bench/statistics.ts';

describe('quantile', () => {
  test.each([
    [[7], 0.25, 7],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[1, 2], 0.25, 1.25],
    // As text, 10 comes before 9.
    [[10, 9, 8], 1, 10],
  ])('The quantile of %j at %d is %d', (values, fraction, expected) => {
    expect(quantile(values, fraction)).toBe(expected);
  });

  test('The values stay in their order', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  test('No values have no quantile', () => {
    expect(() => quantile([], 0.5)).toThrow('No values have no quantile.');
  });
});

test.each([
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('The median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

describe('compare', () => {
  test('The ratio is that of the medians, and the quartiles are those of the rounds', () => {
    // The ratios of the rounds are 2, 3, 1, 4 and 5.
    const result = compare([20, 30, 40, 80, 50], [10, 10, 40, 20, 10]);
    expect(result).toEqual({ subject: 40, baseline: 10, ratio: 4, quartiles: [2, 4] });
  });

  test('Series with different numbers of rounds cannot be compared', () => {
    expect(() => compare([1, 2], [1])).toThrow('The series do not have the same rounds.');
  });
});
