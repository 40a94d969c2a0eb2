import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../..');

/** The time limit of a step, like the `timeout-minutes` of a job. */
const STEP_TIMEOUT_MS = 120_000;

/** A workflow command that makes an annotation. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  title: string | undefined;
  message: string;
}

/** The result of a step. */
export interface StepResult {
  exitCode: number | null;
  /** The log without commands. */
  log: string;
  /** The unchanged output of the process. */
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** The variables that it set for later steps. */
  environment: Record<string, string>;
  summary: string;
  annotations: Annotation[];
  /** The values that the step masked. */
  masks: string[];
  /** The names of the other commands of the step. */
  commands: string[];
  /** The files in the temporary folder after the step, by name. */
  files: Record<string, string>;
}

export interface StepOptions {
  /** The inputs in the workflow. Others have the defaults of action.yml. */
  inputs: Record<string, string>;
  /** The environment of the job, which other steps can write with `GITHUB_ENV`. The runner's variables override it. */
  jobEnv?: Record<string, string>;
  /** Overrides the variables of the runner. */
  env?: Record<string, string>;
  /** Receives each chunk of the output. */
  onOutput?: (text: string) => void;
  /** Ends the step, as the runner does when a job is canceled. */
  cancel?: AbortSignal;
  /** Kills the step, as a system without memory does. */
  kill?: AbortSignal;
  /** Runs the post step of this step, with its saved state. */
  postOf?: Pick<StepResult, 'state'>;
  /** The status of the job, by default success. */
  jobStatus?: 'success' | 'failure' | 'cancelled';
  /** The temporary folder of the job, which remains after the step. */
  temp?: string;
}

/** What the runner starts for a step. */
export interface StepProcess {
  /** The arguments of Node.js. */
  args: string[];
  env: Record<string, string>;
  /** The temporary folder of the job. */
  temp: string;
}

/**
 * Prepares the process of a step as GitHub's runner does: with the inputs and the variables of the run in the
 * environment, and with files for its outputs, state, and summary.
 *
 * @param directory where the files are, and the temporary folder, unless the job has one
 */
export async function prepareStep(
  { inputs, jobEnv = {}, env = {}, postOf, jobStatus = 'success', ...options }: StepOptions,
  directory: string,
): Promise<StepProcess> {
  const action = await actionFile();
  const temp = options.temp ?? (await mkdtemp(path.join(directory, 'temp-')));
  const fileCommands = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'];
  const files = Object.fromEntries(fileCommands.map((name) => [name, path.join(directory, name)]));
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  return {
    args: [path.join(ROOT, postOf ? action.runs.post : action.runs.main)],
    env: {
      ...jobEnv,
      ...stateOf(postOf),
      ...inputEnvironment(action, inputs, jobStatus),
      ...runFacts(temp),
      ...files,
      ...env,
    },
    temp,
  };
}

/** Runs the built action as GitHub's runner does, in a separate process of this Node.js. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const { onOutput, cancel, kill } = options;
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-step-'));
  try {
    const { args, env, temp } = await prepareStep(options, directory);
    const child = spawn(process.execPath, args, {
      cwd: directory,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: STEP_TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    cancel?.addEventListener('abort', () => child.kill('SIGINT'));
    kill?.addEventListener('abort', () => child.kill('SIGKILL'));
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text;
        onOutput?.(text);
      });
    }
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    const read = (name: string) => readFile(path.join(directory, name), 'utf8');
    return {
      exitCode,
      ...output,
      ...parseLog(output.stdout),
      outputs: parseFileCommand(await read('GITHUB_OUTPUT')),
      state: parseFileCommand(await read('GITHUB_STATE')),
      environment: parseFileCommand(await read('GITHUB_ENV')),
      summary: await read('GITHUB_STEP_SUMMARY'),
      files: await readFiles(temp),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function runFacts(temp: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    NO_COLOR: '1',
    GITHUB_ACTION: '__OWNER_hoody-snapshot',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_JOB: 'deploy',
    GITHUB_REPOSITORY: 'octo/site',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '8123456789',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW: 'Deploy',
    RUNNER_TEMP: temp,
  };
}

interface ActionFile {
  inputs: Record<string, { default?: string }>;
  runs: { main: string; post: string };
}

let parsedActionFile: ActionFile | undefined;

/** Reads action.yml once, because parsing it takes longer than the rest of the preparation. */
async function actionFile(): Promise<ActionFile> {
  parsedActionFile ??= parse(await readFile(path.join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
  return parsedActionFile;
}

/** The variables that pass the saved state of a step to its post step. */
function stateOf(step: StepOptions['postOf']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(step?.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
  );
}

/** The variables that pass the inputs to the action. */
function inputEnvironment(
  action: ActionFile,
  inputs: Record<string, string>,
  jobStatus: string,
): Record<string, string> {
  const defaults = Object.entries(action.inputs).map(([name, input]) => [
    name,
    (input.default ?? '').replace(/\$\{\{ job\.status \}\}/, jobStatus),
  ]);
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(defaults), ...inputs }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      String(value),
    ]),
  );
}

/** Both forms of a command in a log: `::name ..::` at the start of a line, `##[name ..]` anywhere. */
const COMMAND = /^\s*::(?<name>[a-z-]+)(?: (?<properties>[^:]*))?::(?<data>.*)$/;
const OLD_COMMAND = /##\[(?<name>[a-z-]+)/;

function parseLog(stdout: string): Pick<StepResult, 'log' | 'annotations' | 'masks' | 'commands'> {
  const log: string[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const commands: string[] = [];
  for (const line of stdout.split(/\r\n|\r|\n/)) {
    const { name, properties = '', data = '' } = COMMAND.exec(line)?.groups ?? {};
    if (name === undefined) {
      const old = OLD_COMMAND.exec(line)?.groups?.['name'];
      if (old) commands.push(old);
      log.push(line);
    } else if (name === 'error' || name === 'warning' || name === 'notice') {
      const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1];
      annotations.push({ level: name, title: title && decode(title), message: decode(data) });
    } else if (name === 'add-mask') {
      masks.push(decode(data));
    } else {
      commands.push(name);
    }
  }
  return { log: log.join('\n'), annotations, masks, commands };
}

function decode(data: string): string {
  return data
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

/** `name=value` on a line, or `name<<end`, the lines of the value, `end`. */
function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block?.[1] && block[2]) {
      const end = lines.indexOf(block[2], index + 1);
      if (end === -1) throw new Error(`the value of ${block[1]} has no end marker`);
      values[block[1]] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (line !== '') {
      const at = line.indexOf('=');
      if (at === -1) throw new Error(`not a file command: ${line}`);
      values[line.slice(0, at)] = line.slice(at + 1);
    }
  }
  return values;
}

async function readFiles(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const contents = files.map(async (file) => [path.relative(directory, file), await readFile(file, 'utf8')]);
  return Object.fromEntries(await Promise.all(contents));
}
