import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import type { Batch, Simulation } from './simulate.ts';

const BATCH = 10_000;
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/**
 * Plays histories in as many processes as there are processors, in batches that each have their own seed. It ends with
 * the first batch that has a history that breaks a rule.
 *
 * @param root the directory of the project whose code is played
 * @param onBatch called after each batch without one, with the number of histories so far
 */
export async function simulateInBatches(
  root: string,
  { count, seed }: Batch,
  onBatch: (played: number) => void = () => undefined,
): Promise<Simulation> {
  const limit = pLimit(availableParallelism());
  const stop = new AbortController();
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => ({
    seed: seed + index,
    count: Math.min(BATCH, count - index * BATCH),
  }));
  let played = 0;
  let broken: Simulation | undefined;
  await limit.map(batches, async (batch) => {
    if (stop.signal.aborted) return;
    const result = await runBatch(root, batch, stop.signal);
    if (!result) return;
    played += result.count;
    if ('history' in result) {
      broken ??= { ...result, count: played };
      stop.abort();
    } else {
      onBatch(played);
    }
  });
  return broken ?? { count: played, seed };
}

const execute = promisify(execFile);

/**
 * Plays one batch, in a process of its own.
 *
 * @param signal stops it
 * @returns undefined if it was stopped
 */
export async function runBatch(
  root: string,
  batch: Batch,
  signal?: AbortSignal,
): Promise<Simulation | undefined> {
  const worker = path.join(root, 'simulator', 'worker.ts');
  try {
    const { stdout } = await execute(
      process.execPath,
      // Most objects live as long as one history, so a large space for new ones spares most of their collection.
      ['--max-semi-space-size=64', '--import', 'tsx', worker, JSON.stringify(batch)],
      { cwd: root, maxBuffer: MAX_REPORT_BYTES, ...(signal ? { signal } : {}) },
    );
    return JSON.parse(stdout);
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}
