import { ContainerError } from './container-error.ts';

/** Whether a container accepts an operation now: it runs one at a time, and none before it is ready. */
export class Availability {
  #running = false;
  #claimedUntil = Number.NEGATIVE_INFINITY;

  /** Whether an operation is running. */
  get isRunning(): boolean {
    return this.#running;
  }

  /**
   * Makes the container reject every operation but list, like one that is still being claimed.
   *
   * @param ms The duration in milliseconds; by default until `release`.
   */
  claim(ms = Number.POSITIVE_INFINITY): void {
    this.#claimedUntil = performance.now() + ms;
  }

  /** Ends a claim. */
  release(): void {
    this.#claimedUntil = Number.NEGATIVE_INFINITY;
  }

  /**
   * Runs an operation alone.
   *
   * @throws ContainerError `claiming` or `busy`; or what the operation throws.
   */
  async runExclusively<Result>(operation: () => Promise<Result>): Promise<Result> {
    if (performance.now() < this.#claimedUntil) throw new ContainerError({ kind: 'claiming' });
    if (this.#running) throw new ContainerError({ kind: 'busy' });
    this.#running = true;
    try {
      return await operation();
    } finally {
      this.#running = false;
    }
  }
}
