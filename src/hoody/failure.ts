import { formatCount } from '../text/format.ts';

/** Why one attempt at a request produced no usable response. */
export type Failure =
  | StatusFailure
  /** The connection was never made, so the request was not sent and the API cannot have acted. */
  | { kind: 'unconnected'; reason: string }
  /**
   * The request may have arrived, but no complete response came back: the API may or may not have acted. That
   * includes a kept-alive connection that the server closes as the request is sent.
   */
  | { kind: 'lost'; reason: string }
  | { kind: 'redirect'; status: number; location: string | undefined }
  /** A complete response with a success status that is not one of this API, or not one to this request. */
  | { kind: 'malformed'; reason: string }
  /** The TLS handshake failed, as with a certificate that is not trusted. The request was not sent. */
  | { kind: 'untrusted'; reason: string };

/** The API, or a proxy in front of it, returned an error. */
export interface StatusFailure {
  kind: 'status';
  status: number;
  message: string;
  /** The API's machine-readable code. */
  code?: string;
  /** What is wrong with a request, in addition to the message. */
  details?: string;
  /** How many snapshots the container has and may have, if the code is LIMIT_CODE. */
  usage?: { count?: number; limit?: number };
  retryAfterMs?: number;
  /** The server's clock, in milliseconds since 1970; absent if unknown. */
  serverTime?: number | undefined;
  /** The local clock when the head of the response arrived, in milliseconds since 1970. */
  receivedAt?: number;
  /** Whether the body has the form of the API's own errors: its `statusCode` is the status. */
  fromApi: boolean;
}

/** The container has reached its snapshot limit. */
export const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
/** The container is still being prepared, which passes by itself. */
export const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
/** Another operation runs on the container, or it is still being set up; both pass by themselves. */
export const BUSY_CODES: readonly string[] = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];

/** Describes a failure as the end of a sentence: one line, whatever the server wrote. */
export function describeFailure(failure: Failure): string {
  return describe(failure).replace(/\s+/g, ' ');
}

function describe(failure: Failure): string {
  switch (failure.kind) {
    case 'status':
      return `the API answered ${failure.status} (${describeStatus(failure)})${describeWait(failure.retryAfterMs)}`;
    case 'unconnected':
      return `no connection could be made (${failure.reason})`;
    case 'lost':
      return `the answer was lost (${failure.reason})`;
    case 'redirect':
      return `the API answered ${failure.status}, a redirect to ${failure.location ?? 'nowhere'}`;
    case 'malformed':
      return `the API said success, but its answer is not what it should be (${failure.reason})`;
    case 'untrusted':
      return `no secure connection could be made (${failure.reason})`;
  }
}

function describeStatus({ message, details, usage }: StatusFailure): string {
  const { count, limit } = usage ?? {};
  const more = [
    ...(details === undefined ? [] : [details]),
    ...(count === undefined ? [] : [`it has ${formatCount(count, 'snapshot')}`]),
    ...(limit === undefined ? [] : [`the limit is ${limit}`]),
  ];
  return more.length === 0 ? message : [message.replace(/\.$/, ''), ...more].join('; ');
}

function describeWait(ms: number | undefined): string {
  return ms === undefined ? '' : ` and asks to wait ${Math.ceil(ms / 1000)} s`;
}
