import { setTimeout } from 'node:timers/promises';

/** The time of this machine. Everything that reads the time, or waits, gets it from here. */
export interface Clock {
  /** The wall clock, in milliseconds since 1970. It can be wrong, and it can jump. */
  now(): number;
  /** Milliseconds since some moment, the same for every process of this machine; it does not jump, and never goes back. */
  monotonic(): number;
  /** Waits; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A signal that is aborted after some milliseconds. It does not keep the process alive. */
  timeout(ms: number): AbortSignal;
  /** @returns stops the calls */
  every(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  sleep: (ms, signal) => setTimeout(ms, undefined, signal && { signal }),
  timeout: (ms) => AbortSignal.timeout(ms),
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
};
