import { createServerClock } from '../../../src/hoody/server-clock.ts';

const NOW = Date.UTC(2025, 0, 15, 10, 30);

test('A clock without a response is unknown by 5 s', () => {
  const clock = createServerClock();
  expect(clock.read()).toEqual({ clockOffsetMs: 0, clockToleranceMs: 5_000 });
  clock.observe({ serverTime: undefined, receivedAt: NOW });
  clock.observe({ serverTime: NOW });
  expect(clock.read()).toEqual({ clockOffsetMs: 0, clockToleranceMs: 5_000 });
});

test.each([
  ['ahead', 90_000],
  ['behind', -90_000],
  ['like the local one', 0],
])('A clock that is %s has the offset of a response', (_, offset) => {
  const clock = createServerClock();
  clock.observe({ serverTime: NOW + offset, receivedAt: NOW });
  expect(clock.read()).toEqual({ clockOffsetMs: offset, clockToleranceMs: 0 });
});

test('The largest offset is the best, since rounding and latency only make it smaller', () => {
  const clock = createServerClock();
  clock.observe({ serverTime: NOW, receivedAt: NOW + 900 });
  clock.observe({ serverTime: NOW + 1_000, receivedAt: NOW + 1_100 });
  clock.observe({ serverTime: NOW + 2_000, receivedAt: NOW + 5_000 });
  clock.observe({ serverTime: undefined, receivedAt: NOW });
  expect(clock.read().clockOffsetMs).toBe(-100);
});
