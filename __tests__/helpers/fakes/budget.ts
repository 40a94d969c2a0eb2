import type { Budget } from '../../../src/base/budget.ts';
import { line } from '../../../src/text/message.ts';

export interface FakeBudget extends Budget {
  /** The sleeps so far, in milliseconds. */
  readonly sleeps: number[];
}

/** A budget whose time passes only by sleeping, without waiting. */
export function fakeBudget({ totalMs = 300_000, signal = new AbortController().signal } = {}): FakeBudget {
  const sleeps: number[] = [];
  return {
    totalMs,
    limit: line('`timeout-seconds`'),
    signal,
    sleeps,
    remainingMs: () => Math.max(0, totalMs - sleeps.reduce((sum, ms) => sum + ms, 0)),
    sleep: async (ms) => {
      signal.throwIfAborted();
      sleeps.push(ms);
    },
  };
}
