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

test('A wait does not begin if it would use up the budget', async () => {
  const budget = fakeBudget({ totalMs: 2_000 });
  const [health] = await checkHealth([URL_OF_SITE], {
    probe: probeOf(DOWN),
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy: false, ms: 0 });
  expect(budget.sleeps).toEqual([]);
});

test.each([
  [60_000, 10_000],
  [1_500, 1_500],
])('An attempt within a budget of %d ms has %d ms', async (totalMs, limitMs) => {
  const timeout = jest.fn(systemClock.timeout);
  const budget = fakeBudget({ totalMs });
  await checkHealth([URL_OF_SITE], { probe: probeOf(OK), budget, clock: { timeout }, logger: fakeLogger() });
  expect(timeout.mock.calls).toEqual([[limitMs]]);
});

test('The log says which address is not healthy', async () => {
  const logger = fakeLogger();
  await checkHealth([URL_OF_SITE], {
    probe: probeOf(DOWN),
    budget: fakeBudget({ totalMs: 1_000 }),
    clock: systemClock,
    logger,
  });
  expect(logger.lines.at(-1)).toBe('ends: https://www.example.com/health is not healthy: 502 Bad Gateway');
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
  const probe = jest.fn(async (_url: URL, signal: AbortSignal) => {
    controller.abort();
    return signal.aborted ? DOWN : OK;
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
  expect(message).toBe(
    'Restored, but not healthy: https://www.example.com/health\n' +
      'The URL did not respond with a status below 400 within 1 min 1 s. Last result: 502 Bad Gateway.\n' +
      'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
  );
});
