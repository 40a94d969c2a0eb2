import type { SnapshotFields } from '../../emulator/server.ts';
import type { JobStatus } from '../harness/runner.ts';
import { readSnippet } from './snippets.ts';
import type { Stage } from './stage.ts';

/** A job of a workflow. */
export interface Scenario {
  name: string;
  /** The id of each container, by its label. */
  containers: Readonly<Record<string, string>>;
  /** Runs the steps of the job. */
  play(stage: Stage): Promise<void>;
}

/** A picture of what a snippet of the documentation does. */
export interface Picture {
  name: string;
  /** The page with the snippet, by default the one on summaries. */
  page?: string;
  /** The summaries in it: by default those of the post steps if there are any, else that of the first step. */
  shows?: 'step' | 'post';
  /** By default the container web. */
  containers?: Scenario['containers'];
  /** Variables of the repository that are not as they should be. */
  vars?: Readonly<Record<string, string>>;
  /** How the job ends, by default with success. */
  end?: JobStatus;
  /** Whether the picture has only the summary, and not what GitHub shows around it. */
  isCropped?: boolean;
  /** Whether there is a picture of it on a phone too. */
  isOnPhone?: boolean;
  /** What there is before the job. */
  before?(stage: Stage): Promise<void>;
  /** What happens while the first script runs. */
  meanwhile?(stage: Stage): Promise<void>;
}

export const WEB = '65a4f0c2e8b91d3f7a2c5e10';
const API = '65a4f0c9e8b91d3f7a2c5e1b';
const WORKER = '65a4f0d1e8b91d3f7a2c5e26';
const SHOP = { web: WEB, api: API, worker: WORKER };

export const NIGHTLY = nightly('03-02', 1_105_199_104);

const SUMMARIES = 'docs/summaries.md';

/** Every kind of summary. */
export const PICTURES: readonly Picture[] = [
  { name: 'rollback', page: 'README.md', end: 'failure', isCropped: true },
  { name: 'create', page: 'README.md' },

  { name: 'rollback-healthy', end: 'failure' },
  { name: 'rollback-several', containers: SHOP, end: 'cancelled' },
  {
    name: 'rollback-not-healthy',
    end: 'failure',
    meanwhile: async (stage) => stage.breakSite(),
  },
  {
    name: 'rollback-partly-failed',
    containers: SHOP,
    end: 'failure',
    isOnPhone: true,
    meanwhile: async (stage) => stage.refuse('restore', API),
  },
  {
    name: 'rollback-failed',
    end: 'failure',
    meanwhile: async (stage) => stage.refuse('restore', WEB),
  },
  { name: 'rollback-of-later-run', end: 'failure', meanwhile: (stage) => deployLaterRun(stage, WEB) },
  { name: 'rollback-with-backup', end: 'failure' },
  { name: 'rollback-not-started', end: 'failure' },

  { name: 'cleanup', containers: SHOP },
  {
    name: 'cleanup-left-over',
    containers: SHOP,
    meanwhile: async (stage) => stage.refuse('delete', API),
  },
  { name: 'disarmed', end: 'failure' },

  { name: 'create-guarded', shows: 'step' },
  { name: 'create-several', containers: SHOP },
  {
    name: 'create-failed',
    containers: SHOP,
    before: async (stage) => stage.refuse('create', WORKER),
  },

  { name: 'list', before: (stage) => seedHistory(stage, WEB) },
  { name: 'list-several', containers: SHOP, before: seedHistories },

  { name: 'restore', before: (stage) => seedHistory(stage, WEB) },
  {
    name: 'restore-partly-failed',
    containers: SHOP,
    async before(stage) {
      await seedHistory(stage, WEB);
      await seedHistory(stage, WORKER);
      await stage.emulator.seed(API, NIGHTLY);
    },
  },
  {
    name: 'restore-not-healthy',
    async before(stage) {
      await seedHistory(stage, WEB);
      stage.breakSite();
    },
  },

  { name: 'alias', before: (stage) => seedHistory(stage, WEB) },
  { name: 'delete', before: (stage) => seedHistory(stage, WEB) },
  { name: 'delete-dry-run', containers: SHOP, before: seedHistories },
  { name: 'wrong-inputs', vars: { HOODY_CONTAINER_ID: 'web-server' } },
];

/** The job of a picture. */
export function scenarioOf(picture: Picture): Scenario {
  const { name, page = SUMMARIES, containers = { web: WEB }, vars = {}, end = 'success' } = picture;
  return {
    name,
    containers,
    async play(stage) {
      await picture.before?.(stage);
      await stage.perform(readSnippet(page, name), {
        vars,
        end,
        meanwhile: async () => picture.meanwhile?.(stage),
      });
    },
  };
}

/** A run that started later deploys too, with a guard of its own. */
async function deployLaterRun({ emulator }: Stage, containerId: string): Promise<void> {
  await emulator.seed(containerId, {
    name: 'run-8123459104-1-deploy-5c1e80b7f2',
    alias: 'run-8123459104-1-deploy-5c1e80b7f2',
    created_at: '2026-03-02T09:42:10.000Z',
  });
}

async function seedHistories(stage: Stage): Promise<void> {
  for (const id of Object.values(SHOP)) await seedHistory(stage, id);
}

/** Adds a release and some nightly snapshots, of a size that differs between containers. */
async function seedHistory({ emulator }: Stage, containerId: string): Promise<void> {
  const more = 12_582_912 * Number.parseInt(containerId.slice(-2), 16);
  const history = [
    { name: 'release-41', alias: 'release-41', created_at: '2026-02-24T15:12:08.000Z', size: 1_086_324_736 },
    nightly('02-28', 1_095_761_920),
    nightly('03-01', 1_210_122_240),
    NIGHTLY,
  ];
  for (const { size, ...snapshot } of history)
    await emulator.seed(containerId, { ...snapshot, size: size + more });
}

function nightly(day: string, size: number): SnapshotFields & { size: number } {
  const createdAt = new Date(`2026-${day}T02:00:00.000Z`);
  return {
    name: `snap-2026${day.replace('-', '')}-020000`,
    alias: `nightly-2026-${day}`,
    created_at: createdAt.toISOString(),
    expires_at: new Date(createdAt.getTime() + 30 * 24 * 3_600_000).toISOString(),
    size,
  };
}
