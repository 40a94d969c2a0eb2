import { STATUS_CODES } from 'node:http';
import type { Operation } from './operation.ts';

/** The optional parts of an error. */
export interface ApiErrorDetails {
  /** The machine-readable code. Without one, the body contains the reason phrase of the status. */
  readonly code?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number | undefined;
}

/** An error that the API reports to its client. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly details: ApiErrorDetails;

  constructor(status: number, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

const FORBIDDEN_ACTIONS: Readonly<Record<Operation, string>> = {
  list: 'access this container',
  create: 'create snapshots for this container',
  restore: 'restore this container',
  alias: 'update snapshots for this container',
  delete: 'delete snapshots for this container',
};

const INVALID_NAME_OR_ID = 'Invalid snapshot name or container ID';

/** The error that the API documents for a status of an operation. */
export function documentedError(status: number, operation: Operation): ApiError {
  const code = documentedCode(status, operation);
  return new ApiError(status, documentedMessage(status, operation), code === undefined ? {} : { code });
}

/** The error for a container id that is malformed. */
export function invalidContainerId(operation: Operation): ApiError {
  return new ApiError(400, hasSnapshotName(operation) ? INVALID_NAME_OR_ID : 'Invalid container ID format');
}

/** The error for a snapshot name that is malformed. */
export function invalidSnapshotName(): ApiError {
  return new ApiError(400, INVALID_NAME_OR_ID);
}

function documentedCode(status: number, operation: Operation): string | undefined {
  if (status === 409) return 'SNAPSHOT_OPERATION_IN_PROGRESS';
  const checksInventory = operation === 'create' || operation === 'alias';
  return status === 503 && checksInventory ? 'SNAPSHOT_INVENTORY_UNAVAILABLE' : undefined;
}

function documentedMessage(status: number, operation: Operation): string {
  switch (status) {
    case 400:
      return badRequestMessage(operation);
    case 401:
      return 'Authentication required';
    case 403:
      return `You do not have permission to ${FORBIDDEN_ACTIONS[operation]}`;
    case 404:
      return hasSnapshotName(operation) ? 'Container or snapshot not found' : 'Container not found';
    case 409:
      return 'Another snapshot operation is running on this container';
    case 422:
      return 'Validation failed: body must be object';
    case 429:
      return 'Too many requests';
    case 500:
      return 'An unexpected error occurred';
    case 503:
      return 'The snapshots of this container cannot be read now';
    default:
      return STATUS_CODES[status] ?? 'Error';
  }
}

function badRequestMessage(operation: Operation): string {
  switch (operation) {
    case 'list':
      return 'Invalid container ID format';
    case 'create':
      return 'Invalid request payload';
    case 'alias':
      return 'Invalid alias value';
    case 'restore':
    case 'delete':
      return INVALID_NAME_OR_ID;
  }
}

function hasSnapshotName(operation: Operation): boolean {
  return operation === 'restore' || operation === 'alias' || operation === 'delete';
}
