import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import schema from '../../helpers/github-ruleset.schema.json';

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
  bypass_actors: { actor_id: number | null; actor_type: string; bypass_mode: string }[];
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

/** The schema of GitHub, with a misspelled key as an error. */
const isValid = new Ajv({ strict: false, discriminator: false }).compile(
  JSON.parse(JSON.stringify(schema), (key, value) =>
    value?.properties && key !== 'properties' ? { ...value, additionalProperties: false } : value,
  ),
);

test.each(RULESETS)("The ruleset %s is valid by GitHub's schema", (file) => {
  isValid(JSON.parse(read(file)));
  expect(isValid.errors).toBeNull();
});

test.each<[string, (ruleset: Ruleset) => unknown]>([
  [
    'an actor of an unknown type',
    ({ bypass_actors: [actor] }) => Object.assign(actor ?? {}, { actor_type: 'Key' }),
  ],
  ['an actor without a type', (ruleset) => Object.assign(ruleset, { bypass_actors: [{ actor_id: 5 }] })],
  ['a rule of an unknown type', (ruleset) => ruleset.rules.push({ type: 'creations' })],
  ['a key that is misspelled', (ruleset) => Object.assign(ruleset, { bypass_actor: [] })],
  [
    'a misspelled key in its conditions',
    ({ conditions }) => Object.assign(conditions.ref_name, { excludes: [] }),
  ],
])('A ruleset with %s is not valid', (_what, change) => {
  const ruleset = readRuleset('major-tags');
  expect(isValid(ruleset)).toBe(true);
  change(ruleset);
  expect(isValid(ruleset)).toBe(false);
});

/** Whether the name of a reference is one of those that a ruleset is about. */
function appliesTo(name: string): (ref: string) => boolean {
  const { include, exclude } = readRuleset(name).conditions.ref_name;
  const matches = (ref: string) => (pattern: string) => path.posix.matchesGlob(ref, pattern);
  return (ref) => include.some(matches(ref)) && !exclude.some(matches(ref));
}

test('Only a deploy key can create, move or delete the tag of a major version, and it cannot touch that of a release', () => {
  const { target, bypass_actors, rules } = readRuleset('major-tags');
  const applies = appliesTo('major-tags');
  expect({ target, bypass_actors, rules }).toEqual({
    target: 'tag',
    bypass_actors: [{ actor_id: null, actor_type: 'DeployKey', bypass_mode: 'always' }],
    rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
  });
  expect(
    ['refs/tags/v1', 'refs/tags/v10', 'refs/tags/v1.2', 'refs/tags/v1.2.3', 'refs/heads/v1'].filter(applies),
  ).toEqual(['refs/tags/v1', 'refs/tags/v10', 'refs/tags/v1.2']);
});

test('A deploy key can bypass no other rules', () => {
  const bypassed = RULESETS.filter((file) => read(file).includes('DeployKey'));
  expect(bypassed.map((file) => path.basename(file))).toEqual(['major-tags.json']);
});

test.each(['release-tags', 'new-release-tags'])(
  'The ruleset %s applies to the tag of a release, and not to the tag of a major version, which moves',
  (name) => {
    expect(readRuleset(name).target).toBe('tag');
    const applies = appliesTo(name);
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
