import type { Budget } from './budget.ts';
import { CreateOnce } from './create-once.ts';
import { AmbiguousCreateError, AttemptError, HoodyError, isNotFound } from './errors.ts';
import { describeFailure } from './failure.ts';
import { classifyFailure, ExhaustedError, isAmbiguous, retry } from './retry.ts';
import { newestFirst, parseResponse, type Snapshot } from './schema.ts';
import { cancelled, failed, type Task, tasks } from './task.ts';
import type { Method, Transport, TransportResponse } from './transport.ts';

/** What a create asks for. */
export interface CreateOptions {
  alias: string;
  /** Whether no one else can have created a snapshot with this alias, so that any with it is the requested one. */
  aliasIsUnique: boolean;
  /** In whole days; absent if the snapshot does not expire. */
  expiryDays?: number;
}

/**
 * The five operations of the API on the snapshots of a container. Each waits for a busy container, retries what
 * can be retried, and throws a HoodyError when it has failed for good.
 */
export interface HoodyClient {
  /** Lists every snapshot, newest first. */
  list(containerId: string): Promise<Snapshot[]>;
  /** Creates exactly one snapshot, even if a response is lost. */
  create(containerId: string, options: CreateOptions): Promise<Snapshot>;
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
  /** The wall clock, in milliseconds since 1970. */
  now: () => number;
  /** Receives a sentence on each wait, and on whatever else a person should know. */
  onNotice: (notice: string) => void;
  /** The time limit of one attempt, in milliseconds. */
  attemptMs?: Record<Task['kind'], number>;
}

/** A create takes up to 10 s and a restore up to 30 s; these limits leave room for a bad day. */
const ATTEMPT_MS: Record<Task['kind'], number> = {
  list: 20_000,
  create: 30_000,
  restore: 120_000,
  alias: 20_000,
  delete: 30_000,
};

export function createClient(options: ClientOptions): HoodyClient {
  const { transport, budget, random, now, onNotice, attemptMs = ATTEMPT_MS } = options;

  /** Makes one attempt, within its own time limit and the budget. */
  async function attempt<T>(
    task: Task,
    request: { method: Method; segments: readonly string[]; body?: object },
    read: (response: TransportResponse) => T,
  ): Promise<T> {
    const limitMs = Math.min(attemptMs[task.kind], Math.max(1, budget.remainingMs()));
    const signal = AbortSignal.any([budget.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
    return read(await transport.send({ ...request, signal }));
  }

  /** Repeats an attempt until it succeeds or has failed for good. */
  async function withRetry<T>(task: Task, work: () => Promise<T>): Promise<T> {
    try {
      return await retry(work, {
        budget,
        random,
        onRetry: ({ failure, attempts, delayMs }) =>
          onNotice(
            `Could not ${task.description} yet: ${describeFailure(failure)}. ` +
              `Attempt ${attempts + 1} follows in ${(delayMs / 1000).toFixed(1)} s.`,
          ),
      });
    } catch (error) {
      if (budget.signal.aborted) throw cancelled(task);
      throw error instanceof ExhaustedError ? failed(task, error, budget) : error;
    }
  }

  const collection = (containerId: string) => ['containers', containerId, 'snapshots'];
  const item = (containerId: string, name: string) => [...collection(containerId), name];

  const listOnce = (containerId: string) =>
    attempt(tasks.list(containerId), { method: 'GET', segments: collection(containerId) }, (response) => {
      const { data } = parseResponse.list(response.body);
      requireMatch('container_id', data.container_id, containerId);
      return { snapshots: newestFirst(data.snapshots), serverTime: response.serverTime };
    });

  /** Reports a list that failed for good as a list, so that the error does not blame the create. */
  async function listForCreate(containerId: string): ReturnType<typeof listOnce> {
    try {
      return await listOnce(containerId);
    } catch (error) {
      if (!(error instanceof AttemptError) || classifyFailure(error.failure) !== 'final') throw error;
      throw failed(tasks.list(containerId), new ExhaustedError(error.failure, 1, 'final'), budget);
    }
  }

  async function deleteSnapshot(containerId: string, name: string): Promise<void> {
    const task = tasks.delete(containerId, name);
    let mayHaveActed = false;
    await withRetry(task, async () => {
      try {
        await attempt(task, { method: 'DELETE', segments: item(containerId, name) }, (response) => {
          const { data } = parseResponse.delete(response.body);
          requireMatch('container_id', data.container_id, containerId);
          requireMatch('snapshot_name', data.snapshot_name, name);
        });
      } catch (error) {
        // A 404 after an attempt whose response was lost: that attempt deleted it.
        if (mayHaveActed && isNotFound(error)) return;
        mayHaveActed ||= isAmbiguous(error);
        throw error;
      }
    });
  }

  return {
    async list(containerId) {
      const { snapshots } = await withRetry(tasks.list(containerId), () => listOnce(containerId));
      return snapshots;
    },

    async create(containerId, { alias, aliasIsUnique, expiryDays }) {
      const task = tasks.create(containerId, alias);
      const body = { alias, ...(expiryDays === undefined ? {} : { expiry: expiryDays }) };
      const creation = new CreateOnce({
        post: () =>
          attempt(task, { method: 'POST', segments: collection(containerId), body }, (response) => {
            const { data } = parseResponse.snapshot(response.body);
            requireMatch('container_id', data.container_id, containerId);
            return data.snapshot;
          }),
        list: () => listForCreate(containerId),
        delete: (name) => deleteSnapshot(containerId, name),
        now,
        onNotice,
        alias,
        aliasIsUnique,
      });
      try {
        return await withRetry(task, () => creation.attempt());
      } catch (error) {
        throw creation.mayHaveActed && error instanceof HoodyError
          ? new AmbiguousCreateError(error, alias)
          : error;
      }
    },

    restore(containerId, name) {
      const task = tasks.restore(containerId, name);
      const request = { method: 'PATCH', segments: item(containerId, name) } as const;
      return withRetry(task, () =>
        attempt(task, request, (response) => {
          const { data } = parseResponse.restore(response.body);
          if (data?.success === false) {
            const reason = `success is false: ${data.message ?? 'no message'}`;
            throw new AttemptError({ kind: 'malformed', reason });
          }
          requireMatch('name', data?.snapshot?.name, name);
          return data?.snapshot ?? undefined;
        }),
      );
    },

    setAlias(containerId, name, alias) {
      const task = tasks.alias(containerId, name, alias);
      const segments = [...item(containerId, name), 'alias'];
      return withRetry(task, () =>
        attempt(task, { method: 'PATCH', segments, body: { alias } }, (response) => {
          const { data } = parseResponse.snapshot(response.body);
          requireMatch('container_id', data.container_id, containerId);
          requireMatch('name', data.snapshot.name, name);
          return data.snapshot;
        }),
      );
    },

    delete: deleteSnapshot,
  };
}

/** A response about something else than what was requested is not a response to it. */
function requireMatch(field: string, actual: string | undefined, requested: string): void {
  if (actual === undefined || actual === requested) return;
  throw new AttemptError({ kind: 'malformed', reason: `its ${field} is ${actual}, not ${requested}` });
}
