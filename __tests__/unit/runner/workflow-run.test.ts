import fc from 'fast-check';
import { MAX_ALIAS_LENGTH } from '../../../src/hoody/schema.ts';
import { readWorkflowRun } from '../../../src/runner/workflow-run.ts';

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

test('The run is what the runner tells', () => {
  expect(readWorkflowRun()).toMatchObject({
    id: 8_123_456_789,
    attempt: 2,
    url: 'https://github.example/octo/site/actions/runs/8123456789/attempts/2',
  });
});

test('Outside of GitHub there is a run without an address', () => {
  setFacts(Object.fromEntries(Object.keys(FACTS).map((name) => [name, undefined])));
  const run = readWorkflowRun();
  expect(run).toMatchObject({ id: 0, attempt: 1, url: undefined });
  expect(run.generateAlias('run')).toMatch(/^run-0-1-[0-9a-f]{8}$/);
});

test.each(['GITHUB_REPOSITORY', 'GITHUB_RUN_ID'])('Without %s there is no address', (name) => {
  setFacts({ [name]: undefined });
  expect(readWorkflowRun().url).toBeUndefined();
});

describe('A generated alias', () => {
  test('It says what for, and which run, attempt, job and step made the snapshot', () => {
    expect(readWorkflowRun().generateAlias('backup')).toMatch(
      /^backup-8123456789-2-deploy-octo_hoody-snapshot-[0-9a-f]{8}$/,
    );
  });

  test('Each is another, since the jobs of a matrix share all else', () => {
    const { generateAlias } = readWorkflowRun();
    expect(new Set(Array.from({ length: 100 }, () => generateAlias('run'))).size).toBe(100);
  });

  test('It is one word of plain characters that the API takes, however long the ids are', () => {
    setFacts({ GITHUB_JOB: 'Ünusual job\n::error::'.repeat(20), GITHUB_ACTION: '__'.repeat(99) });
    const alias = readWorkflowRun().generateAlias('run');
    expect(alias).toMatch(/^run-8123456789-2-[A-Za-z0-9_.-]+-[0-9a-f]{8}$/);
    expect(alias.length).toBeLessThanOrEqual(MAX_ALIAS_LENGTH);
  });

  test('It is plain, never too long and never the same again, whatever the run, job and step are called', () => {
    const fact = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replaceAll('\0', ''));
    const number = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map(String);
    const seen = new Set<string>();
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 1000 }), fact, fact, (id, attempt, job, step) => {
        setFacts({
          GITHUB_RUN_ID: id,
          GITHUB_RUN_ATTEMPT: String(attempt),
          GITHUB_JOB: job,
          GITHUB_ACTION: step,
        });
        const alias = readWorkflowRun().generateAlias('run');
        expect(alias).toMatch(new RegExp(`^run-${id}-${attempt}-[A-Za-z0-9_.-]*[0-9a-f]{8}$`));
        expect(alias.length).toBeLessThanOrEqual(MAX_ALIAS_LENGTH);
        expect(seen).not.toContain(alias);
        seen.add(alias);
      }),
    );
  });

  test('The largest numbers of a run leave room for what makes it unique', () => {
    const largest = String(Number.MAX_SAFE_INTEGER);
    setFacts({
      GITHUB_RUN_ID: largest,
      GITHUB_RUN_ATTEMPT: '1000',
      GITHUB_JOB: 'j'.repeat(100),
      GITHUB_ACTION: 's'.repeat(100),
    });
    const alias = readWorkflowRun().generateAlias('run');
    expect(alias).toMatch(new RegExp(`^run-${largest}-1000-j{30}-s{30}-[0-9a-f]{8}$`));
    expect(alias.length).toBeLessThanOrEqual(MAX_ALIAS_LENGTH);
  });
});
