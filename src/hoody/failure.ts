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
  /** A complete response with a success status that is not from this API, or not to this request. */
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
  /** How many snapshots the container has and can have, if the code is LIMIT_CODE. */
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
/** The platform is still preparing the container, which is temporary. */
export const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
/** Another operation runs on the container, or its setup is not finished; both are temporary. */
export const BUSY_CODES: readonly string[] = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];

/** Describes a failure as the end of a sentence, such as "the API responded with 403". */
export function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'status':
    case 'redirect':
      return `the API responded with ${failure.status}`;
    case 'unconnected':
      return 'the connection failed';
    case 'lost':
      return 'no complete response arrived';
    case 'malformed':
      return 'the API response is invalid';
    case 'untrusted':
      return 'the TLS handshake failed';
  }
}

/** Describes a failure with its reason in one line, such as "the API responded with 409 (The container is busy)". */
export function summarizeFailure(failure: Failure): string {
  const reason = oneLine(reasonOf(failure)).replace(/\.$/, '');
  return `${describeFailure(failure)} (${reason})`;
}

/** Lists what is known about a failure beyond its description, one line each, whatever the server wrote. */
export function explainFailure(failure: Failure): string[] {
  const reason = `${failure.kind === 'status' ? 'API message' : 'Reason'}: ${reasonOf(failure)}`;
  return [reason, ...(failure.kind === 'status' ? explainStatus(failure) : [])].map(oneLine);
}

function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'status':
      return failure.message;
    case 'redirect':
      return failure.location === undefined ? 'redirect without a target' : `redirect to ${failure.location}`;
    default:
      return failure.reason;
  }
}

function explainStatus({ details, usage, retryAfterMs }: StatusFailure): string[] {
  const { count, limit } = usage ?? {};
  const counts = [
    ...(count === undefined ? [] : [formatCount(count, 'snapshot')]),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ];
  return [
    ...(details === undefined ? [] : [`API details: ${details}`]),
    ...(counts.length === 0 ? [] : [`Usage: ${counts.join(', ')}`]),
    ...(retryAfterMs === undefined
      ? []
      : [`The API requested a wait of ${Math.ceil(retryAfterMs / 1000)} s.`]),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
