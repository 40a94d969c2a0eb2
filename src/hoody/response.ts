import type { IncomingHttpHeaders } from 'node:http';
import type { HttpResponse } from '../http/request.ts';
import { line } from '../text/message.ts';
import { own, type Redact, type Redacted, redactIn } from '../text/redact.ts';
import { AttemptError } from './errors.ts';
import { LIMIT_CODE, type StatusFailure } from './failure.ts';

/** The response to a request that succeeded. */
export interface TransportResponse {
  /** Parsed from JSON, without the token. */
  body: unknown;
  /** The server's clock, in milliseconds since 1970; undefined if unknown. */
  serverTime: number | undefined;
  /** The local clock when the head of the response arrived, in milliseconds since 1970. */
  receivedAt: number;
}

/** The fields that this action reads of a body. */
const KEYS: ReadonlySet<string> = new Set([
  ...['statusCode', 'message', 'error', 'code', 'data', 'details', 'errors', 'success'],
  ...[
    'container_id',
    'project_id',
    'snapshot',
    'snapshots',
    'snapshot_name',
    'snapshot_count',
    'max_snapshots',
  ],
  ...[
    'name',
    'alias',
    'created_at',
    'last_used_at',
    'expires_at',
    'stateful',
    'size',
    'current_count',
    'limit',
  ],
]);

/**
 * Reads a response, and redacts all text in it.
 *
 * @param receivedAt the local clock when its head arrived, in milliseconds since 1970
 * @throws AttemptError for everything but a 2xx response with a JSON body
 */
export async function readResponse(
  message: HttpResponse,
  receivedAt: number,
  redact: Redact,
): Promise<TransportResponse> {
  const { statusCode: status = 0, headers, statusMessage = '' } = message;
  if (status < 200) {
    // Only 101 ends a request; its connection belongs to another protocol now.
    throw new AttemptError({ kind: 'malformed', reason: line`status ${status} switches protocols` });
  }
  if (status >= 300 && status < 400) {
    const { location } = headers;
    throw new AttemptError({
      kind: 'redirect',
      status,
      location: location === undefined ? undefined : redact(location),
    });
  }
  const serverTime = parseServerTime(headers);
  const text = await readBody(message);
  if (status < 300) return { body: redactIn(parseJson(text), redact, KEYS), serverTime, receivedAt };
  const page = describePage(redact(statusMessage), redact(headers['content-type'] ?? ''));
  throw new AttemptError({
    kind: 'status',
    status,
    serverTime,
    receivedAt,
    ...readErrorBody(redactIn(parseErrorBody(text), redact, KEYS), status, page),
    ...parseRetryAfter(headers, serverTime ?? receivedAt),
  });
}

/** Far above what the snapshots of a container need; a server cannot make the runner keep more in memory. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

async function readBody(message: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new AttemptError({ kind: 'malformed', reason: line`the body exceeds ${MAX_BODY_BYTES} bytes` });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy can cut an object short; anything else is not a response of this API.
    throw new AttemptError({
      kind: text.startsWith('{') ? 'lost' : 'malformed',
      reason: text === '' ? line('the body is empty') : line('the body is not valid JSON'),
    });
  }
}

/**
 * Parses `Retry-After`, a number of seconds or an HTTP date, to milliseconds.
 *
 * @param serverTime the clock that a date is relative to, in milliseconds since 1970
 */
export function parseRetryAfter(
  headers: Pick<IncomingHttpHeaders, 'retry-after'>,
  serverTime: number,
): { retryAfterMs?: number } {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return { retryAfterMs: Number(value) * 1000 };
  // Every form of an HTTP date starts with a weekday; Date.parse would also read a date into "1.5".
  const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return {};
  return { retryAfterMs: Math.max(0, at - serverTime) };
}

/** The server's clock, in milliseconds since 1970; undefined if the response has no date. */
function parseServerTime({ date }: Pick<IncomingHttpHeaders, 'date'>): number | undefined {
  const serverTime = Date.parse(date ?? '');
  return Number.isNaN(serverTime) ? undefined : serverTime;
}

function parseErrorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const MAX_DETAILS_LENGTH = 500;

/**
 * Reads the body of an error. The machine-readable code is in `error`, or in `code` on older platforms, where `error`
 * is the reason phrase. Source: the API's reference and its newer OpenAPI document.
 *
 * @param page what to say of a body that is none of the API's
 */
export function readErrorBody(
  body: unknown,
  status: number,
  page: Redacted,
): Pick<StatusFailure, 'message' | 'code' | 'details' | 'usage' | 'fromApi'> {
  const fields = isFields(body) ? body : {};
  const { statusCode, error, message, code, data } = fields;
  const codes = [error, code].filter(isCode);
  const known = codes.find((candidate) => candidate === LIMIT_CODE) ?? codes[0];
  const details = status === 400 || status === 422 ? describeDetails(fields) : undefined;
  return {
    message: [message, error].find(isFilled) ?? page,
    ...(known === undefined ? {} : { code: known }),
    ...(known === LIMIT_CODE ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
    fromApi: statusCode === status,
  };
}

function describePage(statusMessage: Redacted, contentType: Redacted): Redacted {
  const status = statusMessage || line('no status text');
  const type = own(contentType.split(';')[0] || 'nothing');
  return line`${status}, ${type} instead of an API message`;
}

function isFilled(value: unknown): value is Redacted {
  return isText(value) && value !== '';
}

/** A machine-readable code has words joined by underscores; a reason phrase has not. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9]+(_[A-Za-z0-9]+)+$/.test(value);
}

function parseUsage(data: unknown): NonNullable<StatusFailure['usage']> {
  const { current_count: count, limit } = isFields(data) ? data : {};
  return {
    ...(typeof count === 'number' ? { count } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
  };
}

/** What a validation error adds to its message. */
function describeDetails({ data, details, errors }: Fields): Redacted | undefined {
  const value = [data, details, errors].find((candidate) => isFields(candidate) || Array.isArray(candidate));
  return value === undefined ? undefined : own(JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH));
}

/** An object of JSON. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of a response is text, which was redacted as it arrived. */
export function isText(value: unknown): value is Redacted {
  return typeof value === 'string';
}
