import type { Origin } from '../snapshots/origin.ts';
import type { Runner } from './runner.ts';

/** The run of this step, and its attempt; undefined if they are unknown. */
export function runOrigin({ inputs: { env } }: Pick<Runner, 'inputs'>): Origin | undefined {
  const [run, attempt] = [Number(env('GITHUB_RUN_ID')), Number(env('GITHUB_RUN_ATTEMPT'))];
  return run > 0 && attempt > 0 ? { run, attempt } : undefined;
}
