import { type Job, type JobOptions, type JobResult, runJob } from '../../tools/harness/job.ts';
import type { StepOptions, StepResult } from '../../tools/harness/runner.ts';
import { secretTraces } from '../../tools/harness/token-traces.ts';
import type { LocalContainer } from './local-hoody.ts';
import { expectExplained } from './verdicts.ts';

/** Runs a whole job, and checks that the errors and warnings of this action are explained. */
export async function runWholeJob(
  options: JobOptions,
  steps: (job: Job) => Promise<void>,
): Promise<JobResult> {
  const result = await runJob(options, steps);
  for (const { annotations } of [...result.mains, ...result.posts])
    expectExplained({ annotations: annotations.filter(({ title }) => title === 'Hoody snapshot') });
  return result;
}

/** A job of one guarded step: the step, then its post step, in the same place. */
export interface GuardedJob {
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
 * Runs a job over containers in which the test itself says when the post step runs, and after which status.
 *
 * @param guard the inputs of the create step besides the containers
 */
export async function withJob<T>(
  containers: readonly [LocalContainer, ...LocalContainer[]],
  guard: Record<string, string>,
  work: (job: GuardedJob) => Promise<T>,
): Promise<T> {
  const ids = containers.map(({ id }) => id).join('\n');
  const base = containers[0].inputs({ operation: 'create', 'container-id': ids, ...guard });
  let done: StepResult | undefined;
  const { promise, resolve } = Promise.withResolvers<T>();
  await runJob({}, async (job) => {
    const step = async (options: StepOptions) => {
      const result = await job.step(options);
      expectExplained(result);
      expect(secretTraces(result, options)).toEqual([]);
      return result;
    };
    const result = await work({
      async main(inputs = {}, options = {}) {
        done = await step({ inputs: { ...base, ...inputs }, ...options });
        return done;
      },
      post(jobStatus, inputs = {}, options = {}) {
        if (!done) throw new Error('the step comes before its post step');
        return step({ inputs: { ...base, ...inputs }, postOf: done, jobStatus, ...options });
      },
      temp: job.place.temp,
    });
    resolve(result);
  });
  return promise;
}
