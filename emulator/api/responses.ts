import { STATUS_CODES } from 'node:http';
import type { Operation } from './operation.ts';

/** An answer of the API. The status is in the body too. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request that is refused. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Refused with ${answer.status}`);
    this.answer = answer;
  }
}

const DONE: Readonly<Record<Operation, string>> = {
  list: 'Snapshots retrieved successfully',
  create: 'Snapshot created successfully',
  restore: 'Container restored from snapshot successfully',
  alias: 'Snapshot alias updated successfully',
  delete: 'Snapshot deleted successfully',
};

const FORBIDDEN: Readonly<Record<Operation, string>> = {
  list: 'access this container',
  create: 'create snapshots for this container',
  restore: 'restore this container',
  alias: 'update snapshots for this container',
  delete: 'delete snapshots for this container',
};

/** The answer of an operation that succeeded. */
export function done(operation: Operation, data: Readonly<Record<string, unknown>>): Answer {
  const status = operation === 'create' ? 201 : 200;
  return { status, body: { statusCode: status, message: DONE[operation], data } };
}

/**
 * An error of the API.
 *
 * @param details Further fields of the body.
 */
export function failure(
  status: number,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Answer {
  return {
    status,
    body: { statusCode: status, error: STATUS_CODES[status] ?? 'Error', message, ...details },
  };
}

/** The error that the API usually gives with a status, in its words where it documents them. */
export function usualFailure(status: number, operation: Operation): Answer {
  return failure(status, usualMessage(status, operation));
}

function usualMessage(status: number, operation: Operation): string {
  switch (status) {
    case 400:
      return badRequest(operation);
    case 401:
      return 'Authentication required';
    case 403:
      return `You do not have permission to ${FORBIDDEN[operation]}`;
    case 404:
      return namesSnapshot(operation) ? 'Container or snapshot not found' : 'Container not found';
    case 409:
      return 'Another snapshot operation is running on this container';
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

function badRequest(operation: Operation): string {
  switch (operation) {
    case 'list':
      return 'Invalid container ID format';
    case 'create':
      return 'Invalid request payload';
    case 'alias':
      return 'Invalid alias value';
    case 'restore':
    case 'delete':
      return 'Invalid snapshot name or container ID';
  }
}

function namesSnapshot(operation: Operation): boolean {
  return operation === 'restore' || operation === 'alias' || operation === 'delete';
}

/** What a container id that is none is refused with. */
export function invalidContainerId(operation: Operation): Answer {
  return failure(
    400,
    namesSnapshot(operation) ? 'Invalid snapshot name or container ID' : 'Invalid container ID format',
  );
}
