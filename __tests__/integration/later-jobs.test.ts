import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ActionStep, Job, JobOptions } from '../../tools/harness/job.ts';
import { REPOSITORY } from '../../tools/harness/runner.ts';
import { runWholeJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { writeAction } from '../helpers/write-action.ts';

const hoody = useLocalHoody();

const FAIL = 'process.exitCode = 1;';
const REFUSED = { kind: 'status', status: 403 } as const;
const NO_SITE = 'http://127.0.0.1:1/';

/** What a later job reads in `needs`. */
async function needsAfter(steps: (job: Job) => Promise<unknown>, options: JobOptions = {}) {
  const outputs = {
    rollback: (env: Readonly<Record<string, string>>) => env['HOODY_ROLLBACK'] ?? '',
    results: (env: Readonly<Record<string, string>>) => env['HOODY_ROLLBACK_RESULTS'] ?? '',
    guards: (env: Readonly<Record<string, string>>) => env['HOODY_ROLLBACK_GUARDS'] ?? '',
  };
  const {
    status,
    outputs: read,
    posts,
  } = await runWholeJob({ ...options, outputs }, async (job) => {
    await steps(job);
  });
  return {
    result: status,
    rollback: read['rollback'],
    results: JSON.parse(read['results'] ?? '[]'),
    guards: read['guards'],
    posts,
  };
}

/** The step with a guard of some containers, and other fields of the step. */
function guard(
  containers: readonly LocalContainer[],
  inputs: Record<string, string> = {},
  step: Partial<ActionStep> = {},
): ActionStep {
  const [first] = containers;
  const ids = containers.map(({ id }) => id).join('\n');
  const base = { operation: 'create', 'restore-on-failure': 'true', 'container-id': ids };
  return { inputs: first?.inputs({ ...base, ...inputs }) ?? {}, ...step };
}

/** Uses an action whose programs have these sources. */
async function use(job: Job, name: string, main: string, post?: string) {
  const action = await writeAction(path.join(job.place.workspace, name), {
    main,
    ...(post === undefined ? {} : { post }),
  });
  return job.uses({ action, inputs: {} });
}

const setEnv = (job: Job, lines: string) =>
  use(job, 'set-env', `require('node:fs').appendFileSync(process.env.GITHUB_ENV, ${JSON.stringify(lines)});`);

async function deployBadly(job: Job, ...containers: LocalContainer[]) {
  for (const container of containers) await container.spoil();
  await use(job, 'deploy', FAIL);
}

describe('The word of a job', () => {
  test.concurrent('A rollback of every container is restored', async () => {
    const [web, db] = [await hoody.container(), await hoody.container()];
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web, db], { 'container-id': `web=${web.id}\n${db.id}` }));
      await deployBadly(job, web, db);
    });
    expect(needs).toMatchObject({ result: 'failure', rollback: 'restored' });
    const common = {
      snapshot_name: expect.stringMatching(/^run-8123456789-1-deploy-/),
      created_at: expect.stringMatching(/^20.*Z$/),
      restored: true,
      healthy: null,
      started_at: expect.stringMatching(/^20.*Z$/),
      finished_at: expect.stringMatching(/^20.*Z$/),
      newer: [],
      still_running: [],
      backup_snapshot_name: null,
      error: null,
    };
    expect(needs.results).toEqual([
      { container_id: web.id, label: 'web', ...common },
      { container_id: db.id, ...common },
    ]);
    expect(needs.guards).toMatch(/^[0-9a-f-]{36}=restored$/);
  });

  test.concurrent('A rollback after a cancel is restored too', async () => {
    const web = await hoody.container();
    const before = await web.tree();
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web]));
      await web.spoil();
      job.cancel();
    });
    expect(needs).toMatchObject({ result: 'cancelled', rollback: 'restored' });
    expect(await web.tree()).toEqual(before);
  });

  test.concurrent('A rollback whose address does not respond is unhealthy', async () => {
    const web = await hoody.container();
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web], { 'health-url': NO_SITE, 'timeout-seconds': '3' }));
      await deployBadly(job, web);
    });
    expect(needs).toMatchObject({ rollback: 'unhealthy', results: [{ restored: true, healthy: false }] });
  });

  test.concurrent('A rollback of some containers is partial', async () => {
    const [web, db] = [await hoody.container(), await hoody.container()];
    db.fault('restore', REFUSED);
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web, db]));
      await deployBadly(job, web, db);
    });
    expect(needs.rollback).toBe('partial');
    expect(needs.results).toMatchObject([
      { container_id: web.id, restored: true, error: null },
      { container_id: db.id, restored: false, error: expect.stringContaining('responded with 403') },
    ]);
  });

  test.concurrent('A rollback that the API refuses is failed', async () => {
    const web = await hoody.container();
    web.fault('restore', REFUSED);
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web]));
      await deployBadly(job, web);
    });
    expect(needs).toMatchObject({ rollback: 'failed', results: [{ restored: false }] });
  });

  test.concurrent('A rollback that cannot begin is failed', async () => {
    const web = await hoody.container();
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web], {}, { post: () => ({ inputs: { token: '' } }) }));
      await deployBadly(job, web);
    });
    expect(needs).toMatchObject({
      rollback: 'failed',
      results: [
        { container_id: web.id, restored: false, error: expect.stringContaining('`token` is missing') },
      ],
    });
  });

  test.concurrent('A rollback whose responses are lost is unknown', async () => {
    const web = await hoody.container();
    web.fault('restore', { kind: 'reset', when: 'before' }, 10);
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web], { 'timeout-seconds': '3' }));
      await deployBadly(job, web);
    });
    expect(needs).toMatchObject({ rollback: 'unknown', results: [{ restored: null, healthy: null }] });
  });

  test.concurrent('A post step that is killed leaves unknown, with every container', async () => {
    const [web, db] = [await hoody.container(), await hoody.container()];
    const kill = new AbortController();
    const needs = await needsAfter(async (job) => {
      const post = () => ({
        kill: kill.signal,
        onOutput: (text: string) => text.includes('Rolling back container') && kill.abort(),
      });
      await job.uses(guard([web, db], {}, { post }));
      for (const container of [web, db]) container.fault('restore', { kind: 'delay', ms: 30_000 });
      await deployBadly(job, web, db);
    });
    expect(needs.rollback).toBe('unknown');
    expect(needs.results).toMatchObject([
      { container_id: web.id, restored: null, started_at: null, error: null },
      { container_id: db.id, restored: null, started_at: null, error: null },
    ]);
  });

  test.concurrent('A guard that the workflow switches off is disarmed', async () => {
    const web = await hoody.container();
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web], {}, { post: () => ({ inputs: { 'restore-on-failure': 'false' } }) }));
      await deployBadly(job, web);
    });
    expect(needs).toMatchObject({ result: 'failure', rollback: 'disarmed', results: [] });
  });

  test.concurrent.each([{}, { 'delete-on-success': 'true' }])(
    'A job that succeeds needs no rollback, with %j',
    async (inputs) => {
      const web = await hoody.container();
      const needs = await needsAfter((job) => job.uses(guard([web], inputs)));
      expect(needs).toMatchObject({ result: 'success', rollback: 'not-needed', results: [] });
    },
  );

  test.concurrent('A guard whose runner shuts down stays armed', async () => {
    const web = await hoody.container();
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web]));
      await web.spoil();
      job.shutDown();
    });
    expect(needs).toMatchObject({ result: 'failure', rollback: 'armed', posts: [{ outcome: 'skipped' }] });
  });

  test.concurrent.each([
    ['fails', {}, REFUSED],
    ['is a dry run', { 'dry-run': 'true' }, undefined],
    ['guards nothing', { 'restore-on-failure': 'false' }, undefined],
    ['only deletes', { 'restore-on-failure': 'false', 'delete-on-success': 'true' }, undefined],
  ])('There is no word where the create step %s', async (_, inputs, fault) => {
    const web = await hoody.container();
    if (fault) web.fault('create', fault);
    const needs = await needsAfter((job) => job.uses(guard([web], inputs)));
    expect(needs.rollback).toBeUndefined();
    expect(needs.guards).toBeUndefined();
  });
});

