import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ACT } from '../../scripts/act.ts';

const ROOT = path.join(__dirname, '../..');

/** How long a run may take before it is killed; below the time limit of a test, so that no process outlives it. */
const LONGEST_RUN_MS = 100_000;

export interface ActOptions {
  /** The repository of the user, with the workflow in it. */
  repository: string;
  /** The file of the workflow, below `.github/workflows`. */
  workflow: string;
  /** What starts it. */
  event: 'push' | 'schedule' | 'workflow_dispatch';
  /** What the form of a manual start was filled in with. */
  inputs?: Record<string, string> | undefined;
  secrets: Record<string, string>;
  vars: Record<string, string>;
  /** What is added to the environment of every step. */
  env: Record<string, string>;
  /** The action and the folder that stands in for it, such as `OWNER/hoody-snapshot@v1=/folder`. */
  localRepository: string;
  /** Cancels the run, once, as soon as this is in the log. */
  cancelAt?: string | undefined;
  /** A folder for what the run leaves behind. */
  temp: string;
}

export interface ActResult {
  /** 0 if every job succeeded. */
  exitCode: number | null;
  log: string;
}

/**
 * Runs a workflow as it is, on this machine, without a container engine. The network is out of reach: what act
 * would fetch is missing.
 */
export async function runAct(options: ActOptions): Promise<ActResult> {
  const { repository, workflow, event, inputs, secrets, vars, env, localRepository, cancelAt, temp } =
    options;
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
    ...['--eventpath', await file('event.json', JSON.stringify({ inputs }))],
    ...['--secret-file', await file('secrets', linesOf(secrets))],
    ...['--var-file', await file('vars', linesOf(vars))],
    ...['--local-repository', localRepository],
    ...['--action-cache-path', path.join(directory, 'cache')],
    '--action-offline-mode',
    '--no-cache-server',
    '--log-prefix-job-id',
  ];
  const child = spawn(ACT, args, {
    cwd: repository,
    // Nothing of whoever runs the tests gets into a step, their tokens least of all.
    env: {
      PATH: [path.join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter),
      HOME: home,
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

/** A proxy that nobody is, for all but this machine. */
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
