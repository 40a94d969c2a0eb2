import { checkHealth } from '../../../src/health/health.ts';
import type { ProbeResult } from '../../../src/health/probe.ts';
import { unhealthy } from '../../../src/health/unhealthy.ts';
import { systemClock } from '../../../src/hoody/clock.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { fakeLogger } from '../../helpers/fakes/logger.ts';

const URL_OF_SITE = new URL('https://www.example.com/health');
const OK: ProbeResult = { status: 200, reason: '200 OK' };
const DOWN: ProbeResult = { status: 502, reason: '502 Bad Gateway' };

/** A probe that returns these results in turn, and the last one from then on. */
function probeOf(...results: [ProbeResult, ...ProbeResult[]]) {
  return jest.fn(async () => (results.length > 1 ? results.shift() : results[0]) ?? DOWN);
}

test('An address is asked every two seconds until it is healthy', async () => {
  const budget = fakeBudget();
  const logger = fakeLogger();
  const probe = probeOf({ error: 'no response (ECONNREFUSED)' }, DOWN, OK);
  await expect(checkHealth([URL_OF_SITE], { probe, budget, clock: systemClock, logger })).resolves.toEqual([
    { url: URL_OF_SITE.href, isHealthy: true, last: '200 OK', ms: 4_000 },
  ]);
  expect(budget.sleeps).toEqual([2_000, 2_000]);
  expect(logger.lines).toEqual([
    'begins: Checking the health of https://www.example.com/health',
    'ends: https://www.example.com/health is healthy: 200 OK',
  ]);
});

test.each([
  [200, true],
  [399, true],
  [400, false],
  [503, false],
  [101, false],
])('A response with the status %d is healthy: %s', async (status, isHealthy) => {
  const probe = probeOf({ status, reason: `${status}` });
  const budget = fakeBudget({ totalMs: 1_000 });
  const [health] = await checkHealth([URL_OF_SITE], {
    probe,
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy, last: `${status}` });
});

test('An address that stays unhealthy is asked until the budget ends', async () => {
  const budget = fakeBudget({ totalMs: 9_000 });
  const probe = probeOf(DOWN);
  const [health] = await checkHealth([URL_OF_SITE], {
    probe,
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toEqual({ url: URL_OF_SITE.href, isHealthy: false, last: '502 Bad Gateway', ms: 8_000 });
  expect(probe).toHaveBeenCalledTimes(5);
});

test('Nothing is sent without time', async () => {
  const probe = probeOf(OK);
  const budget = fakeBudget({ totalMs: 0 });
  const [health] = await checkHealth([URL_OF_SITE], {
    probe,
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy: false, last: 'no request was sent, because no time was left' });
  expect(probe).not.toHaveBeenCalled();
});

test('A canceled job ends the check', async () => {
  const controller = new AbortController();
  const budget = fakeBudget({ signal: controller.signal });
  const probe = jest.fn(async () => {
    controller.abort();
    return DOWN;
  });
  const [health] = await checkHealth([URL_OF_SITE], {
    probe,
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy: false, last: '502 Bad Gateway' });
  expect(probe).toHaveBeenCalledTimes(1);
});

test('The error of an unhealthy address says that the restore is done, and what was last seen', () => {
  const { message } = unhealthy({ url: URL_OF_SITE.href, last: '502 Bad Gateway', ms: 61_000 });
  expect(message).toMatch(/^Restored, but not healthy: https:\/\/www\.example\.com\/health\n/);
  expect(message).toContain(
    'below 400 within 1 min 1 s. Last result: 502 Bad Gateway.\nThe restore itself succeeded.',
  );
});
