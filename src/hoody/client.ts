import { formatCount } from '../text/format.ts';
import type { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { NameOf } from './container-name.ts';
import { CreateOnce, type CreateOnceOptions, type CreateResult } from './create-once.ts';
import { AmbiguousCreateError, AttemptError, HoodyError, isNotFound, NameTakenError } from './errors.ts';
import { summarizeFailure } from './failure.ts';
import { parseResponse } from './parse-response.ts';
import { classifyFailure, ExhaustedError, isAmbiguous, OutOfTimeError, requireTime, retry } from './retry.ts';
import type { Snapshot, SnapshotList } from './schema.ts';
import { createServerClock } from './server-clock.ts';
import { type Task, tasks } from './task.ts';
import { cancelled, cancelledBefore, failed, outOfTime } from './task-errors.ts';
import type { Method, Transport } from './transport.ts';

/** What a create requests. */
export interface CreateOptions extends Pick<CreateOnceOptions, 'alias' | 'findExisting'> {
  /** In whole days; absent if the snapshot does not expire. */
  expiryDays?: number;
}

/**
 * The five operations of the API on the snapshots of a container. Each waits for a busy container, retries what
 * can be retried, and throws a HoodyError when it fails permanently.
 */
export interface HoodyClient {
  /** Lists every snapshot. */
  list(containerId: string): Promise<SnapshotList>;
  /** Creates exactly one snapshot, even if a response is lost. */
  create(containerId: string, options: CreateOptions): Promise<CreateResult>;
  /** @returns the snapshot, if the API returns it */
  restore(containerId: string, name: string): Promise<Snapshot | undefined>;
  /** @param alias null removes the alias */
  setAlias(containerId: string, name: string, alias: string | null): Promise<Snapshot>;
  delete(containerId: string, name: string): Promise<void>;
}

export interface ClientOptions {
  transport: Transport;
  budget: Budget;
  /** A number in [0, 1), for the jitter of retries. */
  random: () => number;
  clock: Pick<Clock, 'now' | 'timeout'>;
  /** Receives a sentence on each wait, and on anything else that a person should know. */
  onNotice: (notice: string) => void;
  nameOf: NameOf;
  /** The time limit of one attempt, in milliseconds. */
  attemptMs?: Record<Task['kind'], number>;
}

/** A create takes up to 10 s and a restore up to 30 s; these limits leave room for a slow API. */
const ATTEMPT_MS: Record<Task['kind'], number> = {
  list: 20_000,
  create: 30_000,
  restore: 120_000,
  alias: 20_000,
  delete: 30_000,
};

export function createClient(options: ClientOptions): HoodyClient {
  const { transport, budget, random, clock, onNotice, nameOf, attemptMs = ATTEMPT_MS } = options;
  const serverClock = createServerClock();

  /** Makes one attempt, within its own time limit and the budget. */
  async function attempt<T>(
    task: Task,
    request: { method: Method; segments: readonly string[]; body?: object },
    read: (body: unknown) => T,
  ): Promise<T> {
    budget.signal.throwIfAborted();
    requireTime(budget);
    const limitMs = Math.min(attemptMs[task.kind], budget.remainingMs());
    const signal = AbortSignal.any([budget.signal, clock.timeout(Math.ceil(limitMs))]);
    try {
      const response = await transport.send({ ...request, signal });
      serverClock.observe(response);
      return read(response.body);
    } catch (error) {
      if (error instanceof AttemptError && error.failure.kind === 'status')
        serverClock.observe(error.failure);
      throw error;
    }
  }

  /** Repeats an attempt until it succeeds or fails permanently. */
  async function withRetry<T>(task: Task, work: () => Promise<T>): Promise<T> {
    if (budget.signal.aborted) throw cancelledBefore(task);
    let mayHaveActed = false;
    const attemptOnce = async () => {
      try {
        return await work();
      } catch (error) {
        mayHaveActed ||= isAmbiguous(error);
        throw error;
      }
    };
    try {
      return await retry(attemptOnce, {
        budget,
        random,
        onRetry: ({ failure, attempts, delayMs }) =>
          onNotice(
            `Could not ${task.description}: ${summarizeFailure(failure)}. ` +
              `Retrying in ${(delayMs / 1000).toFixed(1)} s (attempt ${attempts + 1}).`,
          ),
      });
    } catch (error) {
      if (budget.signal.aborted) throw cancelled(task, mayHaveActed);
      if (error instanceof OutOfTimeError) throw outOfTime(task, budget);
      throw error instanceof ExhaustedError ? failed(task, error, budget) : error;
    }
  }

  const collection = (containerId: string) => ['containers', containerId, 'snapshots'];
  const item = (containerId: string, name: string) => [...collection(containerId), name];

  const listOnce = async (containerId: string): Promise<SnapshotList> => {
    const request = { method: 'GET', segments: collection(containerId) } as const;
    const { snapshots, nameless, limit } = await attempt(tasks.list(nameOf(containerId)), request, (body) =>
      parseResponse.list(body, containerId),
    );
    if (nameless > 0)
      onNotice(
        `Ignored ${formatCount(nameless, 'snapshot')} without a name in the list of container ${nameOf(containerId)}.`,
      );
    return { snapshots, limit, ...serverClock.read() };
  };

  /** Reports a list that fails permanently as a list, so that the error does not blame the create. */
  async function listForCreate(containerId: string): Promise<SnapshotList> {
    try {
      return await listOnce(containerId);
    } catch (error) {
      if (!(error instanceof AttemptError) || classifyFailure(error.failure) !== 'final') throw error;
      throw failed(tasks.list(nameOf(containerId)), new ExhaustedError(error.failure, 1, 'final'), budget);
    }
  }

  return {
    list: (containerId) => withRetry(tasks.list(nameOf(containerId)), () => listOnce(containerId)),

    async create(containerId, { alias, expiryDays, findExisting }) {
      const task = tasks.create(nameOf(containerId), alias.kind === 'explicit' ? alias.alias : alias.first);
      const creation = new CreateOnce({
        description: task.description,
        post: (text) => {
          const body = { alias: text, expiry: expiryDays };
          const request = { method: 'POST', segments: collection(containerId), body } as const;
          return attempt(task, request, (response) => parseResponse.create(response, containerId));
        },
        list: () => listForCreate(containerId),
        now: clock.now,
        onNotice,
        alias,
        ...(findExisting ? { findExisting } : {}),
      });
      try {
        return await withRetry(task, () => creation.attempt());
      } catch (error) {
        const isAmbiguousCreate = creation.pending.length > 0 && !(error instanceof NameTakenError);
        throw isAmbiguousCreate && error instanceof HoodyError
          ? new AmbiguousCreateError(error, creation.pending)
          : error;
      }
    },

    restore(containerId, name) {
      const task = tasks.restore(nameOf(containerId), name);
      const request = { method: 'PATCH', segments: item(containerId, name) } as const;
      return withRetry(task, () => attempt(task, request, (body) => parseResponse.restore(body, name)));
    },

    setAlias(containerId, name, alias) {
      const task = tasks.alias(nameOf(containerId), name, alias);
      const segments = [...item(containerId, name), 'alias'];
      const request = { method: 'PATCH', segments, body: { alias } } as const;
      return withRetry(task, () =>
        attempt(task, request, (body) => parseResponse.alias(body, containerId, name, alias)),
      );
    },

    async delete(containerId, name) {
      const task = tasks.delete(nameOf(containerId), name);
      const request = { method: 'DELETE', segments: item(containerId, name) } as const;
      let mayHaveActed = false;
      await withRetry(task, async () => {
        try {
          await attempt(task, request, (body) => parseResponse.delete(body, containerId, name));
        } catch (error) {
          // A 404 after an attempt whose response was lost: that attempt deleted it.
          if (mayHaveActed && isNotFound(error)) return;
          mayHaveActed ||= isAmbiguous(error);
          throw error;
        }
      });
    },
  };
}
