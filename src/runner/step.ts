import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { HoodyError } from '../hoody/errors.ts';
import { InputError } from '../inputs/input-error.ts';
import type { InputSource } from '../inputs/reader.ts';
import { composeMessage } from '../text/message.ts';
import { MIN_TOKEN_LENGTH, type Redact, redactionOf } from '../text/redact.ts';
import { Log } from './log.ts';

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

/** Reads inputs as the runner passes them to this process. */
export const runnerInputs: InputSource = {
  input: (name) => core.getInput(name),
  env: (name) => process.env[name],
};

/** The runner's directory for temporary files, which it clears with the job. */
export function temporaryDirectory(): string {
  return process.env['RUNNER_TEMP'] ?? tmpdir();
}

/** Whether the step runs inside a composite action, by a variable that the runner sets only there. */
export function isInCompositeAction(): boolean {
  return Boolean(process.env['GITHUB_ACTION_PATH']);
}

/** Opens the step and masks the token before anything is logged. */
export function openStep(token: string): Step {
  // The step rejects a shorter one; a mask would garble the message about it.
  if (token.length >= MIN_TOKEN_LENGTH) core.setSecret(token);
  const redact = redactionOf(token);
  const log = new Log(redact);
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
      if (!process.env['GITHUB_STEP_SUMMARY']) return;
      try {
        await core.summary.addRaw(redact(html)).write();
      } catch (error) {
        log.warning(
          composeMessage('Could not write the job summary.', `Reason: ${(error as Error).message}`),
        );
      }
    },
  };
}
