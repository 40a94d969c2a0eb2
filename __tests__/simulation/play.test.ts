import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { DEFECTS } from '../../simulator/defects.ts';
import { histories } from '../../simulator/generate.ts';
import type { History, JobPlan, StepPlan } from '../../simulator/history.ts';
import { FIRST_NAME, RUN } from '../../simulator/history.ts';
import { play, START } from '../../simulator/play.ts';
import { findBrokenRules, report } from '../../simulator/simulate.ts';

const ROOT = path.join(__dirname, '../..');
/** A step that creates a snapshot, without anything that disturbs it. */
const STEP: StepPlan = {
  operation: 'create',
  inputs: { summary: 'false' },
  always: false,
  kill: null,
  postKill: null,
  turns: [],
  restLag: 0,
};

/** One job on one container without snapshots. */
function historyOf(steps: JobPlan['steps'], job: Partial<JobPlan> = {}): History {
  return {
    platform: {
      names: 'alias',
      usedAlias: 'kept',
      nameTaken: 409,
      cap: null,
      lagMs: 3_000,
      reapMs: 0,
      hasDate: true,
      frontAheadMs: 0,
      hostAheadMs: 0,
      wholeSeconds: false,
      answerTimes: 'milliseconds',
      listTimes: 'milliseconds',
      marksUse: false,
    },
    containers: [{ snapshots: [], trouble: null }],
    jobs: [
      {
        steps,
        containers: 1,
        startMs: 0,
        cancelMs: null,
        deployAfter: 1,
        status: 'failure',
        aheadMs: 0,
        jump: null,
        seed: 1,
        ...job,
      },
    ],
    outage: null,
  };
}

const KEPT = path.join(ROOT, 'simulator/kept');

test('A history is the same whenever it is played', async () => {
  for (const history of fc.sample(histories, { numRuns: 20, seed: 7 }))
    expect(await report(history)).toBe(await report(history));
});

test('A history is plain JSON', () => {
  for (const history of fc.sample(histories, { numRuns: 50, seed: 8 }))
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
});

test('The histories use every operation, and most of them send requests', async () => {
  const operations = new Map<string, number>();
  for (const history of fc.sample(histories, { numRuns: 100, seed: 9 })) {
    const { runs, requests } = await play(history);
    for (const { plan, step } of runs) {
      if (step.succeeded && requests.length > 0)
        operations.set(plan.operation, (operations.get(plan.operation) ?? 0) + 1);
    }
  }
  expect([...operations.keys()].toSorted()).toEqual(['alias', 'create', 'delete', 'list', 'restore']);
});

test.each(readdirSync(KEPT))('The history %s, which broke a rule once, breaks none', async (name) => {
  expect(await findBrokenRules(JSON.parse(readFileSync(path.join(KEPT, name), 'utf8')))).toEqual([]);
});

test.each(DEFECTS.map(({ file, find }) => [file, find]))(
  'The source has what a planted defect changes, once: %s, %s',
  (file, find) => {
    expect(readFileSync(path.join(ROOT, file), 'utf8').split(find)).toHaveLength(2);
  },
);

test('Each defect is looked for among some of the histories', () => {
  const sample = fc.sample(histories, { numRuns: 500, seed: 10 });
  for (const { what, among } of DEFECTS)
    expect([what, !among || sample.some((history) => among(history))]).toEqual([what, true]);
});

describe('A kill', () => {
  test('Nothing happens in a program that is killed, and its job has failed', async () => {
    const { runs, requests, platform } = await play(historyOf([{ ...STEP, kill: { afterMs: 30 } }]));
    const [{ step, post, status } = {}] = runs;
    expect(step).toMatchObject({ succeeded: false, endedAt: START + 30, killedAt: START + 30, errors: [] });
    expect(status).toBe('failure');
    expect(requests.filter(({ by }) => by.program === 'step')).toMatchObject([{ kind: 'create' }]);
    // What it has sent is done without it, and the post step settles that.
    expect(platform.effects.map(({ kind, by }) => [kind, by?.program])).toEqual([
      ['create', 'step'],
      ['delete', 'post'],
    ]);
    expect(post?.succeeded).toBe(true);
  });

  test('A program can be killed as soon as it has sent some requests', async () => {
    const replace = { ...STEP.inputs, alias: 'rel-7', 'if-exists': 'replace' };
    for (const atRequest of [1, 2]) {
      const { requests } = await play(historyOf([{ ...STEP, inputs: replace, kill: { atRequest } }]));
      const sent = requests.filter(({ by }) => by.program === 'step').map(({ kind }) => kind);
      expect(sent).toEqual(['list', 'create'].slice(0, atRequest));
    }
  });

  test('A post step can be killed too', async () => {
    const inputs = { ...STEP.inputs, 'restore-on-failure': 'true' };
    const { runs, platform } = await play(historyOf([{ ...STEP, inputs, postKill: { atRequest: 2 } }]));
    expect(runs[0]?.post).toMatchObject({ succeeded: false, killedAt: runs[0]?.post?.endedAt });
    expect(platform.effects.map(({ kind }) => kind)).toEqual(['create', 'deploy', 'restore']);
  });
});

