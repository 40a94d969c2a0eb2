import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A process of this Node.js to measure. */
export interface Launch {
  args: readonly string[];
  env?: Record<string, string>;
  /** By default 0. With any other one, the measurement is worthless. */
  exitCode?: number;
}

/** Prepares a process that can write to an empty directory, which is removed afterward. */
export type Prepare = (directory: string) => Promise<Launch> | Launch;

/** Caches of the disk and of the server fill in these rounds. */
const WARM_UP_ROUNDS = 2;

/**
 * Measures each process once a round, in turn, so that a change of the machine's speed affects all of them.
 *
 * @returns the values of the rounds after the warm-up, by the name of the process
 */
export async function measureInTurn<Name extends string>(
  processes: Readonly<Record<Name, Prepare>>,
  rounds: number,
  measure: (prepare: Prepare) => Promise<number>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(processes) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (const name of names) {
      const value = await measure(processes[name]);
      if (round >= 0) values[name].push(value);
    }
  }
  return values;
}

/** The time from the start of a process to its end, in milliseconds. */
export function measureTime(prepare: Prepare): Promise<number> {
  return inDirectory(async (directory) => run(await prepare(directory), directory));
}

/** The largest amount of memory that a process has in use at once, in bytes. */
export function measurePeakMemory(prepare: Prepare): Promise<number> {
  return inDirectory(async (directory) => {
    const { args, env, ...rest } = await prepare(directory);
    const file = path.join(directory, 'peak-memory');
    const preload = ['--require', path.join(__dirname, 'peak-memory.js')];
    await run({ ...rest, args: [...preload, ...args], env: { ...env, PEAK_MEMORY_FILE: file } }, directory);
    return Number(await readFile(file, 'utf8'));
  });
}

async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-benchmark-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** @returns how long it took, in milliseconds */
async function run({ args, env = {}, exitCode = 0 }: Launch, cwd: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const actual = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const ms = performance.now() - startedAt;
  if (actual !== exitCode) throw new Error(`node ${args.join(' ')} ended with ${actual}:\n${output}`);
  return ms;
}
