import { cp } from 'node:fs/promises';
import type { Condition, Job, JobResult } from '../../tools/harness/job.ts';
import type { Outcome } from '../../tools/harness/runner.ts';
import { type Example, type ExampleJob, type ExampleStep, type JobEnd, jobsAfter } from './example-jobs.ts';
import { type Contexts, evaluate, interpolate, isMet } from './expressions.ts';
import { runWholeJob } from './job.ts';

export interface PlayOptions {
  /** The repository that a job checks out. */
  repository: string;
  vars: Record<string, string>;
  secrets: Record<string, string>;
  /** The environment of every step. */
  env: Record<string, string>;
  /** Cancels the run as soon as a script writes this text. */
  cancelAt?: string | undefined;
  /** The attempt of the run, by default the first one. */
  attempt?: number | undefined;
  /** The jobs of an earlier attempt that are not run again. */
  earlier?: Played | undefined;
}

/** The jobs of a run that were not skipped, by their ids. */
export type Played = Record<string, JobEnd & { log: string }>;

/** What a script writes to lose its runner. */
const LOST = 'The runner is lost.';

/**
 * Plays a workflow as GitHub and its runner do: the jobs one after the other, each with its post steps, and every
 * expression in GitHub's own evaluator.
 */
export async function playWorkflow(example: Example, options: PlayOptions): Promise<Played> {
  const played: Played = { ...options.earlier };
  const ends: Record<string, JobEnd> = { ...played };
  const run: Run = { isCanceled: false };
  for (const [id, job] of Object.entries(example.jobs)) {
    if (id in ends) continue;
    const needed = [job.needs ?? []].flat();
    const runs = jobsAfter(example, ends, run.isCanceled ? 'canceled' : undefined).includes(id);
    if (!runs) {
      ends[id] = { result: 'skipped' };
      continue;
    }
    const contexts: Contexts = {
      github: {
        run_id: '8123456789',
        run_attempt: `${options.attempt ?? 1}`,
        token: options.secrets['GITHUB_TOKEN'],
      },
      needs: Object.fromEntries(needed.map((need) => [need, { outputs: {}, ...ends[need] }])),
      vars: options.vars,
      secrets: options.secrets,
    };
    const end = await playJob(job, contexts, run, options);
    played[id] = end;
    ends[id] = end;
  }
  return played;
}

/** What the jobs of a run share. */
interface Run {
  isCanceled: boolean;
}

async function playJob(
  job: ExampleJob,
  contexts: Contexts,
  run: Run,
  options: PlayOptions,
): Promise<Played[string]> {
  const include = job.strategy?.matrix.include.replace(/^\$\{\{(.*)\}\}$/, 'toJSON($1)');
  const legs: object[] =
    include === undefined ? [{}] : JSON.parse(evaluate(include, contexts).coerceString());
  const ends: Played[string][] = [];
  for (const matrix of legs) ends.push(await playLeg(job, { ...contexts, matrix }, run, options));
  const results = ends.map(({ result }) => result);
  const worst = (['failure', 'cancelled'] as const).find((result) => results.includes(result)) ?? 'success';
  return {
    result: worst === 'failure' && job['continue-on-error'] ? 'success' : worst,
    outputs: ends.at(-1)?.outputs ?? {},
    log: ends.map(({ log }) => log).join(''),
  };
}

async function playLeg(
  job: ExampleJob,
  contexts: Contexts,
  run: Run,
  options: PlayOptions,
): Promise<Played[string]> {
  const env = { ...options.env, ...interpolateAll(job.env, contexts) };
  const steps: Record<string, { outcome: Outcome; outputs: Record<string, string> }> = {};
  let isLost = false;
  const outputs = Object.entries(job.outputs ?? {}).map(
    ([name, value]) =>
      [
        name,
        (jobEnv: object) => (isLost ? '' : interpolate(value, { ...contexts, steps, env: jobEnv })),
      ] as const,
  );
  let log = '';
  const result = await runWholeJob(
    { env, outputs: Object.fromEntries(outputs), secrets: Object.values(options.secrets) },
    async (running) => {
      const onOutput = (text: string) => {
        log += text;
        if (options.cancelAt !== undefined && text.includes(options.cancelAt)) {
          run.isCanceled = true;
          running.cancel();
        }
        if (text.includes(LOST)) {
          isLost = true;
          running.shutDown();
        }
      };
      for (const [index, step] of (job.steps ?? []).entries()) {
        const now = () => ({ ...contexts, steps, env: running.env });
        steps[step.id ?? `step ${index}`] = await playStep(step, running, now, onOutput, options);
      }
    },
  );
  return { result: result.status, outputs: result.outputs, log: log + annotationsOf(result) };
}

function annotationsOf({ mains, posts }: JobResult): string {
  return [...mains, ...posts]
    .flatMap(({ annotations }) => annotations.map(({ message }) => `${message}\n`))
    .join('');
}

async function playStep(
  step: ExampleStep,
  job: Job,
  contexts: () => Contexts,
  onOutput: (text: string) => void,
  { repository, attempt = 1 }: PlayOptions,
): Promise<{ outcome: Outcome; outputs: Record<string, string> }> {
  const { if: condition = 'success()', uses, run = '' } = step;
  const status = {
    success: job.status === 'success',
    failure: job.status === 'failure',
    cancelled: job.status === 'cancelled',
  };
  if (!isMet(condition, contexts(), status)) return { outcome: 'skipped', outputs: {} };
  if (uses?.startsWith('actions/checkout@')) {
    await cp(repository, job.place.workspace, { recursive: true });
    return { outcome: 'success', outputs: {} };
  }
  const common = {
    ...(step.id === undefined ? {} : { id: step.id }),
    // What a cancel leaves running.
    if: (condition.includes('always()') ? 'always()' : `${job.status}()`) as Condition,
    env: interpolateAll(step.env, contexts()),
    continueOnError: step['continue-on-error'] ?? false,
    runnerEnv: { GITHUB_RUN_ATTEMPT: `${attempt}` },
    onOutput,
  };
  if (uses === undefined) return job.run(run, common);
  const inputs = () => interpolateAll(step.with, contexts());
  return job.uses({ ...common, inputs: inputs(), post: () => ({ inputs: inputs() }) });
}

function interpolateAll(values: ExampleStep['with'] = {}, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(String(value), contexts)]),
  );
}
