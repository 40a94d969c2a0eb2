import type { Clock } from '../src/base/clock.ts';

interface Event {
  at: number;
  /** Of two events at the same time, the one that was scheduled first comes first. */
  order: number;
  act: () => void;
}

/** Time that passes only from one event to the next. Nothing waits for real, and the order of events is always the same. */
export class VirtualTime {
  /** Milliseconds since 1970. */
  now: number;
  readonly #queue: Event[] = [];
  #scheduled = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Calls a function after some milliseconds. */
  after(ms: number, act: () => void): void {
    this.#scheduled += 1;
    const event = { at: this.now + Math.max(0, ms), order: this.#scheduled, act };
    let index = this.#queue.length;
    while (index > 0 && isBefore(event, this.#queue[index - 1])) index -= 1;
    this.#queue.splice(index, 0, event);
  }

  /** Waits some milliseconds; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal, wrap = (act: () => void) => act): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal?.reason);
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      const wake = wrap(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
      this.after(ms, wake);
    });
  }

  /**
   * Lets the time pass until the work is done. Other work can run at the same time.
   *
   * @throws Error if it is not done when nothing is left to wait for
   */
  run<T>(work: Promise<T>): Promise<T> {
    // Who waits for the work goes on before other work lets more time pass.
    return Promise.race([work, this.#passUntilDone(work)]);
  }

  /** Lets some milliseconds pass in which no promise has to settle. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const [event] = this.#queue;
      if (!event || event.at > end) break;
      this.#queue.shift();
      this.now = event.at;
      event.act();
    }
    this.now = end;
  }

  async #passUntilDone<T>(work: Promise<T>): Promise<T> {
    const result: { settled: boolean } = { settled: false };
    const settle = () => {
      result.settled = true;
    };
    work.then(settle, settle);
    for (;;) {
      await settlePromises();
      if (result.settled) return work;
      const event = this.#queue.shift();
      if (!event) throw new Error('The work waits for something that never happens.');
      this.now = event.at;
      event.act();
    }
  }

  /**
   * @param aheadMs how far the wall clock is ahead of this time at the moment, in milliseconds
   * @param killed when it is aborted, nothing that waits for this clock goes on any more
   */
  clock(aheadMs = () => 0, killed?: AbortSignal): Clock {
    const unlessKilled = (act: () => void) => () => {
      if (!killed?.aborted) act();
    };
    return {
      now: () => this.now + aheadMs(),
      monotonic: () => this.now,
      sleep: (ms, signal) => this.sleep(ms, signal, unlessKilled),
      timeout: (ms) => {
        const controller = new AbortController();
        const abort = () => controller.abort(new DOMException('The time is over.', 'TimeoutError'));
        this.after(ms, unlessKilled(abort));
        return controller.signal;
      },
      every: (ms, call) => {
        let isStopped = false;
        const repeat = () => {
          if (isStopped || killed?.aborted) return;
          call();
          this.after(ms, repeat);
        };
        this.after(ms, repeat);
        return () => {
          isStopped = true;
        };
      },
    };
  }
}

function isBefore(event: Event, other: Event | undefined): boolean {
  return other !== undefined && (event.at < other.at || (event.at === other.at && event.order < other.order));
}

/** Every promise that can settle without time has settled when the event loop turns. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
