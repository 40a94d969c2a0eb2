import { setTimeout } from 'node:timers/promises';

/** The time that an operation may take, and the means to wait within it. */
export interface Budget {
  /** Milliseconds left; never below 0. */
  remainingMs(): number;
  /** The whole budget, in milliseconds. */
  readonly totalMs: number;
  /** What sets the budget, in words that follow "the 300 s". */
  readonly limit: string;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Waits; rejects with the signal's reason when it is aborted. */
  sleep(ms: number): Promise<void>;
}

/**
 * Starts a budget now.
 *
 * @param totalMs in milliseconds
 * @param signal aborted when the job is cancelled
 * @param limit what sets the budget, in words that follow "the 300 s"
 */
export function startBudget(totalMs: number, signal: AbortSignal, limit = 'of `timeout-seconds`'): Budget {
  const deadline = performance.now() + totalMs;
  return {
    totalMs,
    limit,
    signal,
    remainingMs: () => Math.max(0, deadline - performance.now()),
    sleep: (ms) => setTimeout(ms, undefined, { signal }),
  };
}
