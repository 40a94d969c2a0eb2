import type { Budget } from '../hoody/budget.ts';
import type { Clock } from '../hoody/clock.ts';
import type { Logger } from '../operations/context.ts';
import type { Probe, ProbeResult } from './probe.ts';

/** The result for one URL. */
export interface Health {
  url: string;
  isHealthy: boolean;
  /** The last response, or why there is none, such as "502 Bad Gateway". */
  last: string;
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

/**
 * Sends a request to every URL every 2 s until it responds with a status from 200 to 399, or the budget ends.
 *
 * @returns one result for each URL, in order
 */
export async function checkHealth(urls: readonly URL[], check: HealthCheck): Promise<Health[]> {
  return Promise.all(
    urls.map(({ href }) =>
      check.logger.withProgress(
        `Checking the health of ${href}`,
        () => waitUntilHealthy(href, check),
        ({ isHealthy, last }) => `${href} is ${isHealthy ? 'healthy' : 'not healthy'}: ${last}`,
      ),
    ),
  );
}

async function waitUntilHealthy(url: string, { probe, budget, clock }: HealthCheck): Promise<Health> {
  const startMs = budget.remainingMs();
  const end = (isHealthy: boolean, last: string): Health => ({
    url,
    isHealthy,
    last,
    ms: startMs - budget.remainingMs(),
  });
  let last = 'no request was sent, because no time was left';
  while (budget.remainingMs() > 0 && !budget.signal.aborted) {
    const limitMs = Math.ceil(Math.min(ATTEMPT_MS, budget.remainingMs()));
    const result = await probe(new URL(url), AbortSignal.any([budget.signal, clock.timeout(limitMs)]));
    last = 'error' in result ? result.error : result.reason;
    if (isHealthy(result)) return end(true, last);
    if (budget.remainingMs() <= INTERVAL_MS) break;
    // A canceled job rejects the wait, and then ends the loop.
    await budget.sleep(INTERVAL_MS).catch(() => undefined);
  }
  return end(false, last);
}

function isHealthy(result: ProbeResult): boolean {
  return 'status' in result && result.status >= 200 && result.status < 400;
}
