import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { Emulator } from '../emulator/server.ts';
import {
  type Findings,
  NO_FINDINGS,
  type StartedHoody,
  startLocalHoody,
} from '../tools/harness/local-hoody.ts';
import { makePlace } from '../tools/harness/place.ts';
import { runStep, type StepOptions, type StepResult } from '../tools/harness/runner.ts';
import { tokenTraces } from '../tools/harness/token-traces.ts';
import { JobLog } from './job-log.ts';
import { type RunningStep, startScript } from './running-step.ts';
import type { Stage } from './stage.ts';

/** The inputs of a step in a workflow. */
type Inputs = Readonly<Record<string, string>>;

/** A local Hoody, and the action, which runs against it as in a GitHub runner. */
export interface LocalHoody {
  emulator: Emulator;
  /** Runs the action with these inputs, shows the inputs and the log on the stage, and checks that it succeeds. */
  step(inputs: Inputs): Promise<StepResult>;
  /** Runs the action as a step that guards its job. */
  job(inputs: Inputs): Promise<GuardedJob>;
}

/** A guarded job, after the step with the guard. */
export interface GuardedJob {
  created: StepResult;
  /** Starts a script in a step of the job. */
  start(script: string): Promise<RunningStep>;
  /** Ends the job: runs the post step, shows its log, and checks that it succeeds. */
  end(status: NonNullable<StepOptions['jobStatus']>): Promise<StepResult>;
}

/**
 * Starts a local Hoody for an act of the demo, and at the end runs the checks that apply to every act.
 *
 * @param stop ends the running step, and prevents the next one from starting
 */
export async function withLocalHoody(
  stage: Stage,
  stop: AbortSignal,
  work: (hoody: LocalHoody) => Promise<void>,
): Promise<void> {
  // Real operations take seconds. These are shorter, but long enough to see.
  const hoody = await startLocalHoody({ operationMs: { create: 600, restore: 1000 } });
  const results: StepResult[] = [];
  let findings: Findings;
  try {
    await work(stagedHoody(stage, stop, hoody, results));
  } finally {
    findings = await hoody.stop();
  }
  stage.scene('Checks of the whole run');
  stage.check('every request was to an endpoint of the API', findings.attacks, []);
  stage.check('the emulator reported no errors and left no files', findings, {
    ...NO_FINDINGS,
    attacks: findings.attacks,
  });
  const leaks = results.filter((result) => tokenTraces(result, hoody.token).length > 0);
  stage.check('no log, output, or summary contains the token', leaks.length, 0);
}

/** Runs the action against a local Hoody, and records each result. */
function stagedHoody(
  stage: Stage,
  stop: AbortSignal,
  { emulator, token, directory }: StartedHoody,
  results: StepResult[],
): LocalHoody {
  const settings = { 'timeout-seconds': '30', token, 'api-url': emulator.url };
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
  return {
    emulator,
    step: (inputs) => step(inputs),
    async job(inputs) {
      const place = await makePlace(await mkdtemp(path.join(directory, 'job-')));
      const created = await step(inputs, { place });
      return {
        created,
        start: (script) => startScript(script, place.workspace, { RUNNER_TRACKING_ID: place.trackingId }),
        async end(jobStatus) {
          stage.say(`The job ends with the status ${jobStatus}. The post step of the action runs:`);
          const result = await run({ inputs, place, postOf: created, jobStatus });
          stage.check('the post step succeeded', result.exitCode, 0);
          return result;
        },
      };
    },
  };
}

/** Runs a step or a post step, and shows its log while it runs. */
async function showRun(stage: Stage, options: StepOptions & { cancel: AbortSignal }): Promise<StepResult> {
  options.cancel.throwIfAborted();
  const log = new JobLog((line) => stage.log(line));
  const result = await runStep({ ...options, onOutput: (text) => log.write(text) });
  log.end();
  options.cancel.throwIfAborted();
  return result;
}
