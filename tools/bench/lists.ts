import { prepareStep } from '../harness/runner.ts';
import { fetchList, snapshotsAddress, TOKEN } from './baselines.ts';
import { measureInTurn, measurePeakMemory, measureTime } from './measure.ts';
import { startServer } from './server.ts';
import { type Comparison, compare } from './statistics.ts';

/** The targets for the longest list. */
export const MAX_RATIO = 2.5;
export const MAX_PEAK_BYTES = 200 * 2 ** 20;
/** Linear growth is 1; the rest is for the variation of measurements. */
export const MAX_GROWTH = 1.2;

/** How many snapshots the container has. */
const COUNTS = [10, 1_000, 25_000, 50_000, 75_000, 100_000];
const CONTAINER = '507f1f77bcf86cd799439011';

/** A list of a number of snapshots over a program that fetches and parses the same. */
export interface ListFigure {
  count: number;
  /** In milliseconds. */
  time: Comparison;
  /** In bytes, at the peak. */
  memory: Comparison;
}

/** Measures lists of different lengths. */
export async function measureLists(rounds: number): Promise<ListFigure[]> {
  const figures: ListFigure[] = [];
  for (const count of COUNTS) {
    const body = Buffer.from(JSON.stringify(responseOf(count)));
    const server = await startServer(() => body);
    try {
      const inputs = { operation: 'list', 'container-id': CONTAINER, token: TOKEN, 'api-url': server.url };
      const processes = {
        step: (directory: string) => prepareStep({ inputs }, directory),
        fetch: () => fetchList(snapshotsAddress(server.url, CONTAINER), TOKEN),
      };
      const times = await measureInTurn(processes, rounds, measureTime);
      const peaks = await measureInTurn(processes, rounds, measurePeakMemory);
      figures.push({
        count,
        time: compare(times.step, times.fetch),
        memory: compare(peaks.step, peaks.fetch),
      });
    } finally {
      server.close();
    }
  }
  return figures;
}

/** The time of the second 50,000 snapshots over that of the first 50,000. */
export function growthOf(figures: readonly ListFigure[]): number {
  const timeOf = (count: number) => {
    const figure = figures.find((other) => other.count === count);
    if (!figure) throw new Error(`No list has ${count} snapshots.`);
    return figure.time.subject;
  };
  return (timeOf(100_000) - timeOf(50_000)) / (timeOf(50_000) - timeOf(10));
}

/** The response to a list, with every documented field, in the order of creation, which the action has to reverse. */
function responseOf(count: number): object {
  const snapshots = Array.from({ length: count }, (_, number) => {
    const created = Date.UTC(2025, 0, 15, 10, 30) + number * 60_000;
    const iso = (time: number) => new Date(time).toISOString();
    return {
      name: `snap-${iso(created).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`,
      alias: `deploy-${number}`,
      created_at: iso(created),
      last_used_at: null,
      expires_at: iso(created + 30 * 86_400_000),
      stateful: false,
      size: 1_073_741_824 + number * 4_096,
    };
  });
  const data = { container_id: CONTAINER, project_id: CONTAINER, snapshots, snapshot_count: count };
  return { statusCode: 200, message: 'Snapshots retrieved successfully', data };
}
