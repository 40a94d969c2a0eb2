import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from '../api/operation.ts';

/** A request that came. */
export interface RecordedRequest {
  readonly method: string;
  /** The target as it came. */
  readonly url: string;
  /** `attack` is whatever is not exactly one of the endpoints with one of its methods. */
  readonly operation: Operation | 'attack';
  readonly containerId?: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came, at most its first 64 KiB; empty until it has been read. */
  readonly body: string;
  /** Of the answer, once there is one. */
  readonly status?: number;
}

/** A recorded request that is still being answered. */
export type OpenRequest = { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] };

/** Every request, in the order in which they came. */
export class RequestLog {
  #requests: OpenRequest[] = [];

  add(request: OpenRequest): void {
    this.#requests.push(request);
  }

  all(): readonly RecordedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
