import type { IncomingHttpHeaders } from 'node:http';
import { LIMIT_CODE, type StatusFailure } from './failure.ts';

type ErrorBody = Pick<StatusFailure, 'message' | 'code' | 'details' | 'usage' | 'fromApi'>;

const MAX_DETAILS_LENGTH = 500;

/**
 * Reads an error response. The machine-readable code is in `error`, or in `code` on older platforms, where `error`
 * is the reason phrase. Source: the API's reference and its newer OpenAPI document.
 */
export function parseErrorBody(
  text: string,
  status: number,
  statusMessage: string | undefined,
  headers: Pick<IncomingHttpHeaders, 'content-type'>,
): ErrorBody {
  const body = parseObject(text);
  const { statusCode, error, message, code, data } = body;
  const codes = [error, code].filter(isCode);
  const known = codes.find((candidate) => candidate === LIMIT_CODE) ?? codes[0];
  const details = status === 400 || status === 422 ? describeDetails(body) : undefined;
  return {
    message: [message, error].find(isText) ?? describePage(statusMessage, headers['content-type']),
    ...(known === undefined ? {} : { code: known }),
    ...(known === LIMIT_CODE ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
    fromApi: statusCode === status,
  };
}

function describePage(statusMessage: string | undefined, contentType: string | undefined): string {
  const type = contentType?.split(';')[0] ?? 'nothing';
  return `${statusMessage || 'no status text'}, ${type} instead of an API message`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
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
function describeDetails({ data, details, errors }: Record<string, unknown>): string | undefined {
  const value = [data, details, errors].find((candidate) => isFields(candidate) || Array.isArray(candidate));
  return value === undefined ? undefined : JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH);
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
