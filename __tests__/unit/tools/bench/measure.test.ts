import { BARE_NODE } from '../../../../tools/bench/baselines.ts';
import {
  measureInTurn,
  measurePeakMemory,
  measureTime,
  type Prepare,
} from '../../../../tools/bench/measure.ts';

test('Each process is measured once a round, in turn, and the first two rounds do not count', async () => {
  const order: Prepare[] = [];
  const first = () => BARE_NODE;
  const second = () => BARE_NODE;
  const values = await measureInTurn({ first, second }, 3, async (prepare) => order.push(prepare));
  expect(order).toEqual([first, second, first, second, first, second, first, second, first, second]);
  expect(values).toEqual({ first: [5, 7, 9], second: [6, 8, 10] });
});

test('A process that fails is an error with its output, not a measurement', async () => {
  const fails = () => ({ args: ['-e', "console.error('it broke'); process.exit(3)"] });
  await expect(measureTime(fails)).rejects.toThrow(/ended with 3:\nit broke\n$/);
});

test('A process that has to fail is measured', async () => {
  const fails = () => ({ args: ['-e', 'process.exit(3)'], exitCode: 3 });
  expect(await measureTime(fails)).toBeGreaterThan(0);
});

test('The peak memory of a process is its own, and includes what it no longer uses', async () => {
  const held = Buffer.alloc(400 * 2 ** 20, 1);
  const uses = (mebibytes: number) => () => ({
    args: ['-e', `Buffer.alloc(${mebibytes} * 2 ** 20, 1); Buffer.alloc(1)`],
  });
  const small = await measurePeakMemory(uses(1));
  const large = await measurePeakMemory(uses(200));
  expect(small).toBeLessThan(held.length / 2);
  expect(large - small).toBeGreaterThan(150 * 2 ** 20);
});
