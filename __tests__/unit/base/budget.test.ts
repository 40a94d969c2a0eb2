import { startBudget } from '../../../src/hoody/budget.ts';
import { systemClock } from '../../../src/hoody/clock.ts';

afterEach(() => jest.useRealTimers());

test('The budget decreases as time passes, and never below zero', () => {
  jest.useFakeTimers();
  const budget = startBudget(systemClock, 1_000, new AbortController().signal);
  expect(budget.totalMs).toBe(1_000);
  expect(budget.remainingMs()).toBe(1_000);
  jest.advanceTimersByTime(400);
  expect(budget.remainingMs()).toBe(600);
  jest.advanceTimersByTime(5_000);
  expect(budget.remainingMs()).toBe(0);
});

test('A sleep ends by itself', async () => {
  await expect(
    startBudget(systemClock, 1_000, new AbortController().signal).sleep(1),
  ).resolves.toBeUndefined();
});

test('A canceled job ends a sleep', async () => {
  const job = new AbortController();
  const budget = startBudget(systemClock, 3_600_000, job.signal);
  const sleep = budget.sleep(3_600_000);
  job.abort();
  await expect(sleep).rejects.toMatchObject({ name: 'AbortError' });
  await expect(budget.sleep(1)).rejects.toMatchObject({ name: 'AbortError' });
  expect(budget.signal).toBe(job.signal);
});
