import * as core from '@actions/core';
import { plainLine } from './escape.ts';
import { formatDuration } from './format.ts';
import type { Exchange } from './hoody/transport.ts';
import type { Story } from './operations/outcome.ts';
import type { Redact } from './redact.ts';

const HEARTBEAT_MS = 10_000;

/** The log of the step. Nothing that others wrote ends a line in it or starts a workflow command. */
export class Log implements Story {
  readonly #redact: Redact;
  readonly #exchanges: Exchange[] = [];

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  info(line: string): void {
    core.info(this.#clean(line));
  }

  warning(line: string): void {
    core.warning(this.#clean(line), { title: 'Hoody snapshot' });
  }

  /** @param message may have several lines */
  error(message: string): void {
    const lines = message.split('\n').map((line) => this.#clean(line));
    core.error(lines.join('\n'), { title: 'Hoody snapshot' });
  }

  async chapter<T>(begins: string, work: () => Promise<T>, ends: (result: T) => string): Promise<T> {
    const started = performance.now();
    const elapsed = () => formatDuration(performance.now() - started);
    this.info(`${begins} …`);
    const heartbeat = setInterval(
      () => this.info(`${begins}: still at work after ${elapsed()}.`),
      HEARTBEAT_MS,
    );
    try {
      const result = await work();
      this.info(`${ends(result)} (${elapsed()}).`);
      return result;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Keeps a request for the detail at the end; at once for those who debug. */
  exchange(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    core.debug(this.#clean(tell(exchange)));
  }

  /** Tells every request that was sent, in a group that is collapsed. */
  tellExchanges(): void {
    if (this.#exchanges.length === 0) return;
    core.startGroup(`Requests: ${this.#exchanges.length}`);
    for (const exchange of this.#exchanges) this.info(tell(exchange));
    core.endGroup();
  }

  #clean(line: string): string {
    return plainLine(this.#redact(line));
  }
}

function tell({ method, path, outcome, ms }: Exchange): string {
  return `${method} ${path} → ${outcome} (${formatDuration(ms)})`;
}
