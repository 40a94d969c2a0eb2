import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  Composite,
  EvaluationError,
  type Job,
  type JobOptions,
  type JobResult,
  runJob,
} from '../../../../tools/harness/job.ts';
import type { StepResult } from '../../../../tools/harness/runner.ts';
import { writeAction } from '../../../helpers/write-action.ts';

/** Prints its environment, in the step and in the post step. */
const PRINT_ENV = 'console.log(JSON.stringify(process.env));';
/** Does what its inputs say, in each of the two. */
const OBEY = `
  const { appendFileSync } = require('node:fs');
  const { INPUT_ENV: env, INPUT_STATE: state, INPUT_SUMMARY: summary, INPUT_PRINT: print } = process.env;
  if (env) appendFileSync(process.env.GITHUB_ENV, env);
  if (state) appendFileSync(process.env.GITHUB_STATE, state);
  if (summary) appendFileSync(process.env.GITHUB_STEP_SUMMARY, summary);
  if (print) console.log(print);
  process.exitCode = Number(process.env.INPUT_EXIT || 0);`;
const INPUTS = { env: {}, state: {}, summary: {}, print: {}, exit: {} };

let directory: string;
let printing: string;
let obeying: string;
let once: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'job-test-'));
  printing = await writeAction(path.join(directory, 'printing'), {
    main: PRINT_ENV,
    post: PRINT_ENV,
    inputs: { switch: { default: 'on' }, 'job-status': { default: `\${{ job.status }}` } },
  });
  obeying = await writeAction(path.join(directory, 'obeying'), { main: OBEY, post: OBEY, inputs: INPUTS });
  once = await writeAction(path.join(directory, 'once'), { main: OBEY, inputs: INPUTS });
});
afterAll(() => rm(directory, { recursive: true }));

/** The step prints its environment. */
const print = (job: Job, step: Partial<Parameters<Job['uses']>[0]> = {}) =>
  job.uses({ action: printing, inputs: {}, ...step });
/** The step obeys; its post step does nothing, unless it is given inputs. */
const obey = (
  job: Job,
  inputs: Record<string, string>,
  {
    post = {},
    ...step
  }: { post?: Record<string, string> } & Partial<Omit<Parameters<Job['uses']>[0], 'post'>> = {},
) => {
  const none = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, '']));
  return job.uses({ action: obeying, inputs, post: () => ({ inputs: { ...none, ...post } }), ...step });
};
/** Changes the environment of the job, without a post step. */
const setEnv = (job: Job, env: string) => job.uses({ action: once, inputs: { env } });

const envOf = ({ stdout }: StepResult): Record<string, string> => JSON.parse(stdout);
const outcomes = (results: readonly StepResult[]) => results.map(({ outcome }) => outcome);
const statusesOf = ({ posts }: JobResult) =>
  posts.filter(({ stdout }) => stdout.startsWith('{')).map((post) => envOf(post)['INPUT_JOB-STATUS']);

const run = (steps: (job: Job) => Promise<unknown>, options: JobOptions = {}) =>
  runJob(options, async (job) => {
    await steps(job);
  });

