import { VirtualTime } from '../../../simulator/virtual-time.ts';
import { measureCleanupTime } from '../../../src/runner/cleanup-time.ts';

const never = new AbortController().signal;

const advance = (time: VirtualTime, ms: number) => time.run(time.sleep(ms));

describe('The time for a cleanup', () => {
  test.each([
    ['one container', 1, 10_000],
    ['several containers', 2, 30_000],
  ])('A cleanup of %s has its whole time until the budget ends', async (_, containers, expected) => {
    const time = new VirtualTime(0);
    const cleanupMs = measureCleanupTime(containers, 300_000, never, time.clock());
    expect(cleanupMs()).toBe(expected);
    await advance(time, 300_000);
    expect(cleanupMs()).toBe(expected);
  });

  test('All cleanups together end in time', async () => {
    const time = new VirtualTime(0);
    const cleanupMs = measureCleanupTime(2, 300_000, never, time.clock());
    await advance(time, 310_000);
    expect(cleanupMs()).toBe(20_000);
    await advance(time, 30_000);
    expect(cleanupMs()).toBe(0);
  });

  test('A cleanup after a cancel has 5 s', () => {
    const time = new VirtualTime(0);
    expect(measureCleanupTime(2, 300_000, AbortSignal.abort(), time.clock())()).toBe(5_000);
  });
});
