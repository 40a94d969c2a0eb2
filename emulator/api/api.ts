import type { ValidateFunction } from 'ajv';
import type { Container } from '../containers/container.ts';
import { ContainerError } from '../containers/container-error.ts';
import type { Store } from '../containers/store.ts';
import { ApiError, documentedError, invalidContainerId, invalidSnapshotName } from './api-error.ts';
import type { Operation } from './operation.ts';
import type { RequestSchemas } from './request-schemas.ts';
import { type ApiResponse, type ErrorCodeField, errorResponse, successResponse } from './responses.ts';
import { allows, type Tokens } from './tokens.ts';

/** A parsed request body: its JSON value, or `unparsable` for anything else. */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'unparsable' };

/** A request to one of the endpoints. */
export interface ApiRequest {
  readonly operation: Operation;
  readonly containerId: string;
  /** Empty if the path has no snapshot name. */
  readonly snapshotName: string;
  readonly authorization: string | undefined;
  readonly body: RequestBody;
}

/** The collaborators and settings of the API. */
export interface ApiOptions {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly schemas: RequestSchemas;
  /** The status of the error for a container that has reached its snapshot limit. */
  readonly limitStatus: number;
  /** The field with the code of an error. */
  readonly errorCodes: ErrorCodeField;
  /** The `Retry-After` of a 409, in seconds; `undefined` for none. */
  readonly retryAfterSeconds: number | undefined;
}

/** The API behind its paths: checks a request in the platform's order, then performs its operation. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /**
   * Performs a request.
   *
   * @returns The response, even if the request is rejected.
   * @throws Any unexpected error, such as a filesystem error.
   */
  async perform(request: ApiRequest): Promise<ApiResponse> {
    try {
      const data = await this.#dispatch(request);
      return successResponse(request.operation, data);
    } catch (error) {
      return errorResponse(this.#apiErrorOf(error, request), this.#options.errorCodes);
    }
  }

  async #dispatch(request: ApiRequest): Promise<Readonly<Record<string, unknown>>> {
    const container = this.#authorize(request);
    await container.purgeExpired();
    const ids = { container_id: container.id, project_id: container.projectId };
    switch (request.operation) {
      case 'list': {
        const snapshots = container.list();
        const max = container.maxSnapshots;
        return { ...ids, snapshots, snapshot_count: snapshots.length, max_snapshots: max };
      }
      case 'create': {
        const { alias, expiry } = parsedBody(request, this.#options.schemas.createBody);
        const snapshot = await container.create({ alias: alias ?? null, expiryDays: expiry ?? null });
        return { ...ids, snapshot };
      }
      case 'restore': {
        const snapshot = await container.restore(this.#snapshotName(request));
        return { success: true, message: 'Container restored from snapshot successfully', snapshot };
      }
      case 'alias': {
        const { alias } = parsedBody(request, this.#options.schemas.aliasBody);
        const snapshot = await container.setAlias(this.#snapshotName(request), alias);
        return { ...ids, snapshot };
      }
      case 'delete': {
        const name = this.#snapshotName(request);
        await container.delete(name);
        return { ...ids, snapshot_name: name };
      }
    }
  }

  #authorize({ operation, authorization, containerId }: ApiRequest): Container {
    const { store, tokens, schemas } = this.#options;
    const permissions = tokens.authenticate(authorization);
    if (permissions === undefined) throw documentedError(401, operation);
    if (!schemas.containerId(containerId)) throw invalidContainerId(operation);
    const container = store.find(containerId);
    if (container === undefined) throw documentedError(404, operation);
    if (!allows(permissions, container.id, operation)) throw documentedError(403, operation);
    return container;
  }

  #snapshotName({ snapshotName }: ApiRequest): string {
    if (this.#options.schemas.snapshotName(snapshotName)) return snapshotName;
    throw invalidSnapshotName();
  }

  /** @throws An error that is not one of the API. */
  #apiErrorOf(error: unknown, { operation, containerId }: ApiRequest): ApiError {
    if (error instanceof ApiError) return error;
    if (!(error instanceof ContainerError)) throw error;
    const { limitStatus, retryAfterSeconds } = this.#options;
    const { reason } = error;
    switch (reason.kind) {
      case 'snapshot-not-found':
        return documentedError(404, operation);
      case 'busy': {
        const { status, message, details } = documentedError(409, operation);
        return new ApiError(status, message, { ...details, retryAfterSeconds });
      }
      case 'claiming':
        return new ApiError(409, 'The container is still being claimed', {
          code: 'container_finalizing',
          retryAfterSeconds,
        });
      case 'preparing':
        return new ApiError(400, 'This container is still being prepared. Try again once it is set up.', {
          code: 'SNAPSHOT_PRESPAWN_FORBIDDEN',
        });
      case 'frozen':
        return new ApiError(400, 'A snapshot needs a container that is running or stopped');
      case 'limit-reached':
        return new ApiError(limitStatus, 'This container has reached its snapshot limit.', {
          code: 'CONTAINER_SNAPSHOT_LIMIT',
          data: { container_id: containerId, current_count: reason.count, limit: reason.limit },
        });
      case 'name-too-short':
        return documentedError(400, operation);
      case 'name-taken':
        return new ApiError(reason.status, 'A snapshot with this name already exists');
    }
  }
}

/** Validates the body of a request: a body that is not JSON is a 400, and one that does not match its schema a 422. */
function parsedBody<Value>({ operation, body }: ApiRequest, validate: ValidateFunction<Value>): Value {
  if (body.kind === 'unparsable') throw documentedError(400, operation);
  if (validate(body.value)) return body.value;
  const problems = (validate.errors ?? []).map(
    ({ instancePath, message }) => `body${instancePath} ${message}`,
  );
  throw new ApiError(422, `Validation failed: ${problems.join(', ')}`);
}
