import path from 'node:path';
import type { Emulator } from '../../emulator/server.ts';
import type { StartedHoody } from '../harness/local-hoody.ts';
import type { Place } from '../harness/place.ts';
import { runStep, type StepOptions } from '../harness/runner.ts';

const SITE = path.join(__dirname, '../../demo/site');

type Inputs = Readonly<Record<string, string>>;

/** Runs the post step of a step, after a job with this status. */
type PostStep = (jobStatus: NonNullable<StepOptions['jobStatus']>) => Promise<void>;

/** The time on the platform, and of the steps of a job, so that a picture changes only when a summary does. */
export const NOW = new Date('2026-03-02T09:41:00.000Z');

/** How long a job takes until its post steps. */
const JOB_MS = 4 * 60_000;

/** An option of Node.js for a process whose clock starts at a time, in milliseconds since 1970. */
function clockAt(time: number): string {
  const code = `const { now } = Date; const ahead = ${time} - now(); Date.now = () => now() + ahead;`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

interface JobOptions {
  place: Place;
  /** The id of each container, by its label. */
  containers: Readonly<Record<string, string>>;
  site: string;
}

/** A job of a workflow, whose steps run against a local Hoody. */
export class Job {
  /** What its steps have written, in their order. */
  readonly summaries: string[] = [];
  readonly emulator: Emulator;
  /** The address of a website that is healthy. */
  readonly site: string;
  readonly #token: string;
  readonly #place: Place;
  readonly #containerIds: readonly string[];
  readonly #containers: string;

  constructor({ emulator, token }: StartedHoody, { place, containers, site }: JobOptions) {
    this.site = site;
    this.emulator = emulator;
    this.#token = token;
    this.#place = place;
    this.#containerIds = Object.values(containers);
    this.#containers = Object.entries(containers)
      .map(([label, id]) => `${label}=${id}`)
      .join('\n');
  }

  /** Adds its containers to the emulator, each with the files of a website. */
  async prepare(): Promise<void> {
    for (const id of this.#containerIds) await this.emulator.addContainer({ id, from: SITE });
  }

  /** Runs a step, by default on all containers. */
  async step(inputs: Inputs): Promise<PostStep> {
    const options = {
      place: this.#place,
      env: { NODE_OPTIONS: clockAt(NOW.getTime()) },
      inputs: {
        'api-url': this.emulator.url,
        token: this.#token,
        'container-id': this.#containers,
        ...inputs,
      },
    };
    const result = await runStep(options);
    this.summaries.push(result.summary);
    return async (jobStatus) => {
      const { summary } = await runStep({
        ...options,
        env: { NODE_OPTIONS: clockAt(NOW.getTime() + JOB_MS) },
        postOf: result,
        jobStatus,
      });
      this.summaries.push(summary);
    };
  }
}
