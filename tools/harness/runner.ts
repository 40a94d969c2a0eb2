import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inputVariables, readAction } from './action.ts';
import { readLines, sortLines, type Written } from './commands.ts';
import {
  createEnvironmentFiles,
  type EnvironmentFiles,
  FILE_COMMANDS,
  parseEntries,
  parseEnvironment,
  readEnvironmentFile,
} from './environment-files.ts';
import { TRACKING_ID } from './orphans.ts';
import { makePlace, type Place } from './place.ts';
import { type ProcessEnd, type ProcessOptions, runProcess } from './process.ts';
import { AnnotationLimit, type Shown, showLines, showSummary } from './shown.ts';
import { IS_WINDOWS, withLineFeeds } from './system.ts';

export type { Annotation } from './commands.ts';

/** The directory of the action of this repository. */
export const REPOSITORY = path.join(__dirname, '../..');

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** How a step ended, before `continue-on-error`. */
export type Outcome = JobStatus | 'skipped';

/** The result of a step. */
export interface StepResult extends Written {
  outcome: Outcome;
  exitCode: number | null;
  /** The output of the process, of which only the ends of the lines differ between systems. */
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** The variables that it sets for the steps after it. */
  env: Record<string, string>;
  summary: string;
  /** The files in the temporary folder after the step, by name, without those of the runner. */
  files: Record<string, string>;
  /** Why the runner itself did not start the step, or failed it. */
  errors: string[];
  /** What the page of the run shows. */
  shown: Shown;
}

/** What a job sets for each of its steps. */
interface StepFrame {
  /** The environment of the job, which other steps can write with `GITHUB_ENV`. */
  jobEnv?: Record<string, string>;
  /** The `env` of the step, which overrides that of the job. */
  env?: Record<string, string> | undefined;
  /** Replaces variables of the runner, which override all others; one that is undefined is not set. */
  runnerEnv?: Record<string, string | undefined>;
  /** The directory of the composite action around the step. */
  actionPath?: string | undefined;
  /** The job of the step, by default one of its own. */
  place?: Place;
  /** The annotations that the step has left, by default as many as any step. */
  limit?: AnnotationLimit;
}

export interface StepOptions
  extends StepFrame,
    Pick<ProcessOptions, 'onOutput' | 'cancel' | 'kill' | 'timeoutMs'> {
  /** The inputs in the workflow. Others have the defaults of action.yml. */
  inputs: Record<string, string>;
  /** The directory of the action, by default that of this repository. */
  action?: string | undefined;
  /** Runs the post step of this step, with its saved state. */
  postOf?: Pick<StepResult, 'state'>;
  /** The status of the job, by default success. */
  jobStatus?: JobStatus;
  /** The temporary folder of the job, which remains after the step. */
  temp?: string;
}

export interface ScriptOptions
  extends StepFrame,
    Pick<ProcessOptions, 'onOutput' | 'cancel' | 'kill' | 'timeoutMs'> {
  place: Place;
}

/** What the runner starts for a step. */
export interface StepProcess extends Pick<ProcessOptions, 'command' | 'cwd'> {
  args: string[];
  env: Record<string, string>;
  /** The temporary folder of the job. */
  temp: string;
  /** The files through which the step speaks to the runner. */
  files: EnvironmentFiles;
}

/**
 * Prepares the process of a step as GitHub's runner does: with the inputs and the variables of the run in the
 * environment, and with files for its outputs, state, and summary.
 *
 * @param directory where the directories of the job are, unless the step has a job
 */
export async function prepareStep(
  { inputs, postOf, jobStatus = 'success', actionPath = '', ...options }: StepOptions,
  directory: string,
): Promise<StepProcess> {
  const { action = REPOSITORY } = options;
  const place = await placeOf(options, directory);
  const file = await readAction(action);
  const program = postOf ? file.runs.post : file.runs.main;
  if (program === undefined) throw new Error('the action has no post step');
  return prepare({ ...options, actionPath }, place, process.execPath, [path.join(action, program)], {
    ...inputVariables(file, inputs, { jobStatus, actionPath }),
    ...stateVariables(postOf),
  });
}

/** Runs the built action as GitHub's runner does, in a separate process of this Node.js. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-step-'));
  try {
    const place = await placeOf(options, directory);
    const step = await prepareStep({ ...options, place }, directory);
    const [program = ''] = step.args;
    if (!existsSync(program)) return notRun('failure', [`Could not find file '${program}'.`]);
    return await execute(step, { ...options, place }, options.postOf !== undefined);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Runs a script as a step with `run` does, in Bash, which this harness does not look for on Windows. */
