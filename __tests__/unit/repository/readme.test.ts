import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { INPUTS, type InputDefinition } from '../../../src/inputs/definitions.ts';
import { OPERATIONS } from '../../../src/operations/request.ts';
import { readAction, splitDescription } from '../../../tools/generate/interface.ts';

const ROOT = path.join(__dirname, '../../..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The README is for the person who decides in a minute; everything else is in docs/. */
const MAX_WORDS = 1_500;

const SECTIONS = [
  'Guard a deploy',
  'What you need',
  'Try it without an account',
  'Operations',
  'Inputs',
  'Outputs',
  'Guarantees',
  'Learn more',
];

const action = readAction();
const definitions: Record<string, InputDefinition> = INPUTS;

interface Step {
  uses?: string;
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

/** The operations at the start of a meaning, such as `*create, list:*`. */
const operationsIn = (meaning = '') => /^\*(.*):\* /.exec(meaning)?.[1];

const code = (text: string) => `\`${text}\``;

/** The steps of every example in YAML. */
const examples = [...README.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => ({
  text,
  steps: parse(text) as Step[],
}));

const isOurs = ({ uses }: Step) => uses?.startsWith('OWNER/') === true;
const ourSteps = examples.flatMap(({ steps }) => steps.filter(isOurs));

test('The README is short', () => {
  expect(README.split(/\s+/).filter((word) => word !== '').length).toBeLessThanOrEqual(MAX_WORDS);
});

test('The README has its sections in order', () => {
  expect([...README.matchAll(/^#{2,} (.+)$/gm)].map(([, heading]) => heading)).toEqual(SECTIONS);
});

test('The README begins with one sentence, a picture, the guard, and a warning about lost data', () => {
  const beginnings = ['A GitHub Action that', '<picture>', '## Guard a deploy', '```yaml', '> [!WARNING]'];
  const places = beginnings.map((text) => README.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('Every picture has a variant for a dark theme and an alternative text', () => {
  const pictures = [...README.matchAll(/<picture>(.*?)<\/picture>/gs)].map(([, content = '']) => content);
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) {
    expect(picture).toMatch(
      /<source media="\(prefers-color-scheme: dark\)" srcset="docs\/pictures\/[\w-]+-dark\.png">/,
    );
    expect(picture).toMatch(/<img src="docs\/pictures\/[\w-]+-light\.png" alt="[^"]{20,}">/);
  }
});

test('Each link and picture has a form that GitHub resolves also outside of the repository page', () => {
  const prose = README.replace(/^```.*?^```$/gms, '');
  const targets = [
    ...prose.matchAll(/\]\(([^)\s]+)\)/g),
    ...prose.matchAll(/\s(?:href|src|srcset)="([^"]+)"/g),
  ].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(0);
  // A path from the root of the repository, without a dot or a slash before it, or an address.
  expect(targets.filter((target) => !/^(?:https:\/\/|[\w-]+(?:[\w./-]*)(?:#[\w-]+)?$)/.test(target))).toEqual(
    [],
  );
  expect(targets.filter((target) => target.includes('..'))).toEqual([]);
});

describe('The table of inputs', () => {
  const names = Object.keys(action.inputs).filter((name) => !['job-status', 'action-path'].includes(name));
  const table = rows(section('Inputs'));
  const rowOf = (name: string) => table.find(([first]) => first?.startsWith(`[${code(name)}]`)) ?? [];

  test('The table links the inputs of action.yml to their descriptions, in their order', () => {
    expect(table.map(([name]) => name)).toEqual(
      names.map((name) => `[${code(name)}](docs/inputs.md#${name})`),
    );
  });

  test.each(names)('The table shows the default of %s', (name) => {
    const input = action.inputs[name];
    const optional = input?.default === undefined ? '' : code(input.default);
    expect(rowOf(name)[1]).toBe(input?.required ? 'required' : optional);
  });

  test.each(names)('The table shows the operations for which %s is valid', (name) => {
    const { operations } = splitDescription(action.inputs[name]?.description ?? '');
    expect(operationsIn(rowOf(name)[2])).toBe(operations);
  });
});

test('The table of outputs links the outputs of action.yml to their descriptions, with their operations', () => {
  expect(rows(section('Outputs')).map(([name, meaning]) => [name, operationsIn(meaning)])).toEqual(
    Object.entries(action.outputs).map(([name, { description }]) => [
      `[${code(name)}](docs/outputs.md#${name})`,
      splitDescription(description).operations,
    ]),
  );
});

describe('The examples of the README', () => {
  test('The examples show every operation', () => {
    const shown = new Set(ourSteps.map((step) => step.with?.['operation']));
    expect([...shown].toSorted()).toEqual(OPERATIONS.toSorted());
  });

  test.each(ourSteps.map((step, index) => [index + 1, step.with?.['operation'], step] as const))(
    'The inputs of step %i, %s, are valid for its operation',
    (_number, operation, step) => {
      for (const name of Object.keys(step.with ?? {})) {
        expect(Object.keys(action.inputs)).toContain(name);
        expect(definitions[name]?.operations).toContain(operation);
      }
    },
  );

  test('The first example is a guarded deploy in ten lines', () => {
    const [guarded] = examples;
    const [guard, ...others] = guarded?.steps.filter(isOurs) ?? [];
    expect(guard?.with).toMatchObject({ operation: 'create', 'restore-on-failure': true });
    expect(others).toEqual([]);
    expect(guarded?.text.trimEnd().split('\n')).toHaveLength(10);
  });
});
