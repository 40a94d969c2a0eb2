import type { RequestBody } from '../http/request-body.ts';
import type { Container } from '../storage/container.ts';
import { ContainerBusy, SnapshotLimitReached, SnapshotNotFound } from '../storage/container-errors.ts';
import type { Store } from '../storage/store.ts';
import { allows, type Tokens } from '../storage/tokens.ts';
import { type Answer, done, failure, invalidContainerId, Refusal, usualFailure } from './answers.ts';
import { type Operation, PERMISSION } from './operation.ts';
import type { Spec } from './spec.ts';

/** A request to one of the endpoints. */
export interface Call {
  readonly operation: Operation;
  readonly containerId: string;
  /** Empty where the path has no snapshot. */
  readonly snapshotName: string;
  readonly authorization: string | undefined;
  readonly body: RequestBody;
}

/** What the API needs to answer. */
export interface ApiParts {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly spec: Spec;
  /** The status of the refusal when the cap is reached. */
  readonly limitStatus: number;
}

/** The API behind its paths: it checks a call in the platform's order and does it. */
export class Api {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  /**
   * Does what a call asks for.
   *
   * @returns The answer, of a refusal too.
   * @throws Whatever is not foreseen, such as an error of the filesystem.
   */
  async perform(call: Call): Promise<Answer> {
    try {
      return await this.#do(call);
    } catch (error) {
      return this.#refusal(error, call);
    }
  }

  async #do(call: Call): Promise<Answer> {
    const container = this.#admit(call);
    await container.purgeExpired();
    const ids = { container_id: container.id, project_id: container.projectId };
    switch (call.operation) {
      case 'list': {
        const snapshots = container.list();
        const max = container.maxSnapshots;
        return done('list', { ...ids, snapshots, snapshot_count: snapshots.length, max_snapshots: max });
      }
      case 'create': {
        const { alias, expiry } = this.#createBody(call);
        const snapshot = await container.create({ alias: alias ?? null, expiryDays: expiry ?? null });
        return done('create', { ...ids, snapshot });
      }
      case 'restore': {
        const snapshot = await container.restore(this.#snapshotName(call));
        return done('restore', { success: true, message: 'Container restored from snapshot', snapshot });
      }
      case 'alias': {
        const { alias } = this.#aliasBody(call);
        const snapshot = await container.setAlias(this.#snapshotName(call), alias);
        return done('alias', { ...ids, snapshot });
      }
      case 'delete': {
        const name = this.#snapshotName(call);
        await container.delete(name);
        return done('delete', { ...ids, snapshot_name: name });
      }
    }
  }

  #admit(call: Call): Container {
    const { store, tokens, spec } = this.#parts;
    const permissions = tokens.authenticate(call.authorization);
    if (permissions === undefined) throw new Refusal(usualFailure(401, call.operation));
    if (!spec.isContainerId(call.containerId)) throw new Refusal(invalidContainerId(call.operation));
    const container = store.find(call.containerId);
    if (container === undefined) throw new Refusal(usualFailure(404, call.operation));
    if (!allows(permissions, container.id, PERMISSION[call.operation])) {
      throw new Refusal(usualFailure(403, call.operation));
    }
    return container;
  }

  #createBody({ body }: Call): { alias?: string; expiry?: number } {
    if (body.kind === 'json' && this.#parts.spec.isCreateBody(body.value)) return body.value;
    throw new Refusal(usualFailure(400, 'create'));
  }

  #aliasBody({ body }: Call): { alias: string | null } {
    if (body.kind === 'json' && this.#parts.spec.isAliasBody(body.value)) return body.value;
    throw new Refusal(usualFailure(400, 'alias'));
  }

  #snapshotName({ snapshotName }: Call): string {
    if (this.#parts.spec.isSnapshotName(snapshotName)) return snapshotName;
    throw new Refusal(failure(400, 'Invalid snapshot name or container ID'));
  }

  #refusal(error: unknown, call: Call): Answer {
    if (error instanceof Refusal) return error.answer;
    if (error instanceof SnapshotNotFound) return usualFailure(404, call.operation);
    if (error instanceof ContainerBusy) return failure(409, error.message);
    if (error instanceof SnapshotLimitReached) {
      return failure(this.#parts.limitStatus, 'This container has as many snapshots as it may have', {
        code: 'CONTAINER_SNAPSHOT_LIMIT',
        container_id: call.containerId,
        snapshot_count: error.count,
        max_snapshots: error.max,
      });
    }
    throw error;
  }
}
