import type { History } from './history.ts';
import { type JobRecord, runJob, TOKEN } from './job.ts';
import { inOrder, Network, type SentRequest } from './network.ts';
import { Platform } from './platform.ts';
import { VirtualTime } from './virtual-time.ts';

/** What a history was like. */
export interface Played {
  history: History;
  platform: Platform;
  jobs: JobRecord[];
  /** In the order in which they were sent. */
  requests: SentRequest[];
  /** What is not a request of the API. */
  strange: string[];
}

const START = Date.UTC(2026, 0, 15, 10, 30);
/** Longer than anything that the platform still does for a lost request. */
const AFTERMATH_MS = 60_000;

/** The id of a container. */
export function containerId(index: number): string {
  return `64f0c1d2a3b4c5d6e7f8091${index}`;
}

/** Plays a history: the jobs run the code of the action, on virtual time, against a simulated platform. */
export async function play(history: History): Promise<Played> {
  const time = new VirtualTime(START);
  const platform = new Platform(time, history.platform);
  for (const [index, container] of history.containers.entries()) platform.add(containerId(index), container);
  const networks = history.jobs.map(
    ({ turns }) =>
      new Network(time, platform, {
        turnOf: inOrder(turns),
        token: TOKEN,
        hasDate: history.platform.hasDate,
      }),
  );
  const jobs = history.jobs.map((plan, index) => {
    const ids = history.containers.slice(0, plan.containers).map((_, position) => containerId(position));
    const network = networks[index];
    if (!network) throw new Error('every job has a network');
    return runJob(plan, index, ids, { time, platform, network });
  });
  const records = await time.run(Promise.all(jobs));
  time.pass(AFTERMATH_MS);
  return {
    history,
    platform,
    jobs: records,
    requests: networks.flatMap(({ requests }) => requests).toSorted((a, b) => a.at - b.at),
    strange: networks.flatMap(({ strange }) => strange),
  };
}
