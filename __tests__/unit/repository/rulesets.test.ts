import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../../..');

interface Job {
  name: string;
  'continue-on-error'?: boolean;
  strategy?: { matrix: Record<string, string[]> };
}

interface Workflow {
  on: { pull_request?: { paths?: string[] } | null };
  jobs: Record<string, Job>;
}

interface Ruleset {
  name: string;
  target: string;
  enforcement: string;
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: { type: string; parameters?: { required_status_checks?: { context: string }[] } }[];
}

const RULESETS = globSync('.github/rulesets/*.json', { cwd: ROOT });

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

function readRuleset(name: string): Ruleset {
  return JSON.parse(read(`.github/rulesets/${name}.json`));
}

/** The names of the checks of a job: one for each entry of its matrix. */
function checksOf({ name, strategy }: Job): string[] {
  return Object.entries(strategy?.matrix ?? {}).reduce(
    (names, [key, values]) =>
      names.flatMap((text) => values.map((value) => text.replace(`\${{ matrix.${key} }}`, value))),
    [name],
  );
}

test('Every pull request needs each check that always runs on it, except one that fails on purpose', () => {
  const checks = globSync('.github/workflows/*.yml', { cwd: ROOT })
    .map((file): Workflow => parse(read(file)))
    .filter(({ on }) => 'pull_request' in on && !on.pull_request?.paths)
    .flatMap(({ jobs }) => Object.values(jobs))
    .filter((job) => !job['continue-on-error'])
    .flatMap(checksOf);
  expect(checks).toContain('Test on windows-latest');
  const required = readRuleset('main').rules.flatMap(
    ({ parameters }) => parameters?.required_status_checks?.map(({ context }) => context) ?? [],
  );
  expect(required.toSorted()).toEqual(checks.toSorted());
});

test.each(RULESETS)('The ruleset %s is active', (file) => {
  expect(JSON.parse(read(file))).toMatchObject({ enforcement: 'active' });
});

test.each(['release-tags', 'new-release-tags'])(
  'The ruleset %s applies to the tag of a release, and not to the tag of a major version, which moves',
  (name) => {
    const { target, conditions } = readRuleset(name);
    expect(target).toBe('tag');
    const applies = (ref: string) =>
      conditions.ref_name.include.some((pattern) => path.posix.matchesGlob(ref, pattern));
    expect(['refs/tags/v1.2.3', 'refs/tags/v10.20.30'].filter(applies)).toHaveLength(2);
    expect(['refs/tags/v1', 'refs/tags/v10', 'refs/heads/v1.2.3'].filter(applies)).toEqual([]);
  },
);

test('Nobody can change the tag of a release', () => {
  expect(readRuleset('release-tags')).toMatchObject({
    bypass_actors: [],
    rules: [{ type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
  });
});
