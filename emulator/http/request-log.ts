import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from '../api/operation.ts';

/** A received request. */
export interface RecordedRequest {
  readonly method: string;
  /** The target of the request line, unchanged. */
  readonly url: string;
  /** `attack` is any request that is not exactly an endpoint with one of its methods. */
  readonly operation: Operation | 'attack';
  readonly containerId?: string;
  readonly headers: IncomingHttpHeaders;
  /** Unchanged, at most its first 64 KiB; empty until it has been read. */
  readonly body: string;
  /** The status of the response, once there is one. */
  readonly status?: number;
}

/** A recorded request that is still being handled. */
export type OpenRecord = { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] };

/** Every request, in the order of arrival. */
export class RequestLog {
  #requests: RecordedRequest[] = [];

  add(request: RecordedRequest): void {
    this.#requests.push(request);
  }

  all(): readonly RecordedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
