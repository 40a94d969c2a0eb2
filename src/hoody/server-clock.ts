import type { Clock } from '../base/clock.ts';

/** What the clocks say at one moment. The runner's can be wrong, and it can jump; that of a server need not be the API's. */
export interface Clocks {
  /** The server's clock, in milliseconds since 1970; the runner's if the server reports no time. */
  serverNow: number;
  /** The runner's clock, in milliseconds since 1970. */
  localNow: number;
  /** A clock that does not jump, in milliseconds since some moment. */
  monotonic: number;
}

/** The host that writes the times of snapshots need not have the clock of the one that writes `Date`, in milliseconds. */
export const HOST_TOLERANCE_MS = 60_000;

/** What the server's clock said at a moment of the clock that does not jump. */
export function serverTimeAt(at: number, { serverNow, monotonic }: Clocks): number {
  return serverNow - (monotonic - at);
}

export interface ServerClock {
  /** @param response the server's clock, and when the head of the response arrived by a clock that does not jump */
  observe(response: { serverTime?: number | undefined; receivedAt?: number }): void;
  read(): Clocks;
}

/**
 * Estimates the server's clock. The `Date` of a response is rounded down to the second and takes a while to arrive, so each
 * response gives a lower bound, and the largest is the best estimate.
 */
export function createServerClock(clock: Pick<Clock, 'now' | 'monotonic'>): ServerClock {
  let aheadMs: number | undefined;
  return {
    observe({ serverTime, receivedAt }) {
      if (serverTime === undefined || receivedAt === undefined) return;
      aheadMs = Math.max(aheadMs ?? Number.NEGATIVE_INFINITY, serverTime - receivedAt);
    },
    read() {
      const [localNow, monotonic] = [clock.now(), clock.monotonic()];
      return { localNow, monotonic, serverNow: aheadMs === undefined ? localNow : monotonic + aheadMs };
    },
  };
}