describe('The order and the status', () => {
  test.concurrent('Post steps run last in, first out, with the status of the job', async () => {
    const result = await run(async (job) => {
      await print(job, { id: 'first' });
      await print(job, { id: 'second' });
    });
    expect(result.posts.map((post) => envOf(post)['GITHUB_ACTION'])).toEqual(['second', 'first']);
    expect(result.status).toBe('success');
    expect(statusesOf(result)).toEqual(['success', 'success']);
  });

  test.concurrent('A step after one that failed is skipped, and has no post step', async () => {
    const result = await run(async (job) => {
      await print(job);
      await obey(job, { exit: '1' });
      await print(job, { id: 'skipped' });
      await print(job, { id: 'always', if: 'always()' });
      await print(job, { id: 'failure', if: 'failure()' });
    });
    expect(outcomes(result.mains)).toEqual(['success', 'failure', 'skipped', 'success', 'success']);
    expect(result.posts).toHaveLength(4);
    expect(statusesOf(result)).toEqual(['failure', 'failure', 'failure']);
    expect(result.status).toBe('failure');
  });

  test.concurrent('A failed post step changes the status for those after it', async () => {
    const result = await run(async (job) => {
      await print(job);
      await obey(job, {}, { post: { exit: '1' } });
      await print(job);
    });
    expect(statusesOf(result)).toEqual(['success', 'failure']);
    expect(result.status).toBe('failure');
  });

  test.concurrent('A failed post step of a step with continue-on-error changes nothing', async () => {
    const result = await run(async (job) => {
      await print(job);
      const { outcome } = await obey(job, { exit: '1' }, { post: { exit: '1' }, continueOnError: true });
      expect(outcome).toBe('failure');
    });
    expect(outcomes(result.posts)).toEqual(['failure', 'success']);
    expect(statusesOf(result)).toEqual(['success']);
    expect(result.status).toBe('success');
  });

  test.concurrent('An error annotation of a post step changes nothing', async () => {
    const result = await run(async (job) => {
      await print(job);
      await obey(job, {}, { post: { print: '::error::not fatal' } });
    });
    expect(statusesOf(result)).toEqual(['success']);
  });

  test.concurrent('A job that is canceled between its steps stays canceled', async () => {
    const result = await run(async (job) => {
      await print(job);
      await obey(job, {}, { post: { exit: '1' } });
      job.cancel();
      await print(job, { id: 'skipped' });
    });
    expect(outcomes(result.mains)).toEqual(['success', 'success', 'skipped']);
    expect(statusesOf(result)).toEqual(['cancelled']);
    expect(result.status).toBe('cancelled');
  });

  test.concurrent('A cancel during a post step sends it no signal, and those after it are canceled', async () => {
    const result = await run(async (job) => {
      await print(job);
      await job.uses({
        action: obeying,
        inputs: {},
        post: () => ({ inputs: { print: 'running' }, onOutput: () => job.cancel() }),
      });
    });
    expect(result.posts[0]).toMatchObject({ outcome: 'success', exitCode: 0 });
    expect(statusesOf(result)).toEqual(['cancelled']);
  });

  test.concurrent('Nothing runs after the runner shuts down', async () => {
    const result = await run(async (job) => {
      await print(job);
      job.shutDown();
      await print(job, { if: 'always()' });
    });
    expect(outcomes([...result.mains, ...result.posts])).toEqual(['success', 'skipped', 'skipped']);
    expect(result.status).toBe('failure');
  });

  test.concurrent('A post step that an expression keeps from starting has failed', async () => {
    const result = await run(async (job) => {
      await print(job);
      await print(job, {
        post: () => {
          throw new EvaluationError('fromJSON failed');
        },
      });
    });
    expect(result.posts[0]).toMatchObject({
      outcome: 'failure',
      exitCode: null,
      errors: ['fromJSON failed'],
    });
    expect(statusesOf(result)).toEqual(['failure']);
  });

  test.concurrent('The condition of a post step is that of its action', async () => {
    const result = await run(async (job) => {
      const action = path.join(job.place.workspace, 'on-success');
      await writeAction(action, { post: '', postIf: 'success()' });
      await job.uses({ action, inputs: {} });
      await obey(job, { exit: '1' });
    });
    expect(outcomes(result.posts)).toEqual(['success', 'skipped']);
  });
});

