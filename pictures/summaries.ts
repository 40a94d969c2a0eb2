import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { startLocalHoody } from '../harness/local-hoody.ts';
import { Job } from './job.ts';
import type { Scenario } from './scenarios.ts';

/** The time on the platform, so that a picture changes only when a summary does. */
const NOW = new Date('2026-03-02T09:41:00.000Z');

/** The random end of a generated alias. */
const RANDOM = /(?<=-8123456789-1-[\w&#;-]*-)[0-9a-f]{10}\b/g;

/** Plays a scenario with the built action, and takes the summaries of its steps, in their order. */
export async function takeSummaries({ containerIds, play }: Scenario): Promise<string[]> {
  const hoody = await startLocalHoody({ now: () => NOW });
  try {
    const job = new Job(hoody, await mkdtemp(path.join(hoody.directory, 'temp-')), containerIds);
    await job.prepare();
    await play(job);
    return job.summaries.filter((summary) => summary !== '').map(withoutChance);
  } finally {
    await hoody.stop();
  }
}

function withoutChance(summary: string): string {
  return summary.replaceAll(RANDOM, '7f3a9c01e2');
}
