import type { Fault, PlatformBehavior, Turn } from '../../../simulator/history.ts';
import { type ApiRequest, Network } from '../../../simulator/network.ts';
import { Platform, toWire } from '../../../simulator/platform.ts';
import { VirtualTime } from '../../../simulator/virtual-time.ts';
import type { Budget } from '../../../src/base/budget.ts';
import type { Clock } from '../../../src/base/clock.ts';
import type { HoodyClient } from '../../../src/hoody/client.ts';
import { type ConnectionOptions, connectOver } from '../../../src/hoody/connection.ts';
import { newestFirst, type Snapshot } from '../../../src/hoody/snapshot.ts';
import { CONTAINER, OTHER, snapshot, THIRD } from './snapshot.ts';
import type { Plain } from './text.ts';

/** When every test begins. */
export const NOW = Date.parse('2025-02-01T00:00:00.000Z');

/** The snapshot of the first create step of a test: it takes a second, and nothing else takes time. */
export function made(alias: string, fields: Plain<Partial<Snapshot>> = {}): Snapshot {
  return snapshot({
    name: 'snap-20250201-000001',
    alias,
    created_at: '2025-02-01T00:00:01.000Z',
    ...fields,
  });
}

/** What is special about a request: a fault, or any other turn. */
type Twist = Fault | Partial<Turn>;

export interface HoodyOptions {
  /** By default, names derive from the time, and everything is simple. */
  behavior?: Partial<PlatformBehavior>;
  /** What happens to the requests of a kind: the same to each, or what a function decides. */
  on?: Partial<Record<ApiRequest['kind'], Twist | ((request: ApiRequest) => Twist | undefined)>>;
  /** How far the clock of the runner is ahead of the platform's, in milliseconds. */
  aheadMs?: number;
}

export const FORBIDDEN: Fault = { kind: 'response', status: 403 };
export const NOT_FOUND: Fault = { kind: 'response', status: 404 };
/** Another operation runs on the container. */
export const BUSY: Fault = { kind: 'response', status: 409, code: 'SNAPSHOT_OPERATION_IN_PROGRESS' };
/** The connection is lost before the API acts, as it acts, or 4 s before it acts at last. */
export const LOST_BEFORE: Fault = { kind: 'reset', acts: 'no', breakMs: 0 };
export const LOST_AFTER: Fault = { kind: 'reset', acts: 'yes', breakMs: 2_000 };
export const LOST_LATE: Fault = { kind: 'reset', acts: 'late', breakMs: 0 };

/** The error of a call that the API refused with a status, for `toEqual`. */
export const refusal = (status: number): unknown =>
  expect.objectContaining({ failure: expect.objectContaining({ status }) });

/** One after the other; the requests that follow are undisturbed. */
export function inOrder(...twists: readonly (Twist | undefined)[]): () => Twist | undefined {
  const rest = [...twists];
  return () => rest.shift();
}

/** The same for each request on a container; the others are undisturbed. */
export function only(container: string, twist: Twist): (request: ApiRequest) => Twist | undefined {
  return (request) => (request.container === container ? twist : undefined);
}

/** The simulated platform and the connections of a step to it, on virtual time that passes while a client waits. */
export class FakeHoody {
  readonly time = new VirtualTime(NOW);
  /** The clock of the runner. */
  readonly clock: Clock;
  readonly #platform: Platform;
  readonly #network: Network;

  constructor(snapshots: readonly Snapshot[], { behavior = {}, on = {}, aheadMs = 0 }: HoodyOptions) {
    const { time } = this;
    const whole: PlatformBehavior = { ...SIMPLE, ...behavior };
    this.clock = time.clock(() => aheadMs);
    this.#platform = new Platform(time, whole);
    for (const id of [CONTAINER, OTHER, THIRD]) {
      this.#platform.add(id, { snapshots: [], trouble: null });
      this.set(snapshots, id);
    }
    const turnOf = (request: ApiRequest): Turn => {
      const script = on[request.kind];
      const twist = (typeof script === 'function' ? script(request) : script) ?? {};
      return { ...UNDISTURBED, ...('kind' in twist ? { fault: twist } : twist) };
    };
    this.#network = new Network(time, this.#platform, { turnOf, token: TOKEN, behavior: whole });
  }

