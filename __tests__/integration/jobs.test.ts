import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Composite, EvaluationError, type Job, type JobOptions } from '../../tools/harness/job.ts';
import { runWholeJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectRollback, NO_STATE } from '../helpers/verdicts.ts';
import { writeAction } from '../helpers/write-action.ts';

const hoody = useLocalHoody();

const GUARD = { operation: 'create', 'restore-on-failure': 'true' };
const FAIL = 'process.exitCode = 1;';

/** The step with a guard of a container. */
const guard = (container: LocalContainer, inputs: Record<string, string> = {}) => ({
  inputs: container.inputs({ ...GUARD, ...inputs }),
});

/** Uses an action whose programs have these sources. */
async function use(job: Job, name: string, main: string, post?: string) {
  const action = await writeAction(path.join(job.place.workspace, name), {
    main,
    ...(post === undefined ? {} : { post }),
  });
  return job.uses({ action, inputs: {} });
}

/** Sets variables for the steps after it. */
const setEnv = (job: Job, variables: Record<string, string>) => {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  const main = `require('node:fs').appendFileSync(process.env.GITHUB_ENV, ${JSON.stringify(lines.join(''))});`;
  return use(job, 'set-env', main);
};

const run = (steps: (job: Job) => Promise<unknown>, options: JobOptions = {}) =>
  runWholeJob(options, async (job) => {
    await steps(job);
  });

test.concurrent('Two guards of a job roll back in the reverse order of their steps', async () => {
  const [first, second] = [await hoody.container(), await hoody.container()];
  const before = [await first.tree(), await second.tree()];
  const { status, posts } = await run(async (job) => {
    await job.uses(guard(first));
    await job.uses(guard(second));
    await Promise.all([first.spoil(), second.spoil()]);
    await use(job, 'deploy', FAIL);
  });
  expect(status).toBe('failure');
  for (const post of posts) expectRollback(post);
  const restored = hoody.emulator.requests.flatMap(({ operation, containerId = '' }) =>
    operation === 'restore' && [first.id, second.id].includes(containerId) ? [containerId] : [],
  );
  expect(restored).toEqual([second.id, first.id]);
  expect([await first.tree(), await second.tree()]).toEqual(before);
});

test.concurrent('A guard of a job that succeeds restores nothing', async () => {
  const container = await hoody.container();
  const { status, posts } = await run((job) => job.uses(guard(container)));
  expect(status).toBe('success');
  expect(posts).toMatchObject([{ outcome: 'success', stdout: '' }]);
  expect(container.operations).toEqual(['create']);
});

test.concurrent('A failed post step of a later action makes the guard of a green job restore', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const { status, mains, posts } = await run(async (job) => {
    await job.uses(guard(container));
    await container.spoil();
    await use(job, 'cache', '', FAIL);
  });
  expect(mains.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
  expect(posts.map(({ outcome }) => outcome)).toEqual(['failure', 'success']);
  expect(status).toBe('failure');
  expect(await container.tree()).toEqual(before);
});

test.concurrent('A rollback that fails is green with continue-on-error', async () => {
  const container = await hoody.container();
  const { status, posts } = await run(async (job) => {
    await job.uses({ ...guard(container), continueOnError: true });
    container.fault('restore', { kind: 'status', status: 403 });
    job.cancel();
  });
  expect(posts).toMatchObject([{ outcome: 'failure', exitCode: 1 }]);
  expect(status).toBe('cancelled');
});

test.concurrent.each([
  ['the shutdown of the runner', (job: Job) => job.shutDown(), 'skipped'],
  ['the end of its workspace', ({ place }: Job) => rm(place.workspace, { recursive: true }), 'failure'],
] as const)('A post step does not run after %s', async (_what, end, outcome) => {
  const container = await hoody.container();
  const { posts } = await run(async (job) => {
    await job.uses(guard(container));
    await end(job);
  });
  expect(posts).toMatchObject([{ outcome, exitCode: null, stdout: '' }]);
  expect(container.operations).toEqual(['create']);
});

