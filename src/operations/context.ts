import type { HoodyClient } from '../hoody/client.ts';
import type { NameOf } from '../hoody/container-name.ts';

/** Reports progress to the person who reads the log. */
export interface Logger {
  info(line: string): void;
  /** @param message a headline, and what explains it on further lines */
  warning(message: string): void;
  /** Logs rows as an aligned table. */
  table(rows: readonly (readonly string[])[]): void;
  /**
   * Logs the start of slow work, a heartbeat while it runs, and its result with the elapsed time.
   *
   * @param start the work in a few words, such as "Restoring container web from snapshot before"
   * @param describeResult the result as a sentence without its period
   */
  withProgress<T>(start: string, work: () => Promise<T>, describeResult: (result: T) => string): Promise<T>;
}

/** What an operation works with. */
export interface Context {
  client: HoodyClient;
  /** A client with its own time budget, for cleanup after the budget of the step ends. */
  cleanupClient: () => HoodyClient;
  logger: Logger;
  /** Names a container in messages. Ids stay the keys of everything else. */
  nameOf: NameOf;
  /** Maps with limited concurrency. */
  mapConcurrently: <In, Out>(items: readonly In[], mapper: (item: In) => Promise<Out>) => Promise<Out[]>;
  /** Generates an alias that no other snapshot has, starting with a word. */
  generateAlias: (word: string) => string;
  /** The local clock, in milliseconds since 1970. */
  now: () => number;
  /** Waits some milliseconds during a cleanup; rejects if it has no time left for that. */
  sleep: (ms: number) => Promise<void>;
}
