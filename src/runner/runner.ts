import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { type Clock, systemClock } from '../hoody/clock.ts';
import type { InputSource } from '../inputs/reader.ts';
import { cancellationSignal } from './signals.ts';

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
  /** A directory for temporary files, which the runner clears with the job. */
  readonly temporaryDirectory: string;
  /** Whether the step runs inside a composite action, by a variable that the runner sets only there. */
  readonly isInCompositeAction: boolean;
  /** A number in [0, 1). */
  random(): number;
  /** Watches from now on whether the job is canceled. */
  watchCancellation(): AbortSignal;
  /** Adds to the job summary. */
  writeSummary(html: string): Promise<void>;
}

/** The runner that started this process. */
export function currentRunner(): Runner {
  return {
    inputs: { input: (name) => core.getInput(name), env: (name) => process.env[name] },
    commands: core,
    clock: systemClock,
    temporaryDirectory: process.env['RUNNER_TEMP'] ?? tmpdir(),
    isInCompositeAction: Boolean(process.env['GITHUB_ACTION_PATH']),
    random: Math.random,
    watchCancellation: cancellationSignal,
    async writeSummary(html) {
      if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(html).write();
    },
  };
}