  /** Each request: its kind, its container, and its snapshot and its body where it has them. */
  get calls(): unknown[][] {
    return this.#network.requests.map(({ kind, container, name, body }) => [
      kind,
      container,
      ...(name === '' ? [] : [name]),
      ...(Object.keys(body).length === 0 ? [] : [body]),
    ]);
  }

  /** The kind of each request. */
  get kinds(): string[] {
    return this.#network.requests.map(({ kind }) => kind);
  }

  /** When the requests of a kind were sent, in milliseconds since the test began. */
  timesOf(kind: ApiRequest['kind']): number[] {
    return this.#network.requests.filter((request) => request.kind === kind).map(({ at }) => at - NOW);
  }

  /** The snapshots of a container, newest first. */
  stored(containerId: string = CONTAINER): Snapshot[] {
    return newestFirst(
      this.#platform.snapshots(containerId).map((each) => JSON.parse(JSON.stringify(toWire(each)))),
    );
  }

  /** The names of the snapshots of the container, newest first. */
  names(): string[] {
    return this.stored().map(({ name }) => name);
  }

  /** Gives a container these snapshots, in place of those that it has. */
  set(snapshots: readonly Snapshot[], containerId: string = CONTAINER): void {
    this.#platform.set(
      containerId,
      snapshots.map(({ name, alias, ...odd }) => ({
        name,
        alias: alias ?? null,
        createdAt: Date.parse(odd.created_at ?? '') || 0,
        expiresAt: null,
        odd: { ...NOTHING, ...(alias === undefined ? { alias } : {}), ...odd },
      })),
    );
  }

  /** Gives the container these snapshots some milliseconds after the test began. */
  setAt(ms: number, snapshots: readonly Snapshot[]): void {
    this.time.after(NOW + ms - this.time.now, () => this.set(snapshots));
  }

  /** Begins the create step of another job now. It takes a second. */
  createElsewhere(alias: string): void {
    const by = { step: 1, program: 'step' } as const;
    const begun = this.#platform.create(CONTAINER, { alias }, UNDISTURBED.work, by);
    if ('ms' in begun) this.time.after(begun.ms, begun.act);
  }

  /** The client of a step. */
  client(budget: Budget, { onNotice, nameOf }: Pick<ConnectionOptions, 'onNotice' | 'nameOf'>): HoodyClient {
    const { time, clock } = this;
    const connections = this.#network.connections({ step: 0, program: 'step' });
    const client = connectOver(connections, {
      apiUrl: new URL('https://api.hoody.test'),
      token: TOKEN,
      clock,
      random: () => 0,
      onSent: () => undefined,
      onNotice,
      nameOf,
    }).client(budget);
    return {
      list: (...args) => time.run(client.list(...args)),
      look: (...args) => time.run(client.look(...args)),
      restore: (...args) => time.run(client.restore(...args)),
      setAlias: (...args) => time.run(client.setAlias(...args)),
      delete: (...args) => time.run(client.delete(...args)),
      creating: (...args) => time.run(client.creating(...args)),
    };
  }
}

/** @param snapshots those with which every container begins */
export function fakeHoody(snapshots: readonly Snapshot[] = [], options: HoodyOptions = {}): FakeHoody {
  return new FakeHoody(snapshots, options);
}

const TOKEN = 'hdy_fake_token';

const SIMPLE: PlatformBehavior = {
  names: 'time',
  usedAlias: 'kept',
  nameTaken: 409,
  cap: null,
  lagMs: 0,
  reapMs: 0,
  hasDate: true,
  frontAheadMs: 0,
  hostAheadMs: 0,
  wholeSeconds: false,
  answerTimes: 'milliseconds',
  listTimes: 'milliseconds',
  marksUse: false,
};

const UNDISTURBED: Turn = { delayMs: 0, work: 0, lag: 0, fault: null };

/** A snapshot of a test has no fields but its own. */
const NOTHING = { created_at: undefined, last_used_at: undefined, expires_at: undefined };
