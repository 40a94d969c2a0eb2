import type { Budget } from '../../../src/hoody/budget.ts';

export interface FakeBudget extends Budget {
  /** What was slept, in the order in which it was. */
  readonly sleeps: number[];
}

/** A budget whose time passes by sleeping alone, and at once. */
export function fakeBudget({ totalMs = 300_000, signal = new AbortController().signal } = {}): FakeBudget {
  const sleeps: number[] = [];
  return {
    totalMs,
    signal,
    sleeps,
    remainingMs: () => Math.max(0, totalMs - sleeps.reduce((sum, ms) => sum + ms, 0)),
    sleep: async (ms) => {
      signal.throwIfAborted();
      sleeps.push(ms);
    },
  };
}
