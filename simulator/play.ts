import type { History } from './history.ts';
import { runJob, type StepRun } from './job.ts';
import type { SentRequest } from './network.ts';
import { Platform } from './platform.ts';
import { VirtualTime } from './virtual-time.ts';

/** What a history was like. */
export interface Played {
  history: History;
  platform: Platform;
  /** The steps of all jobs that ran, those of one job in their order. */
  runs: StepRun[];
  /** In the order in which they were sent. */
  requests: SentRequest[];
  /** What is not a request of the API. */
  strange: string[];
}

export const START = Date.UTC(2026, 0, 15, 10, 30);
/** Longer than anything that the platform still does for a lost request. */
const AFTERMATH_MS = 60_000;

/** The id of a container. */
export function containerId(index: number): string {
  return `64f0c1d2a3b4c5d6e7f8091${index}`;
}

/** Small, as on a server of one organization, so that it can be a part of other numbers. */
const FIRST_RUN = 10;

/** The id of the run of each job. One that starts later has a larger one, unless the jobs are those of one run. */
export function runIdsOf({ jobs, isOneRun = false }: Pick<History, 'jobs' | 'isOneRun'>): number[] {
  const [first, second] = jobs;
  if (!second) return [FIRST_RUN];
  if (isOneRun) return [FIRST_RUN, FIRST_RUN];
  return first.startMs <= second.startMs ? [FIRST_RUN, FIRST_RUN + 1] : [FIRST_RUN + 1, FIRST_RUN];
}

/** Plays a history: the jobs run the code of the action, on virtual time, against a simulated platform. */
export async function play(history: History): Promise<Played> {
  const time = new VirtualTime(START);
  const { platform: behavior, outage: planned } = history;
  const platform = new Platform(time, behavior);
  const outage = planned && { ...planned, from: START + planned.afterMs };
  for (const [index, container] of history.containers.entries()) platform.add(containerId(index), container);
  const runIds = runIdsOf(history);
  const jobs = history.jobs.map((plan, job) => {
    const containerIds = history.containers
      .slice(0, plan.containers)
      .map((_, position) => containerId(position));
    const firstStep = job === 0 ? 0 : history.jobs[0].steps.length;
    const runId = runIds[job] ?? FIRST_RUN;
    return runJob(plan, { job, runId, firstStep, containerIds, time, platform, behavior, outage });
  });
  const runs = (await time.run(Promise.all(jobs))).flat();
  time.pass(AFTERMATH_MS);
  return {
    history,
    platform,
    runs,
    requests: runs.flatMap(({ network }) => network.requests).toSorted((a, b) => a.at - b.at),
    strange: runs.flatMap(({ network }) => network.strange),
  };
}
