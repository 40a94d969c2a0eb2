import type { Budget } from '../base/budget.ts';
import { AttemptError, type End } from './errors.ts';
import { type Failure, meaningOf } from './failure.ts';

const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
/** A shorter attempt would show nothing, while the API may act on it anyway. */
const MIN_ATTEMPT_MS = 1_000;

/**
 * Checks that enough of the budget is left for another request: a second, or half of a budget of one second.
 *
 * @throws AttemptError otherwise
 */
export function requireTime({ remainingMs, totalMs }: Budget): void {
  const leftMs = remainingMs();
  if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))
    throw new AttemptError({ kind: 'unsent' });
}

/** What became of the attempts so far. */
export interface History {
  /** Whether one of them may have acted. */
  readonly mayHaveActed: boolean;
}

export interface RetryOptions {
  budget: Budget;
  /** A number in [0, 1), for the jitter. */
  random: () => number;
  /** Called before each wait. */
  onRetry: (notice: { failure: Failure; attempts: number; delayMs: number }) => void;
  /** Creates what is thrown in the end. */
  toError: (end: End) => Error;
  /** How long a gateway is asked again that responds for the API, in milliseconds. */
  gatewayMs: number;
}

/**
 * Calls `attempt` until it succeeds, fails permanently, or the budget ends. Delays grow exponentially with jitter and
 * respect the `Retry-After` of the API.
 *
 * @throws what `toError` returns; any error of `attempt` other than an AttemptError unchanged
 */
export async function retry<T>(
  attempt: (history: History) => Promise<T>,
  { budget, random, onRetry, toError, gatewayMs }: RetryOptions,
): Promise<T> {
  let gatewaySince: number | undefined;
  let lost: Failure | undefined;
  let last: { failure: Failure; attempts: number } | undefined;
  if (budget.signal.aborted) throw toError({ why: 'canceled', effect: 'unsent' });
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt({ mayHaveActed: lost !== undefined });
    } catch (error) {
      if (error instanceof AttemptError && meaningOf(error.failure).mayHaveActed) lost = error.failure;
      const canceled: End = { why: 'canceled', effect: lost ? 'unknown' : 'none' };
      if (budget.signal.aborted) throw toError(canceled);
      if (!(error instanceof AttemptError)) throw error;
      const { failure } = error;
      if (failure.kind === 'unsent')
        throw toError(last ? { why: 'out of time', ...last, lost } : { why: 'unsent' });
      last = { failure, attempts };
      const { next } = meaningOf(failure);
      if (next === 'give up') throw toError({ why: 'final', ...last, lost });
      const delayMs = delayAfter(attempts, failure, random);
      if (next !== 'again for a while') gatewaySince = undefined;
      else gatewaySince ??= budget.remainingMs();
      if (gatewaySince !== undefined && gatewaySince - budget.remainingMs() + delayMs > gatewayMs)
        throw toError({ why: 'final', ...last, lost });
      if (delayMs + MIN_ATTEMPT_MS > budget.remainingMs())
        throw toError({ why: 'out of time', ...last, lost });
      onRetry({ failure, attempts, delayMs });
      await budget.sleep(delayMs).catch(() => Promise.reject(toError(canceled)));
    }
  }
}

function delayAfter(attempts: number, failure: Failure, random: () => number): number {
  const ceiling = Math.min(BASE_DELAY_MS * 2 ** (attempts - 1), MAX_DELAY_MS);
  const delayMs = ceiling / 2 + (random() * ceiling) / 2;
  const requestedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(delayMs, requestedMs);
}
