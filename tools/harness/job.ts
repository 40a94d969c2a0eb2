import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAction } from './action.ts';
import { endOrphans, type Orphan } from './orphans.ts';
import { makePlace, type Place } from './place.ts';
import {
  type JobStatus,
  notRun,
  REPOSITORY,
  runScript,
  runStep,
  type ScriptOptions,
  type StepOptions,
  type StepResult,
} from './runner.ts';
import { AnnotationLimit } from './shown.ts';

/** The conditions that a step, or the post step of an action, can have. */
export type Condition = 'success()' | 'failure()' | 'cancelled()' | 'always()';

export interface JobOptions {
  /** The `env` of the job and the workflow. */
  env?: Record<string, string>;
  /** The outputs of the job, each as a function of the context `env` in place of an expression. */
  outputs?: Record<string, (env: Readonly<Record<string, string>>) => string>;
  /** The values of the secrets of the repository, which the runner masks. */
  secrets?: readonly string[];
  /** How long a millisecond of the runner takes, for its signals and time limits. By default one. */
  timeScale?: number;
}

/** What every step of a workflow can have. */
interface CommonStep extends Pick<StepOptions, 'onOutput' | 'kill' | 'runnerEnv'> {
  /** Its id, else the runner names it after its action. */
  id?: string;
  /** By default `success()`. */
  if?: Condition;
  env?: Record<string, string>;
  /** Holds for its post step too, as its time limit does. */
  continueOnError?: boolean;
  /** The runner cuts fractions; 0 is no limit. */
  timeoutMinutes?: number;
  /** The composite action around it. */
  composite?: Composite;
}

/** A step with `uses`. */
export interface ActionStep extends CommonStep {
  /** The directory of the action, by default that of this repository. */
  action?: string;
  inputs: Record<string, string>;
  /** Evaluates its expressions again, when its post step starts: what it returns replaces what the step had. */
  post?: () => PostChanges;
}

export interface PostChanges extends Pick<CommonStep, 'env' | 'onOutput' | 'kill' | 'runnerEnv'> {
  /** Those that differ: also those of another composite action, where a name that it lacks is empty. */
  inputs?: Record<string, string>;
  actionPath?: string;
}

/** An expression that cannot be evaluated: of a post step, which then does not start, or of an output. */
export class EvaluationError extends Error {}

/**
 * A composite action, which is one step to the page of the run. One inside of another one is a local action: its post
 * steps run before those of the outer one, which evaluates their expressions.
 */
export class Composite {
  /** The directory of the action. */
  readonly directory: string;
  readonly outer: Composite | undefined;
  readonly limits: Readonly<Record<'main' | 'post', AnnotationLimit>>;

  constructor(directory: string, outer?: Composite) {
    this.directory = directory;
    this.outer = outer;
    this.limits = outer?.limits ?? { main: new AnnotationLimit(), post: new AnnotationLimit() };
  }

  /** The composite action that is a step of the job. */
  get outermost(): Composite {
    return this.outer?.outermost ?? this;
  }
}

/** How a job ended. */
export interface JobResult {
  status: JobStatus;
  /** Its steps, in their order. */
  mains: StepResult[];
  /** Its post steps, in the order in which they ran. */
  posts: StepResult[];
  /** The context `env` at the end. */
  env: Record<string, string>;
  /** Without those that contain a masked text, or are empty. */
  outputs: Record<string, string>;
  /** Those that the runner uploads: of the steps, then of the post steps. */
  summaries: string[];
  /** The processes that the runner ended. */
  orphans: Orphan[];
}

/** A post step to run at the end. */
interface PostStep {
  composite: Composite | undefined;
  run(): Promise<StepResult>;
}

/** A job that runs. */
export class Job {
  /** The directories and the tracking id of the job. */
  readonly place: Place;
  readonly mains: StepResult[] = [];
  readonly posts: StepResult[] = [];
  readonly #env: Record<string, string>;
  readonly #names = new Map<string, number>();
  readonly #postSteps: PostStep[] = [];
  #status: JobStatus = 'success';
  #isShutDown = false;
  #running: { condition: Condition; cancel: AbortController } | undefined;

  constructor(place: Place, { env = {}, secrets = [] }: Pick<JobOptions, 'env' | 'secrets'>) {
    this.place = place;
    this.#env = { ...env };
    for (const secret of secrets) place.masks.add(secret);
  }

  /** `job.status` */
  get status(): JobStatus {
    return this.#status;
  }

