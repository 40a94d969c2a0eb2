import type { Redacted } from '../text/redact.ts';

/** Reports progress to the person who reads the log. */
export interface Logger {
  info(line: Redacted): void;
  /** @param message a headline, and what explains it on further lines */
  warning(message: Redacted): void;
  /** Logs rows as an aligned table. */
  table(rows: readonly (readonly Redacted[])[]): void;
  /**
   * Logs the start of slow work, a heartbeat while it runs, and its result with the elapsed time.
   *
   * @param start the work in a few words, such as "Restoring container web from snapshot before"
   * @param describeResult the result as a sentence without its period; undefined if it needs no line
   */
  withProgress<T>(
    start: Redacted,
    work: () => Promise<T>,
    describeResult: (result: T) => Redacted | undefined,
  ): Promise<T>;
}
