import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BASELINE, NO_PROCESSES } from '../../../simulator/no-processes.ts';
import type { Clock } from '../../../src/base/clock.ts';
import { findPostWork, isIdle } from '../../../src/guard/post-work.ts';
import type { Probe } from '../../../src/health/probe.ts';
import { connectOver } from '../../../src/hoody/connection.ts';
import { runPostStep } from '../../../src/post-step.ts';
import { generateAlias } from '../../../src/runner/generated-alias.ts';
import type { Runner } from '../../../src/runner/runner.ts';
import { startStep } from '../../../src/runner/start-step.ts';
import { type WithSession, withSessionOver } from '../../../src/session.ts';
import { runStep } from '../../../src/step.ts';
import { own } from '../../../src/text/redact.ts';
import { type ScriptedHoody, type Sent, START, TOKEN, WEB } from './scripted-hoody.ts';

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** What a person and later steps read of a program. */
export interface ProgramRun {
  succeeded: boolean;
  isKilled: boolean;
  errors: string[];
  warnings: string[];
  /** All lines outside groups. */
  lines: string[];
  summary: string;
  /** Those that this program sent. */
  requests: Sent[];
  /** How long it took, in milliseconds. */
  ms: number;
}

/** A step, and its post step once the job is over. */
export interface StepRun extends ProgramRun {
  inputs: Record<string, string>;
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** The output `results`. */
  readonly results: {
    container_id: string;
    label?: string;
    ok: boolean;
    changed: boolean;
    snapshot_names: string[];
    error?: string;
  }[];
  /** Undefined if it had no work, so that it loaded nothing. */
  post?: ProgramRun;
}

export interface ProgramOptions {
  /** When the job is canceled, in milliseconds after the program began. */
  cancelMs?: number;
  /** When the program is killed, likewise. */
  killMs?: number;
}

export interface StepOptions extends ProgramOptions {
  /** What the post step reads in place of the inputs of the step. */
  postInputs?: Record<string, string>;
  post?: ProgramOptions;
  generateAlias?: Runner['generateAlias'];
  /** The result of each request of a health check; by default every address is healthy. */
  probe?: Probe;
}

/** Which inputs the runner gives to every step. */
const DEFAULTS = { 'restore-on-failure': 'false', 'backup-first': 'false', 'dry-run': 'false' };

const RUN = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '1' };

/** The runner kills a step that goes on after it was told to end. */
const GRACE_MS = 10_000;

