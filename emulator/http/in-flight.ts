/** Operations that continue even if their client has disconnected. */
export class InFlight {
  readonly #work = new Set<Promise<unknown>>();

  /** Tracks a promise until it settles, and returns it. */
  track<Value>(work: Promise<Value>): Promise<Value> {
    this.#work.add(work);
    const remove = () => this.#work.delete(work);
    work.then(remove, remove);
    return work;
  }

  /** Resolves when every tracked promise has settled. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }
}
