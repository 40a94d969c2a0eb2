import type { Budget } from '../base/budget.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { UserError } from '../base/user-error.ts';
import { formatDuration } from '../text/format.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { addressOf } from './address.ts';
import type { Probe, ProbeResult } from './probe.ts';

/** The result for one URL. */
export interface Health {
  /** Its origin and path. */
  url: Redacted;
  isHealthy: boolean;
  /** The last response, or why there is none, such as "502 Bad Gateway". */
  last: Redacted;
  /** From the first request on, in milliseconds. */
  ms: number;
}

export interface HealthCheck {
  probe: Probe;
  /** The time that is left for all URLs. */
  budget: Budget;
  clock: Pick<Clock, 'timeout'>;
  logger: Logger;
}

const INTERVAL_MS = 2_000;
const ATTEMPT_MS = 10_000;
/** What is kept for a last attempt when the time ends, so that it can still get a response. */
const LAST_ATTEMPT_MS = 500;

/**
 * Sends a request to every URL every 2 s until it responds with a status from 200 to 399, or the budget ends.
 *
 * @returns one result for each URL, in order
 */
export async function checkHealth(urls: readonly URL[], check: HealthCheck): Promise<Health[]> {
  return Promise.all(
    urls.map((url) =>
      check.logger.withProgress(
        line`Checking the health of ${addressOf(url)}`,
        () => waitUntilHealthy(url, check),
        ({ url: address, isHealthy, last }) =>
          isHealthy ? line`${address} is healthy: ${last}` : line`${address} is not healthy: ${last}`,
      ),
    ),
  );
}

async function waitUntilHealthy(url: URL, { probe, budget, clock }: HealthCheck): Promise<Health> {
  const startMs = budget.remainingMs();
  const end = (isHealthy: boolean, last: Redacted): Health => ({
    url: addressOf(url),
    isHealthy,
    last,
    ms: startMs - budget.remainingMs(),
  });
  let last = line('no request was sent, because no time was left');
  while (budget.remainingMs() > 0 && !budget.signal.aborted) {
    const limitMs = Math.ceil(Math.min(ATTEMPT_MS, budget.remainingMs()));
    const result = await probe(url, AbortSignal.any([budget.signal, clock.timeout(limitMs)]));
    last = 'error' in result ? result.error : result.reason;
    if (isHealthyAnswer(result)) return end(true, last);
    const waitMs = Math.min(INTERVAL_MS, budget.remainingMs() - LAST_ATTEMPT_MS);
    if (waitMs <= 0) break;
    // A canceled job rejects the wait, and then ends the loop.
    await budget.sleep(waitMs).catch(() => undefined);
  }
  return end(false, budget.signal.aborted ? line`${last}, until the step was interrupted` : last);
}

/** Whether an address counts as healthy. */
export function isHealthyAnswer(result: ProbeResult): boolean {
  return 'status' in result && result.status >= 200 && result.status < 400;
}

/** How an address responded to one request. */
export interface Probed {
  /** Its origin and path. */
  url: Redacted;
  result: ProbeResult;
}

const ASK_MS = 5_000;

/** Asks every URL once, all at the same time, for 5 s at most. An aborted signal ends it. */
export function askHealth(
  urls: readonly URL[],
  { probe, clock }: Pick<HealthCheck, 'probe' | 'clock'>,
  signal: AbortSignal,
): Promise<Probed[]> {
  const end = AbortSignal.any([signal, clock.timeout(ASK_MS)]);
  return Promise.all(urls.map(async (url) => ({ url: addressOf(url), result: await probe(url, end) })));
}

/** Creates the error of a URL that is not healthy after a restore. */
export function unhealthy({ url, last, ms }: Omit<Health, 'isHealthy'>): UserError {
  return new UserError(
    line`Restored, but not healthy: ${url}`,
    line`The URL did not respond with a status below 400 within ${formatDuration(ms)}. Last result: ${last}.`,
    line(
      'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
    ),
  );
}
