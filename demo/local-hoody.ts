import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeTree } from '../emulator/remove-tree.ts';
import { type Emulator, startEmulator } from '../emulator/server.ts';
import { runStep, type StepResult } from '../harness/runner.ts';
import { JobLog } from './job-log.ts';
import type { Stage } from './stage.ts';

/** A Hoody of its own on this machine, and the action, run against it as a runner runs it. */
export interface LocalHoody {
  emulator: Emulator;
  /** Runs the action with these inputs, shows them and its log on the stage, and checks that it succeeds. */
  step(inputs: Readonly<Record<string, string>>): Promise<StepResult>;
}

/**
 * Starts a Hoody in a temporary directory, and leaves nothing of it behind. At the end it checks what has to
 * hold whatever was done.
 *
 * @param stop ends the step that runs, and keeps others from starting
 */
export async function withLocalHoody(
  stage: Stage,
  stop: AbortSignal,
  work: (hoody: LocalHoody) => Promise<void>,
): Promise<void> {
  const stateDir = await mkdtemp(path.join(tmpdir(), 'hoody-demo-'));
  try {
    // A real create takes some seconds, and a restore more; here they take just long enough to be seen.
    const emulator = await startEmulator({ stateDir, operationMs: { create: 700, restore: 1200 } });
    try {
      const token = await emulator.addToken({});
      const results: StepResult[] = [];
      const step: LocalHoody['step'] = async (inputs) => {
        const result = await showStep(stage, stop, inputs, { token, 'api-url': emulator.url });
        results.push(result);
        return result;
      };
      await work({ emulator, step });
      stage.scene('And all along');
      stage.check('no request went anywhere but to an endpoint of the API', emulator.attacks, []);
      stage.check('the token is in no log, output or summary', results.some(tells(token)), false);
    } finally {
      await emulator.close();
    }
  } finally {
    await removeTree(stateDir);
  }
}

async function showStep(
  stage: Stage,
  stop: AbortSignal,
  inputs: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>>,
): Promise<StepResult> {
  stop.throwIfAborted();
  stage.workflow(inputs);
  const log = new JobLog((line) => stage.log(line));
  const result = await runStep({
    inputs: { 'timeout-seconds': '30', ...settings, ...inputs },
    onOutput: (text) => log.write(text),
    cancel: stop,
  });
  log.end();
  stop.throwIfAborted();
  stage.check('the step succeeded', result.exitCode, 0);
  return result;
}

/** Whether a step tells the secret anywhere but where it asks the runner to mask it. */
function tells(secret: string): (result: StepResult) => boolean {
  return ({ masks: _masks, stdout, ...told }) => {
    const lines = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    return JSON.stringify({ ...told, lines }).includes(secret);
  };
}
