import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StepOptions, StepResult } from '../../tools/harness/runner.ts';
import type { LocalContainer } from './local-hoody.ts';

/** A job of one guarded step: the step, then its post step, with the same temporary folder. */
export interface Job {
  main(inputs?: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<StepResult>;
  /** Runs the post step after a job with this status. */
  post(
    jobStatus: NonNullable<StepOptions['jobStatus']>,
    inputs?: Record<string, string>,
    options?: Omit<StepOptions, 'inputs' | 'jobStatus'>,
  ): Promise<StepResult>;
  /** The runner's directory for temporary files. */
  temp: string;
}

/**
 * Runs a job over containers and cleans up after it.
 *
 * @param guard the inputs of the create besides the containers
 */
export async function withJob<T>(
  containers: readonly [LocalContainer, ...LocalContainer[]],
  guard: Record<string, string>,
  work: (job: Job) => Promise<T>,
): Promise<T> {
  const temp = await mkdtemp(path.join(tmpdir(), 'hoody-job-'));
  const ids = containers.map(({ id }) => id).join('\n');
  const [{ step }] = containers;
  let done: StepResult | undefined;
  const base = { operation: 'create', 'container-id': ids, ...guard };
  try {
    return await work({
      async main(inputs = {}, options = {}) {
        done = await step({ ...base, ...inputs }, { temp, ...options });
        return done;
      },
      post(jobStatus, inputs = {}, options = {}) {
        if (!done) throw new Error('the step comes before its post step');
        return step({ ...base, ...inputs }, { temp, postOf: done, jobStatus, ...options });
      },
      temp,
    });
  } finally {
    await rm(temp, { recursive: true });
  }
}
