import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../../..');
const EXAMPLES = readdirSync(path.join(ROOT, 'examples')).filter((name) => name.endsWith('.yml'));
const ACTION = 'OWNER/hoody-snapshot@v1';

interface Workflow {
  jobs: Record<string, { steps?: { uses?: string; with?: Record<string, unknown> }[] }>;
}

function read(...names: string[]): string {
  return readFileSync(path.join(ROOT, ...names), 'utf8');
}

test.each(EXAMPLES)('The example %s gives the action only inputs that exist', (example) => {
  const known = Object.keys((parse(read('action.yml')) as { inputs: object }).inputs);
  const workflow = parse(read('examples', example)) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
  const given = steps.filter(({ uses }) => uses === ACTION).flatMap((step) => Object.keys(step.with ?? {}));
  expect(known).toEqual(expect.arrayContaining(given));
});

test.each(EXAMPLES)('The example %s runs in an end-to-end test', (example) => {
  const tests = readdirSync(path.join(ROOT, '__tests__/e2e')).filter((name) => name.endsWith('.test.ts'));
  const prepared = tests.flatMap(
    (name) => /useLocalHoody\((.*)\)/.exec(read('__tests__/e2e', name))?.[1] ?? [],
  );
  expect(prepared.join(' ')).toContain(`'${example}'`);
});
