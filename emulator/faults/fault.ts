import type { Operation } from '../api/operation.ts';

/** The effect on a request. With `acts`, the emulator performs the operation first, if the request is valid. */
export type Effect =
  /**
   * Responds with this status. A string body is sent as HTML, as by a proxy; an object as JSON. Without a
   * body, the response is the documented error for the status.
   */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
      readonly acts?: boolean;
    }
  /** Performs the operation, then responds with this body instead; a string is sent unchanged, with the JSON content type. */
  | { readonly kind: 'response'; readonly body: string | object; readonly status?: number }
  /** Resets the connection, before or after the operation. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Performs the operation, sends all headers and half of the body, then closes the connection. */
  | { readonly kind: 'cut' }
  /** Waits, then continues as usual. The container is not busy meanwhile. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never responds. */
  | { readonly kind: 'hang'; readonly acts?: boolean };

/** A scripted fault. */
export interface Fault {
  /** The requests it applies to; by default any request to an endpoint. */
  readonly on?: { readonly operation?: Operation; readonly containerId?: string };
  /** The number of requests it applies to; default 1, `Infinity` for all. */
  readonly times?: number;
  readonly effect: Effect;
}
