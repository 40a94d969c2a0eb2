import { CreateOnce } from './create-once.ts';
import { AttemptError, describe, HoodyError, isNotFound, UncertainError } from './errors.ts';
import { type Budget, ExhaustedError, isUnsure, judge, retry } from './retry.ts';
import { answers, type Snapshot } from './schema.ts';
import { newestFirst } from './select.ts';
import { cancelled, failed, type Task, tasks } from './task.ts';
import type { Method, Reply, Transport } from './transport.ts';

/** What a create asks for. */
export interface CreateOptions {
  alias: string;
  /** Whether nobody else can have made a snapshot of this alias, so that whatever has it is the one asked for. */
  aliasIsUnique: boolean;
  /** In whole days; kept for good without. */
  expiryDays?: number;
}

/**
 * The five operations of the API on the snapshots of a container. Each waits for its turn, tries again what
 * may be tried again, and throws a HoodyError when it has failed for good.
 */
export interface Hoody {
  /** Every snapshot, newest first. */
  list(containerId: string): Promise<Snapshot[]>;
  /** Takes one snapshot, and one only, also when an answer is lost. */
  create(containerId: string, options: CreateOptions): Promise<Snapshot>;
  /** @returns the snapshot, where the API tells of it */
  restore(containerId: string, name: string): Promise<Snapshot | undefined>;
  /** @param alias null removes the alias */
  setAlias(containerId: string, name: string, alias: string | null): Promise<Snapshot>;
  delete(containerId: string, name: string): Promise<void>;
}

export interface HoodyOptions {
  transport: Transport;
  budget: Budget;
  /** A number in [0, 1), for the jitter of retries. */
  random: () => number;
  /** The wall clock, in milliseconds since 1970. */
  now: () => number;
  /** Told, in a sentence, of each wait and of whatever else a person should know. */
  onNotice: (notice: string) => void;
  /** How long one attempt may take, in milliseconds. */
  attemptMs?: Record<Task['kind'], number>;
}

/** A create takes up to 10 s and a restore up to 30 s; these leave room for a bad day. */
const ATTEMPT_MS: Record<Task['kind'], number> = {
  list: 20_000,
  create: 30_000,
  restore: 120_000,
  alias: 20_000,
  delete: 30_000,
};

export function createHoody(options: HoodyOptions): Hoody {
  const { transport, budget, random, now, onNotice, attemptMs = ATTEMPT_MS } = options;

  /** One attempt, within its own time limit and the step's. */
  async function attempt<T>(
    task: Task,
    request: { method: Method; segments: readonly string[]; body?: object },
    read: (reply: Reply) => T,
  ): Promise<T> {
    const limitMs = Math.min(attemptMs[task.kind], Math.max(1, budget.remainingMs()));
    const signal = AbortSignal.any([budget.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
    return read(await transport.send({ ...request, signal }));
  }

  /** Attempts until it succeeds or has failed for good. */
  async function persist<T>(task: Task, work: () => Promise<T>): Promise<T> {
    try {
      return await retry(work, {
        budget,
        random,
        onRetry: ({ failure, attempts, delayMs }) =>
          onNotice(
            `Could not ${task.words} yet: ${describe(failure)}. ` +
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
    attempt(tasks.list(containerId), { method: 'GET', segments: collection(containerId) }, (reply) => {
      const { data } = answers.list(reply.body);
      expectSame('container_id', data.container_id, containerId);
      return { snapshots: newestFirst(data.snapshots), serverTime: reply.serverTime };
    });

  /** A list that has failed for good is told as such: it is not the create that was refused. */
  async function listToReconcile(containerId: string): ReturnType<typeof listOnce> {
    try {
      return await listOnce(containerId);
    } catch (error) {
      if (!(error instanceof AttemptError) || judge(error.failure) !== 'fail') throw error;
      throw failed(tasks.list(containerId), new ExhaustedError(error.failure, 1, 'final'), budget);
    }
  }

  async function remove(containerId: string, name: string): Promise<void> {
    const task = tasks.delete(containerId, name);
    let mayHaveActed = false;
    await persist(task, async () => {
      try {
        await attempt(task, { method: 'DELETE', segments: item(containerId, name) }, (reply) => {
          const { data } = answers.delete(reply.body);
          expectSame('container_id', data.container_id, containerId);
          expectSame('snapshot_name', data.snapshot_name, name);
        });
      } catch (error) {
        // A 404 after an attempt whose answer was lost: that attempt deleted it.
        if (mayHaveActed && isNotFound(error)) return;
        mayHaveActed ||= isUnsure(error);
        throw error;
      }
    });
  }

  return {
    async list(containerId) {
      const { snapshots } = await persist(tasks.list(containerId), () => listOnce(containerId));
      return snapshots;
    },

    async create(containerId, { alias, aliasIsUnique, expiryDays }) {
      const task = tasks.create(containerId, alias);
      const body = { alias, ...(expiryDays === undefined ? {} : { expiry: expiryDays }) };
      const creation = new CreateOnce({
        post: () =>
          attempt(task, { method: 'POST', segments: collection(containerId), body }, (reply) => {
            const { data } = answers.snapshot(reply.body);
            expectSame('container_id', data.container_id, containerId);
            return data.snapshot;
          }),
        list: () => listToReconcile(containerId),
        remove: (name) => remove(containerId, name),
        now,
        onNotice,
        alias,
        aliasIsUnique,
      });
      try {
        return await persist(task, () => creation.attempt());
      } catch (error) {
        throw creation.mayHaveActed && error instanceof HoodyError ? new UncertainError(error, alias) : error;
      }
    },

    restore(containerId, name) {
      const task = tasks.restore(containerId, name);
      const request = { method: 'PATCH', segments: item(containerId, name) } as const;
      return persist(task, () =>
        attempt(task, request, (reply) => {
          const { data } = answers.restore(reply.body);
          if (data?.success === false) {
            const reason = `success is false: ${data.message ?? 'no message'}`;
            throw new AttemptError({ kind: 'malformed', reason });
          }
          expectSame('name', data?.snapshot?.name, name);
          return data?.snapshot ?? undefined;
        }),
      );
    },

    setAlias(containerId, name, alias) {
      const task = tasks.alias(containerId, name, alias);
      const request = {
        method: 'PATCH',
        segments: [...item(containerId, name), 'alias'],
        body: { alias },
      } as const;
      return persist(task, () =>
        attempt(task, request, (reply) => {
          const { data } = answers.snapshot(reply.body);
          expectSame('container_id', data.container_id, containerId);
          expectSame('name', data.snapshot.name, name);
          return data.snapshot;
        }),
      );
    },

    delete: remove,
  };
}

/** An answer that speaks of something else than what was asked for is no answer to it. */
function expectSame(field: string, told: string | undefined, asked: string): void {
  if (told === undefined || told === asked) return;
  throw new AttemptError({ kind: 'malformed', reason: `its ${field} is ${told}, not ${asked}` });
}
