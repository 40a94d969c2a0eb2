import type { Budget } from '../base/budget.ts';
import type { Clock } from '../base/clock.ts';
import type { NameOf } from '../base/labels.ts';
import { formatCount, formatDuration } from '../text/format.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { type Call, calls } from './calls.ts';
import { AttemptError, isNotFound, requestError } from './errors.ts';
import { isBusy, meaningOf, reasonOf, summarizeFailure } from './failure.ts';
import { parseResponse } from './parse.ts';
import { type KnownSnapshot, RestoreAttempts, type Restored } from './restore-attempts.ts';
import { type History, requireTime, retry } from './retry.ts';
import { createServerClock } from './server-clock.ts';
import type { Snapshot, SnapshotList } from './snapshot.ts';
import type { Transport } from './transport.ts';

/**
 * The API on the snapshots of a container. A call waits for a busy container, retries what can be retried, and throws a
 * RequestError when it fails permanently.
 */
export interface HoodyClient {
  /** Lists every snapshot. */
  list(containerId: Redacted): Promise<SnapshotList>;
  /** Lists every snapshot, in at most 10 s and two attempts. @returns undefined if that fails */
  look(containerId: Redacted): Promise<SnapshotList | undefined>;
  /**
   * Restores a snapshot. A restore is not harmless to repeat, so after a lost response the list shows whether it is done.
   *
   * @param known all that lists have shown of the snapshot
   */
  restore(containerId: Redacted, known: KnownSnapshot): Promise<Restored>;
  /** @param alias null removes the alias */
  setAlias(containerId: Redacted, name: Redacted, alias: Redacted | null): Promise<Snapshot>;
  delete(containerId: Redacted, name: Redacted): Promise<void>;
  /**
   * Repeats an attempt to create a snapshot, which is not idempotent, so that each attempt has to look first.
   *
   * @param alias the first one, for notices and errors
   */
  creating<T>(containerId: Redacted, alias: Redacted, attempt: CreateAttempt<T>): Promise<T>;
}

/** @throws AttemptError if it has to be repeated, or has failed */
export type CreateAttempt<T> = (calls: AttemptCalls, history: History) => Promise<T>;

/** The calls of one attempt to create a snapshot, each sent once. */
export interface AttemptCalls {
  list(): Promise<SnapshotList>;
  /** @param expiryDays in whole days; undefined if the snapshot does not expire */
  post(alias: Redacted, expiryDays: number | undefined): Promise<Snapshot>;
}

/** How long the requests of a client can take. */
export interface ClientLimits {
  /** How long a gateway is asked again that responds for the API, in milliseconds; by default as long as a restart takes. */
  gatewayMs?: number;
  /** The longest time of one attempt, in milliseconds; by default as long as the API takes for it. */
  maxAttemptMs?: number;
}

export interface ClientOptions extends ClientLimits {
  transport: Transport;
  budget: Budget;
  /** A number in [0, 1), for the jitter of retries. */
  random: () => number;
  clock: Pick<Clock, 'now' | 'monotonic' | 'timeout'>;
  /** Receives a sentence on each wait, and on anything else that a person should know. */
  onNotice: (notice: Redacted) => void;
  nameOf: NameOf;
}

/** A restart of the API passes in this time, and a wrong `api-url` is reported soon. */
const GATEWAY_MS = 30_000;

/** Creating a snapshot takes up to 10 s and a restore up to 30 s; these limits leave room for a slow API. */
const ATTEMPT_MS: Record<Call['kind'], number> = {
  list: 20_000,
  create: 30_000,
  restore: 120_000,
  alias: 20_000,
  delete: 30_000,
};

/** A look that fails must leave time for what it is made for. */
const LOOK_MS = 10_000;
const MAX_LOOKS = 2;

/** How often a container that stays busy is reported, in milliseconds. */
const BUSY_NOTICE_MS = 10_000;

