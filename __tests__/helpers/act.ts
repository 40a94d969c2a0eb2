import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TRACKING_ID } from '../../tools/harness/orphans.ts';
import { ACT } from '../../tools/install/act.ts';

const ROOT = path.join(__dirname, '../..');

/** The time limit of a run. It is below that of a test, so that no process outlives the test. */
const LONGEST_RUN_MS = 100_000;

export interface ActOptions {
  /** The repository of the user, with the workflow in it. */
  repository: string;
  /** The file of the workflow, below `.github/workflows`. */
  workflow: string;
  /** The event that starts it. */
  event: 'push' | 'schedule' | 'workflow_dispatch';
  /** The inputs of the form of a manual run. */
  inputs?: Record<string, string> | undefined;
  secrets: Record<string, string>;
  vars: Record<string, string>;
  /** Extra environment variables of every step. */
  env: Record<string, string>;
  /** The rest of the event. */
  payload?: Record<string, unknown> | undefined;
  /** The actions and the folders that replace them, such as `OWNER/hoody-snapshot@v1=/folder`. */
  localRepositories: readonly string[];
  /** Cancels the run as soon as this text is in the log. */
  cancelAt?: string | undefined;
  /** A folder for the files of the run. */
  temp: string;
}

export interface ActResult {
  /** 0 if every job succeeded. */
  exitCode: number | null;
  log: string;
}

/**
 * Runs a workflow unchanged, on this machine, without a container engine and without the network.
 */
export async function runAct(options: ActOptions): Promise<ActResult> {
  const { repository, workflow, event, inputs, payload, secrets, vars, env, cancelAt, temp } = options;
  const directory = await mkdtemp(path.join(temp, 'run-'));
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(path.join(directory, name), content);
    return path.join(directory, name);
  };
  const home = path.join(directory, 'home');
  await mkdir(home);
  const args = [
    event,
    ...['--workflows', path.join('.github/workflows', workflow)],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--eventpath', await file('event.json', JSON.stringify({ ...payload, inputs }))],
    ...['--secret-file', await file('secrets', linesOf(secrets))],
    ...['--var-file', await file('vars', linesOf(vars))],
    ...options.localRepositories.flatMap((replaced) => ['--local-repository', replaced]),
    ...['--action-cache-path', path.join(directory, 'cache')],
    '--action-offline-mode',
    '--no-cache-server',
    '--log-prefix-job-id',
    // act sets it to nothing, whatever the environment has.
    ...['--env', `${TRACKING_ID}=github_${randomUUID()}`],
  ];
  const child = spawn(ACT, args, {
    cwd: repository,
    // Steps see nothing of the developer's environment, least of all tokens.
    env: {
      PATH: [path.join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter),
      HOME: home,
      // act drops what a step that fails has just written, if it did not read it before the process ended.
      BASH_ENV: await file('bash-env', "trap '[ $? = 0 ] || sleep 0.2' EXIT\n"),
      NODE_OPTIONS: `--require=${await file('wait.js', WAIT_AFTER_FAILURE)}`,
      ...NO_NETWORK,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  });
  let log = '';
  let cancelled = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (cancelled || cancelAt === undefined || !log.includes(cancelAt)) return;
      cancelled = true;
      child.kill('SIGINT');
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  await rm(directory, { recursive: true, force: true });
  return { exitCode, log };
}

/** The same for the programs of actions. */
const WAIT_AFTER_FAILURE =
  "process.on('exit', (code) => code && Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200));\n";

/** A proxy without a listener, for every host but this machine. */
const NO_NETWORK = {
  HTTP_PROXY: 'http://127.0.0.1:1',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  NO_PROXY: '127.0.0.1',
};

function linesOf(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join('');
}
