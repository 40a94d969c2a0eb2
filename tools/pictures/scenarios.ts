import type { Operation, SnapshotFields } from '../../emulator/server.ts';
import type { Job } from './job.ts';

/** A job of a workflow. */
export interface Scenario {
  name: string;
  /** The id of each container, by its label. */
  containers: Readonly<Record<string, string>>;
  /** Runs the steps of the job. */
  play(job: Job): Promise<void>;
}

export const WEB = '65a4f0c2e8b91d3f7a2c5e10';
const API = '65a4f0c9e8b91d3f7a2c5e1b';
const WORKER = '65a4f0d1e8b91d3f7a2c5e26';
const SHOP = { web: WEB, api: API, worker: WORKER };

export const GUARD = { operation: 'create', 'restore-on-failure': 'true', 'delete-on-success': 'true' };

export const NIGHTLY = nightly('03-02', 1_306_525_696);

/** Everything that a summary shows people. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'create',
    containers: { web: WEB },
    async play(job) {
      await job.step(GUARD);
    },
  },
  {
    name: 'create-several',
    containers: SHOP,
    async play(job) {
      await job.step({ operation: 'create', alias: 'before-release-42', 'expiry-days': '30' });
    },
  },
  {
    name: 'list',
    containers: { web: WEB },
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'list' });
    },
  },
  {
    name: 'list-several',
    containers: SHOP,
    async play(job) {
      for (const id of Object.values(SHOP)) await seedHistory(job, id);
      await job.step({ operation: 'list', filter: 'nightly-2026-03-*' });
    },
  },
  {
    name: 'restore',
    containers: { web: WEB },
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'restore', snapshot: 'release-41', 'backup-first': 'true' });
    },
  },
  {
    name: 'restore-partly-failed',
    containers: SHOP,
    async play(job) {
      await seedHistory(job, WEB);
      await seedHistory(job, WORKER);
      await job.emulator.seed(API, NIGHTLY);
      await job.step({ operation: 'restore', snapshot: 'release-41' });
    },
  },
  {
    name: 'alias',
    containers: { web: WEB },
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'alias', snapshot: 'latest', alias: 'last-good' });
    },
  },
  {
    name: 'delete',
    containers: { web: WEB },
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'delete', filter: 'nightly-*', 'keep-last': '1' });
    },
  },
  {
    name: 'delete-dry-run',
    containers: SHOP,
    async play(job) {
      for (const id of Object.values(SHOP)) await seedHistory(job, id);
      await job.step({ operation: 'delete', filter: 'nightly-*', 'keep-last': '2', 'dry-run': 'true' });
    },
  },
  {
    name: 'wrong-inputs',
    containers: { web: WEB },
    async play(job) {
      await job.step({ operation: 'restore', 'container-id': 'web-server', 'keep-last': '3' });
    },
  },
  {
    name: 'rollback',
    containers: { web: WEB },
    async play(job) {
      const post = await job.step({ ...GUARD, 'health-url': job.site });
      await post('failure');
    },
  },
  {
    name: 'rollback-several',
    containers: SHOP,
    async play(job) {
      const post = await job.step(GUARD);
      await post('cancelled');
    },
  },
  {
    name: 'rollback-failed',
    containers: { web: WEB },
    async play(job) {
      const post = await job.step(GUARD);
      refuse(job, 'restore', WEB);
      await post('failure');
    },
  },
  {
    name: 'rollback-partly-failed',
    containers: SHOP,
    async play(job) {
      const post = await job.step(GUARD);
      refuse(job, 'restore', API);
      await post('cancelled');
    },
  },
  {
    name: 'cleanup',
    containers: SHOP,
    async play(job) {
      const post = await job.step(GUARD);
      await post('success');
    },
  },
];

/** Adds a release and some nightly snapshots. */
async function seedHistory({ emulator }: Job, containerId: string): Promise<void> {
  await emulator.seed(containerId, {
    name: 'release-41',
    alias: 'release-41',
    created_at: '2026-02-24T15:12:08.000Z',
    size: 1_288_490_189,
  });
  await emulator.seed(containerId, nightly('02-28', 1_297_022_976));
  await emulator.seed(containerId, nightly('03-01', 1_411_383_296));
  await emulator.seed(containerId, NIGHTLY);
}

function nightly(day: string, size: number): SnapshotFields {
  const createdAt = new Date(`2026-${day}T02:00:00.000Z`);
  return {
    name: `snap-2026${day.replace('-', '')}-020000`,
    alias: `nightly-2026-${day}`,
    created_at: createdAt.toISOString(),
    expires_at: new Date(createdAt.getTime() + 30 * 24 * 3_600_000).toISOString(),
    size,
  };
}

/** Makes the API refuse an operation on a container, in its own words or with a message. */
export function refuse({ emulator }: Job, operation: Operation, containerId: string, message?: string): void {
  const body = message === undefined ? {} : { body: { statusCode: 403, error: 'FORBIDDEN', message } };
  emulator.script({
    on: { operation, containerId },
    times: Number.POSITIVE_INFINITY,
    effect: { kind: 'status', status: 403, ...body },
  });
}
