import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Api } from './api/api.ts';
import type { ChangingOperation } from './api/operation.ts';
import { loadRequestSchemas } from './api/request-schemas.ts';
import { type Permissions, Tokens } from './api/tokens.ts';
import type { Container } from './containers/container.ts';
import type { Platform } from './containers/platform.ts';
import { type NewContainer, Store } from './containers/store.ts';
import type { Fault } from './faults/fault.ts';
import { FaultQueue } from './faults/fault-queue.ts';
import { createHttpServer } from './http/http-server.ts';
import { InFlight } from './http/in-flight.ts';
import { type RecordedRequest, RequestLog } from './http/request-log.ts';
import type { Snapshot, SnapshotFields } from './storage/snapshot.ts';
import { StateDir } from './storage/state-dir.ts';

export type { ChangingOperation, Operation, Permission } from './api/operation.ts';
export type { Permissions } from './api/tokens.ts';
export type { NotReady } from './containers/container-error.ts';
export type { NewContainer } from './containers/store.ts';
export type { Effect, Fault } from './faults/fault.ts';
export type { RecordedRequest } from './http/request-log.ts';
export type { Snapshot, SnapshotFields } from './storage/snapshot.ts';

export interface EmulatorOptions {
  /** The directory of all state. It is created if it does not exist. Only one emulator can use it at a time. */
  readonly stateDir: string;
  /** By default, any free port. */
  readonly port?: number;
  /**
   * The source of the name of a new snapshot. With `alias`, the default, it is the sanitized alias, or the time if the
   * sanitized alias is empty. With `time`, it is always the time.
   */
  readonly names?: 'alias' | 'time';
  /**
   * The response to `create` if the name is in use: an error, by default 409. With `replace`, the new snapshot replaces
   * the older one in one step.
   */
  readonly nameTaken?: 409 | 400 | 500 | 'replace';
  /** Whether a new snapshot replaces the older snapshots with its alias. The default is `allow`, which keeps them. */
  readonly aliasReuse?: 'allow' | 'replace';
  /** The maximum number of snapshots per container; by default `null`, which means no limit. */
  readonly maxSnapshots?: number | null;
  /** The status of the error for a container that has reached its limit. The default is 400. */
  readonly limitStatus?: number;
  /**
   * The field of an error body that contains the code. The default is `error`. With `code`, as on older platforms,
   * `error` contains the reason phrase.
   */
  readonly errorCodes?: 'error' | 'code';
  /** The `Retry-After` of a 409 for a busy or claimed container, in seconds. By default, the header is absent. */
  readonly retryAfterSeconds?: number;
  /** The duration of each operation, during which its container is busy, in milliseconds. The default is 0. */
  readonly operationMs?: Readonly<Partial<Record<ChangingOperation, number>>>;
  /** The clock for timestamps, expiry and the `Date` of responses; by default the system clock. */
  readonly now?: () => Date;
  /** Called at the end of each request, with its duration in milliseconds. */
  readonly onRequestDone?: (request: RecordedRequest, ms: number) => void;
  /** Called with every unexpected error, for which the client receives a 500. By default, it prints the error. */
  readonly onError?: (error: unknown) => void;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Every request, in the order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** The requests whose raw request line is not exactly an endpoint with one of its methods. */
  readonly attacks: readonly RecordedRequest[];
  /** Every container, with the path of its current files. */
  readonly containers: readonly { id: string; root: string }[];
  /** Every token. */
  readonly tokens: readonly string[];
  /** Adds a container. */
  addContainer(options: NewContainer): Promise<{ id: string; root: string }>;
  /** Adds a token, or changes the permissions of an existing one. By default, it is a new token with all permissions. */
  addToken(options: { token?: string; permissions?: Permissions }): Promise<string>;
  /** Adds a fault. Only the first fault that applies to a request is used. */
  script(fault: Fault): void;
  /** Removes the faults that apply only to this container. */
  clearFaults(containerId: string): void;
  /** Clears the record of requests. */
  clearRequests(): void;
  /** The snapshots of a container that have not expired, newest first. */
  snapshots(containerId: string): Promise<Snapshot[]>;
  /** The path of a container's current files. A restore replaces the directory behind it. */
  root(containerId: string): string;
  /** Creates a snapshot of the current files with the given fields. Its name can be any text. */
  seed(containerId: string, fields?: SnapshotFields): Promise<Snapshot>;
  /** Makes a container reject every operation but list with 409 `container_finalizing`, for `ms` or until `release`. */
  claim(containerId: string, ms?: number): void;
  /** Makes it reject them with 400 `SNAPSHOT_PRESPAWN_FORBIDDEN`, for `ms` milliseconds or until `release`. */
  prepare(containerId: string, ms?: number): void;
  /** Makes it neither running nor stopped, so that it rejects creates with 400, for `ms` or until `release`. */
  freeze(containerId: string, ms?: number): void;
  /** Makes a container ready again. */
  release(containerId: string): void;
  /** Closes every connection and undoes unfinished operations. */
  close(): Promise<void>;
}

