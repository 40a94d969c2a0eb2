import * as core from '@actions/core';
import { HoodyError } from './hoody/errors.ts';
import { InputError, type InputSource, readToken } from './inputs.ts';
import { Log } from './log.ts';
import { type Redact, redactionOf } from './redact.ts';

/** The runner's side of a step: the log, the summary, and how it ends. */
export interface Step {
  log: Log;
  redact: Redact;
  /** Tells an error, and makes the step one that failed. */
  fail(error: unknown): void;
  /** Adds to the summary of the job. A summary is a convenience: one that cannot be written fails nothing. */
  summarize(html: string): Promise<void>;
}

/** The inputs as the runner hands them to this process. */
export function readRunner({ generateAlias }: Pick<InputSource, 'generateAlias'>): InputSource {
  return { input: (name) => core.getInput(name), env: (name) => process.env[name], generateAlias };
}

/** Masks the token before anything else is said. */
export function openStep(source: InputSource): Step {
  const token = readToken(source);
  if (token) core.setSecret(token);
  const redact = redactionOf(token);
  const log = new Log(redact);
  return {
    log,
    redact,
    fail(error) {
      const { message, stack } = error as Error;
      const isExpected = error instanceof HoodyError || error instanceof InputError;
      log.error(
        isExpected ? message : `This is a defect of the action, please report it: ${stack ?? message}`,
      );
      process.exitCode = core.ExitCode.Failure;
    },
    async summarize(html) {
      if (!process.env['GITHUB_STEP_SUMMARY']) return;
      try {
        await core.summary.addRaw(redact(html)).write();
      } catch (error) {
        log.warning(`The summary of the job could not be written: ${(error as Error).message}`);
      }
    },
  };
}
