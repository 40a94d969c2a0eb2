import fc from 'fast-check';
import { createAliasGenerator } from '../../../src/runner/generated-alias.ts';
import { isBackup } from '../../../src/snapshots/origin.ts';
import { text } from '../../helpers/fakes/text.ts';

const FACTS = {
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'octo/site',
  GITHUB_RUN_ID: '8123456789',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'deploy',
  GITHUB_ACTION: '__octo_hoody-snapshot',
};
const before = { ...process.env };

/** Sets the environment of a step; what is undefined is not there. */
function setFacts(facts: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

beforeEach(() => setFacts({ GITHUB_EVENT_PATH: undefined, ...FACTS }));
afterAll(() => {
  process.env = before;
});

test('An alias outside of GitHub names no run', () => {
  setFacts(Object.fromEntries(Object.keys(FACTS).map((name) => [name, undefined])));
  expect(createAliasGenerator()(text('run'))).toMatch(/^run-0-1-[0-9a-f]{10}$/);
});

/** What the platform keeps of an alias when it derives the name of the snapshot from it. */
function nameOf(alias: string): string {
  return alias
    .replace(/[^A-Za-z0-9_-]/g, '')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 64);
}

describe('A generated alias', () => {
  test('The alias names its purpose, the run, the attempt, the job and the step', () => {
    setFacts({ GITHUB_ACTION: 'octo_hoody-snapshot' });
    expect(createAliasGenerator()(text('backup'))).toMatch(
      /^backup-8123456789-2-deploy-octo_hoody-snapshot-[0-9a-f]{10}$/,
    );
  });

  test('The alias does not name a step that has no id, which the runner names after its action', () => {
    expect(createAliasGenerator()(text('backup'))).toMatch(/^backup-8123456789-2-deploy-[0-9a-f]{10}$/);
  });

  test('The parts of the alias have neither hyphens nor underscores at their ends', () => {
    setFacts({ GITHUB_JOB: '__a__', GITHUB_ACTION: '--b--' });
    expect(createAliasGenerator()(text('run'))).toMatch(/^run-8123456789-2-a-b-[0-9a-f]{10}$/);
  });

  test('Each alias is different, because the jobs of a matrix share all else', () => {
    const generateAlias = createAliasGenerator();
    expect(new Set(Array.from({ length: 1_000 }, () => generateAlias(text('run')))).size).toBe(1_000);
  });

  test('A generator reads what the runner says about the run at its first alias, and keeps it', () => {
    const generateAlias = createAliasGenerator();
    setFacts({ GITHUB_RUN_ID: '7' });
    expect(generateAlias(text('run'))).toMatch(/^run-7-2-/);
    setFacts({ GITHUB_RUN_ID: '8' });
    expect(generateAlias(text('run'))).toMatch(/^run-7-2-/);
    expect(createAliasGenerator()(text('run'))).toMatch(/^run-8-2-/);
  });

  test('The alias keeps the beginning of a long job and of a long step', () => {
    setFacts({ GITHUB_JOB: 'Ünusual job\n::error::'.repeat(20), GITHUB_ACTION: 'step.__'.repeat(99) });
    expect(createAliasGenerator()(text('run'))).toMatch(
      /^run-8123456789-2-nusual-job-error-step-__step-__step-[0-9a-f]{10}$/,
    );
  });

  test('The parts of the alias are separated by one hyphen', () => {
    setFacts({ GITHUB_JOB: 'デプロイ', GITHUB_ACTION: 'deploy__' });
    expect(createAliasGenerator()(text('run'))).toMatch(/^run-8123456789-2-deploy-[0-9a-f]{10}$/);
  });

  test('The alias names no job and no step without plain characters', () => {
    setFacts({ GITHUB_JOB: 'デプロイ', GITHUB_ACTION: '__' });
    expect(createAliasGenerator()(text('run'))).toMatch(/^run-8123456789-2-[0-9a-f]{10}$/);
  });

  test.each(['run', 'backup'])(
    'The alias with the purpose %s is a valid name with a whole random part, whatever the job and step',
    (word) => {
      const fact = fc
        .oneof(
          fc.string({ unit: 'grapheme', maxLength: 120 }),
          fc.string({ unit: fc.constantFrom('_', '-', '.', 'a', 'Z', '7', '/', ' '), maxLength: 120 }),
          fc.constantFrom('../..', '::error::', '-'.repeat(200), '_'.repeat(200), 'ſ', 'K'),
        )
        .map((plain) => plain.replaceAll('\0', ''));
      const number = fc.oneof(
        fc.maxSafeNat().map(String),
        fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String),
        fact,
      );
      const seen = new Set<string>();
      fc.assert(
        fc.property(number, number, fact, fact, (id, attempt, job, step) => {
          setFacts({
            GITHUB_RUN_ID: id,
            GITHUB_RUN_ATTEMPT: attempt,
            GITHUB_JOB: job,
            GITHUB_ACTION: step,
          });
          const alias = createAliasGenerator()(text(word));
          expect(nameOf(alias)).toBe(alias);
          expect(alias).toMatch(new RegExp(`^${word}-[A-Za-z0-9_-]+-[0-9a-f]{10}$`));
          expect(seen).not.toContain(alias);
          seen.add(alias);
        }),
        { numRuns: 1_000 },
      );
    },
  );

  test.each([
    ['backup', true],
    ['run', false],
    ['before', false],
  ])(
    'The alias with the purpose %s is that of a backup or not, whatever the run, job and step',
    (word, expected) => {
      const fact = fc.oneof(
        fc.string({ unit: fc.constantFrom('_', '-', '.', 'a', 'Z', '7', '/'), maxLength: 120 }),
        fc.constantFrom('__octo_hoody-snapshot', 'デプロイ', '-'.repeat(200)),
      );
      const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
      fc.assert(
        fc.property(positive, fc.integer({ min: 1, max: 1_000 }), fact, fact, (id, attempt, job, step) => {
          setFacts({
            GITHUB_RUN_ID: String(id),
            GITHUB_RUN_ATTEMPT: String(attempt),
            GITHUB_JOB: job,
            GITHUB_ACTION: step,
          });
          const alias = createAliasGenerator()(text(word));
          expect(isBackup({ name: text('snap-1'), alias })).toBe(expected);
          expect(isBackup({ name: alias })).toBe(expected);
        }),
        { numRuns: 500 },
      );
    },
  );

  test('The largest numbers of a run leave room for the job, the step and the unique part', () => {
    const largest = String(Number.MAX_SAFE_INTEGER);
    setFacts({
      GITHUB_RUN_ID: largest,
      GITHUB_RUN_ATTEMPT: '1000',
      GITHUB_JOB: 'j'.repeat(100),
      GITHUB_ACTION: 's'.repeat(100),
    });
    const alias = createAliasGenerator()(text('backup'));
    expect(alias).toMatch(new RegExp(`^backup-${largest}-1000-j{16}-s{7}-[0-9a-f]{10}$`));
    expect(alias).toHaveLength(64);
  });
});
