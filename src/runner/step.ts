import { HoodyError } from '../hoody/errors.ts';
import { InputError } from '../inputs/input-error.ts';
import { composeMessage } from '../text/message.ts';
import { MIN_TOKEN_LENGTH, type Redact, redactionOf } from '../text/redact.ts';
import { Log } from './log.ts';
import type { Runner } from './runner.ts';

/** The runner's side of a step: its log, its summary, and whether it fails. */
export interface Step {
  log: Log;
  redact: Redact;
  /** Whether an error was logged. */
  readonly failed: boolean;
  /**
   * Logs an error and marks the step as failed.
   *
   * @param next what to do, below the message
   */
  fail(error: unknown, next?: string): void;
  /** Adds to the job summary. A summary that cannot be written is a warning only. */
  summarize(html: string): Promise<void>;
}

/** Opens the step and masks the token before anything is logged. */
export function openStep(runner: Runner, token: string): Step {
  // The step rejects a shorter one; a mask would garble the message about it.
  if (token.length >= MIN_TOKEN_LENGTH) runner.commands.setSecret(token);
  const redact = redactionOf(token);
  const log = new Log(runner, redact);
  let failed = false;
  return {
    log,
    redact,
    get failed() {
      return failed;
    },
    fail(error, next) {
      failed = true;
      const { message, stack } = error as Error;
      const isExpected = error instanceof HoodyError || error instanceof InputError;
      const head = isExpected
        ? message
        : `This is a bug of the action. Report it with this log:\n${stack ?? message}`;
      log.error(next === undefined ? head : `${head}\n${next}`);
    },
    async summarize(html) {
      try {
        await runner.writeSummary(redact(html));
      } catch (error) {
        log.warning(
          composeMessage('Could not write the job summary.', `Reason: ${(error as Error).message}`),
        );
      }
    },
  };
}