describe('The environment', () => {
  test.concurrent('What a step writes counts for the steps and post steps after it', async () => {
    const { mains, posts, env } = await run(
      async (job) => {
        await print(job, { env: { OWN: 'step' } });
        await setEnv(
          job,
          'A=step\nOWN=later\nGITHUB_RUN_ID=1\nRUNNER_TEMP=/\nGITHUB_OTHER=1\nNODE_OPTIONS=-x\n',
        );
        await print(job);
      },
      { env: { A: 'job', B: 'job' } },
    );
    const [before, , after] = mains;
    expect(before && envOf(before)).toMatchObject({ A: 'job', B: 'job', OWN: 'step' });
    const changed = { A: 'step', B: 'job', OWN: 'later', GITHUB_RUN_ID: '8123456789', GITHUB_OTHER: '1' };
    expect(after && envOf(after)).toMatchObject(changed);
    expect(envOf(posts[0] as StepResult)).toMatchObject(changed);
    // The step's own is evaluated again, and wins.
    expect(envOf(posts[1] as StepResult)).toMatchObject({ ...changed, OWN: 'step' });
    for (const step of [after, ...posts]) {
      expect(step && envOf(step)['RUNNER_TEMP']).not.toBe('/');
      expect(step && envOf(step)).not.toHaveProperty('NODE_OPTIONS');
    }
    expect(env).toMatchObject({ A: 'step', B: 'job', OWN: 'later' });
  });

  test.concurrent('Every declared input is there, and is evaluated again for the post step', async () => {
    const { mains, posts } = await run(async (job) => {
      await print(job, { post: () => ({ inputs: { switch: '' } }) });
      await setEnv(job, 'INPUT_SWITCH=forged\nINPUT_UNKNOWN=added\n');
      await obey(job, { exit: '1' });
    });
    expect(envOf(mains[0] as StepResult)).toMatchObject({
      INPUT_SWITCH: 'on',
      'INPUT_JOB-STATUS': 'success',
    });
    expect(envOf(posts[1] as StepResult)).toMatchObject({
      INPUT_SWITCH: '',
      INPUT_UNKNOWN: 'added',
      'INPUT_JOB-STATUS': 'failure',
    });
  });

  test.concurrent('A saved state cannot be changed, and a name that was not saved can be added', async () => {
    const { posts } = await run(async (job) => {
      const action = path.join(job.place.workspace, 'saving');
      await writeAction(action, {
        main: "require('node:fs').appendFileSync(process.env.GITHUB_STATE, 'saved=1\\nempty=\\n');",
        post: PRINT_ENV,
      });
      await job.uses({ action, inputs: {} });
      await setEnv(job, 'STATE_saved=forged\nSTATE_empty=forged\nSTATE_other=forged\n');
    });
    expect(envOf(posts[0] as StepResult)).toMatchObject({
      STATE_saved: '1',
      STATE_empty: '',
      STATE_other: 'forged',
    });
  });

  test.concurrent('Every step has files of its own, which stay until the job ends', async () => {
    let texts: string[] = [];
    await run(async (job) => {
      await obey(job, { env: 'A=1\n', state: 'secret=1\n' });
      await setEnv(job, 'B=1\n');
      const files = path.join(job.place.temp, '_runner_file_commands');
      const names = (await readdir(files)).filter((name) => /^(set_env|save_state)_/.test(name));
      texts = await Promise.all(names.map((name) => readFile(path.join(files, name), 'utf8')));
    });
    expect(texts.toSorted()).toEqual(['', 'A=1\n', 'B=1\n', 'secret=1\n']);
  });

  test.concurrent('A file with an error fails its step, and what stands before it counts', async () => {
    const { status, mains, env } = await run((job) => setEnv(job, 'A=1\nB<<end\nno end\n'));
    expect(mains[0]).toMatchObject({
      outcome: 'failure',
      exitCode: 0,
      errors: [expect.stringMatching(/'end'/)],
    });
    expect(env).toEqual({ A: '1' });
    expect(status).toBe('failure');
  });

  test.concurrent('No step and no post step starts after a variable of 128 KiB', async () => {
    const { mains, posts } = await run(async (job) => {
      await print(job);
      const action = path.join(job.place.workspace, 'long');
      const main =
        "require('node:fs').appendFileSync(process.env.GITHUB_ENV, 'LONG=' + 'x'.repeat(2 ** 17));";
      await writeAction(action, { main });
      await job.uses({ action, inputs: {} });
      await print(job, { if: 'always()' });
    });
    expect(outcomes(mains)).toEqual(['success', 'success', 'failure']);
    expect(posts.map(({ exitCode, errors }) => [exitCode, errors])).toEqual(
      Array(2).fill([null, ['Argument list too long: the variable LONG']]),
    );
  });

  test.concurrent('All steps of a job have its tracking id, and a step can replace it', async () => {
    const { mains, posts } = await run(async (job) => {
      await print(job);
      await print(job, { env: { RUNNER_TRACKING_ID: '' } });
    });
    const [first = '', second, ...others] = [...mains, ...posts.toReversed()].map(
      (step) => envOf(step)['RUNNER_TRACKING_ID'],
    );
    expect(first).toMatch(/^github_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect([second, ...others]).toEqual(['', first, '']);
  });
});

describe('The place', () => {
  test.concurrent('A step runs in the workspace', async () => {
    const { mains } = await run(async (job) => {
      const action = path.join(job.place.workspace, 'where');
      await writeAction(action, { main: 'console.log(process.cwd() === process.env.GITHUB_WORKSPACE);' });
      await job.uses({ action, inputs: {} });
    });
    expect(mains[0]?.stdout).toBe('true\n');
  });

  test.concurrent('An emptied workspace and an emptied temporary directory do no harm', async () => {
    const { posts } = await run(async (job) => {
      await obey(job, {});
      const { temp, workspace } = job.place;
      await rm(temp, { recursive: true });
      await Promise.all([mkdir(temp), rm(workspace, { recursive: true }).then(() => mkdir(workspace))]);
    });
    expect(outcomes(posts)).toEqual(['success']);
  });

  test.concurrent.each(['workspace', 'action'])('No post step starts without its %s', async (missing) => {
    const { posts } = await run(async (job) => {
      const { workspace } = job.place;
      const action = path.join(workspace, 'action');
      await cp(obeying, action, { recursive: true });
      await job.uses({ action, inputs: {} });
      await rm(missing === 'action' ? action : workspace, { recursive: true });
    });
    expect(posts).toMatchObject([{ outcome: 'failure', exitCode: null, errors: [expect.any(String)] }]);
  });

  test.concurrent('A job leaves no directories, also if its test fails', async () => {
    let place = '';
    const failing = run(async (job) => {
      place = job.place.workspace;
      expect(existsSync(place)).toBe(true);
      throw new Error('the test failed');
    });
    await expect(failing).rejects.toThrow('the test failed');
    expect(existsSync(place)).toBe(false);
  });
});

describe('A composite action', () => {
  const OUTER = path.join('actions', 'outer');
  const INNER = path.join('actions', 'inner');

  test.concurrent('The path of the action is in the environment of its steps only', async () => {
    const { mains, posts } = await run(async (job) => {
      await print(job);
      await print(job, { composite: new Composite(OUTER) });
      await setEnv(job, 'GITHUB_ACTION_PATH=forged\n');
    });
    const paths = [mains[0], mains[1], ...posts].map((step) => step && envOf(step)['GITHUB_ACTION_PATH']);
    expect(paths).toEqual([undefined, OUTER, OUTER, 'forged']);
  });

  test.concurrent('Post steps of a local action in it run before its others, in its place', async () => {
    const { posts } = await run(async (job) => {
      const outer = new Composite(OUTER);
      const inner = new Composite(INNER, outer);
      await print(job, { id: 'before' });
      await print(job, { id: 'one', composite: outer });
      await print(job, { id: 'nested', composite: inner });
      await print(job, { id: 'two', composite: outer });
      await print(job, { id: 'after' });
    });
    expect(
      posts.map(envOf).map((env) => [env['GITHUB_ACTION'], env['GITHUB_ACTION_PATH']].join(' ').trim()),
    ).toEqual(['after', `nested ${OUTER}`, `two ${OUTER}`, `one ${OUTER}`, 'before']);
  });

  test.concurrent('The annotations of a composite action are those of one step', async () => {
    const eight = Array.from({ length: 8 }, () => '::warning::x').join('\n');
    const { mains, posts } = await run(async (job) => {
      const composite = new Composite(OUTER);
      await obey(job, { print: eight }, { composite, post: { print: eight } });
      await obey(job, { print: eight }, { composite, post: { print: eight } });
    });
    expect([...mains, ...posts].map(({ shown }) => shown.annotations.length)).toEqual([8, 2, 8, 2]);
    expect(posts[1]?.annotations).toHaveLength(8);
  });
});

describe('What a job leaves', () => {
  const outputs = { word: (env: Readonly<Record<string, string>>) => env['WORD'] ?? '' };

  test.concurrent.each([
    ['main', { post: {} }, 'main'],
    ['a post step that then fails', { post: { env: 'WORD=post\n', exit: '1' } }, 'post'],
    ['a post step with several lines', { post: { env: 'WORD<<end\none\ntwo\nend\n' } }, 'one\ntwo'],
  ])('An output has what %s wrote last', async (_writer, step, word) => {
    const result = await run((job) => obey(job, { env: 'WORD=main\n' }, step), {
      env: { WORD: 'job' },
      outputs,
    });
    expect(result.outputs).toEqual({ word });
  });

  test.concurrent('The outputs of a post step are its own', async () => {
    const { posts, env } = await run(async (job) => {
      const action = path.join(job.place.workspace, 'output');
      const post = "require('node:fs').appendFileSync(process.env.GITHUB_OUTPUT, 'WORD=1\\n');";
      await writeAction(action, { post });
      await job.uses({ action, inputs: {} });
    });
    expect(posts[0]?.outputs).toEqual({ WORD: '1' });
    expect(env).toEqual({});
  });

  test.concurrent('An output with a masked text is skipped, and others are not', async () => {
    const both = { ...outputs, other: () => 'other' };
    const result = await run((job) => obey(job, { env: 'WORD=a secret\n' }), {
      outputs: both,
      secrets: ['secret'],
    });
    expect(result.outputs).toEqual({ other: 'other' });
    const added = await run((job) => obey(job, { env: 'WORD=a secret\n', print: '::add-mask::secret' }), {
      outputs: both,
    });
    expect(added.outputs).toEqual({ other: 'other' });
  });

  test.concurrent('An output that cannot be evaluated drops all, and fails the job', async () => {
    const failing = () => {
      throw new EvaluationError('fromJSON failed');
    };
    const { status, outputs: none } = await run((job) => obey(job, { env: 'WORD=1\n' }), {
      outputs: { ...outputs, failing },
    });
    expect({ status, none }).toEqual({ status: 'failure', none: {} });
  });

  test.concurrent('The summaries are those of the steps, then of the post steps, without empty ones', async () => {
    const { summaries } = await run(
      async (job) => {
        await obey(job, { summary: 'one secret' }, { post: { summary: 'post of one' } });
        await obey(job, {}, { post: { summary: 'post of two' } });
        await obey(job, { summary: 'three' });
      },
      { secrets: ['secret'] },
    );
    expect(summaries).toEqual(['one ***', 'three', 'post of two', 'post of one']);
  });

  test.concurrent('The log of a post step is masked by what other steps masked', async () => {
    const { posts } = await run((job) =>
      obey(job, { print: '::add-mask::secret' }, { post: { print: 'a secret' } }),
    );
    expect(posts[0]?.shown.log).toBe('Post job cleanup.\na ***\n');
    expect(posts[0]?.log).toBe('a secret\n');
  });
});

test('A time limit below a minute is none', async () => {
  const { mains } = await run((job) => obey(job, {}, { timeoutMinutes: 0.9 }), { timeScale: 0.000_001 });
  expect(outcomes(mains)).toEqual(['success']);
});
