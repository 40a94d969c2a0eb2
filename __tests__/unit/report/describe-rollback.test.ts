import type { GuardResult } from '../../../src/guard/run-guard.ts';
import { describeRollback } from '../../../src/report/describe-rollback.ts';

const web: GuardResult = {
  snapshot: { containerId: '1', label: 'web', name: 'snap-1', createdAt: '2025-01-15T10:30:00.000Z' },
  ms: 3_200,
};
const api: GuardResult = { snapshot: { containerId: '2', name: 'snap-2', createdAt: '' }, ms: 65_000 };
const db: GuardResult = { ...api, error: new Error('no') };
const healthy = { url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 4_000 };
const unhealthy = { ...healthy, url: 'https://b.example/', isHealthy: false };

const WEB = 'web was rolled back to snapshot snap-1, to how it was at 2025-01-15 10:30:00 UTC (3.2 s).';
const API = '2 was rolled back to snapshot snap-2 (1 min 5 s).';

test.each<[string, GuardResult[], string]>([
  ['failure', [web], `The job failed: container ${WEB}`],
  ['cancelled', [api], `The job was canceled: container ${API}`],
  ['failure', [web, api], `The job failed: 2 containers were rolled back.\n${WEB}\n${API}`],
  ['failure', [web, db], `The job failed: 1 of 2 containers was rolled back.\n${WEB}`],
  ['failure', [web, api, db], `The job failed: 2 of 3 containers were rolled back.\n${WEB}\n${API}`],
])('The annotation after a job with the status %s says what went back: %#', (status, results, text) => {
  expect(describeRollback(status, results, [])).toBe(text);
});

test('The annotation names each address that is healthy, and leaves the others to their errors', () => {
  expect(describeRollback('failure', [web], [healthy, unhealthy])).toBe(
    `The job failed: container ${WEB}\nhttps://a.example/ is healthy (200 OK) after 4.0 s.`,
  );
});
