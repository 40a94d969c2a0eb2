import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Emulator, Operation } from '../../emulator/server.ts';
import type { Job } from '../harness/job.ts';
import type { JobStatus } from '../harness/runner.ts';
import { isAction, readInputs, type Step } from './snippets.ts';

const SITE = path.join(__dirname, '../../demo/site');
const ON_STAGE = pathToFileURL(path.join(__dirname, 'on-stage.js')).href;

/** The websites that there are on a stage. */
export interface Servers {
  /** The URL of the server behind each address. */
  readonly urls: Readonly<Record<string, string>>;
  /** Makes the website of the containers respond with an error. */
  breakSite(): void;
}

/** When the first step of a job starts. */
const START = Date.parse('2026-03-02T09:41:00.000Z');
/** When the next step starts, after the start of this one. */
const ACTION_MS = 5_000;
const SCRIPT_MS = 2 * 60_000;

/** What the programs of the last script do, by how the job ends. */
const LAST_PROGRAM = { success: '', failure: 'exit 1', cancelled: 'echo Deploying' };

type Inputs = Readonly<Record<string, string>>;

/** The time on the platform. */
export class PlatformTime {
  #ms = START;

  readonly now = (): Date => new Date(this.#ms);

  pass(ms: number): void {
    this.#ms += ms;
  }
}

/** What happens around the steps of a snippet. */
interface Performance {
  /** Variables of the repository, besides those for the containers and the token. */
  vars: Readonly<Record<string, string>>;
  end: JobStatus;
  /** What happens while the first script runs. */
  meanwhile(): Promise<void>;
}

interface StageOptions {
  emulator: Emulator;
  time: PlatformTime;
  servers: Servers;
}

/**
 * Where the steps of a job run: against an emulator that they know by the address of the API, and with what differs from
 * run to run given to them. So a summary is as its step wrote it, and yet the same in each run.
 */
export class Stage {
  /** What steps outside of a snippet have written. */
  readonly summaries: string[] = [];
  readonly emulator: Emulator;
  readonly #job: Job;
  readonly #time: PlatformTime;
  readonly #servers: Servers;
  /** Those of the repository, of which each is also a variable of the job. */
  readonly #variables: Record<string, string>;
  #seed = 0;

  constructor(job: Job, { emulator, time, servers }: StageOptions) {
    this.emulator = emulator;
    this.#job = job;
    this.#variables = { ...job.env };
    this.#time = time;
    this.#servers = servers;
  }

  /** Adds the containers to the emulator, each with the files of a website. */
  async addContainers(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.emulator.addContainer({ id, from: SITE });
  }

  /** Runs the steps of a snippet. Its last script fails, or is canceled, so that the job ends as it is meant to. */
  async perform(steps: readonly Step[], { vars, end, meanwhile }: Performance): Promise<void> {
    Object.assign(this.#variables, vars);
    const scripts = steps.filter(({ run }) => run !== undefined);
    const bin = await this.#writePrograms(scripts, end);
    const env = { PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
    for (const step of steps) {
      if (step.run !== undefined) {
        if (step === scripts[0]) await meanwhile();
        await this.#job.run(step.run, {
          env,
          ...(end === 'cancelled' && step === scripts.at(-1) ? { onOutput: () => this.#job.cancel() } : {}),
        });
        this.#time.pass(SCRIPT_MS);
      } else if (isAction(step)) {
        await this.#uses(step);
      }
    }
  }

  /** Runs a step, by default on all containers. @returns runs its post step, after a job with a status */
  async step(inputs: Inputs): Promise<(jobStatus: JobStatus) => Promise<void>> {
    const result = await this.#job.step({ inputs, env: this.#nextEnv() });
    this.#time.pass(ACTION_MS);
    this.summaries.push(result.summary);
    return async (jobStatus) => {
      const post = await this.#job.step({ inputs, env: this.#nextEnv(), postOf: result, jobStatus });
      this.summaries.push(post.summary);
    };
  }

  /** Makes the API refuse an operation on a container from now on, in its own words or with a message. */
  refuse(operation: Operation, containerId: string, message?: string): void {
    const body = message === undefined ? {} : { body: { statusCode: 403, error: 'FORBIDDEN', message } };
    this.emulator.script({
      on: { operation, containerId },
      times: Number.POSITIVE_INFINITY,
      effect: { kind: 'status', status: 403, ...body },
    });
  }

  /** Makes the website of the containers respond with an error from now on. */
  breakSite(): void {
    this.#servers.breakSite();
  }

  async #uses(step: Step): Promise<void> {
    const inputs = () =>
      readInputs(step, { vars: this.#variables, secrets: this.#variables, env: this.#job.env });
    await this.#job.uses({
      ...(step.id === undefined ? {} : { id: step.id }),
      env: this.#nextEnv(),
      inputs: inputs(),
      post: () => ({ inputs: inputs(), env: this.#nextEnv() }),
    });
    this.#time.pass(ACTION_MS);
  }

  /** Each step has its time, and draws other random numbers. */
  #nextEnv(): Record<string, string> {
    this.#seed += 1;
    const stage = { time: this.#time.now().getTime(), seed: this.#seed, servers: this.#servers.urls };
    return { NODE_OPTIONS: `--import=${ON_STAGE}`, HOODY_STAGE: JSON.stringify(stage) };
  }

  /** Writes the programs that scripts run, which do nothing, but for those of the last script. */
  async #writePrograms(scripts: readonly Step[], end: JobStatus): Promise<string> {
    const { workspace, temp } = this.#job.place;
    const bin = await mkdtemp(path.join(temp, 'bin-'));
    for (const [index, { run = '' }] of scripts.entries()) {
      const content = index === scripts.length - 1 ? LAST_PROGRAM[end] : '';
      for (const [program] of run.matchAll(/\.\/[\w-]+\.sh|\bcurl\b/g)) {
        const file = path.join(program === 'curl' ? bin : workspace, program);
        await writeFile(file, `#!/bin/sh\n${content}\n`);
        await chmod(file, 0o755);
      }
    }
    return bin;
  }
}