  /** The context `env` outside of a step: that of the job, with what its steps wrote to `GITHUB_ENV`. */
  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  /** Runs an action, whose post step runs at the end. */
  async uses(step: ActionStep): Promise<StepResult> {
    const { inputs, action, composite, if: condition = 'success()' } = step;
    const name = this.#nameOf(step, action === undefined ? '__OWNER_hoody-snapshot' : '__self');
    const frame = { runnerEnv: { GITHUB_ACTION: name, ...step.runnerEnv } };
    const result = await this.#perform(step, condition, (common) =>
      runStep({ ...common, ...frame, inputs, action, ...inComposite(composite, 'main') }),
    );
    this.mains.push(result);
    if (result.outcome === 'skipped') return result;
    const { runs } = await readAction(action ?? REPOSITORY);
    if (runs.post !== undefined) {
      const postIf = (runs['post-if'] ?? 'always()') as Condition;
      this.#postSteps.push({
        composite,
        run: () => this.#perform(step, postIf, (common) => this.#post(step, result, { ...common, ...frame })),
      });
    }
    return result;
  }

  /** Runs a script in Bash. */
  async run(script: string, step: CommonStep = {}): Promise<StepResult> {
    const runnerEnv = { GITHUB_ACTION: this.#nameOf(step, '__run'), ...step.runnerEnv };
    const result = await this.#perform(step, step.if ?? 'success()', (common) =>
      runScript(script, { ...common, runnerEnv, ...inComposite(step.composite, 'main') }),
    );
    this.mains.push(result);
    return result;
  }

  /** Runs a single step or post step with the place and the environment of the job, and nothing else of it. */
  async step(options: StepOptions): Promise<StepResult> {
    const result = await runStep({ place: this.place, jobEnv: this.#env, ...options });
    Object.assign(this.#env, result.env);
    return result;
  }

  /** Cancels the job: interrupts the step that runs, unless its condition is still true, as that of a post step. */
  cancel(): void {
    this.#status = 'cancelled';
    if (this.#running && !this.#isTrue(this.#running.condition)) this.#running.cancel.abort();
  }

  /** Shuts the runner down between two steps: nothing of the job runs after it, not even a post step. */
  shutDown(): void {
    this.#isShutDown = true;
    if (this.#status === 'success') this.#status = 'failure';
  }

  /** Runs the post steps, last in, first out. Those of local actions in a composite action come before its others. */
  async end(): Promise<void> {
    while (this.#postSteps.length > 0) {
      const last = this.#postSteps.at(-1)?.composite?.outermost;
      const isNextOf = ({ composite }: PostStep) => composite?.outer && composite.outermost === last;
      const nested = last ? this.#postSteps.findLastIndex(isNextOf) : -1;
      const [next] = this.#postSteps.splice(nested, 1);
      if (next) this.posts.push(await next.run());
    }
  }

  #post(step: ActionStep, main: StepResult, common: ScriptOptions): Promise<StepResult> {
    const { inputs, action, composite } = step;
    let changes: PostChanges;
    try {
      changes = step.post?.() ?? {};
    } catch (error) {
      if (error instanceof EvaluationError) return Promise.resolve(notRun('failure', [error.message]));
      throw error;
    }
    return runStep({
      ...common,
      action,
      postOf: main,
      jobStatus: this.#status,
      ...inComposite(composite, 'post'),
      ...changes,
      runnerEnv: { ...common.runnerEnv, ...changes.runnerEnv },
      inputs: { ...inputs, ...changes.inputs },
    });
  }

  async #perform(
    step: CommonStep,
    condition: Condition,
    start: (common: ScriptOptions) => Promise<StepResult>,
  ): Promise<StepResult> {
    if (!this.#isTrue(condition)) return notRun('skipped', []);
    const cancel = new AbortController();
    this.#running = { condition, cancel };
    const { env, onOutput, kill, timeoutMinutes = 0, continueOnError = false } = step;
    const result = await start({
      place: this.place,
      jobEnv: this.#env,
      env,
      onOutput,
      kill,
      cancel: cancel.signal,
      timeoutMs: Math.trunc(timeoutMinutes) * 60_000,
    });
    this.#running = undefined;
    Object.assign(this.#env, result.env);
    if (result.outcome === 'failure' && !continueOnError && this.#status === 'success')
      this.#status = 'failure';
    return result;
  }

  #isTrue(condition: Condition): boolean {
    if (this.#isShutDown) return false;
    return condition === 'always()' || condition === `${this.#status}()`;
  }

  /** The name of a step in `GITHUB_ACTION`. */
  #nameOf({ id }: CommonStep, name: string): string {
    if (id !== undefined) return id;
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  }
}

/** Where a step of a composite action is, and the annotations that it has left. */
function inComposite(
  composite: Composite | undefined,
  stage: 'main' | 'post',
): Pick<StepOptions, 'actionPath' | 'limit'> {
  if (!composite) return {};
  const evaluating = stage === 'post' ? (composite.outer ?? composite) : composite;
  return { actionPath: evaluating.directory, limit: composite.limits[stage] };
}

/**
 * Runs a job in directories of its own: the steps, then their post steps. At the end it ends the processes that are left
 * of the job, and removes the directories, also if a step throws.
 */
export async function runJob(options: JobOptions, steps: (job: Job) => Promise<void>): Promise<JobResult> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-job-'));
  const job = new Job(await makePlace(directory, options.timeScale), options);
  let orphans: Orphan[];
  try {
    await steps(job);
    await job.end();
  } finally {
    orphans = await endOrphans(job.place.trackingId);
    await rm(directory, { recursive: true, force: true });
  }
  const { mains, posts, env } = job;
  const summaries = [...mains, ...posts]
    .map(({ shown }) => shown.summary)
    .filter((summary) => summary !== '');
  return { mains, posts, env, summaries, orphans, ...evaluateOutputs(job, options.outputs) };
}

/** One output that cannot be evaluated drops all of them, and fails the job. */
function evaluateOutputs(
  { status, env, place }: Job,
  outputs: JobOptions['outputs'] = {},
): Pick<JobResult, 'status' | 'outputs'> {
  try {
    const values = Object.entries(outputs).map(([name, evaluate]) => [name, evaluate(env)] as const);
    const passed = values.filter(([, value]) => value !== '' && !place.masks.covers(value));
    return { status, outputs: Object.fromEntries(passed) };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { status: status === 'cancelled' ? status : 'failure', outputs: {} };
  }
}
