import type { Operation } from '../api/operation.ts';

/** What happens to a request. `acts` means that the operation was done first, as far as it is allowed. */
export type Effect =
  /**
   * Answers this. A body that is a string is sent as HTML, the way a proxy answers; an object as JSON; without one it
   * is the usual error of that status.
   */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
      readonly acts?: boolean;
    }
  /** Acts, then answers this body in place of its own; a string is sent as it is, as JSON too. */
  | { readonly kind: 'answer'; readonly body: string | object; readonly status?: number }
  /** Resets the connection, before or after it acted. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Acts, sends all headers and half of the body, then closes the connection. */
  | { readonly kind: 'cut' }
  /** Waits, then goes on as usual. The container is not busy meanwhile. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers. */
  | { readonly kind: 'hang'; readonly acts?: boolean };

/** A fault to come. */
export interface Fault {
  /** The requests that it may meet; by default any to an endpoint. */
  readonly on?: { readonly operation?: Operation; readonly containerId?: string };
  /** How many requests it meets; default 1, `Infinity` for all. */
  readonly times?: number;
  readonly effect: Effect;
}

/** The faults that are still to come. */
export class FaultQueue {
  #queue: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#queue.push({ fault, left: fault.times ?? 1 });
  }

  /** Takes the first fault that meets such a request, once. */
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
