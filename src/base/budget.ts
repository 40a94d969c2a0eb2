import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { Clock } from './clock.ts';

/** The time limit of an operation, and the means to wait within it. */
export interface Budget {
  /** Milliseconds left; never below 0. */
  remainingMs(): number;
  /** The whole budget, in milliseconds. */
  readonly totalMs: number;
  /** What sets the budget, in words that follow "the time limit of 300 s" in parentheses. */
  readonly limit: Redacted;
  /** Aborted when the job is canceled. */
  readonly signal: AbortSignal;
  /** Waits; rejects with the signal's reason when it is aborted. */
  sleep(ms: number): Promise<void>;
}

/** What sets the budget of a step. */
export const STEP_LIMIT = line('`timeout-seconds`');

/**
 * Starts a budget now.
 *
 * @param totalMs in milliseconds
 * @param signal aborted when the job is canceled
 * @param limit what sets the budget, in words that follow "the time limit of 300 s" in parentheses
 */
export function startBudget(
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
  totalMs: number,
  signal: AbortSignal,
  limit = STEP_LIMIT,
): Budget {
  const deadline = clock.monotonic() + totalMs;
  return {
    totalMs,
    limit,
    signal,
    remainingMs: () => Math.max(0, deadline - clock.monotonic()),
    sleep: (ms) => clock.sleep(ms, signal),
  };
}
