import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { systemClock } from '../base/clock.ts';
import { exportVariables } from './environment-file.ts';
import { createAliasGenerator } from './generated-alias.ts';
import { processTable, readProcessBaseline } from './processes.ts';
import type { Runner } from './runner.ts';
import { cancellationSignal } from './signals.ts';
import { mayBeCut } from './variable-limits.ts';

/** The runner that started this process. */
export function currentRunner(platform: NodeJS.Platform = process.platform): Runner {
  return {
    inputs: {
      input: (name) => core.getInput(name),
      isEmpty: (name) => process.env[variableOf(name)]?.trim() === '',
      mayBeCut: (name) => mayBeCut(process.env[variableOf(name)] ?? '', platform),
      env: (name) => process.env[name],
    },
    commands: core,
    clock: systemClock,
    platform,
    temporaryDirectory: process.env['RUNNER_TEMP'] ?? tmpdir(),
    processes: processTable,
    readProcessBaseline,
    random: Math.random,
    generateAlias: createAliasGenerator(),
    watchCancellation: cancellationSignal,
    exportVariables,
    async writeSummary(html) {
      if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(html).write();
    },
  };
}

/** The names of the inputs have no spaces, which the runner would replace. */
function variableOf(input: string): string {
  return `INPUT_${input.toUpperCase()}`;
}