export async function runScript(script: string, options: ScriptOptions): Promise<StepResult> {
  if (IS_WINDOWS) throw new Error('this system has no Bash');
  const { place } = options;
  const file = path.join(place.temp, `${randomUUID()}.sh`);
  const step = await prepare(options, place, 'bash', ['-e', file], {});
  await writeFile(file, script);
  return execute(step, options, false);
}

/** A step that did not run. */
export function notRun(outcome: Outcome, errors: string[]): StepResult {
  const shown = { log: '', annotations: [], summary: '' };
  const nothing = { ...sortLines([]), stdout: '', stderr: '', outputs: {}, state: {}, env: {}, summary: '' };
  return { ...nothing, outcome, exitCode: null, files: {}, errors, shown };
}

async function placeOf(
  { place, temp }: Pick<StepOptions, 'place' | 'temp'>,
  directory: string,
): Promise<Place> {
  const found = place ?? (await makePlace(directory));
  return temp === undefined ? found : { ...found, temp };
}

async function prepare(
  { jobEnv, env, runnerEnv, actionPath }: StepFrame,
  { temp, workspace, trackingId }: Place,
  command: string,
  args: string[],
  variables: Record<string, string>,
): Promise<StepProcess> {
  const files = await createEnvironmentFiles(temp);
  return {
    command,
    args,
    cwd: workspace,
    env: withoutUnset({
      // What the workflow can override.
      PATH: process.env['PATH'] ?? '',
      CI: 'true',
      NO_COLOR: '1',
      [TRACKING_ID]: trackingId,
      ...jobEnv,
      ...env,
      ...variables,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: '__OWNER_hoody-snapshot',
      // Outside of composite actions the runner neither sets nor clears it.
      ...(actionPath ? { GITHUB_ACTION_PATH: actionPath } : {}),
      GITHUB_EVENT_NAME: 'push',
      GITHUB_JOB: 'deploy',
      GITHUB_REPOSITORY: 'octo/site',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: '8123456789',
      GITHUB_RUN_NUMBER: '42',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKFLOW: 'Deploy',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      ...files,
      ...runnerEnv,
    }),
    temp,
    files,
  };
}

function withoutUnset(variables: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The variables that pass the saved state of a step to its post step. */
function stateVariables(step: StepOptions['postOf']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(step?.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
  );
}

async function execute(
  { command, args, cwd, env, temp, files }: StepProcess,
  { onOutput, cancel, kill, timeoutMs, place, limit = new AnnotationLimit() }: ScriptOptions,
  isPost: boolean,
): Promise<StepResult> {
  const { masks, timeScale } = place;
  const options = { command, args, cwd, env, onOutput, cancel, kill, timeoutMs, timeScale };
  const end = await runProcess(options);
  const lines = readLines(end.output);
  const summary = await readEnvironmentFile(files.GITHUB_STEP_SUMMARY);
  const [outputs, state, environment] = await Promise.all([
    readEnvironmentFile(files.GITHUB_OUTPUT).then(parseEntries),
    readEnvironmentFile(files.GITHUB_STATE).then(parseEntries),
    readEnvironmentFile(files.GITHUB_ENV).then(parseEnvironment),
  ]);
  const errors = [end.startError, outputs.error, state.error, environment.error].filter(
    (error) => error !== undefined,
  );
  return {
    outcome: outcomeOf(end, errors),
    exitCode: end.exitCode,
    stdout: withLineFeeds(end.stdout),
    stderr: withLineFeeds(end.stderr),
    ...sortLines(lines),
    outputs: outputs.values,
    state: state.values,
    env: environment.values,
    summary,
    files: await readFiles(temp),
    errors,
    shown: { ...showLines(lines, { masks, limit, isPost }), summary: showSummary(summary, masks) },
  };
}

/** A step that was canceled is so whatever its exit code; one whose time is over has failed. */
function outcomeOf({ interruptedBy, exitCode }: ProcessEnd, errors: readonly string[]): Outcome {
  if (interruptedBy === 'cancel') return 'cancelled';
  return interruptedBy === undefined && exitCode === 0 && errors.length === 0 ? 'success' : 'failure';
}

async function readFiles(directory: string): Promise<Record<string, string>> {
  if (!existsSync(directory)) return {};
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => !file.startsWith(path.join(directory, FILE_COMMANDS) + path.sep));
  const contents = files.map(async (file) => [path.relative(directory, file), await readFile(file, 'utf8')]);
  return Object.fromEntries(await Promise.all(contents));
}
