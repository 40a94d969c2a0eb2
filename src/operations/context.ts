import type { NameOf } from '../base/labels.ts';
import type { Logger } from '../base/logger.ts';
import type { HoodyClient } from '../hoody/client.ts';
import type { Origin } from '../snapshots/origin.ts';
import type { Redacted } from '../text/redact.ts';
import type { Attempt } from './create/attempt.ts';

/** What an operation works with. */
export interface Context {
  client: HoodyClient;
  /**
   * A client for the lists that decide what to act on. With several containers, its time is half of the step's, so that a
   * list without a response leaves time to act on the others.
   */
  choosingClient: Pick<HoodyClient, 'list'>;
  /** A client with its own time budget, for cleanup after the budget of the step ends. */
  cleanupClient: () => HoodyClient;
  logger: Logger;
  nameOf: NameOf;
  /** Whether the step has one container: the last line of its log then says what became of it. */
  isSingle: boolean;
  /** Maps with limited concurrency. */
  mapConcurrently: <In, Out>(items: readonly In[], mapper: (item: In) => Promise<Out>) => Promise<Out[]>;
  /** The names of the snapshots of a container that guard this job, which no retention of the job deletes. */
  guardedNames: (containerId: Redacted) => ReadonlySet<string>;
  /** The run of this step, and its attempt; undefined if unknown. */
  origin: Origin | undefined;
  /** What an attempt to create a snapshot may leave behind, for the post step. */
  unsettled: UnsettledCreates;
  /** Generates an alias that no other snapshot has, starting with a word. */
  generateAlias: (word: Redacted) => Redacted;
  /** A clock that does not jump, in milliseconds. */
  monotonic: () => number;
  /** Waits some milliseconds during a cleanup. @returns whether there was time for that */
  pause: (ms: number) => Promise<boolean>;
}

/** The attempts to create a snapshot whose end is unknown. A post step looks for what they made, and deletes or names it. */
export interface UnsettledCreates {
  /** Saves attempts, also what is new about them, before anything follows: the step can be killed at any moment. */
  expect(...attempts: readonly Attempt[]): void;
  /** It is known what became of an attempt. */
  settle(attempt: Attempt): void;
}
