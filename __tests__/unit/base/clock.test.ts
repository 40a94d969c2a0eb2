import { once } from 'node:events';
import { systemClock } from '../../../src/base/clock.ts';

afterEach(() => jest.useRealTimers());

test('The wall clock has the time of the machine', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('The monotonic clock does not follow a jump of the wall clock', () => {
  jest.useFakeTimers();
  const before = systemClock.monotonic();
  jest.setSystemTime(0);
  jest.advanceTimersByTime(5);
  expect(systemClock.monotonic() - before).toBe(5);
});

test('A sleep waits for the whole time', async () => {
  const before = systemClock.monotonic();
  await systemClock.sleep(20);
  // The timers of Node.js count whole milliseconds.
  expect(systemClock.monotonic() - before).toBeGreaterThan(18);
});

test('A sleep ends with its signal', async () => {
  const controller = new AbortController();
  const sleep = systemClock.sleep(3_600_000, controller.signal);
  controller.abort();
  await expect(sleep).rejects.toMatchObject({ name: 'AbortError' });
});

test('A signal is aborted after its time', async () => {
  const signal = systemClock.timeout(1);
  await once(signal, 'abort');
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('A repeated call ends when it is stopped', () => {
  jest.useFakeTimers();
  const call = jest.fn();
  const stop = systemClock.every(10, call);
  jest.advanceTimersByTime(9);
  expect(call).not.toHaveBeenCalled();
  jest.advanceTimersByTime(21);
  expect(call).toHaveBeenCalledTimes(3);
  stop();
  jest.advanceTimersByTime(100);
  expect(call).toHaveBeenCalledTimes(3);
});
