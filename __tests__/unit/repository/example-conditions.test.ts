import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Example, type JobEnd, jobsAfter, readExample, stepOf } from '../../helpers/example-jobs.ts';
import { evaluate, interpolate, isMet } from '../../helpers/expressions.ts';
import { WORDS, type Word } from '../../helpers/rollback-words.ts';
import { EXAMPLES } from '../../helpers/user-repository.ts';

const RESULTS = ['success', 'failure', 'cancelled', 'skipped'] as const;
const ENDS = RESULTS.flatMap((result) => WORDS.map((word) => ({ result, word })));

const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith('.yml'));

/** A deploy with this result, whose rollback has this word. */
const deployed = (result: JobEnd['result'], rollback: Word): JobEnd => ({ result, outputs: { rollback } });

const guardsIn = ({ jobs }: Example) =>
  Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.flatMap((step, index) => {
      const restores = step.with?.['restore-on-failure'];
      return restores === undefined ? [] : [{ restores: String(restores), next: steps[index + 1] }];
    }),
  );

describe('Every example', () => {
  test.each(examples)('The outputs of %s are empty, and no error, if nothing is known', async (name) => {
    const { on, jobs } = await readExample(name);
    const outputs = Object.values(jobs).flatMap((job) => Object.values(job.outputs ?? {}));
    const ofCall = Object.values(on.workflow_call?.outputs ?? {}).map(({ value }) => value);
    for (const output of [...outputs, ...ofCall]) {
      expect(interpolate(output)).toMatch(/^(pre-deploy--)?$/);
      // A text that is no JSON would fail the job, and drop its other outputs.
      expect(output).not.toMatch(/fromjson/i);
    }
  });

  test.each(examples)('The guards of %s are armed when they begin', async (name) => {
    for (const { restores } of guardsIn(await readExample(name))) expect(interpolate(restores)).toBe('true');
  });

  test.each(examples)(
    'The inputs of %s can always be evaluated, also when a post step starts',
    async (name) => {
      const { jobs } = await readExample(name);
      const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
      for (const value of steps.flatMap((step) => Object.values(step.with ?? {}))) {
        expect(() => interpolate(String(value))).not.toThrow();
        expect(String(value)).not.toMatch(/fromjson/i);
      }
    },
  );

  test.each(examples)('The snapshot of %s comes directly before what it guards', async (name) => {
    for (const { next } of guardsIn(await readExample(name)))
      expect(next?.run).toMatch(/\.\/(deploy|break)\.sh$/);
  });

  test.each(examples)('The rollback of %s has the word that the guard wrote', async (name) => {
    const { jobs } = await readExample(name);
    const rollbacks = Object.values(jobs).flatMap(({ outputs }) => outputs?.['rollback'] ?? []);
    const env = { HOODY_ROLLBACK: 'partial' };
    for (const rollback of rollbacks) expect(interpolate(rollback, { env })).toBe('partial');
  });
});

test('The guard of the recipe is disarmed only while the deploy is pending', () => {
  const recipes = readFileSync(path.join(EXAMPLES, '../docs/recipes.md'), 'utf8');
  const restores = /restore-on-failure: (.*DEPLOY_PENDING.*)/.exec(recipes)?.[1] ?? '';
  const after = (env: object) => interpolate(restores, { env });
  expect([after({}), after({ DEPLOY_PENDING: 'true' }), after({ DEPLOY_PENDING: 'false' })]).toEqual([
    'true',
    'false',
    'true',
  ]);
});

test.each(['deploy-with-check.yml', 'deploy-with-rescue.yml'])(
  'The guard of %s is disarmed after the check',
  async (name) => {
    const example = await readExample(name);
    const restores = guardsIn(example)[0]?.restores ?? '';
    expect(interpolate(restores, { env: { DEPLOY_VERIFIED: 'true' } })).toBe('false');
    expect(interpolate(restores, { env: { DEPLOY_VERIFIED: '' } })).toBe('true');
    const { run } = stepOf(example.jobs['deploy'], 'Check the deploy');
    expect(run).toBe('./check.sh\necho "DEPLOY_VERIFIED=true" >> "$GITHUB_ENV"\n');
  },
);

describe('A deploy with a notification', () => {
  /** The jobs after a deploy that failed, or that was canceled. */
  const AFTER_FAILURE: Record<Word, readonly string[]> = {
    restored: ['notify', 'purge'],
    unhealthy: ['notify', 'issue'],
    partial: ['notify', 'issue'],
    failed: ['notify', 'issue'],
    unknown: ['notify', 'issue'],
    disarmed: ['notify'],
    'not-needed': ['notify'],
    armed: ['notify', 'issue'],
    '': ['notify', 'issue'],
    'of-a-later-version': ['notify', 'issue'],
  };

  test.each(ENDS)(
    'After the result "$result" and the word "$word", the jobs for it run',
    async ({ result, word }) => {
      const example = await readExample('deploy-with-notification.yml');
      const isOver = result === 'success' || result === 'skipped';
      const expected = AFTER_FAILURE[word].filter((job) => !isOver || job === 'purge');
      const ends = { deploy: deployed(result, word) };
      expect(jobsAfter(example, ends)).toEqual(expected);
      expect(jobsAfter(example, ends, 'canceled')).toEqual(expected);
    },
  );
});

