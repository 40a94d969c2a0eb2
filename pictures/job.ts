import path from 'node:path';
import type { Emulator } from '../emulator/server.ts';
import type { StartedHoody } from '../harness/local-hoody.ts';
import { runStep, type StepOptions } from '../harness/runner.ts';

const SITE = path.join(__dirname, '../demo/site');

type Inputs = Readonly<Record<string, string>>;

/** Runs the post step of a step, after a job with this status. */
type PostStep = (jobStatus: NonNullable<StepOptions['jobStatus']>) => Promise<void>;

/** A job of a workflow, whose steps run against a local Hoody. */
export class Job {
  /** What its steps have written, in their order. */
  readonly summaries: string[] = [];
  readonly emulator: Emulator;
  readonly #token: string;
  readonly #temp: string;
  readonly #containerIds: readonly string[];

  /** @param temp the temporary folder of the runner */
  constructor({ emulator, token }: StartedHoody, temp: string, containerIds: readonly string[]) {
    this.emulator = emulator;
    this.#token = token;
    this.#temp = temp;
    this.#containerIds = containerIds;
  }

  /** Adds its containers to the emulator, each with the files of a website. */
  async prepare(): Promise<void> {
    for (const id of this.#containerIds) await this.emulator.addContainer({ id, from: SITE });
  }

  /** Runs a step, by default on all containers. */
  async step(inputs: Inputs): Promise<PostStep> {
    const options = {
      temp: this.#temp,
      inputs: {
        'api-url': this.emulator.url,
        token: this.#token,
        'container-id': this.#containerIds.join('\n'),
        ...inputs,
      },
    };
    const result = await runStep(options);
    this.summaries.push(result.summary);
    return async (jobStatus) => {
      const { summary } = await runStep({ ...options, postOf: result, jobStatus });
      this.summaries.push(summary);
    };
  }
}
