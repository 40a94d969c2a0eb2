import { STATUS_CODES } from 'node:http';
import type { ApiError } from './api-error.ts';
import type { Operation } from './operation.ts';

/** A response of the API. The body repeats the status. */
export interface ApiResponse {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

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
  return { status, body: { statusCode: status, message: SUCCESS_MESSAGES[operation], data } };
}

/** The response to a request that failed. */
export function errorResponse({ status, message, details }: ApiError): ApiResponse {
  const reason = STATUS_CODES[status] ?? 'Error';
  return { status, body: { statusCode: status, error: reason, message, ...details } };
}