export function createClient(options: ClientOptions): HoodyClient {
  const { transport, budget, random, clock, onNotice, nameOf } = options;
  const { gatewayMs = GATEWAY_MS, maxAttemptMs = Number.POSITIVE_INFINITY } = options;
  const serverClock = createServerClock(clock);
  const container = (id: Redacted) => ({ id, name: nameOf(id) });

  /** Makes one attempt, within its own time limit and the budget. */
  async function attempt<T>(
    call: Call,
    read: (body: unknown) => T,
    maxMs = ATTEMPT_MS[call.kind],
  ): Promise<T> {
    budget.signal.throwIfAborted();
    requireTime(budget);
    const limitMs = Math.min(maxMs, maxAttemptMs, budget.remainingMs());
    const signal = AbortSignal.any([budget.signal, clock.timeout(Math.ceil(limitMs))]);
    try {
      const response = await transport.send({ ...call, signal });
      const result = read(response.body);
      serverClock.observe(response);
      return result;
    } catch (error) {
      // A gateway has a clock of its own.
      if (error instanceof AttemptError && error.failure.kind === 'status' && error.failure.fromApi)
        serverClock.observe(error.failure);
      throw error;
    }
  }

  /** Repeats an attempt until it succeeds or fails permanently. */
  function repeat<T>(call: Call, work: (history: History) => Promise<T>): Promise<T> {
    const startMs = budget.remainingMs();
    let busyUntilMs = startMs;
    let isRepeated = false;
    const attemptOnce = (history: History) => {
      isRepeated = history.mayHaveActed;
      return work(history);
    };
    return retry(attemptOnce, {
      budget,
      gatewayMs,
      random,
      toError: (end) => requestError(call, end, budget),
      onRetry({ failure, attempts, delayMs }) {
        if (isBusy(failure)) {
          // A container can stay busy for minutes.
          if (budget.remainingMs() > busyUntilMs) return;
          busyUntilMs = budget.remainingMs() - BUSY_NOTICE_MS;
          const others = line('an operation of another job or of the platform');
          const cause = isRepeated ? line`an earlier attempt of this step, or with ${others}` : others;
          onNotice(
            line`Could not ${call.description} yet: the container is busy with ${cause} (${reasonOf(failure)}). Waited ${formatDuration(startMs - budget.remainingMs())} so far.`,
          );
          return;
        }
        const delay = own((delayMs / 1000).toFixed(1));
        onNotice(
          line`Could not ${call.description}: ${summarizeFailure(failure)}. Retrying in ${delay} s (attempt ${attempts + 1}).`,
        );
      },
    });
  }

  async function listOnce(id: Redacted, maxMs?: number): Promise<SnapshotList> {
    const { snapshots, nameless, limit } = await attempt(
      calls.list(container(id)),
      (body) => parseResponse.list(body, id),
      maxMs,
    );
    if (nameless > 0)
      onNotice(
        line`Ignored ${formatCount(nameless, 'snapshot')} without a name in the list of container ${nameOf(id)}.`,
      );
    return { snapshots, limit, clocks: serverClock.read() };
  }

  /** Reports a list that fails permanently as a list, so that the error does not blame `create`. */
  async function listForCreate(id: Redacted): Promise<SnapshotList> {
    try {
      return await listOnce(id);
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      const { failure } = error;
      if (failure.kind === 'unsent' || meaningOf(failure).next !== 'give up') throw error;
      throw requestError(calls.list(container(id)), { why: 'final', failure, attempts: 1 }, budget);
    }
  }

  /** @throws AttemptError if no request can follow the wait */
  async function wait(ms: number): Promise<void> {
    if (ms > budget.remainingMs()) throw new AttemptError({ kind: 'unsent' });
    await budget.sleep(ms);
  }

  return {
    list: (id) => repeat(calls.list(container(id)), () => listOnce(id)),

    creating(id, first, work) {
      const once: AttemptCalls = {
        list: () => listForCreate(id),
        post: (alias, expiryDays) =>
          attempt(calls.create(container(id), alias, expiryDays), (body) => parseResponse.create(body, id)),
      };
      return repeat(calls.create(container(id), first), (history) => work(once, history));
    },

    async look(id) {
      for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
        try {
          return await listOnce(id, LOOK_MS / MAX_LOOKS);
        } catch (error) {
          if (!(error instanceof AttemptError)) break;
        }
      }
      return undefined;
    },

    restore(id, known) {
      const { name } = known;
      const call = calls.restore(container(id), name);
      const attempts = new RestoreAttempts(known, {
        send: () => attempt(call, (body) => parseResponse.restore(body, name)),
        list: () => listOnce(id, LOOK_MS / MAX_LOOKS),
        wait,
        clock,
        onLook: (isDone) =>
          onNotice(
            isDone
              ? line`The API restored container ${nameOf(id)} from snapshot ${name}, although no complete response arrived.`
              : line`No list shows that the restore of container ${nameOf(id)} is done, so the action sends it again.`,
          ),
      });
      return repeat(call, ({ mayHaveActed }) => attempts.next(mayHaveActed));
    },

    setAlias(id, name, alias) {
      const call = calls.alias(container(id), name, alias);
      return repeat(call, () => attempt(call, (body) => parseResponse.alias(body, id, name, alias)));
    },

    delete(id, name) {
      const call = calls.delete(container(id), name);
      return repeat(call, async ({ mayHaveActed }) => {
        try {
          await attempt(call, (body) => parseResponse.delete(body, id, name));
        } catch (error) {
          // A 404 after an attempt whose response was lost: that attempt deleted it.
          if (!mayHaveActed || !isNotFound(error)) throw error;
        }
      });
    },
  };
}

/**
 * Deletes a snapshot that was just listed. It may no longer exist: it expired, or the platform replaced it with a new
 * snapshot of the same alias.
 */
export async function deleteIfPresent(
  client: Pick<HoodyClient, 'delete'>,
  containerId: Redacted,
  name: Redacted,
): Promise<void> {
  try {
    await client.delete(containerId, name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
