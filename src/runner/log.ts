import * as core from '@actions/core';
import type { Exchange } from '../hoody/transport.ts';
import type { Logger } from '../operations/context.ts';
import { alignColumns } from '../text/align.ts';
import { plainLine } from '../text/escape.ts';
import { formatDuration } from '../text/format.ts';
import type { Redact } from '../text/redact.ts';
import { styled } from './style.ts';

const HEARTBEAT_MS = 10_000;
/** The longest name that the platform derives from an alias fits, so that it can be copied. */
const MAX_CELL_WIDTH = 64;

/** The log of the step. No untrusted text can end a line in it, style it, or start a workflow command. */
export class Log implements Logger {
  readonly #redact: Redact;
  readonly #exchanges: Exchange[] = [];

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  info(line: string): void {
    core.info(this.#clean(line));
  }

  /** Logs the result of the step, which is its last line unless it fails. */
  result(line: string): void {
    core.info(styled('success', this.#clean(line)));
  }

  /** Logs rows as an aligned table. */
  table(rows: readonly (readonly string[])[]): void {
    // Cells are redacted before they are shortened.
    const clean = rows.map((cells) => cells.map((cell) => this.#clean(cell)));
    for (const line of alignColumns(clean, MAX_CELL_WIDTH)) core.info(line);
  }

  /** @param message can have several lines */
  warning(message: string): void {
    core.warning(this.#cleanLines(message), { title: 'Hoody snapshot' });
  }

  /** @param message can have several lines */
  error(message: string): void {
    core.error(this.#cleanLines(message), { title: 'Hoody snapshot' });
  }

  async withProgress<T>(
    start: string,
    work: () => Promise<T>,
    describeResult: (result: T) => string,
  ): Promise<T> {
    const startedAt = performance.now();
    const elapsed = () => formatDuration(performance.now() - startedAt);
    this.info(`${start} …`);
    const heartbeat = setInterval(
      () => core.info(styled('progress', this.#clean(`${start}: still running after ${elapsed()}.`))),
      HEARTBEAT_MS,
    );
    try {
      const result = await work();
      this.info(`${describeResult(result)} (${elapsed()}).`);
      return result;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Keeps a request for the details at the end, and logs it at once in debug mode. */
  exchange(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    core.debug(this.#clean(describeExchange(exchange)));
  }

  /** Logs all requests in a collapsed group. */
  logExchanges(): void {
    if (this.#exchanges.length === 0) return;
    core.startGroup(`Requests: ${this.#exchanges.length}`);
    for (const exchange of this.#exchanges) this.info(describeExchange(exchange));
    core.endGroup();
  }

  #cleanLines(message: string): string {
    return message
      .split('\n')
      .map((line) => this.#clean(line))
      .join('\n');
  }

  #clean(line: string): string {
    return plainLine(this.#redact(line));
  }
}

function describeExchange({ method, path, result, ms }: Exchange): string {
  return `${method} ${path} → ${result} (${formatDuration(ms)})`;
}