describe('A deploy with a rescue', () => {
  const RESCUED: readonly Word[] = ['partial', 'failed', 'unknown', 'armed', '', 'of-a-later-version'];

  test.each(ENDS)(
    'After the result "$result" and the word "$word", the rescue runs only if it is needed',
    async ({ result, word }) => {
      const example = await readExample('deploy-with-rescue.yml');
      const isOver = result === 'success' || result === 'skipped';
      const expected = !isOver && RESCUED.includes(word) ? ['rescue'] : [];
      const ends: Record<string, JobEnd> = { alias: { result: 'success' }, deploy: deployed(result, word) };
      expect(jobsAfter(example, ends)).toEqual(expected);
      expect(jobsAfter(example, ends, 'canceled')).toEqual(expected);
    },
  );

  test('Both jobs get the alias of the job before them, also in a later attempt', async () => {
    const { jobs } = await readExample('deploy-with-rescue.yml');
    const first = { run_id: '8123456789', run_attempt: '1' };
    const alias = interpolate(jobs['alias']?.outputs?.['alias'] ?? '', { github: first });
    expect(alias).toBe('pre-deploy-8123456789-1');
    const contexts = { github: { ...first, run_attempt: '2' }, needs: { alias: { outputs: { alias } } } };
    const input = (job: string, step: string, name: string) =>
      interpolate(String(stepOf(jobs[job], step).with?.[name]), contexts);
    expect(input('deploy', 'Take the snapshots', 'alias')).toBe(alias);
    expect(input('rescue', 'List the snapshots', 'filter')).toBe(alias);
    expect(input('rescue', 'Restore the snapshots', 'snapshot')).toBe(`alias:${alias}`);
  });

  const listOf = (names: readonly string[][], outcome = 'success') => ({
    outcome,
    outputs: { results: JSON.stringify(names.map((snapshot_names) => ({ ok: true, snapshot_names }))) },
  });

  test.each([
    ['a snapshot of every container', listOf([['a'], ['b']]), true],
    ['no snapshot of a container', listOf([['a'], []]), false],
    ['no snapshot, because it failed', listOf([['a'], []], 'failure'), true],
    ['nothing, because it was canceled', { outcome: 'cancelled', outputs: {} }, true],
  ])('After a list with %s, the check decides as it can', async (_what, list, checks) => {
    const { jobs } = await readExample('deploy-with-rescue.yml');
    const status = { success: false, failure: true, cancelled: true };
    const { if: condition = '' } = stepOf(jobs['rescue'], 'Check the deploy');
    expect(isMet(condition, { steps: { list } }, status)).toBe(checks);
  });

  test.each([
    ['success', false],
    ['skipped', false],
    ['failure', true],
    ['cancelled', true],
  ])('After a check with the outcome "%s", a restore is needed: %s', async (outcome, restores) => {
    const { jobs } = await readExample('deploy-with-rescue.yml');
    const status = { success: false, failure: true, cancelled: true };
    const { if: condition = '' } = stepOf(jobs['rescue'], 'Restore the snapshots');
    expect(isMet(condition, { steps: { check: { outcome } } }, status)).toBe(restores);
  });
});

describe('A called deploy', () => {
  test.each(ENDS)(
    'After the result "$result" and the word "$word", the caller announces or alerts',
    async ({ result, word }) => {
      const jobs = jobsAfter(await readExample('reusable-caller.yml'), { deploy: deployed(result, word) });
      const expected = { success: ['announce'], failure: ['alert'], cancelled: ['alert'], skipped: [] };
      expect(jobs).toEqual(expected[result]);
    },
  );

  test('The caller gets the word of the called job', async () => {
    const { on } = await readExample('reusable.yml');
    const { value = '' } = on.workflow_call?.outputs?.['rollback'] ?? {};
    expect(interpolate(value, { jobs: { deploy: deployed('failure', 'unknown') } })).toBe('unknown');
  });
});

test.each(RESULTS)(
  'A fire drill with the result "%s" has a verdict unless the run is canceled',
  async (result) => {
    const example = await readExample('fire-drill.yml');
    expect(jobsAfter(example, { drill: { result } })).toEqual(['verdict']);
    expect(jobsAfter(example, { drill: { result } }, 'canceled')).toEqual([]);
  },
);

describe('A matrix of deploys', () => {
  test.each([
    ['1', '1', false],
    ['1', '2', true],
    ['2', '2', false],
    ['2', '3', true],
    ['', '1', true],
  ])(
    'A deploy with snapshots of attempt "%s" in attempt %s is refused: %s',
    async (attempt, run_attempt, refused) => {
      const { jobs } = await readExample('matrix.yml');
      const { if: condition = '' } = jobs['deploy']?.steps?.[0] ?? {};
      const needs = { snapshot: { outputs: { attempt } } };
      expect(isMet(condition, { needs, github: { run_attempt } })).toBe(refused);
    },
  );

  test('The attempt that a deploy sees is that of the snapshots', async () => {
    const { jobs } = await readExample('matrix.yml');
    const { attempt = '' } = jobs['snapshot']?.outputs ?? {};
    expect(interpolate(attempt, { github: { run_attempt: '3' } })).toBe('3');
  });

  test.each(RESULTS.flatMap((snapshot) => RESULTS.map((deploy) => [snapshot, deploy] as const)))(
    'With the result "%s" of the snapshots and "%s" of the deploys, the rollback runs only if it can',
    async (snapshot, deploy) => {
      const example = await readExample('matrix.yml');
      const ends = { snapshot: { result: snapshot }, deploy: { result: deploy } };
      const canRestore = snapshot === 'success';
      expect(jobsAfter(example, ends)).toEqual(canRestore && deploy === 'failure' ? ['rollback'] : []);
      expect(jobsAfter(example, ends, 'canceled')).toEqual(canRestore ? ['rollback'] : []);
    },
  );
});

test.each([
  ["'a' == 'A'", 'true'],
  ["env.MISSING != 'true'", 'true'],
  [`contains(fromJSON('["a"]'), '')`, 'false'],
  [`contains(fromJSON('["a"]'), env.MISSING)`, 'false'],
])('The value of the expression %s is %s', (expression, value) => {
  expect(evaluate(expression).coerceString()).toBe(value);
});
