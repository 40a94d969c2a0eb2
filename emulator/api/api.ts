import type { Container } from '../containers/container.ts';
import { ContainerError } from '../containers/container-error.ts';
import type { Store } from '../containers/store.ts';
import { ApiError, documentedError, invalidContainerId, invalidSnapshotName } from './api-error.ts';
import { type Operation, PERMISSION } from './operation.ts';
import type { RequestSchemas } from './request-schemas.ts';
import { type ApiResponse, errorResponse, successResponse } from './responses.ts';
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
   * @returns The response, also for a request that is rejected.
   * @throws Any unexpected error, such as one of the filesystem.
   */
  async perform(request: ApiRequest): Promise<ApiResponse> {
    try {
      const data = await this.#dispatch(request);
      return successResponse(request.operation, data);
    } catch (error) {
      return errorResponse(this.#apiErrorOf(error, request));
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
        const { alias, expiry } = this.#createBody(request);
        const snapshot = await container.create({ alias: alias ?? null, expiryDays: expiry ?? null });
        return { ...ids, snapshot };
      }
      case 'restore': {
        const snapshot = await container.restore(this.#snapshotName(request));
        return { success: true, message: 'Container restored from snapshot', snapshot };
      }
      case 'alias': {
        const { alias } = this.#aliasBody(request);
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
    if (!allows(permissions, container.id, PERMISSION[operation])) throw documentedError(403, operation);
    return container;
  }

  #createBody({ body }: ApiRequest): { alias?: string; expiry?: number } {
    if (body.kind === 'json' && this.#options.schemas.createBody(body.value)) return body.value;
    throw documentedError(400, 'create');
  }

  #aliasBody({ body }: ApiRequest): { alias: string | null } {
    if (body.kind === 'json' && this.#options.schemas.aliasBody(body.value)) return body.value;
    throw documentedError(400, 'alias');
  }

  #snapshotName({ snapshotName }: ApiRequest): string {
    if (this.#options.schemas.snapshotName(snapshotName)) return snapshotName;
    throw invalidSnapshotName();
  }

  /** @throws An error that is not one of the API. */
  #apiErrorOf(error: unknown, { operation, containerId }: ApiRequest): ApiError {
    if (error instanceof ApiError) return error;
    if (!(error instanceof ContainerError)) throw error;
    const { reason } = error;
    switch (reason.kind) {
      case 'snapshot-not-found':
        return documentedError(404, operation);
      case 'busy':
        return documentedError(409, operation);
      case 'claiming':
        return new ApiError(409, 'The container is still being claimed');
      case 'limit-reached':
        return new ApiError(
          this.#options.limitStatus,
          'This container has as many snapshots as it may have',
          {
            code: 'CONTAINER_SNAPSHOT_LIMIT',
            container_id: containerId,
            snapshot_count: reason.count,
            max_snapshots: reason.limit,
          },
        );
    }
  }
}
