import { cancellationSignal, delayedSignal } from '../../../src/runner/signals.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test.each(['SIGINT', 'SIGTERM'] as const)('The signal of a canceled job is aborted by %s', (name) => {
  const cancelled = cancellationSignal();
  expect(cancelled.aborted).toBe(false);
  process.emit(name);
  expect(cancelled.aborted).toBe(true);
});

test('A delayed signal is aborted some time after the other one', () => {
  const job = new AbortController();
  const delayed = delayedSignal(job.signal, 5_000);
  jest.advanceTimersByTime(60_000);
  expect(delayed.aborted).toBe(false);
  job.abort();
  jest.advanceTimersByTime(4_999);
  expect(delayed.aborted).toBe(false);
  jest.advanceTimersByTime(1);
  expect(delayed.aborted).toBe(true);
});
