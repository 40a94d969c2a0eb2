import type { Clock } from '../base/clock.ts';

const ONE_CONTAINER_MS = 10_000;
const SEVERAL_CONTAINERS_MS = 30_000;

/** The runner kills a canceled step some seconds after it interrupts it. */
export const CLEANUP_AFTER_CANCEL_MS = 5_000;

/**
 * Starts to measure the time of a step, and of its cleanups: all of them together end some seconds after the budget.
 *
 * @param timeoutMs the budget of the step, in milliseconds
 * @param cancelled aborted when the job is canceled
 * @returns the time for a cleanup that starts at the moment of the call, in milliseconds
 */
export function measureCleanupTime(
  containers: number,
  timeoutMs: number,
  cancelled: AbortSignal,
  clock: Pick<Clock, 'monotonic'>,
): () => number {
  const limitMs = containers > 1 ? SEVERAL_CONTAINERS_MS : ONE_CONTAINER_MS;
  const end = clock.monotonic() + timeoutMs + limitMs;
  return () => {
    const limit = cancelled.aborted ? CLEANUP_AFTER_CANCEL_MS : limitMs;
    return Math.max(0, Math.min(limit, end - clock.monotonic()));
  };
}
