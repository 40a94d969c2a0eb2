import { createClient, type HoodyClient } from '../../../src/hoody/client.ts';
import { systemClock } from '../../../src/hoody/clock.ts';
import { AttemptError } from '../../../src/hoody/errors.ts';
import type { Failure } from '../../../src/hoody/failure.ts';
import { deriveName, newestFirst, type Snapshot } from '../../../src/hoody/schema.ts';
import type { Transport, TransportRequest, TransportResponse } from '../../../src/hoody/transport.ts';
import type { Context } from '../../../src/operations/context.ts';
import { fakeBudget } from './budget.ts';
import { LOST, status } from './failure.ts';
import { type FakeLogger, fakeLogger } from './logger.ts';
import { snapshot } from './snapshot.ts';

/** How a platform behaves where its documents disagree or say nothing. */
export interface Behavior {
  names: 'alias' | 'time';
  /** Whether a new snapshot with a used alias replaces the older one. */
  usedAlias: 'kept' | 'replaced';
  /** What a create gets whose name exists. */
  nameTaken: 400 | 409 | 500 | 'replace';
}

/** Every combination. */
export const BEHAVIORS: Behavior[] = (['alias', 'time'] as const).flatMap((names) =>
  (['kept', 'replaced'] as const).flatMap((usedAlias) =>
    ([400, 409, 500, 'replace'] as const).map((nameTaken) => ({ names, usedAlias, nameTaken })),
  ),
);

/**
 * What happens to a create: `lost` in the response only, `dropped` before the API acts, `late` if the API acts 4 s
 * after the connection was lost, or a failure in its place.
 */
export type Fault = 'lost' | 'dropped' | 'late' | Failure;

const START = Date.UTC(2025, 0, 15, 10, 30);

/** A platform in memory with a clock of its own, which advances by a second for each request and while a step waits. */
export class FakePlatform implements Transport {
  /** The faults of the next creates, one each. */
  readonly faults: (Fault | undefined)[] = [];
  /** Called before each request. */
  onRequest: (request: TransportRequest) => void = () => undefined;
  /** The snapshots of the containers after each change. */
  readonly history: Snapshot[][] = [];
  readonly sent: string[] = [];
  now = START;
  /** How far the clock of the runner is ahead of this one, in milliseconds. */
  runnerAheadMs = 0;
  readonly #behavior: Behavior;
  #count = 0;
  readonly #containers = new Map<string, Snapshot[]>();
  #late: { at: number; act: () => void }[] = [];

  constructor(behavior: Behavior) {
    this.#behavior = behavior;
  }

  list(containerId: string): Snapshot[] {
    return this.#containers.get(containerId) ?? [];
  }

  /** Creates a snapshot, as another job does. */
  create(containerId: string, alias: string, fields: Partial<Snapshot> = {}): Snapshot {
    const { names, usedAlias, nameTaken } = this.#behavior;
    this.#count += 1;
    // No two snapshots have the same time.
    this.now += 1;
    const created_at = new Date(this.now).toISOString();
    const name =
      names === 'alias' ? deriveName(alias) : `snap-${created_at.replaceAll(/\D/g, '')}-${this.#count}`;
    const created = snapshot({ name, alias, created_at, ...fields });
    const others = this.list(containerId);
    if (nameTaken !== 'replace' && others.some((other) => other.name === created.name))
      throw new AttemptError(status(nameTaken));
    const kept = others.filter(
      (other) => other.name !== created.name && (usedAlias === 'kept' || other.alias !== alias),
    );
    this.#set(containerId, [created, ...kept]);
    return created;
  }

  advance(ms: number): void {
    this.now += ms;
    const due = this.#late.filter(({ at }) => at <= this.now);
    this.#late = this.#late.filter(({ at }) => at > this.now);
    for (const { act } of due) act();
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, segments } = request;
    this.advance(500);
    this.onRequest(request);
    this.sent.push([method, ...segments.slice(3)].join(' '));
    const data = this.#respond(request);
    this.advance(500);
    const serverTime = Math.floor(this.now / 1_000) * 1_000;
    const receivedAt = this.now + this.runnerAheadMs;
    return { body: { statusCode: 200, message: 'Done', data }, serverTime, receivedAt };
  }

  close(): void {}

  #respond({ method, segments, body = {} }: TransportRequest): object {
    const [, containerId = '', , name = ''] = segments;
    const snapshots = this.list(containerId);
    const { alias } = body as { alias?: string | null };
    if (method === 'GET') return { snapshots };
    if (method === 'POST') return { snapshot: this.#createFor(containerId, alias ?? '') };
    const found = snapshots.find((candidate) => candidate.name === name);
    if (!found) throw new AttemptError(status(404));
    if (method === 'DELETE') {
      this.#set(
        containerId,
        snapshots.filter((candidate) => candidate !== found),
      );
      return { snapshot_name: name };
    }
    if (segments.at(-1) !== 'alias') return { snapshot: found };
    const renamed = { ...found, alias: alias ?? null };
    this.#set(
      containerId,
      snapshots.map((candidate) => (candidate === found ? renamed : candidate)),
    );
    return { snapshot: renamed };
  }

  #createFor(containerId: string, alias: string): Snapshot {
    const fault = this.faults.shift();
    if (typeof fault === 'object') throw new AttemptError(fault);
    if (fault === 'late') {
      const act = () => {
        try {
          this.create(containerId, alias);
        } catch {
          // Nobody receives the refusal.
        }
      };
      this.#late.push({ at: this.now + 4_000, act });
    }
    if (fault === 'late' || fault === 'dropped') throw new AttemptError(LOST);
    const created = this.create(containerId, alias);
    if (fault === 'lost') throw new AttemptError(LOST);
    return created;
  }

  #set(containerId: string, snapshots: Snapshot[]): void {
    this.#containers.set(containerId, newestFirst(snapshots));
    this.history.push(this.list(containerId));
  }
}

/** The context of a step on a platform, whose clients are the real ones. */
export function contextOn(
  platform: FakePlatform,
  signal = new AbortController().signal,
): Context & { logger: FakeLogger } {
  const logger = fakeLogger();
  const now = () => platform.now + platform.runnerAheadMs;
  const sleep = async (ms: number) => platform.advance(ms);
  const client = (budgetSignal?: AbortSignal): HoodyClient =>
    createClient({
      transport: platform,
      budget: { ...fakeBudget(budgetSignal ? { signal: budgetSignal } : {}), sleep },
      random: () => 0,
      clock: { ...systemClock, now },
      onNotice: logger.info,
      nameOf: (id) => id,
    });
  let generated = 0;
  return {
    client: client(signal),
    cleanupClient: () => client(),
    logger,
    nameOf: (id) => id,
    mapConcurrently: async (items, work) => {
      const results = [];
      for (const item of items) results.push(await work(item));
      return results;
    },
    generateAlias: (word) => {
      generated += 1;
      return `${deriveName(word)}-generated-${generated}`;
    },
    now,
    sleep,
  };
}
