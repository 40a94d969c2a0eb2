import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { toUserError } from '../base/user-error.ts';
import { MAX_ALIAS_LENGTH } from '../hoody/snapshot.ts';
import type { SentRequest } from '../hoody/transport.ts';
import { alignColumns } from '../text/align.ts';
import { plainLine } from '../text/escape.ts';
import { formatDuration } from '../text/format.ts';
import { composeMessage, line } from '../text/message.ts';
import { MIN_TOKEN_LENGTH, own, type Redacted } from '../text/redact.ts';
import { Annotations } from './annotations.ts';
import { proxyPasswords } from './connection-environment.ts';
import type { Commands, Runner } from './runner.ts';

const HEARTBEAT_MS = 10_000;
/** The longest alias fits: the runner masks no part of a secret. */
const MAX_CELL_WIDTH = MAX_ALIAS_LENGTH;

/** The log of the step. No untrusted text can end a line in it, style it, or start a workflow command. */
export class Log implements Logger {
  readonly #commands: Commands;
  readonly #clock: Clock;
  readonly #requests: SentRequest[] = [];
  readonly #errors: Annotations;
  readonly #warnings: Annotations;
  #hasFailed = false;

  /** @param token is masked before anything is logged, like the passwords of proxies */
  constructor({ commands, clock, inputs }: Pick<Runner, 'commands' | 'clock' | 'inputs'>, token: string) {
    this.#commands = commands;
    this.#clock = clock;
    // The step rejects a shorter one; a mask would garble the message about it.
    if (token.length >= MIN_TOKEN_LENGTH) commands.setSecret(token);
    for (const password of proxyPasswords(inputs.env)) commands.setSecret(password);
    const sinkOf = (annotate: Commands['error']) => ({
      annotate: (message: Redacted) => annotate(message, { title: 'Hoody snapshot' }),
      log: (text: Redacted) => commands.info(text),
    });
    this.#errors = new Annotations(line('errors'), sinkOf(commands.error));
    this.#warnings = new Annotations(line('warnings'), sinkOf(commands.warning));
  }

  /** Whether an error was logged. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  info(text: Redacted): void {
    this.#commands.info(plainLine(text));
  }

  /** Logs the result of the step, which is its last line unless it fails. */
  result(text: Redacted): void {
    this.#commands.info(styled('success', plainLine(text)));
  }

  /** Logs rows as an aligned table. */
  table(rows: readonly (readonly Redacted[])[]): void {
    const plain = rows.map((cells) => cells.map((cell) => own(plainLine(cell))));
    for (const row of alignColumns(plain, MAX_CELL_WIDTH)) this.#commands.info(row);
  }

  /**
   * @param message can have several lines
   * @param mustBeSeen whether it comes before all that the page of the run has no room for
   */
  warning(message: Redacted, mustBeSeen = false): void {
    this.#warnings.add(plainLines(message), mustBeSeen);
  }

  /** Ends the annotations: the last one of a kind counts those for which the page of the run has no room. */
  end(): void {
    this.#warnings.end();
    this.#errors.end();
  }

  /**
   * Logs an error, which fails the step.
   *
   * @param next what to do, below the message
   * @returns the message
   */
  fail(thrown: unknown, next?: Redacted): Redacted {
    this.#hasFailed = true;
    const { message } = toUserError(thrown);
    const text = next === undefined ? message : composeMessage(message, next);
    this.#errors.add(plainLines(text));
    return message;
  }

  async withProgress<T>(
    start: Redacted,
    work: () => Promise<T>,
    describeResult: (result: T) => Redacted | undefined,
  ): Promise<T> {
    const startedAt = this.#clock.monotonic();
    const elapsed = () => formatDuration(this.#clock.monotonic() - startedAt);
    this.info(line`${start} …`);
    const stopHeartbeat = this.#clock.every(HEARTBEAT_MS, () =>
      this.#commands.info(styled('progress', plainLine(line`${start}: ${elapsed()} so far.`))),
    );
    try {
      const result = await work();
      const sentence = describeResult(result);
      if (sentence !== undefined) this.info(line`${sentence} (${elapsed()}).`);
      return result;
    } finally {
      stopHeartbeat();
    }
  }

  /** Keeps a request for the details at the end, and logs it at once in debug mode. */
  request(request: SentRequest): void {
    this.#requests.push(request);
    this.#commands.debug(plainLine(describeRequest(request)));
  }

  /** Logs all requests since the last time in a collapsed group. */
  logRequests(): void {
    const requests = this.#requests.splice(0);
    if (requests.length === 0) return;
    this.#commands.startGroup(`Requests: ${requests.length}`);
    for (const request of requests) this.info(describeRequest(request));
    this.#commands.endGroup();
  }
}

function plainLines(message: Redacted): Redacted {
  return own(
    message
      .split('\n')
      .map((text) => plainLine(own(text)))
      .join('\n'),
  );
}

function describeRequest({ method, path, result, ms }: SentRequest): Redacted {
  return line`${line(method)} ${path} → ${result} (${formatDuration(ms)})`;
}

const CODES = { success: '1;32', progress: '2' } as const;
const ESCAPE = String.fromCharCode(27);

/** Styles a line where the log shows colors, as GitHub's does; see https://no-color.org. */
function styled(style: keyof typeof CODES, text: string): string {
  const { GITHUB_ACTIONS, NO_COLOR } = process.env;
  if (GITHUB_ACTIONS !== 'true' || NO_COLOR) return text;
  return `${ESCAPE}[${CODES[style]}m${text}${ESCAPE}[0m`;
}
