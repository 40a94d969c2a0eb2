import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startLocalHoody } from '../harness/local-hoody.ts';
import { makePlace } from '../harness/place.ts';
import { Job, NOW } from './job.ts';
import type { Scenario } from './scenarios.ts';

const MAX_SNAPSHOTS = 20;

/** The random end of a generated alias. */
const RANDOM = /(?<=-8123456789-1-[\w-]*-)[0-9a-f]{10}\b/g;

/** How long something took. */
const DURATION = /\b\d+\.\d s\b/g;

/** An address of this machine, in code or in a command. */
const API = /http:\/\/127\.0\.0\.1:\d+(?=\/api)/g;
const SITE = /http:\/\/127\.0\.0\.1:\d+\/?(?=<)/g;

/** Plays a scenario with the built action, and takes the summaries of its steps, in their order. */
export async function takeSummaries({ containers, play }: Scenario): Promise<string[]> {
  const hoody = await startLocalHoody({ now: () => NOW, maxSnapshots: MAX_SNAPSHOTS });
  const site = await startSite();
  try {
    const place = await makePlace(await mkdtemp(path.join(hoody.directory, 'job-')));
    const job = new Job(hoody, {
      place,
      containers,
      site: `http://127.0.0.1:${(site.address() as AddressInfo).port}/`,
    });
    await job.prepare();
    await play(job);
    return job.summaries.filter((summary) => summary !== '').map(withoutChance);
  } finally {
    site.close();
    await hoody.stop();
  }
}

/** Starts the website of a container, which is healthy. */
async function startSite(): Promise<Server> {
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function withoutChance(summary: string): string {
  return summary
    .replaceAll(RANDOM, '7f3a9c01e2')
    .replaceAll(DURATION, '3.2 s')
    .replaceAll(API, 'https://api.hoody.com')
    .replaceAll(SITE, 'https://bakery.example/');
}
