import type { Clock } from '../hoody/clock.ts';
import type { Exchange } from '../hoody/transport.ts';
import type { Logger } from '../operations/context.ts';
import { alignColumns } from '../text/align.ts';
import { plainLine } from '../text/escape.ts';
import { formatDuration } from '../text/format.ts';
import type { Redact } from '../text/redact.ts';
import type { Commands, Runner } from './runner.ts';
import { styled } from './style.ts';

const HEARTBEAT_MS = 10_000;
/** The longest name that the platform derives from an alias fits, so that it can be copied. */
const MAX_CELL_WIDTH = 64;

/** The log of the step. No untrusted text can end a line in it, style it, or start a workflow command. */
export class Log implements Logger {
  readonly #commands: Commands;
  readonly #clock: Clock;
  readonly #redact: Redact;
  readonly #exchanges: Exchange[] = [];

  constructor({ commands, clock }: Pick<Runner, 'commands' | 'clock'>, redact: Redact) {
    this.#commands = commands;
    this.#clock = clock;
    this.#redact = redact;
  }

  info(line: string): void {
    this.#commands.info(this.#clean(line));
  }

  /** Logs the result of the step, which is its last line unless it fails. */
  result(line: string): void {
    this.#commands.info(styled('success', this.#clean(line)));
  }

  /** Logs rows as an aligned table. */
  table(rows: readonly (readonly string[])[]): void {
    // Cells are redacted before they are shortened.
    const clean = rows.map((cells) => cells.map((cell) => this.#clean(cell)));
    for (const line of alignColumns(clean, MAX_CELL_WIDTH)) this.#commands.info(line);
  }

  /** @param message can have several lines */
  warning(message: string): void {
    this.#commands.warning(this.#cleanLines(message), { title: 'Hoody snapshot' });
  }

  /** @param message can have several lines */
  error(message: string): void {
    this.#commands.error(this.#cleanLines(message), { title: 'Hoody snapshot' });
  }

  async withProgress<T>(
    start: string,
    work: () => Promise<T>,
    describeResult: (result: T) => string,
  ): Promise<T> {
    const startedAt = this.#clock.monotonic();
    const elapsed = () => formatDuration(this.#clock.monotonic() - startedAt);
    this.info(`${start} …`);
    const stopHeartbeat = this.#clock.every(HEARTBEAT_MS, () =>
      this.#commands.info(styled('progress', this.#clean(`${start}: still running after ${elapsed()}.`))),
    );
    try {
      const result = await work();
      this.info(`${describeResult(result)} (${elapsed()}).`);
      return result;
    } finally {
      stopHeartbeat();
    }
  }

  /** Keeps a request for the details at the end, and logs it at once in debug mode. */
  exchange(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    this.#commands.debug(this.#clean(describeExchange(exchange)));
  }

  /** Logs all requests in a collapsed group. */
  logExchanges(): void {
    if (this.#exchanges.length === 0) return;
    this.#commands.startGroup(`Requests: ${this.#exchanges.length}`);
    for (const exchange of this.#exchanges) this.info(describeExchange(exchange));
    this.#commands.endGroup();
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
