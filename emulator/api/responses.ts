import { STATUS_CODES } from 'node:http';
import type { ApiError } from './api-error.ts';
import type { Operation } from './operation.ts';

/** A response of the API. The body repeats the status. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The field of an error body with the machine-readable code. With `code`, `error` is the reason phrase. */
export type ErrorCodeField = 'error' | 'code';

const SUCCESS_MESSAGES: Readonly<Record<Operation, string>> = {
  list: 'Snapshots retrieved successfully',
  create: 'Snapshot created successfully',
  restore: 'Container restored from snapshot successfully',
  alias: 'Snapshot alias updated successfully',
  delete: 'Snapshot deleted successfully',
};

/** The response to an operation that succeeded. */
export function successResponse(operation: Operation, data: Readonly<Record<string, unknown>>): ApiResponse {
  const status = operation === 'create' ? 201 : 200;
  return { status, headers: {}, body: { statusCode: status, message: SUCCESS_MESSAGES[operation], data } };
}

/** The response to a request that failed. */
export function errorResponse(
  { status, message, details: { code, data, retryAfterSeconds } }: ApiError,
  codeField: ErrorCodeField,
): ApiResponse {
  const reason = STATUS_CODES[status] ?? 'Error';
  return {
    status,
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    body: {
      statusCode: status,
      error: codeField === 'error' ? (code ?? reason) : reason,
      message,
      ...(codeField === 'code' && code !== undefined && { code }),
      ...(data !== undefined && { data }),
    },
  };
}