const directories: string[] = [];
let jobs = 0;
process.once('exit', () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A job whose steps and post steps are the real programs, on virtual time. */
export class FakeJob {
  status: JobStatus = 'success';
  readonly runs: StepRun[] = [];
  /** The context `env`, as far as the steps of the job set it. */
  readonly env: Record<string, string> = {};
  readonly #hoody: ScriptedHoody;
  #aheadMs: number;
  readonly #temporaryDirectory = mkdtempSync(path.join(tmpdir(), 'hoody-job-'));
  readonly #options = new Map<StepRun, StepOptions>();
  readonly #job: number;
  #generated = 0;

  /** @param aheadMs how far the clock of the runner is ahead of the platform's, in milliseconds */
  constructor(hoody: ScriptedHoody, { aheadMs = 0 }: { aheadMs?: number } = {}) {
    this.#hoody = hoody;
    this.#aheadMs = aheadMs;
    directories.push(this.#temporaryDirectory);
    jobs += 1;
    this.#job = jobs;
  }

  /** Lets the wall clock of the runner jump. */
  jump(ms: number): void {
    this.#aheadMs += ms;
  }

  /** Runs a step with the inputs of a workflow, on one container unless they name others. */
  async step(inputs: Record<string, string>, options: StepOptions = {}): Promise<StepRun> {
    const run: StepRun = {
      ...empty(),
      inputs: { ...DEFAULTS, 'container-id': WEB, token: TOKEN, ...inputs },
      outputs: {},
      state: {},
      get results() {
        return JSON.parse(this.outputs['results'] ?? '[]');
      },
    };
    this.#options.set(run, options);
    await this.#run(run, run, run.inputs, options, (runner, withSession) =>
      startStep(runner, async () => (checked, log) => runStep(checked, log, runner, withSession)),
    );
    if (!run.succeeded) this.fail();
    this.runs.push(run);
    return run;
  }

  /** The rest of the job is that of a failed one, unless it was canceled. */
  fail(): void {
    if (this.status === 'success') this.status = 'failure';
  }

  /** Runs the post steps, the last one first. */
  async end(status: JobStatus = this.status): Promise<void> {
    this.status = status;
    for (const run of this.runs.toReversed()) await this.#runPost(run);
  }

  /** As the entry of the post step decides. */
  async #runPost(run: StepRun): Promise<void> {
    const { guard = '', snapshots = '', unsettled = '' } = run.state;
    const { postInputs = {}, ...options } = this.#options.get(run) ?? {};
    const inputs: Record<string, string> = { ...run.inputs, ...postInputs, 'job-status': this.status };
    const work = findPostWork({ guard, snapshots, unsettled }, (name) => inputs[name]?.trim() ?? '');
    if (!work || isIdle(work)) return;
    const post = empty();
    run.post = post;
    await this.#run(
      run,
      post,
      inputs,
      { ...options.post, ...pick(options, 'probe') },
      (runner, withSession) => runPostStep(work, this.status, runner, withSession),
    );
    if (!post.succeeded) this.fail();
  }

  async #run(
    { outputs, state }: StepRun,
    record: ProgramRun,
    inputs: Record<string, string>,
    options: StepOptions,
    work: (runner: Runner, withSession: WithSession) => Promise<boolean>,
  ): Promise<void> {
    const { time, requests } = this.#hoody;
    const { cancelMs, killMs } = options;
    const { probe = async () => ({ status: 200, reason: own('200 OK') }) } = options;
    const interrupted = new AbortController();
    const killed = Promise.withResolvers<void>();
    const first = requests.length;
    const startedAt = time.now;
    let isOver = false;
    const kill = () => {
      if (isOver) return;
      isOver = true;
      record.isKilled = true;
      killed.resolve();
    };
    if (killMs !== undefined) time.after(killMs, kill);
    if (cancelMs !== undefined) {
      time.after(cancelMs, () => {
        if (isOver) return;
        this.status = 'cancelled';
        interrupted.abort();
        time.after(GRACE_MS, kill);
      });
    }
    const clock = this.#clock(() => record.isKilled);
    let isInGroup = false;
    const unlessKilled =
      <Args extends unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        if (!record.isKilled) act(...args);
      };
    const runner: Runner = {
      inputs: {
        input: (name) => (inputs[name] ?? '').trim(),
        isEmpty: (name) => inputs[name]?.trim() === '',
        mayBeCut: () => false,
        env: (name) => ({ ...this.env, ...RUN })[name],
      },
      commands: {
        info: unlessKilled((line: string) => {
          if (!isInGroup) record.lines.push(line);
        }),
        warning: unlessKilled((message: string | Error) => void record.warnings.push(String(message))),
        error: unlessKilled((message: string | Error) => void record.errors.push(String(message))),
        debug: () => undefined,
        startGroup: () => {
          isInGroup = true;
        },
        endGroup: () => {
          isInGroup = false;
        },
        setSecret: () => undefined,
        setOutput: unlessKilled((name: string, value: unknown) => {
          outputs[name] = String(value);
        }),
        saveState: unlessKilled((name: string, value: unknown) => {
          state[name] = String(value);
        }),
      },
      clock,
      platform: 'linux',
      temporaryDirectory: this.#temporaryDirectory,
      processes: NO_PROCESSES,
      readProcessBaseline: () => BASELINE,
      random: () => 0.5,
      generateAlias: options.generateAlias ?? ((word) => this.#generateAlias(word)),
      watchCancellation: () => interrupted.signal,
      exportVariables: unlessKilled((variables: Readonly<Record<string, string>>) => {
        Object.assign(this.env, variables);
      }),
      writeSummary: async (html) => {
        if (!record.isKilled) record.summary += html;
      },
    };
    const withSession = withSessionOver({
      connect: (connection) =>
        connectOver(
          this.#hoody.connections(() => record.isKilled),
          connection,
        ),
      createProbe: () => probe,
    });
    const done = work(runner, withSession).then((succeeded) => {
      if (!record.isKilled) record.succeeded = succeeded;
    });
    await time.run(Promise.race([done, killed.promise]));
    isOver = true;
    record.ms = time.now - startedAt;
    record.requests = requests.slice(first);
  }

  /** Nothing that waits for the clock of a killed program goes on. */
  #clock(isKilled: () => boolean): Clock {
    const { time } = this.#hoody;
    const clock = time.clock();
    return {
      ...clock,
      now: () => time.now + this.#aheadMs,
      sleep: async (ms, signal) => {
        await clock.sleep(ms, signal);
        if (isKilled()) await new Promise(() => undefined);
      },
      every: (ms, call) => clock.every(ms, () => (isKilled() ? undefined : call())),
    };
  }

  #generateAlias(word: Parameters<Runner['generateAlias']>[0]): ReturnType<Runner['generateAlias']> {
    this.#generated += 1;
    const random = [this.#job, this.#generated].map((count) => count.toString(16).padStart(5, '0')).join('');
    return generateAlias(word, { id: 77, attempt: 1, job: 'deploy', step: 'snapshot' }, random);
  }
}

function empty(): ProgramRun {
  return {
    succeeded: false,
    isKilled: false,
    errors: [],
    warnings: [],
    lines: [],
    summary: '',
    requests: [],
    ms: 0,
  };
}

function pick<From extends object, Key extends keyof From>(from: From, key: Key): Partial<Pick<From, Key>> {
  const { [key]: value } = from;
  return value === undefined ? {} : ({ [key]: value } as unknown as Partial<Pick<From, Key>>);
}

/** A time as the action writes it to a person, some milliseconds after the test began. */
export function written(ms: number): string {
  return `${new Date(START + ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
