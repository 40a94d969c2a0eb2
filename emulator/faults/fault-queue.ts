import type { Operation } from '../api/operation.ts';
import type { Effect, Fault } from './fault.ts';

/** The faults that still apply to a request. */
export class FaultQueue {
  #queue: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#queue.push({ fault, left: fault.times ?? 1 });
  }

  /** Removes the faults of a container. */
  clear(containerId: string): void {
    this.#queue = this.#queue.filter(({ fault: { on } }) => on?.containerId !== containerId);
  }

  /** Uses the first fault that applies to a request. */
  take(operation: Operation, containerId: string): Effect | undefined {
    const found = this.#queue.find(({ fault: { on } }) => {
      return (on?.operation ?? operation) === operation && (on?.containerId ?? containerId) === containerId;
    });
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#queue = this.#queue.filter((entry) => entry !== found);
    return found.fault.effect;
  }
}
