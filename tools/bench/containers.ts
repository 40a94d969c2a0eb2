import { prepareStep } from '../harness/runner.ts';
import { BARE_NODE, sendRequests, snapshotsAddress, TOKEN } from './baselines.ts';
import type { Figure } from './figure.ts';
import { measureInTurn, measureTime } from './measure.ts';
import { startServer } from './server.ts';
import { compare } from './statistics.ts';

const COUNTS = [1, 4, 16, 64];
export const MAX_PARALLEL = 16;
export const REQUEST_MS = 250;

/** Measures a create for several containers over what no program can do without: the waves of requests, and a start. */
export async function measureContainers(rounds: number): Promise<Figure[]> {
  const server = await startServer(
    () => JSON.stringify({ statusCode: 201, data: { snapshot: { name: 'snap-20250115-103000' } } }),
    REQUEST_MS,
  );
  try {
    const figures: Figure[] = [];
    for (const count of COUNTS) {
      const ids = Array.from({ length: count }, (_, index) => index.toString(16).padStart(24, '0'));
      const urls = ids.map((id) => snapshotsAddress(server.url, id));
      const inputs = {
        operation: 'create',
        'container-id': ids.join(','),
        token: TOKEN,
        'api-url': server.url,
        'max-parallel': String(MAX_PARALLEL),
      };
      const times = await measureInTurn(
        {
          step: (directory) => prepareStep({ inputs }, directory),
          bareNode: () => BARE_NODE,
          requests: () => sendRequests(MAX_PARALLEL, 'POST', TOKEN, { alias: 'benchmark' }, urls),
        },
        rounds,
        measureTime,
      );
      const waves = Math.ceil(count / MAX_PARALLEL);
      const subject = `${count} container${count === 1 ? '' : 's'}`;
      const overIdeal = {
        subject,
        baseline: `${waves} × ${REQUEST_MS} ms and \`node -e 0\``,
        comparison: compare(
          times.step,
          times.bareNode.map((ms) => waves * REQUEST_MS + ms),
        ),
        ...(count === 64 ? { target: 1.1 } : {}),
      };
      const overRequests = {
        subject,
        baseline: 'the shortest program',
        comparison: compare(times.step, times.requests),
      };
      figures.push(overIdeal, overRequests);
    }
    return figures;
  } finally {
    server.close();
  }
}
