import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { INPUTS } from '../../../src/inputs/table.ts';
import { OPERATIONS } from '../../../src/operations/operation.ts';

const ROOT = path.join(__dirname, '../../..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

const action: {
  inputs: Record<string, { required?: boolean; default?: string }>;
  outputs: Record<string, unknown>;
} = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8'));

const rules: Record<string, { operations: readonly string[]; default: string }> = INPUTS;

interface Workflow {
  jobs?: Record<string, { outputs?: Record<string, string> }>;
}

interface Step {
  id?: string;
  uses?: string;
  if?: string;
  run?: string;
  with?: Record<string, unknown>;
}

/** The text below a heading, up to the next one of the same level. */
function section(heading: string): string {
  const [, rest = ''] = README.split(`\n## ${heading}\n`);
  return rest.split('\n## ')[0] ?? '';
}

/** The rows of the only table in a text, without its head. */
function rows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const code = (text: string) => `\`${text}\``;

/** Every example in YAML: its text, and the steps in it. */
const examples = [...README.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => {
  const value: unknown = parse(text);
  return { text, steps: stepsIn(value), jobs: (value as Workflow).jobs ?? {} };
});

function stepsIn(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  return isStep(value) ? [value] : Object.values(value).flatMap(stepsIn);
}

function isStep(value: object): value is Step {
  return 'uses' in value || 'run' in value;
}

const isOurs = ({ uses }: Step) => uses?.startsWith('OWNER/') === true;
const ourSteps = examples.flatMap(({ steps }) => steps.filter(isOurs));

describe('action.yml', () => {
  test('The file has the inputs that the action reads, in their order', () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(rules));
  });

  test.each(Object.keys(rules).filter((name) => name !== 'job-status'))(
    'The file gives %s the default that the action knows',
    (name) => {
      expect(action.inputs[name]?.default ?? '').toBe(rules[name]?.default);
    },
  );

  test('The runner passes the status of the job', () => {
    expect(action.inputs['job-status']?.default).toMatch(/^\$\{\{ job\.status \}\}$/);
  });
});

describe('The table of inputs', () => {
  const table = rows(section('Inputs'));

  test('The table names the inputs of action.yml, in their order', () => {
    expect(table.map(([name]) => name)).toEqual(Object.keys(action.inputs).map(code));
  });

  test.each(Object.entries(action.inputs))('The table shows the default of %s', (name, input) => {
    const [, , shown] = table.find(([first]) => first === code(name)) ?? [];
    const optional = input.default === undefined ? '' : code(input.default);
    expect(shown).toBe(input.required ? 'required' : optional);
  });

  test.each(Object.entries(rules))(
    'The table shows the operations for which %s is valid',
    (name, { operations }) => {
      const [, shown] = table.find(([first]) => first === code(name)) ?? [];
      expect(shown).toBe(operations.length === OPERATIONS.length ? 'all' : operations.join(', '));
    },
  );
});

test('The table of outputs names the outputs of action.yml, in their order', () => {
  expect(rows(section('Outputs')).map(([name]) => name)).toEqual(Object.keys(action.outputs).map(code));
});

describe('The examples of the README', () => {
  test('The examples show every operation', () => {
    const shown = new Set(ourSteps.map((step) => step.with?.['operation']));
    expect([...shown].toSorted()).toEqual(OPERATIONS.toSorted());
  });

  test('The examples call the action by one name', () => {
    expect([...new Set(ourSteps.map(({ uses }) => uses))]).toEqual(['OWNER/hoody-snapshot@v1']);
  });

  test.each(ourSteps.map((step, index) => [index + 1, step.with?.['operation'], step] as const))(
    'The inputs of step %i, %s, are valid for its operation',
    (_number, operation, step) => {
      for (const name of Object.keys(step.with ?? {})) {
        expect(Object.keys(action.inputs)).toContain(name);
        expect(rules[name]?.operations).toContain(operation);
      }
    },
  );

  test('The examples read only outputs that exist, of steps that exist', () => {
    const references = examples.flatMap(({ text, steps }) =>
      [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].map(([, id, output]) => ({
        output,
        isOfOurStep: steps.some((step) => isOurs(step) && step.id === id),
      })),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const { output, isOfOurStep } of references) {
      expect(isOfOurStep).toBe(true);
      expect(Object.keys(action.outputs)).toContain(output);
    }
  });

  test('The examples read only outputs that exist, of jobs that exist', () => {
    const references = examples.flatMap(({ text, jobs }) =>
      [...text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)].map(
        ([, job = '', output = '']) => jobs[job]?.outputs?.[output],
      ),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const source of references) expect(source).toMatch(/^\$\{\{ steps\.\w+\.outputs\.[\w-]+ \}\}$/);
  });

  test('The examples put no expression into a script', () => {
    const scripts = examples.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  test('The first example is a deploy that is rolled back when the job fails or is cancelled', () => {
    const steps = examples[0]?.steps.filter(isOurs) ?? [];
    expect(steps.map((step) => step.with?.['operation'])).toEqual(['create', 'restore']);
    const [create, restore] = steps;
    expect(restore?.if).toContain('(failure() || cancelled())');
    expect(restore?.with?.['snapshot']).toBe(`\${{ steps.${create?.id}.outputs.snapshot-name }}`);
  });

  test('The second example is the same deploy, guarded by one step', () => {
    const [explicit, guarded] = examples;
    const [guard, ...others] = guarded?.steps.filter(isOurs) ?? [];
    expect(guard?.with).toMatchObject({ operation: 'create', 'restore-on-failure': true });
    expect(others).toEqual([]);
    const deploys = [explicit, guarded].map((example) => example?.steps.flatMap(({ run }) => run ?? []));
    expect(deploys[1]).toEqual(deploys[0]);
  });
});
