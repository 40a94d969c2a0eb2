import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Emulator, startEmulator } from '../emulator/server.ts';
import { removeTree } from '../emulator/storage/remove-tree.ts';
import { runStep, type StepOptions, type StepResult } from '../harness/runner.ts';
import { JobLog } from './job-log.ts';
import type { Stage } from './stage.ts';

/** What a workflow gives to a step. */
type Inputs = Readonly<Record<string, string>>;

/** A Hoody of its own on this machine, and the action, run against it as a runner runs it. */
export interface LocalHoody {
  emulator: Emulator;
  /** Runs the action with these inputs, shows them and its log on the stage, and checks that it succeeds. */
  step(inputs: Inputs): Promise<StepResult>;
  /** The same as the step that guards a job. */
  job(inputs: Inputs): Promise<GuardedJob>;
}

/** A job that goes on after its guard was set up. */
export interface GuardedJob {
  created: StepResult;
  /** Ends the job: runs the post step of the guard, shows its log, and checks that it succeeds. */
  end(status: NonNullable<StepOptions['jobStatus']>): Promise<StepResult>;
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
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-demo-'));
  try {
    // A real create takes some seconds, and a restore more; here they take just long enough to be seen.
    const operationMs = { create: 600, restore: 1000 };
    const emulator = await startEmulator({
      stateDir: path.join(directory, 'state'),
      names: 'time',
      operationMs,
    });
    try {
      const token = await emulator.addToken({});
      const settings = { 'timeout-seconds': '30', token, 'api-url': emulator.url };
      const results: StepResult[] = [];
      const run = async (options: StepOptions) => {
        const inputs = { ...settings, ...options.inputs };
        const result = await showRun(stage, { ...options, inputs, cancel: stop });
        results.push(result);
        return result;
      };
      const step = async (inputs: Inputs, options: Omit<StepOptions, 'inputs'> = {}) => {
        stop.throwIfAborted();
        stage.workflow(inputs);
        const result = await run({ inputs, ...options });
        stage.check('the step succeeded', result.exitCode, 0);
        return result;
      };
      const job: LocalHoody['job'] = async (inputs) => {
        const temp = await mkdtemp(path.join(directory, 'job-'));
        const created = await step(inputs, { temp });
        return {
          created,
          async end(jobStatus) {
            stage.say(`The job ends with ${jobStatus}. In the post step of the action:`);
            const result = await run({ inputs, temp, postOf: created, jobStatus });
            stage.check('the post step succeeded', result.exitCode, 0);
            return result;
          },
        };
      };
      await work({ emulator, step: (inputs) => step(inputs), job });
      stage.scene('And all along');
      stage.check('no request went anywhere but to an endpoint of the API', emulator.attacks, []);
      stage.check('the token is in no log, output or summary', results.some(tells(token)), false);
    } finally {
      await emulator.close();
    }
  } finally {
    await removeTree(directory);
  }
}

/** Runs a step, or a post step, and shows its log as it comes. */
async function showRun(stage: Stage, options: StepOptions & { cancel: AbortSignal }): Promise<StepResult> {
  options.cancel.throwIfAborted();
  const log = new JobLog((line) => stage.log(line));
  const result = await runStep({ ...options, onOutput: (text) => log.write(text) });
  log.end();
  options.cancel.throwIfAborted();
  return result;
}

/** Whether a step tells the secret anywhere but where it asks the runner to mask it. */
function tells(secret: string): (result: StepResult) => boolean {
  return ({ masks: _masks, stdout, ...told }) => {
    const lines = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    return JSON.stringify({ ...told, lines }).includes(secret);
  };
}
