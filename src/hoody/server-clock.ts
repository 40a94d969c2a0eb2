import type { SnapshotList } from './snapshot.ts';

/** The tolerance if the server's clock is unknown, in milliseconds. */
const UNKNOWN_CLOCK_TOLERANCE_MS = 5_000;

export interface ServerClock {
  /** @param response the clocks of the server and of this machine when its head arrived, if known */
  observe(response: { serverTime?: number | undefined; receivedAt?: number }): void;
  read(): Pick<SnapshotList, 'clockOffsetMs' | 'clockToleranceMs'>;
}

/**
 * Estimates how far the server's clock is ahead of the local one. The `Date` of a response is rounded down to the
 * second and takes a while to arrive, so each response gives a lower bound, and the largest is the best estimate.
 */
export function createServerClock(): ServerClock {
  let offsetMs: number | undefined;
  return {
    observe({ serverTime, receivedAt }) {
      if (serverTime === undefined || receivedAt === undefined) return;
      offsetMs = Math.max(offsetMs ?? Number.NEGATIVE_INFINITY, serverTime - receivedAt);
    },
    read: () =>
      offsetMs === undefined
        ? { clockOffsetMs: 0, clockToleranceMs: UNKNOWN_CLOCK_TOLERANCE_MS }
        : { clockOffsetMs: offsetMs, clockToleranceMs: 0 },
  };
}
