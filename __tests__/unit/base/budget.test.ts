import { startBudget } from '../../../src/base/budget.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { text } from '../../helpers/fakes/text.ts';

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

test('The input sets the limit of a budget, unless something else does', () => {
  const { signal } = new AbortController();
  expect(startBudget(systemClock, 1_000, signal).limit).toBe('`timeout-seconds`');
  expect(startBudget(systemClock, 1_000, signal, text('after a cancellation')).limit).toBe(
    'after a cancellation',
  );
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
