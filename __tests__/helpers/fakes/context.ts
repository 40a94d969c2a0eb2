import { type Budget, startBudget } from '../../../src/base/budget.ts';
import { type Labels, nameByLabel } from '../../../src/base/labels.ts';
import type { HoodyClient } from '../../../src/hoody/client.ts';
import type { Context, UnsettledCreates } from '../../../src/operations/context.ts';
import type { Attempt } from '../../../src/operations/create/attempt.ts';
import { type FakeHoody, fakeHoody } from './hoody.ts';
import { type FakeLogger, fakeLogger } from './logger.ts';
import { text } from './text.ts';

export interface FakeContext extends Context {
  logger: FakeLogger;
  unsettled: FakeUnsettled;
  /** The time of the step. */
  budget: Budget;
}

/** What the post step has to settle. */
export interface FakeUnsettled extends UnsettledCreates {
  /** The attempts that are unsettled, oldest first. */
  open: Attempt[];
}

interface ContextOptions {
  /** By default five minutes. */
  timeoutMs?: number;
  /** Aborted when the job is canceled. */
  canceled?: AbortSignal;
  labels?: Labels;
  /** The names of the snapshots that guard the job, in every container. */
  guarded?: readonly string[];
  isSingle?: boolean;
  /** Calls in place of those of every client, for what no API does. */
  overrides?: Partial<HoodyClient>;
}

/** The time for a cleanup, in milliseconds. */
const CLEANUP_MS = 30_000;

/** The context of an operation whose clients are the real ones. */
export function fakeContext(
  hoody: FakeHoody = fakeHoody(),
  {
    timeoutMs = 300_000,
    canceled = never(),
    labels = {},
    guarded = [],
    isSingle = false,
    overrides = {},
  }: ContextOptions = {},
): FakeContext {
  const { clock, time } = hoody;
  const logger = fakeLogger();
  const nameOf = nameByLabel(labels);
  const clientWithin = (budget: Budget): HoodyClient => ({
    ...hoody.client(budget, { onNotice: logger.info, nameOf }),
    ...overrides,
  });
  const budget = startBudget(clock, timeoutMs, canceled);
  let generated = 0;
  return {
    client: clientWithin(budget),
    choosingClient: clientWithin(budget),
    cleanupClient: () => clientWithin(startBudget(clock, CLEANUP_MS, never())),
    budget,
    logger,
    nameOf,
    isSingle,
    mapConcurrently: (items, work) => Promise.all(items.map(work)),
    generateAlias: (word) => {
      generated += 1;
      return text(`${word}-generated-${generated}`);
    },
    guardedNames: () => new Set(guarded),
    origin: { run: 77, attempt: 1 },
    unsettled: fakeUnsettled(),
    monotonic: clock.monotonic,
    pause: (ms) => time.run(time.sleep(ms)).then(() => true),
  };
}

function fakeUnsettled(): FakeUnsettled {
  const isSame = (one: Attempt, other: Attempt) =>
    one.containerId === other.containerId && one.alias === other.alias && one.sentAt === other.sentAt;
  return {
    open: [],
    expect(...attempts) {
      for (const attempt of attempts) {
        this.settle(attempt);
        this.open.push(attempt);
      }
    },
    settle(attempt) {
      this.open = this.open.filter((other) => !isSame(attempt, other));
    },
  };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
