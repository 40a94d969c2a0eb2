import { systemClock } from '../../../src/base/clock.ts';
import { UserError } from '../../../src/base/user-error.ts';
import { checkHealth, unhealthy } from '../../../src/health/health.ts';
import type { ProbeResult } from '../../../src/health/probe.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { fakeLogger } from '../../helpers/fakes/logger.ts';
import { text } from '../../helpers/fakes/text.ts';

const URL_OF_SITE = new URL('https://www.example.com/health');
const OK: ProbeResult = { status: 200, reason: text('200 OK') };
const DOWN: ProbeResult = { status: 502, reason: text('502 Bad Gateway') };

/** A probe that returns these results in turn, and the last one from then on. */
function probeOf(...results: [ProbeResult, ...ProbeResult[]]) {
  return jest.fn(async () => (results.length > 1 ? results.shift() : results[0]) ?? DOWN);
}

test('An address is asked every two seconds until it is healthy', async () => {
  const budget = fakeBudget();
  const logger = fakeLogger();
  const probe = probeOf({ error: text('no response (ECONNREFUSED)') }, DOWN, OK);
  await expect(checkHealth([URL_OF_SITE], { probe, budget, clock: systemClock, logger })).resolves.toEqual([
    { url: URL_OF_SITE.href, isHealthy: true, last: '200 OK', ms: 4_000 },
  ]);
  expect(budget.sleeps).toEqual([2_000, 2_000]);
  expect(logger.lines).toEqual([
    'begins: Checking the health of https://www.example.com/health',
    'ends: https://www.example.com/health is healthy: 200 OK',
  ]);
});

test('An address is asked in full, and what people read has no query', async () => {
  const probe = jest.fn(async (_url: URL) => OK);
  const logger = fakeLogger();
  const url = new URL('https://www.example.com/health?key=secret');
  const health = await checkHealth([url], { probe, budget: fakeBudget(), clock: systemClock, logger });
  expect(probe.mock.calls.map(([{ href }]) => href)).toEqual([url.href]);
  expect(health).toMatchObject([{ url: URL_OF_SITE.href, isHealthy: true }]);
  expect(JSON.stringify([health, logger.lines])).not.toContain('secret');
});

test.each([
  [200, true],
  [399, true],
  [400, false],
  [503, false],
  [101, false],
])('A response with the status %d is healthy: %s', async (status, isHealthy) => {
  const probe = probeOf({ status, reason: text(`${status}`) });
  const budget = fakeBudget({ totalMs: 1_000 });
  const [health] = await checkHealth([URL_OF_SITE], {
    probe,
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy, last: `${status}` });
});

test('Several addresses are checked at the same time, with one result for each in order', async () => {
  const other = new URL('https://www.example.com/other');
  const asked: string[] = [];
  const probe = async ({ href }: URL): Promise<ProbeResult> => {
    asked.push(href);
    return href === other.href || asked.length > 2 ? OK : DOWN;
  };
  const health = await checkHealth([URL_OF_SITE, other], {
    probe,
    budget: fakeBudget(),
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject([
    { url: URL_OF_SITE.href, isHealthy: true },
    { url: other.href, isHealthy: true },
  ]);
  expect(asked).toEqual([URL_OF_SITE.href, other.href, URL_OF_SITE.href]);
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
  expect(health).toEqual({ url: URL_OF_SITE.href, isHealthy: false, last: '502 Bad Gateway', ms: 8_500 });
  expect(probe).toHaveBeenCalledTimes(6);
});

test.each([
  [2_501, [2_000, 1]],
  [2_500, [2_000]],
  [2_000, [1_500]],
  [500, []],
])('Of %d ms, the last wait leaves half a second for a last attempt', async (totalMs, sleeps) => {
  const budget = fakeBudget({ totalMs });
  const [health] = await checkHealth([URL_OF_SITE], {
    probe: probeOf(DOWN),
    budget,
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy: false });
  expect(budget.sleeps).toEqual(sleeps);
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

test('An address that never responds is not healthy, for the last reason', async () => {
  const [health] = await checkHealth([URL_OF_SITE], {
    probe: probeOf(DOWN, { error: text('no response (ECONNREFUSED)') }),
    budget: fakeBudget({ totalMs: 9_000 }),
    clock: systemClock,
    logger: fakeLogger(),
  });
  expect(health).toMatchObject({ isHealthy: false, last: 'no response (ECONNREFUSED)' });
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
  expect(health).toMatchObject({
    isHealthy: false,
    last: '502 Bad Gateway, until the step was interrupted',
  });
  expect(probe).toHaveBeenCalledTimes(1);
});

test('The error of an unhealthy address says that the restore is done, and what was last seen', () => {
  const url = text(URL_OF_SITE.href);
  const error = unhealthy({ url, last: text('502 Bad Gateway'), ms: 61_000 });
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toBe(
    'Restored, but not healthy: https://www.example.com/health\n' +
      'The URL did not respond with a status below 400 within 1 min 1 s. Last result: 502 Bad Gateway.\n' +
      'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
  );
});
