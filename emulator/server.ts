import type { AddressInfo } from 'node:net';
import { Api } from './api/api.ts';
import { InFlight } from './api/in-flight.ts';
import { loadSpec } from './api/spec.ts';
import { buildApp } from './http/app.ts';
import { type Fault, FaultQueue } from './http/faults.ts';
import { type RecordedRequest, RequestLog } from './http/request-log.ts';
import type { BusyOperation, Container, Platform } from './storage/container.ts';
import type { Snapshot, SnapshotFields } from './storage/snapshot.ts';
import { StateDir } from './storage/state-dir.ts';
import { type NewContainer, Store } from './storage/store.ts';
import { type Permissions, Tokens } from './storage/tokens.ts';

export type { Operation, Permission } from './api/operation.ts';
export type { Effect, Fault } from './http/faults.ts';
export type { RecordedRequest } from './http/request-log.ts';
export type { BusyOperation } from './storage/container.ts';
export type { Snapshot, SnapshotFields } from './storage/snapshot.ts';
export type { NewContainer } from './storage/store.ts';
export type { Permissions } from './storage/tokens.ts';

export interface EmulatorOptions {
  /** Everything lives below it. It is made if it is not there, and continued if it is. One emulator at a time. */
  readonly stateDir: string;
  /** By default any that is free. */
  readonly port?: number;
  /** What happens to older snapshots when a create has their alias; default `allow`, they stay. */
  readonly aliasReuse?: 'allow' | 'replace';
  /** How many snapshots a container may have; default `null`, any number. */
  readonly maxSnapshots?: number | null;
  /** The status of the refusal when the cap is reached; default 409. */
  readonly limitStatus?: number;
  /** How long an operation takes and keeps its container busy, in milliseconds; default 0. */
  readonly operationMs?: Readonly<Partial<Record<BusyOperation, number>>>;
  /** The time that snapshots are stamped with and expire by; default the real one. */
  readonly now?: () => Date;
  /** Told of each request when it is over, with the time that it took in milliseconds. */
  readonly onRequestDone?: (request: RecordedRequest, ms: number) => void;
  /** Told of an error that was not foreseen, which the client sees as a 500; default: it is printed. */
  readonly onError?: (error: unknown) => void;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Every request, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Those that were not exactly one of the endpoints with one of its methods, as it stood in the request line. */
  readonly attacks: readonly RecordedRequest[];
  /** Every container, with the path of its present files. */
  readonly containers: readonly { id: string; root: string }[];
  /** Every token. */
  readonly tokens: readonly string[];
  /** Adds a container. */
  addContainer(options: NewContainer): Promise<{ id: string; root: string }>;
  /** Adds a token, or changes what it may do. By default it is a new one that may do everything. */
  addToken(options: { token?: string; permissions?: Permissions }): Promise<string>;
  /** Adds a fault. A request meets at most one, the first that fits. */
  script(fault: Fault): void;
  /** Forgets the requests so far. */
  clearRequests(): void;
  /** The snapshots of a container that have not expired, newest first. */
  snapshots(containerId: string): Promise<Snapshot[]>;
  /** The path of a container's present files. A restore puts another directory there. */
  root(containerId: string): string;
  /** Puts a snapshot of the present files there as a test wants it. Its name can be anything. */
  seed(containerId: string, fields?: SnapshotFields): Promise<Snapshot>;
  /** Makes a container refuse all but list, for `ms` milliseconds or until `release`. */
  claim(containerId: string, ms?: number): void;
  /** Ends a claim. */
  release(containerId: string): void;
  /** Ends every connection and undoes what is under way. */
  close(): Promise<void>;
}

/**
 * Starts a local Hoody on the loopback interface.
 *
 * @throws The error of the port (`EADDRINUSE`), or of the state directory.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const closing = new AbortController();
  const state = await StateDir.open(options.stateDir);
  const store = await Store.open(state, platformOf(options, closing.signal));
  const tokens = await Tokens.open(state);
  const api = new Api({ store, tokens, spec: loadSpec(), limitStatus: options.limitStatus ?? 409 });
  const faults = new FaultQueue();
  const log = new RequestLog();
  const inFlight = new InFlight();
  const app = buildApp({
    perform: (call) => inFlight.track(api.perform(call)),
    faults,
    log,
    onRequestDone: options.onRequestDone ?? (() => undefined),
    onError: options.onError ?? console.error,
    closing: closing.signal,
  });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  await store.sweep();

  const container = (id: string): Container => {
    const found = store.find(id);
    if (found === undefined) throw new Error(`The emulator has no container ${id}`);
    return found;
  };
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    get requests() {
      return log.all();
    },
    get attacks() {
      return log.all().filter((request) => request.operation === 'attack');
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
    clearRequests: () => log.clear(),
    snapshots: async (id) => container(id).list(),
    root: (id) => container(id).root,
    seed: async (id, fields = {}) => container(id).seed(fields),
    claim: (id, ms) => container(id).claim(ms),
    release: (id) => container(id).release(),
    async close() {
      // The connections first, so that nobody is told of what is broken off as if it had failed.
      app.server.closeAllConnections();
      closing.abort();
      await app.close();
      await inFlight.settled();
    },
  };
}

function platformOf(options: EmulatorOptions, closing: AbortSignal): Platform {
  return {
    aliasReuse: options.aliasReuse ?? 'allow',
    maxSnapshots: options.maxSnapshots ?? null,
    operationMs: { create: 0, restore: 0, alias: 0, delete: 0, ...options.operationMs },
    now: options.now ?? (() => new Date()),
    closing,
  };
}