/**
 * Starts an emulator of the Hoody API on the loopback interface.
 *
 * @throws The error of the port (`EADDRINUSE`), or of the state directory.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const closing = new AbortController();
  const state = await StateDir.open(options.stateDir);
  const platform = platformOf(options, closing.signal);
  const store = await Store.open(state, platform);
  const tokens = await Tokens.open(state);
  const { limitStatus = 400, errorCodes = 'error', retryAfterSeconds } = options;
  const schemas = loadRequestSchemas();
  const api = new Api({ store, tokens, schemas, limitStatus, errorCodes, retryAfterSeconds });
  const faults = new FaultQueue();
  const log = new RequestLog();
  const inFlight = new InFlight();
  const server = createHttpServer({
    perform: (request) => inFlight.track(api.perform(request)),
    faults,
    log,
    errorCodes,
    onRequestDone: options.onRequestDone ?? (() => undefined),
    onError: options.onError ?? console.error,
    now: platform.now,
    closing: closing.signal,
  });
  await once(server.listen(options.port ?? 0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await store.removeLeftovers();

  const container = (id: string): Container => {
    const found = store.find(id);
    if (found === undefined) throw new Error(`The emulator has no container ${id}`);
    return found;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return log.all();
    },
    get attacks() {
      return log.all().filter(({ operation }) => operation === 'attack');
    },
    get containers() {
      return store.containers().map(({ id, root }) => ({ id, root }));
    },
    get tokens() {
      return tokens.list();
    },
    async addContainer(newContainer) {
      const { id, root } = await store.add(newContainer);
      return { id, root };
    },
    addToken: (token) => tokens.add(token),
    script: (fault) => faults.add(fault),
    clearFaults: (id) => faults.clear(id),
    clearRequests: () => log.clear(),
    snapshots: async (id) => container(id).list(),
    root: (id) => container(id).root,
    seed: async (id, fields = {}) => container(id).seed(fields),
    claim: (id, ms) => container(id).availability.hold('claiming', ms),
    prepare: (id, ms) => container(id).availability.hold('preparing', ms),
    freeze: (id, ms) => container(id).availability.hold('frozen', ms),
    release: (id) => container(id).availability.release(),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Before the abort, so that no client receives an aborted operation as a failure.
      server.closeAllConnections();
      closing.abort();
      await closed;
      await inFlight.settled();
    },
  };
}

function platformOf(options: EmulatorOptions, closing: AbortSignal): Platform {
  return {
    names: options.names ?? 'alias',
    nameTaken: options.nameTaken ?? 409,
    aliasReuse: options.aliasReuse ?? 'allow',
    maxSnapshots: options.maxSnapshots ?? null,
    operationMs: { create: 0, restore: 0, alias: 0, delete: 0, ...options.operationMs },
    now: options.now ?? (() => new Date()),
    closing,
  };
}
