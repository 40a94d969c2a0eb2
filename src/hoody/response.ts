import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../base/clock.ts';
import type { HttpResponse } from '../http/request.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redact, type Redacted, redactIn } from '../text/redact.ts';
import type { ReadText } from './body.ts';
import { AttemptError } from './errors.ts';
import { LIMIT_CODE, type StatusFailure } from './failure.ts';

/** The response to a request that succeeded. */
export interface TransportResponse {
  /** Parsed from JSON, without the token. */
  body: unknown;
  /** The server's clock, in milliseconds since 1970; undefined if unknown. */
  serverTime: number | undefined;
  /** When the head of the response arrived, by a clock that does not jump, in milliseconds. */
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
 * @param clock read as its head has arrived
 * @throws AttemptError for everything but a 2xx response with a JSON body
 */
export async function readResponse(
  message: HttpResponse,
  clock: Pick<Clock, 'now' | 'monotonic'>,
  readText: ReadText,
  redact: Redact,
): Promise<TransportResponse> {
  const [now, receivedAt] = [clock.now(), clock.monotonic()];
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
  const text = await readText(message).catch((error) => {
    // Of an error, its status says more than its length.
    if (status < 300 || !(error instanceof AttemptError)) throw error;
    return '';
  });
  if (status < 300) return { body: redactBody(parseJson(text), redact), serverTime, receivedAt };
  const page = describePage(redact(statusMessage), redact(headers['content-type'] ?? ''));
  throw new AttemptError({
    kind: 'status',
    status,
    serverTime,
    receivedAt,
    ...readErrorBody(redactBody(parseErrorBody(text), redact), status, page),
    ...parseRetryAfter(headers, serverTime ?? now),
  });
}

/** Nothing that the API documents is nested deeper than this. */
const MAX_DEPTH = 100;

function redactBody(body: unknown, redact: Redact): unknown {
  try {
    return redactIn(body, redact, KEYS, MAX_DEPTH);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AttemptError({ kind: 'malformed', reason: line('the body is nested too deep') });
  }
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

/** Longer than any step, and short enough for a timer. */
const MAX_WAIT_MS = 30 * 86_400_000;

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
  if (/^\d+$/.test(value)) return { retryAfterMs: Math.min(Number(value) * 1000, MAX_WAIT_MS) };
  // Every form of an HTTP date starts with a weekday; Date.parse would also read a date into "1.5".
  const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return {};
  return { retryAfterMs: Math.min(Math.max(0, at - serverTime), MAX_WAIT_MS) };
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
    message: [message, error].flatMap((candidate) => describeMessage(candidate) ?? [])[0] ?? page,
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

/** A message is text, or several; an API that validates a request can send an array. */
function describeMessage(value: unknown): Redacted | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => isText(text) && text !== '');
  return texts.length === 0 ? undefined : join(texts);
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
