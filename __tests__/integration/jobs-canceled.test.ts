import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Job } from '../../tools/harness/job.ts';
import { findOrphans } from '../../tools/harness/orphans.ts';
import { killById } from '../../tools/harness/signals.ts';
import { runWholeJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { needs } from '../helpers/needs.ts';
import { until } from '../helpers/until.ts';
import { expectRollback, expectUnknownEnd } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** A hundredth of the times of the runner. */
const FAST = { timeScale: 0.01 };

const guard = (container: LocalContainer) => ({
  inputs: container.inputs({ operation: 'create', 'restore-on-failure': 'true' }),
});

/** A deploy as most workflows have it: the shell of the step starts a script, which has children of its own. */
const DEPLOY = `
cat > deploy.sh <<'SCRIPT'
echo deploying
while true; do sleep 0.05; done
SCRIPT
bash deploy.sh
echo not reached`;

const ENDED = /^Ended 1 process that the steps after the guard left running: bash \(\d+\)\.$/m;

/** Runs a guarded job whose deploy does not end by itself. */
async function deploy(
  container: LocalContainer,
  step: Parameters<Job['run']>[1],
  { script = DEPLOY, inputs = {} }: { script?: string; inputs?: Record<string, string> } = {},
) {
  let trackingId = '';
  const result = await runWholeJob(FAST, async (job) => {
    ({ trackingId } = job.place);
    const { inputs: guarded } = guard(container);
    await job.uses({ inputs: { ...guarded, ...inputs } });
    await container.spoil();
    const onOutput = (text: string) => {
      if (text.includes('deploying') && !step?.timeoutMinutes) job.cancel();
    };
    await job.run(script, { onOutput, ...step });
  });
  expect(await findOrphans(trackingId)).toEqual([]);
  return result;
}

needs('processes').test.concurrent(
  'The script of a canceled deploy lives until the end of the job, unless there is a rollback',
  async () => {
    const container = await hoody.container();
    const inputs = { 'restore-on-failure': 'false', 'delete-on-success': 'true' };
    const { status, orphans } = await deploy(container, {}, { inputs });
    expect(status).toBe('cancelled');
    expect(orphans.map(({ name }) => name)).toContain('bash');
  },
);

needs('processes').test.concurrent('The script of a canceled deploy ends before the rollback', async () => {
  const container = await hoody.container();
  const { status, mains, posts, orphans } = await deploy(container, {});
  expect(status).toBe('cancelled');
  expect(mains[1]).toMatchObject({ outcome: 'cancelled', exitCode: null, stdout: 'deploying\n' });
  expect(posts[0]?.annotations[0]?.message).toMatch(/^The job was canceled: /);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.log).toMatch(ENDED);
  expect(orphans).toEqual([]);
});

needs('processes').test.concurrent(
  'The script of a deploy whose time is over ends before the rollback',
  async () => {
    const container = await hoody.container();
    const { status, mains, posts, orphans } = await deploy(container, { timeoutMinutes: 5 });
    expect(status).toBe('failure');
    expect(mains[1]).toMatchObject({ outcome: 'failure', exitCode: null });
    expect(posts[0]?.annotations[0]?.message).toMatch(/^The job failed: /);
    expect(posts[0]?.log).toMatch(ENDED);
    expect(orphans).toEqual([]);
  },
);

needs('Bash').test.concurrent('A deploy that replaces its shell ends with its step', async () => {
  const container = await hoody.container();
  const script = DEPLOY.replace(
    '\nbash deploy.sh',
    '\nexec node -e "console.log(\'deploying\'); setInterval(() => 0, 50)"',
  );
  const { mains, orphans } = await deploy(container, {}, { script });
  expect(mains[1]).toMatchObject({ outcome: 'cancelled', exitCode: null });
  expect(orphans).toEqual([]);
});

needs('processes').test.concurrent(
  'A process of an earlier step lives until the end of the job',
  async () => {
    const container = await hoody.container();
    let file = '';
    const { status, mains, orphans } = await runWholeJob(FAST, async (job) => {
      file = path.join(job.place.workspace, 'pid');
      await job.run('sleep 60 & echo $! > pid');
      await job.uses(guard(container));
      const pid = Number(await readFile(file, 'utf8'));
      expect(await findOrphans(job.place.trackingId)).toEqual([{ pid, name: 'sleep' }]);
    });
    expect(status).toBe('success');
    expect(mains[0]).toMatchObject({ outcome: 'success', exitCode: 0 });
    expect(orphans.map(({ name }) => name)).toEqual(['sleep']);
  },
);

needs('processes').test.concurrent('A process that asks to be kept is not of the job', async () => {
  const { orphans, mains } = await runWholeJob(FAST, async (job) => {
    await job.run('RUNNER_TRACKING_ID= sleep 60 & echo $!');
    expect(await findOrphans(job.place.trackingId)).toEqual([]);
  });
  expect(orphans).toEqual([]);
  expect(killById(Number(mains[0]?.stdout))).toBe(true);
});

test.concurrent('A guarded create step that is canceled has a post step', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'hang' });
  const { status, mains, posts } = await runWholeJob({}, async (job) => {
    const creating = job.uses({
      ...guard(container),
      // The post step waits up to half a minute for the snapshot of a lost create request, unless it is stopped.
      post: () => ({ kill: AbortSignal.abort() }),
    });
    await until(() => container.requests.length > 0);
    job.cancel();
    expectUnknownEnd(await creating);
  });
  expect(status).toBe('cancelled');
  expect(mains[0]?.outcome).toBe('cancelled');
  expect(posts[0]).toMatchObject({ outcome: 'failure', exitCode: null });
});

needs('Bash').test.concurrent('A step with the condition always is not interrupted by a cancel', async () => {
  const container = await hoody.container();
  const { status, mains, posts } = await runWholeJob(FAST, async (job) => {
    await job.uses(guard(container));
    await job.run('echo ready; sleep 0.5; echo done', {
      if: 'always()',
      onOutput: (text) => {
        if (text.includes('ready')) job.cancel();
      },
    });
  });
  expect(mains[1]).toMatchObject({ outcome: 'success', stdout: 'ready\ndone\n' });
  expect(status).toBe('cancelled');
  for (const post of posts) expectRollback(post);
});

needs('Bash').test.concurrent('What a killed step wrote counts', async () => {
  const container = await hoody.container();
  const { mains, posts, env, outputs } = await runWholeJob(
    { ...FAST, outputs: { word: (variables) => variables['WORD'] ?? '' } },
    async (job) => {
      await job.uses(guard(container));
      const kill = new AbortController();
      await job.run('echo WORD=armed >> "$GITHUB_ENV"; echo ready; exec sleep 60', {
        kill: kill.signal,
        onOutput: () => kill.abort(),
      });
    },
  );
  expect(mains[1]).toMatchObject({ outcome: 'failure', exitCode: null, annotations: [] });
  expect({ env, outputs }).toMatchObject({ env: { WORD: 'armed' }, outputs: { word: 'armed' } });
  for (const post of posts) expectRollback(post);
});