describe('Several guards of a job', () => {
  test.concurrent('The word is the worst, and the results of all stand side by side', async () => {
    const [web, db] = [await hoody.container(), await hoody.container()];
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web]));
      await job.uses(guard([db], {}, { post: () => ({ inputs: { 'restore-on-failure': 'false' } }) }));
      await deployBadly(job, web, db);
    });
    expect(needs.rollback).toBe('partial');
    expect(needs.guards?.split(',').map((entry: string) => entry.split('=')[1])).toEqual([
      'disarmed',
      'restored',
    ]);
    expect(needs.results).toMatchObject([{ container_id: web.id, restored: true }]);
  });

  test.concurrent('A guard whose post step cannot start makes the word unknown', async () => {
    const [web, db] = [await hoody.container(), await hoody.container()];
    const needs = await needsAfter(async (job) => {
      const action = path.join(job.place.workspace, 'action');
      for (const name of ['dist', 'action.yml'])
        await cp(path.join(REPOSITORY, name), path.join(action, name), { recursive: true });
      await job.uses(guard([web], {}, { action }));
      await job.uses(guard([db]));
      await rm(action, { recursive: true });
      await deployBadly(job, web, db);
    });
    expect(needs.posts.map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
    expect(needs.rollback).toBe('unknown');
    expect(needs.results).toMatchObject([{ container_id: db.id, restored: true }]);
  });
});

