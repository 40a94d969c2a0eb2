import { VirtualTime } from '../../../simulator/virtual-time.ts';
import { cancellationSignal, delayedSignal } from '../../../src/runner/signals.ts';

const advance = (time: VirtualTime, ms: number) => time.run(time.sleep(ms));

test.each(['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)(
  'The signal of a canceled job is aborted by %s',
  (name) => {
    const cancelled = cancellationSignal();
    expect(cancelled.aborted).toBe(false);
    process.emit(name);
    expect(cancelled.aborted).toBe(true);
  },
);

test('A delayed signal is aborted some time after the other one', async () => {
  const time = new VirtualTime(0);
  const job = new AbortController();
  const delayed = delayedSignal(job.signal, 5_000, time.clock());
  await advance(time, 60_000);
  expect(delayed.aborted).toBe(false);
  job.abort();
  await advance(time, 4_999);
  expect(delayed.aborted).toBe(false);
  await advance(time, 1);
  expect(delayed.aborted).toBe(true);
});