describe('Several steps of a job', () => {
  test('A step gets the outputs of the first one, and the post steps run in reverse order', async () => {
    const guarded = { ...STEP, inputs: { ...STEP.inputs, 'restore-on-failure': 'true' } };
    const restore: StepPlan = {
      ...STEP,
      operation: 'restore',
      inputs: { ...STEP.inputs, snapshot: FIRST_NAME },
    };
    const { runs } = await play(historyOf([guarded, restore], { status: 'success' }));
    expect(runs[1]?.inputs['snapshot']).toBe(runs[0]?.outputs['snapshot-name']);
    const failing: StepPlan = { ...guarded, always: true };
    const { runs: both } = await play(historyOf([guarded, failing]));
    const [first, second] = both.map(({ post }) => post?.startedAt ?? 0);
    expect(second).toBeLessThan(first ?? 0);
  });

  test('After a step that fails, only one that runs always follows', async () => {
    const fails: StepPlan = { ...STEP, operation: 'restore', inputs: { snapshot: 'nowhere' } };
    expect((await play(historyOf([fails, STEP]))).runs).toHaveLength(1);
    const { runs } = await play(historyOf([fails, { ...STEP, always: true }]));
    expect(runs.map(({ step }) => step.succeeded)).toEqual([false, true]);
  });
});

describe('The environment of a job', () => {
  const GUARDED: StepPlan = { ...STEP, inputs: { ...STEP.inputs, 'restore-on-failure': 'true' } };
  const wordOf = async (step: StepPlan, job: Partial<JobPlan> = {}) =>
    (await play(historyOf([step], job))).runs[0]?.env.afterPost['HOODY_ROLLBACK'];

  test('Each job is a run of its own, in the order in which they start, unless both are of one', async () => {
    const [early] = historyOf([STEP]).jobs;
    const jobs: History['jobs'] = [{ ...early, startMs: 300 }, early];
    const runIdsOf = async (isOneRun: boolean) => {
      const { runs, platform } = await play({ ...historyOf([STEP]), jobs, isOneRun });
      expect(runs.map(({ runId }) => runId)).toEqual(
        runs.map(({ env }) => Number(env.before['GITHUB_RUN_ID'])),
      );
      const created = platform.effects.flatMap((effect) =>
        effect.kind === 'create' ? [effect.snapshot.alias] : [],
      );
      return created.map((alias) => /^run-(\d+)-1-/.exec(alias ?? '')?.[1]);
    };
    expect(await runIdsOf(false)).toEqual(['10', '11']);
    expect(await runIdsOf(true)).toEqual(['10', '10']);
  });

  test('A step can have the run in its alias', async () => {
    const { runs } = await play(historyOf([{ ...STEP, inputs: { ...STEP.inputs, alias: `pre-${RUN}` } }]));
    expect(runs[0]?.outputs['snapshot-alias']).toBe('pre-10');
  });

  test('What a program sets reaches those that follow, and not itself', async () => {
    const { runs } = await play(historyOf([GUARDED, GUARDED], { deployAfter: 2 }));
    const words = runs.map(({ env }) => Object.values(env).map((variables) => variables['HOODY_ROLLBACK']));
    expect(words).toEqual([
      [undefined, 'armed', 'unknown', 'restored'],
      ['armed', 'armed', 'armed', 'unknown'],
    ]);
    expect(JSON.parse(runs[0]?.env.afterPost['HOODY_ROLLBACK_RESULTS'] ?? '')).toHaveLength(2);
  });

  test('A post step without work says its word, and one that is killed leaves what it said', async () => {
    expect(await wordOf(GUARDED, { status: 'success' })).toBe('not-needed');
    expect(await wordOf({ ...GUARDED, postKill: { atRequest: 1 } })).toBe('unknown');
  });

  test('A post step reads its own inputs', async () => {
    expect(await wordOf({ ...GUARDED, postInputs: { 'restore-on-failure': 'false' } })).toBe('disarmed');
    expect(await wordOf({ ...GUARDED, postInputs: { 'restore-on-failure': '' } })).toBe('restored');
  });
});

test('After the turns of a step, its lists are as old as the history says', async () => {
  const inputs = { ...STEP.inputs, alias: 'rel-7', 'if-exists': 'replace', 'keep-last': '1', filter: '*' };
  const looksOf = async (restLag: number) => {
    const { requests } = await play(historyOf([{ ...STEP, inputs, restLag }]));
    return requests.filter(({ kind }) => kind === 'list').map(({ view }) => view?.length);
  };
  expect(await looksOf(0)).toEqual([0, 1]);
  expect(await looksOf(1)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
});
