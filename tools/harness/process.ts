import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { interrupt, kill } from './signals.ts';
import { IS_WINDOWS, NODE_ARGS } from './system.ts';

/** The time limit of a process, so that none outlives its test. */
const LONGEST_MS = 120_000;

/** The runner waits for the end of the output this long, which a child that lives on keeps open. */
const OUTPUT_GRACE_MS = 5_000;

/** Linux starts no process with a longer variable. */
const MAX_VARIABLE_BYTES = 128 * 1024;

export interface ProcessOptions {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** Receives each chunk of the output. */
  onOutput?: ((text: string) => void) | undefined;
  /** Interrupts the process, as the runner does when the job is canceled. */
  cancel?: AbortSignal | undefined;
  /** Kills the process, as a system without memory does. */
  kill?: AbortSignal | undefined;
  /** Interrupts the process after this time, in milliseconds of the runner; never if it is 0. */
  timeoutMs?: number | undefined;
  /** How long a millisecond of the runner takes, by default one. */
  timeScale?: number | undefined;
}

/** How a process ended. */
export interface ProcessEnd {
  /** Null if it was killed, or did not start. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** Both, in the order of their arrival. */
  output: string;
  interruptedBy?: 'cancel' | 'timeout';
  /** Why it did not start. */
  startError?: string;
}

/** Runs one process, without input. */
export async function runProcess(options: ProcessOptions): Promise<ProcessEnd> {
  const end: ProcessEnd = { exitCode: null, stdout: '', stderr: '', output: '' };
  try {
    checkStart(options);
    await follow(options, end);
  } catch (error) {
    end.startError = (error as Error).message;
  }
  return end;
}

async function follow(options: ProcessOptions, end: ProcessEnd): Promise<void> {
  const { command, args, cwd, env, onOutput, cancel, timeoutMs = 0, timeScale = 1 } = options;
  const child = start(command, args, { cwd, env });
  const ended = new AbortController();
  const stop = (by: 'cancel' | 'timeout') => {
    end.interruptedBy ??= by;
    interrupt(child, timeScale);
  };
  const timers = [setTimeout(() => kill(child), LONGEST_MS)];
  if (timeoutMs > 0) timers.push(setTimeout(() => stop('timeout'), timeoutMs * timeScale));
  onAbort(cancel, () => stop('cancel'), ended.signal);
  onAbort(options.kill, () => kill(child), ended.signal);
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      // A child that outlives the step writes to nobody.
      if (ended.signal.aborted) return;
      end[stream] += text;
      end.output += text;
      onOutput?.(text);
    });
  }
  try {
    end.exitCode = await endOf(child, OUTPUT_GRACE_MS * timeScale);
  } finally {
    ended.abort();
    timers.forEach(clearTimeout);
  }
}

/** On Windows, the last stream is for what a console sends to Node.js. */
function start(command: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const isNode = command === process.execPath;
  return spawn(command, isNode ? [...NODE_ARGS, ...args] : args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', ...(IS_WINDOWS && isNode ? (['ipc'] as const) : [])],
  }) as ChildProcessByStdio<null, Readable, Readable>;
}

/** @throws Error if the process cannot start */
function checkStart({ cwd, env }: ProcessOptions): void {
  if (!existsSync(cwd)) throw new Error(`The working directory '${cwd}' does not exist.`);
  for (const [name, value] of Object.entries(env)) {
    if (Buffer.byteLength(`${name}=${value}`) >= MAX_VARIABLE_BYTES)
      throw new Error(`Argument list too long: the variable ${name}`);
  }
}

function onAbort(signal: AbortSignal | undefined, act: () => void, until: AbortSignal): void {
  if (signal?.aborted) act();
  else signal?.addEventListener('abort', act, { signal: until });
}

/** Waits for the end of a process, and for that of its output. @returns the exit code */
function endOf(child: ChildProcess, outputGraceMs: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    child.once('error', reject);
    child.once('exit', (exitCode) => {
      grace = setTimeout(() => resolve(exitCode), outputGraceMs);
    });
    child.once('close', (exitCode) => {
      clearTimeout(grace);
      resolve(exitCode);
    });
  });
}