describe('What another step can do', () => {
  test.concurrent('Another step can falsify the word, and not what the guard does', async () => {
    const web = await hoody.container();
    const before = await web.tree();
    const forged = 'HOODY_ROLLBACK=restored\nHOODY_ROLLBACK_GUARDS=x\nHOODY_ROLLBACK_RESULTS={"a":1}\n';
    const needs = await needsAfter(async (job) => {
      await job.uses(guard([web]));
      await setEnv(job, forged);
      await deployBadly(job, web);
    });
    expect(await web.tree()).toEqual(before);
    expect(needs).toMatchObject({
      rollback: 'restored',
      results: [{ container_id: web.id, restored: true }],
    });
    const lost = await needsAfter(async (job) => {
      await job.uses(guard([web]));
      await setEnv(job, forged);
      job.shutDown();
    });
    expect(lost.rollback).toBe('restored');
  });

  test.concurrent('A post step that runs later can replace the word', async () => {
    const web = await hoody.container();
    const needs = await needsAfter(async (job) => {
      await use(
        job,
        'early',
        '',
        `require('node:fs').appendFileSync(process.env.GITHUB_ENV, 'HOODY_ROLLBACK=restored\\n');`,
      );
      await job.uses(guard([web], {}, { post: () => ({ inputs: { 'restore-on-failure': 'false' } }) }));
      await deployBadly(job, web);
    });
    expect(needs.rollback).toBe('restored');
  });

  test.concurrent('The word has an output of its own, since an output with a secret is left out', async () => {
    const web = await hoody.container();
    const needs = await needsAfter(
      async (job) => {
        await job.uses(guard([web]));
        await deployBadly(job, web);
      },
      { secrets: [web.id] },
    );
    expect(needs).toMatchObject({ rollback: 'restored', results: [] });
  });

  test.concurrent('A file of the runner that cannot be written is a warning, and the rollback goes on', async () => {
    const web = await hoody.container();
    const before = await web.tree();
    const needs = await needsAfter(async (job) => {
      const nowhere = path.join(job.place.workspace, 'nowhere/env');
      const post = () => ({ runnerEnv: { GITHUB_ENV: nowhere } });
      await job.uses(guard([web], {}, { post, runnerEnv: { GITHUB_ENV: nowhere } }));
      await deployBadly(job, web);
    });
    expect(await web.tree()).toEqual(before);
    expect(needs.rollback).toBeUndefined();
    expect(needs.posts[0]?.annotations.map(({ message }) => message.split('\n')[0])).toEqual([
      'Could not set HOODY_ROLLBACK to "unknown" for the jobs that follow.',
      'Could not set HOODY_ROLLBACK to "restored" for the jobs that follow.',
      expect.stringContaining('was rolled back'),
    ]);
  });
});
