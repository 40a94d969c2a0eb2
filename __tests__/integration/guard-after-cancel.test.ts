import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();

const RESTORE = { 'restore-on-failure': 'true' };
/** Asks the guard to wait longer than any share of the time after a cancel, so that it gives up at once. */
const LATER = { kind: 'status', status: 503, headers: { 'retry-after': '600' } } as const;

test.concurrent('A guard has four minutes after a cancel, and says so', async () => {
  const container = await hoody.container();
  await withJob([container], RESTORE, async ({ main, post }) => {
    await main();
    container.fault('restore', LATER);
    const result = await post('cancelled');
    expect(result.exitCode).toBe(1);
    expect(result.annotations[0]?.message).toContain('the time limit of 240 s (after a cancellation)');
  });
});

test.concurrent('Two guards of a job share the four minutes after a cancel', async () => {
  const first = await hoody.container();
  const second = await hoody.container();
  await withJob([first, second], RESTORE, async ({ main, post }) => {
    const ofFirst = await main({ 'container-id': first.id });
    const ofSecond = await main({ 'container-id': second.id });
    second.fault('restore', LATER);
    first.fault('restore', LATER);
    // The runner starts post steps in the reverse order.
    const one = await post('cancelled', {}, { postOf: ofSecond });
    const two = await post('cancelled', {}, { postOf: ofFirst });
    const seconds = [one, two].map(({ annotations: [error] }) =>
      Number(/the time limit of (\d+) s \(after a cancellation\)/.exec(error?.message ?? '')?.[1]),
    );
    expect(seconds[0]).toBe(120);
    // The first used almost no time, so the second has nearly all of it.
    expect(seconds[1]).toBeGreaterThan(120);
    expect(seconds[1]).toBeLessThanOrEqual(240);
  });
});

test.concurrent('The time after a cancel is that of the step if it is less', async () => {
  const container = await hoody.container();
  await withJob([container], { ...RESTORE, 'timeout-seconds': '60' }, async ({ main, post }) => {
    await main();
    container.fault('restore', LATER);
    const result = await post('cancelled');
    expect(result.annotations[0]?.message).toContain('the time limit of 60 s (`timeout-seconds`)');
  });
});
