import type { Guard } from '../src/guard/guard.ts';
import { findPostWork, isIdle, type PostWork } from '../src/guard/post-work.ts';
import { rollbackVariables, wordWithoutRollback } from '../src/guard/rollback-word.ts';
import { parseGuard } from '../src/guard/state.ts';
import { parseUnsettled, type Unsettled } from '../src/guard/unsettled.ts';
import { runPostStep } from '../src/post-step.ts';
import { startStep } from '../src/runner/start-step.ts';
import { runStep } from '../src/step.ts';
import { FIRST_MAP, FIRST_NAME, type JobPlan, type PlatformBehavior, RUN, type StepPlan } from './history.ts';
import { inOrder, Network, type Outage, withOutage } from './network.ts';
import type { Platform } from './platform.ts';
import { Program, type ProgramRecord } from './program.ts';
import { createRandom } from './random.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import type { VirtualTime } from './virtual-time.ts';

export const TOKEN = 'hdy_simulated_token';

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** One step of a job with its post step, as they ran. */
export interface StepRun {
  /** Counts the steps of all jobs, also those that did not run. */
  index: number;
  /** Counts the jobs. */
  job: number;
  /** The id of the run that the job belongs to. */
  runId: number;
  plan: StepPlan;
  jobPlan: JobPlan;
  containerIds: readonly string[];
  network: Network;
  /** Those of the plan, as the step got them. */
  inputs: Record<string, string>;
  step: ProgramRecord;
  outputs: Record<string, string>;
  /** What the step saved for its post step. */
  state: Record<string, string>;
  guard: Guard | undefined;
  unsettled: Unsettled | undefined;
  /** Of the job, when the post step began or could have begun. */
  status: JobStatus;
  /** Undefined if there was nothing to do. */
  post: ProgramRecord | undefined;
  /** The environment of the job before and after the step, and before and after the post step. */
  env: Record<'before' | 'after' | 'beforePost' | 'afterPost', Env>;
}

/** Environment variables by their names. */
export type Env = Readonly<Record<string, string>>;

/** Where a job runs. */
export interface JobPlace {
  job: number;
  runId: number;
  /** The index of its first step. */
  firstStep: number;
  containerIds: readonly string[];
  time: VirtualTime;
  platform: Platform;
  behavior: PlatformBehavior;
  outage: Outage | null;
}

/** Runs a job: its steps, the deploy, and the post steps in reverse order. */
export async function runJob(plan: JobPlan, place: JobPlace): Promise<StepRun[]> {
  const job = new Job(plan, place);
  await job.run();
  return job.runs;
}

/** How long a deploy takes until it changes something, and from then on, in milliseconds. */
const DEPLOY_MS = 500;

class Job {
  readonly runs: StepRun[] = [];
  readonly #plan: JobPlan;
  readonly #place: JobPlace;
  readonly #temporaryDirectory: string;
  readonly #random: () => number;
  /** The environment of what follows. */
  readonly #env: Record<string, string>;
  #status: JobStatus = 'success';
  /** How far the wall clock is ahead. */
  #aheadMs: number;
  #isOver = false;
  /** What a cancel interrupts at the moment. */
  #current: Program | undefined;

  constructor(plan: JobPlan, place: JobPlace) {
    this.#plan = plan;
    this.#place = place;
    this.#aheadMs = plan.aheadMs;
    this.#temporaryDirectory = temporaryDirectory(place.job);
    this.#random = createRandom(plan.seed);
    this.#env = { GITHUB_RUN_ID: String(place.runId), GITHUB_RUN_ATTEMPT: '1' };
  }

