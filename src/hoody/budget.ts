import { setTimeout } from 'node:timers/promises';
import type { Budget } from './retry.ts';

/**
 * A budget that begins now.
 *
 * @param totalMs how long the step may take, in milliseconds
 * @param signal aborted when the job is cancelled
 */
export function startBudget(totalMs: number, signal: AbortSignal): Budget {
  const ends = performance.now() + totalMs;
  return {
    totalMs,
    signal,
    remainingMs: () => Math.max(0, ends - performance.now()),
    sleep: (ms) => setTimeout(ms, undefined, { signal }),
  };
}
