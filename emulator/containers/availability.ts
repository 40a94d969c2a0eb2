import type { ChangingOperation } from '../api/operation.ts';
import { ContainerError, type NotReady } from './container-error.ts';

/** Whether a container accepts an operation: it runs one at a time, and rejects those that its state forbids. */
export class Availability {
  #running = false;
  #notReady: { readonly state: NotReady; readonly until: number } | undefined;

  /** Whether an operation is running. */
  get isRunning(): boolean {
    return this.#running;
  }

  /**
   * Puts the container into a state.
   *
   * @param ms The duration in milliseconds; by default until `release`.
   */
  hold(state: NotReady, ms = Number.POSITIVE_INFINITY): void {
    this.#notReady = { state, until: performance.now() + ms };
  }

  /** Makes the container ready. */
  release(): void {
    this.#notReady = undefined;
  }

  /**
   * Runs an operation exclusively.
   *
   * @throws ContainerError with the state or `busy` as the reason; or the error of the operation.
   */
  async runExclusively<Result>(operation: ChangingOperation, run: () => Promise<Result>): Promise<Result> {
    const state = this.#stateAgainst(operation);
    if (state !== undefined) throw new ContainerError({ kind: state });
    if (this.#running) throw new ContainerError({ kind: 'busy' });
    this.#running = true;
    try {
      return await run();
    } finally {
      this.#running = false;
    }
  }

  #stateAgainst(operation: ChangingOperation): NotReady | undefined {
    if (this.#notReady === undefined || performance.now() >= this.#notReady.until) return undefined;
    const { state } = this.#notReady;
    return state === 'frozen' && operation !== 'create' ? undefined : state;
  }
}
