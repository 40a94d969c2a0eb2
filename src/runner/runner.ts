import type * as core from '@actions/core';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { reasonOf } from '../base/user-error.ts';
import type { ProcessBaseline, ProcessTable } from '../guard/leftovers.ts';
import type { InputSource } from '../inputs/reader.ts';
import { composeMessage, line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';

/** The commands of the runner that a step uses. */
export type Commands = Pick<
  typeof core,
  'debug' | 'endGroup' | 'error' | 'info' | 'saveState' | 'setOutput' | 'setSecret' | 'startGroup' | 'warning'
>;

/** All that a step gets from GitHub's runner and its machine, and gives to them. */
export interface Runner {
  readonly inputs: InputSource;
  readonly commands: Commands;
  readonly clock: Clock;
  /** The operating system, as Node.js names it. */
  readonly platform: NodeJS.Platform;
  /** A directory for temporary files, which the runner clears with the job. */
  readonly temporaryDirectory: string;
  /** The processes of the machine. */
  readonly processes: ProcessTable;
  /** What distinguishes those of later steps from others; undefined if the system does not show it. */
  readProcessBaseline(): ProcessBaseline | undefined;
  /** A number in [0, 1). */
  random(): number;
  /** Generates an alias that no other snapshot has, starting with a word. */
  generateAlias(word: Redacted): Redacted;
  /** Watches from now on whether the job is canceled. */
  watchCancellation(): AbortSignal;
  /**
   * Sets environment variables for what follows this step: the rest of the job, and its outputs.
   *
   * @throws Error if that fails
   */
  exportVariables(variables: Readonly<Record<string, string>>): void;
  /** Adds to the job summary. */
  writeSummary(html: string): Promise<void>;
}

/** Adds to the job summary. A summary that cannot be written is a warning only. */
export async function summarize(
  html: string,
  { writeSummary }: Pick<Runner, 'writeSummary'>,
  logger: Pick<Logger, 'warning'>,
): Promise<void> {
  try {
    await writeSummary(html);
  } catch (error) {
    logger.warning(composeMessage(line('Could not write the job summary.'), reasonOf(error)));
  }
}