test.concurrent('A post step whose inputs cannot be evaluated does not run', async () => {
  const container = await hoody.container();
  const { posts } = await run((job) =>
    job.uses({
      ...guard(container),
      post: () => {
        throw new EvaluationError('fromJSON failed');
      },
    }),
  );
  expect(posts).toMatchObject([{ outcome: 'failure', exitCode: null }]);
});

test.concurrent('An emptied temporary directory does not stop a rollback', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const { posts } = await run(async (job) => {
    await job.uses(guard(container));
    await container.spoil();
    await rm(job.place.temp, { recursive: true });
    await mkdir(job.place.temp);
    await use(job, 'deploy', FAIL);
  });
  for (const post of posts) expectRollback(post);
  expect(await container.tree()).toEqual(before);
});

test.concurrent('A later step changes neither the state nor the inputs of a guard', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const { mains, posts } = await run(async (job) => {
    await job.uses(guard(container));
    await container.spoil();
    const forged = Object.keys(NO_STATE).map((name) => [`STATE_${name}`, '']);
    await setEnv(job, { ...Object.fromEntries(forged), 'INPUT_RESTORE-ON-FAILURE': 'false' });
    await use(job, 'deploy', FAIL);
  });
  expect(Object.keys(mains[0]?.state ?? {}).toSorted()).toEqual(Object.keys(NO_STATE).toSorted());
  for (const post of posts) expectRollback(post);
  expect(await container.tree()).toEqual(before);
});

test.concurrent('The inputs of a guard are evaluated again, with how a later step ended', async () => {
  const container = await hoody.container();
  const { posts } = await run(async (job) => {
    let deploy = '';
    await job.uses({
      ...guard(container),
      post: () => ({ inputs: { 'restore-on-failure': String(deploy === 'failure') } }),
    });
    await use(job, 'test', FAIL);
    deploy = (await use(job, 'deploy', '')).outcome;
  });
  expect(posts[0]?.log).toContain('`restore-on-failure` is now false.');
  expect(container.operations).toEqual(['create']);
});

test.concurrent('A guard in nested composite actions rolls back with the inputs of the outer one', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const { posts } = await run(async (job) => {
    const outer = new Composite(path.join(job.place.workspace, 'outer'));
    const composite = new Composite(path.join(job.place.workspace, 'inner'), outer);
    const foreign = { token: '', 'container-id': '', 'api-url': '', 'restore-on-failure': '' };
    await job.uses({ ...guard(container), composite, post: () => ({ inputs: foreign }) });
    await container.spoil();
    await use(job, 'deploy', FAIL);
  });
  for (const post of posts) expectRollback(post);
  expect(await container.tree()).toEqual(before);
});

describe('The outputs of a job', () => {
  const create = async (options: (id: string) => JobOptions) => {
    const container = await hoody.container();
    let map = '';
    const result = await run(
      async (job) => {
        map = (await job.uses(guard(container))).outputs['snapshot-map'] ?? '';
      },
      { ...options(container.id), outputs: { map: () => map, other: () => 'other' } },
    );
    return { ...result, map };
  };

  test.concurrent('A map of snapshots reaches later jobs', async () => {
    const { outputs, map } = await create(() => ({}));
    expect(outputs).toEqual({ map, other: 'other' });
  });

  test.concurrent('A map with the id of a container from a secret does not', async () => {
    const { outputs } = await create((id) => ({ secrets: [id] }));
    expect(outputs).toEqual({ other: 'other' });
  });
});

test.concurrent('The page of the run shows neither the token nor more than it may', async () => {
  const container = await hoody.container();
  const { mains, posts, summaries } = await run(
    async (job) => {
      await job.uses({ ...guard(container), runnerEnv: { RUNNER_DEBUG: '1' } });
      await use(job, 'deploy', FAIL);
    },
    { secrets: [container.id] },
  );
  expect(summaries).toHaveLength(2);
  for (const { shown } of [...mains, ...posts]) {
    const all = [shown.log, shown.summary, ...shown.annotations.map(({ message }) => message)].join('\n');
    expect(all).not.toContain(hoody.token);
    expect(all).not.toContain(container.id);
  }
  expect(posts[0]?.shown.log).toMatch(/^Post job cleanup\.\n/);
  expect(posts[0]?.shown.annotations[0]?.message).toContain('container *** was rolled back');
});