  async run(): Promise<void> {
    const { time } = this.#place;
    const { startMs, cancelMs, jump, steps, deployAfter } = this.#plan;
    await time.sleep(startMs);
    if (jump) {
      time.after(jump.afterMs, () => {
        this.#aheadMs += jump.byMs;
      });
    }
    if (cancelMs !== null) time.after(cancelMs, () => this.#cancel());
    for (const [position, step] of steps.entries()) {
      if (position === deployAfter) await this.#deploy();
      if (this.#status === 'success' || step.always) await this.#runStep(step, position);
    }
    if (steps.length <= deployAfter) await this.#deploy();
    for (const run of this.runs.toReversed()) await this.#runPostStep(run);
    this.#isOver = true;
  }

  #cancel(): void {
    if (this.#isOver) return;
    this.#status = 'cancelled';
    this.#current?.interrupt();
  }

  /** The rest of the job is that of a failed one, unless it was canceled. */
  #fail(): void {
    if (this.#status === 'success') this.#status = 'failure';
  }

  async #runStep(plan: StepPlan, position: number): Promise<void> {
    const { job, runId, firstStep, containerIds, time, platform, behavior, outage } = this.#place;
    const index = firstStep + position;
    const before = { ...this.#env };
    const base = {
      index,
      job,
      runId,
      plan,
      jobPlan: this.#plan,
      containerIds,
      network: new Network(time, platform, {
        turnOf: withOutage(inOrder(plan.turns, plan.restLag), outage),
        token: TOKEN,
        behavior,
      }),
      inputs: this.#resolve(plan.inputs),
      outputs: {},
      state: {},
    };
    const program = this.#program(base, 'step');
    // A cancel does not interrupt a step that runs whatever happens.
    if (!plan.always) this.#current = program;
    const step = await program.run(
      (runner, withSession) =>
        startStep(runner, async () => (inputs, log) => runStep(inputs, log, runner, withSession)),
      plan.kill,
    );
    this.#current = undefined;
    if (!step.succeeded) this.#fail();
    const { guard = '', snapshots = '', unsettled = '' }: Record<string, string> = base.state;
    this.runs.push({
      ...base,
      step,
      guard: parseGuard({ guard, snapshots }),
      unsettled: parseUnsettled(unsettled),
      status: this.#status,
      post: undefined,
      env: { before, after: { ...this.#env }, beforePost: {}, afterPost: {} },
    });
  }

  async #runPostStep(run: StepRun): Promise<void> {
    run.status = this.#status;
    run.env.beforePost = { ...this.#env };
    await this.#actAfter(run);
    run.env.afterPost = { ...this.#env };
  }

  async #actAfter(run: StepRun): Promise<void> {
    const { guard = '', snapshots = '', unsettled = '' } = run.state;
    const inputs: Record<string, string> = {
      ...run.inputs,
      ...run.plan.postInputs,
      token: TOKEN,
      'job-status': run.status,
    };
    const work = findPostWork({ guard, snapshots, unsettled }, (name) => inputs[name] ?? '');
    if (!work) return;
    if (isIdle(work)) return this.#tellLaterJobs(work);
    const program = this.#program(run, 'post');
    // A cancel does not reach a post step, but the time limit of its step does, and is the same to it.
    this.#current = program;
    run.post = await program.run(
      (runner, withSession) => runPostStep(work, run.status, runner, withSession),
      run.plan.postKill,
    );
    this.#current = undefined;
    if (!run.post.succeeded) this.#fail();
  }

  /** What the entry of the post step does without the program. */
  #tellLaterJobs({ guard }: PostWork): void {
    const word = guard && wordWithoutRollback(guard.guard, guard.decision);
    if (!guard || word === undefined) return;
    Object.assign(
      this.#env,
      rollbackVariables(guard.guard.id, word, (name) => this.#env[name]),
    );
  }

  #program(
    run: Pick<StepRun, 'index' | 'network' | 'plan' | 'inputs' | 'outputs' | 'state'>,
    program: 'step' | 'post',
  ): Program {
    const { index, network, plan, inputs, outputs, state } = run;
    const { time, containerIds } = this.#place;
    return new Program({
      by: { step: index, program },
      time,
      network,
      aheadMs: () => this.#aheadMs,
      temporaryDirectory: this.#temporaryDirectory,
      random: this.#random,
      inputs: {
        ...inputs,
        ...(program === 'post' ? plan.postInputs : {}),
        operation: plan.operation,
        'container-id': containerIds.join(','),
        token: TOKEN,
      },
      outputs,
      state,
      env: this.#env,
    });
  }

  /** Replaces the expressions in inputs. */
  #resolve(inputs: Record<string, string>): Record<string, string> {
    const { outputs } = this.runs[0] ?? { outputs: {} as Record<string, string> };
    const resolve = (text: string) =>
      text
        .replace(FIRST_NAME, outputs['snapshot-name'] ?? '')
        .replace(FIRST_MAP, outputs['snapshot-map'] ?? '')
        .replace(RUN, String(this.#place.runId));
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, resolve(value)]));
  }

  async #deploy(): Promise<void> {
    const { time, platform, containerIds } = this.#place;
    const last = this.runs.at(-1);
    if (this.#status !== 'success' || !last) return;
    await time.sleep(DEPLOY_MS);
    if (this.#status !== 'success') return;
    for (const id of containerIds) platform.deploy(id, { step: last.index, program: 'deploy' });
    await time.sleep(DEPLOY_MS);
    if (this.#plan.status === 'failure') this.#fail();
  }
}
