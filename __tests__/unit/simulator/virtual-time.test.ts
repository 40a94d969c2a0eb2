import { VirtualTime } from '../../../simulator/virtual-time.ts';

test('Events come in the order of their times, and those of one time in the order of their scheduling', async () => {
  const time = new VirtualTime(1_000);
  const events: string[] = [];
  const note = (name: string) => () => void events.push(`${name} ${time.now}`);
  time.after(50, note('late'));
  time.after(10, note('first'));
  time.after(10, note('second'));
  await time.run(time.sleep(60));
  expect(events).toEqual(['first 1010', 'second 1010', 'late 1050']);
  expect(time.now).toBe(1_060);
});

test('Every promise that needs no time settles before the time passes', async () => {
  const time = new VirtualTime(0);
  const events: string[] = [];
  time.after(1, () => events.push('event'));
  const work = async () => {
    for (let step = 0; step < 50; step++) await undefined;
    events.push('work');
    await time.sleep(5);
  };
  await time.run(work());
  expect(events).toEqual(['work', 'event']);
});

test('A sleep ends with the reason of its signal', async () => {
  const time = new VirtualTime(0);
  const signal = time.clock().timeout(20);
  await expect(time.run(time.sleep(1_000, signal))).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(time.now).toBe(20);
  await expect(time.run(time.sleep(1, signal))).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('A clock that is ahead shows another time of day, and the same monotonic time', async () => {
  const time = new VirtualTime(5_000);
  const clock = time.clock(() => -600);
  await time.run(clock.sleep(100));
  expect([clock.now(), clock.monotonic()]).toEqual([4_500, 5_100]);
});

test('A repeated call ends when it is stopped', async () => {
  const time = new VirtualTime(0);
  let calls = 0;
  const stop = time.clock().every(10, () => {
    calls += 1;
  });
  await time.run(time.sleep(35));
  stop();
  await time.run(time.sleep(100));
  expect(calls).toBe(3);
});

test('Time that passes without promises has its events too, up to its end', () => {
  const time = new VirtualTime(0);
  const events: number[] = [];
  time.after(10, () => time.after(10, () => events.push(time.now)));
  time.after(31, () => events.push(time.now));
  time.pass(30);
  expect([time.now, events]).toEqual([30, [20]]);
});

test('Each of several pieces of work goes on at its own time', async () => {
  const time = new VirtualTime(0);
  const work = async (ms: number) => {
    const seen = [];
    for (let step = 0; step < 3; step++) {
      await time.run(time.sleep(ms));
      seen.push(time.now);
    }
    return seen;
  };
  expect(await Promise.all([work(10), work(15), work(1_000)])).toEqual([
    [10, 20, 30],
    [15, 30, 45],
    [1_000, 2_000, 3_000],
  ]);
});

test('No more time passes than the work needs', async () => {
  const time = new VirtualTime(0);
  time.after(1_000, () => undefined);
  await time.run(time.sleep(10));
  await new Promise((resolve) => setImmediate(resolve));
  expect(time.now).toBe(10);
});

test('Work that waits for nothing is an error', async () => {
  await expect(new VirtualTime(0).run(new Promise(() => undefined))).rejects.toThrow('never happens');
});
