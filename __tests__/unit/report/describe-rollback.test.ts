import { UserError } from '../../../src/base/user-error.ts';
import type { Health } from '../../../src/health/health.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { describeRollback as describeAll } from '../../../src/report/describe-rollback.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { rolledBack, type Went } from '../../helpers/fakes/rollback.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const made = { ownership: 'made', isUniqueName: true } as const;
const web = redacted<Went>({
  snapshot: { ...made, containerId: '1', name: 'snap-1', createdAt: '2025-01-15T10:30:00.000Z' },
  ms: 3_200,
  isVerified: true,
});
const api = redacted<Went>({
  snapshot: { ...made, containerId: '2', name: 'snap-2', createdAt: '' },
  ms: 65_000,
  isVerified: true,
});
const db: Went = { ...api, error: new UserError(text('no')) };
const healthy = redacted<Health>({ url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 4_000 });
const unhealthy: Health = { ...healthy, url: text('https://b.example/'), isHealthy: false };
const nameOf = (id: Redacted) => (id === '1' ? text('web') : id);

const describeRollback = (
  jobStatus: string,
  results: readonly Went[],
  health: readonly Health[] = [],
  fields: Partial<Parameters<typeof describeAll>[0]> = {},
) => describeAll({ rollbacks: results.map(rolledBack), health, jobStatus, nameOf, ...fields });

const WEB = 'web was rolled back to snapshot snap-1, created 2025-01-15 10:30:00 UTC (3.2 s).';
const API = '2 was rolled back to snapshot snap-2 (1 min 5 s).';

test.each<[string, Went[], string]>([
  ['failure', [web], `The job failed: container ${WEB}`],
  ['cancelled', [api], `The job was canceled: container ${API}`],
  ['failure', [web, api], `The job failed: 2 containers were rolled back.\n${WEB}\n${API}`],
  [
    'failure',
    [web, db],
    `The job failed: 1 of 2 containers was rolled back.\n${WEB}\nThe containers may be inconsistent now: 2 has what the deploy left, and web is as before the deploy.`,
  ],
  [
    'failure',
    [web, api, db],
    `The job failed: 2 of 3 containers were rolled back.\n${WEB}\n${API}\nThe containers may be inconsistent now: 2 has what the deploy left, and web and 2 are as before the deploy.`,
  ],
])(
  'The annotation after a job with the status %s says what was rolled back: %#',
  (status, results, message) => {
    expect(describeRollback(status, results)).toBe(message);
  },
);

test('The annotation says of what it is not verified that it is the snapshot of the job', () => {
  expect(describeRollback('failure', [web, { ...api, isVerified: false }])).toBe(
    `The job failed: 2 containers were rolled back.\n${WEB}\n${API} It is not verified that the name still refers to the snapshot of this job.`,
  );
});

test('The annotation names each address that is healthy, and leaves the others to their errors', () => {
  expect(describeRollback('failure', [web], [healthy, unhealthy])).toBe(
    `The job failed: container ${WEB}\nhttps://a.example/ is healthy (200 OK) after 4.0 s.`,
  );
});

describe('Backups', () => {
  const backedUp = (result: Went, name: string, alias = name): Went => ({
    ...result,
    backup: redacted<Snapshot>({ name, alias }),
  });
  const PURPOSE =
    'To look at what failed, or to get back what was written since, run the operation `restore`';
  const lastOf = (...results: Went[]) => describeRollback('failure', results).split('\n').at(-1);

  test('An alias restores all backups that share it', () => {
    expect(lastOf(backedUp(web, 'snap-1', 'backup-1'), backedUp(api, 'snap-2', 'backup-1'))).toBe(
      `The states before the rollback are in the backup backup-1. ${PURPOSE} with \`snapshot: backup-1\`.`,
    );
  });

  test('Backups of different aliases are named each', () => {
    expect(lastOf(backedUp(web, 'backup-1'), backedUp(api, 'backup-2'))).toBe(
      `The states before the rollback are in these backups: web: backup-1, 2: backup-2. ${PURPOSE} on a container with its backup as \`snapshot\`.`,
    );
  });
});
