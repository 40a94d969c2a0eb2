import { measureCleanupTime } from '../../../src/runner/cleanup-time.ts';

const never = new AbortController().signal;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('The time for a cleanup', () => {
  test.each([
    ['one container', 1, 10_000],
    ['several containers', 2, 30_000],
  ])('A cleanup of %s has its whole time until the budget ends', (_, containers, expected) => {
    const cleanupMs = measureCleanupTime(containers, 300_000, never);
    expect(cleanupMs()).toBe(expected);
    jest.advanceTimersByTime(300_000);
    expect(cleanupMs()).toBe(expected);
  });

  test('All cleanups together end in time', () => {
    const cleanupMs = measureCleanupTime(2, 300_000, never);
    jest.advanceTimersByTime(310_000);
    expect(cleanupMs()).toBe(20_000);
    jest.advanceTimersByTime(30_000);
    expect(cleanupMs()).toBe(0);
  });

  test('A cleanup after a cancel has 5 s', () => {
    expect(measureCleanupTime(2, 300_000, AbortSignal.abort())()).toBe(5_000);
  });
});
