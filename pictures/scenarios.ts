import type { Operation, SnapshotFields } from '../emulator/server.ts';
import type { Job } from './job.ts';

/** A job of a workflow. */
export interface Scenario {
  name: string;
  containerIds: readonly string[];
  /** Runs the steps of the job. */
  play(job: Job): Promise<void>;
}

export const WEB = '65a4f0c2e8b91d3f7a2c5e10';
const API = '65a4f0c9e8b91d3f7a2c5e1b';
const WORKER = '65a4f0d1e8b91d3f7a2c5e26';
const SHOP = [WEB, API, WORKER];

export const GUARD = { operation: 'create', 'restore-on-failure': 'true', 'delete-on-success': 'true' };

export const NIGHTLY = nightly('03-02');

/** Everything that a summary shows people. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'create',
    containerIds: [WEB],
    async play(job) {
      await job.step(GUARD);
    },
  },
  {
    name: 'create-several',
    containerIds: SHOP,
    async play(job) {
      await job.step({ operation: 'create', alias: 'before-release-42', 'expiry-days': '30' });
    },
  },
  {
    name: 'list',
    containerIds: [WEB],
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'list' });
    },
  },
  {
    name: 'list-several',
    containerIds: SHOP,
    async play(job) {
      for (const id of SHOP) await seedHistory(job, id);
      await job.step({ operation: 'list', filter: 'nightly-2026-03-*' });
    },
  },
  {
    name: 'restore',
    containerIds: [WEB],
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'restore', snapshot: 'release-41', 'backup-first': 'true' });
    },
  },
  {
    name: 'restore-partly-failed',
    containerIds: SHOP,
    async play(job) {
      await seedHistory(job, WEB);
      await seedHistory(job, WORKER);
      await job.emulator.seed(API, NIGHTLY);
      await job.step({ operation: 'restore', snapshot: 'release-41' });
    },
  },
  {
    name: 'alias',
    containerIds: [WEB],
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'alias', snapshot: 'latest', alias: 'last-good' });
    },
  },
  {
    name: 'delete',
    containerIds: [WEB],
    async play(job) {
      await seedHistory(job, WEB);
      await job.step({ operation: 'delete', filter: 'nightly-*', 'keep-last': '1' });
    },
  },
  {
    name: 'delete-dry-run',
    containerIds: SHOP,
    async play(job) {
      for (const id of SHOP) await seedHistory(job, id);
      await job.step({ operation: 'delete', filter: 'nightly-*', 'keep-last': '2', 'dry-run': 'true' });
    },
  },
  {
    name: 'wrong-inputs',
    containerIds: [WEB],
    async play(job) {
      await job.step({ operation: 'restore', 'container-id': 'web-server', 'keep-last': '3' });
    },
  },
  {
    name: 'rollback',
    containerIds: [WEB],
    async play(job) {
      const post = await job.step(GUARD);
      await post('failure');
    },
  },
  {
    name: 'rollback-failed',
    containerIds: [WEB],
    async play(job) {
      const post = await job.step(GUARD);
      refuse(job, 'restore', WEB);
      await post('failure');
    },
  },
  {
    name: 'rollback-partly-failed',
    containerIds: SHOP,
    async play(job) {
      const post = await job.step(GUARD);
      refuse(job, 'restore', API);
      await post('cancelled');
    },
  },
  {
    name: 'cleanup',
    containerIds: SHOP,
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
  for (const day of ['02-28', '03-01']) await emulator.seed(containerId, nightly(day));
  await emulator.seed(containerId, NIGHTLY);
}

function nightly(day: string): SnapshotFields {
  return {
    name: `snap-2026${day.replace('-', '')}-020000`,
    alias: `nightly-2026-${day}`,
    created_at: `2026-${day}T02:00:00.000Z`,
    expires_at: `2026-04-${day.slice(3)}T02:00:00.000Z`,
    size: 1_302_000_000,
  };
}

/** Makes the API refuse an operation on a container, in its own words or with a message. */
export function refuse({ emulator }: Job, operation: Operation, containerId: string, message?: string): void {
  const body = message === undefined ? {} : { body: { error: 'FORBIDDEN', message } };
  emulator.script({
    on: { operation, containerId },
    times: Number.POSITIVE_INFINITY,
    effect: { kind: 'status', status: 403, ...body },
  });
}
