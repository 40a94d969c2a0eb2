import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runJob } from '../harness/job.ts';
import { startLocalHoody } from '../harness/local-hoody.ts';
import type { Scenario } from './scenarios.ts';
import { PlatformTime, type Servers, Stage } from './stage.ts';

const MAX_SNAPSHOTS = 20;

/** What the steps of a job have written, and its post steps. */
export interface Summaries {
  mains: string[];
  posts: string[];
}

/** Plays a scenario with the built action, and takes the summaries of its steps as they are. */
export async function takeSummaries({ containers, play }: Scenario): Promise<Summaries> {
  const time = new PlatformTime();
  const hoody = await startLocalHoody({ now: time.now, maxSnapshots: MAX_SNAPSHOTS });
  const { servers, stop } = await startServers(hoody.emulator.url);
  const ids = Object.entries(containers).map(([label, id]) => `${label}=${id}`);
  const env = { HOODY_CONTAINER_ID: ids.join('\n'), HOODY_TOKEN: hoody.token };
  const alone: string[] = [];
  try {
    const { mains, posts } = await runJob({ env }, async (job) => {
      const stage = new Stage(job, { emulator: hoody.emulator, time, servers });
      await stage.addContainers(Object.values(containers));
      await play(stage);
      alone.push(...stage.summaries);
    });
    const shownOf = (steps: typeof mains) => steps.map(({ shown }) => shown.summary);
    return {
      mains: [...alone, ...shownOf(mains)].filter(isWritten),
      posts: shownOf(posts).filter(isWritten),
    };
  } finally {
    stop();
    await hoody.stop();
  }
}

function isWritten(summary: string): boolean {
  return summary !== '';
}

/** Starts the website of the containers, which is healthy until it breaks. */
async function startServers(apiUrl: string): Promise<{ servers: Servers; stop(): void }> {
  let status = 200;
  const site = createServer((_request, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const urls = {
    'api.hoody.com': apiUrl,
    'bakery.example': `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
  };
  const breakSite = () => {
    status = 502;
  };
  return { servers: { urls, breakSite }, stop: () => site.close() };
}
