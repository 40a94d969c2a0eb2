/** Work that goes on though nobody may be waiting for its answer any more. */
export class InFlight {
  readonly #work = new Set<Promise<unknown>>();

  /** Remembers a promise until it settles, and returns it. */
  track<Value>(work: Promise<Value>): Promise<Value> {
    this.#work.add(work);
    const forget = () => this.#work.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Waits until all of it has settled. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }
}
