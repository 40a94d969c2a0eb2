import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { INPUTS, type InputDefinition } from '../../../src/inputs/definitions.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { OPERATIONS } from '../../../src/operations/request.ts';
import { allSnapshots } from '../../../src/report/all-snapshots.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import {
  INTERFACE,
  readAction,
  readInputExamples,
  splitDescription,
} from '../../../tools/generate/interface.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const ROOT = path.join(__dirname, '../../..');
const AND = new Intl.ListFormat('en-US');

const action = readAction();
const definitions = Object.entries<InputDefinition>(INPUTS);

/** The problems of a step with these inputs, and the container and the token in its environment. */
function problemsOf(inputs: Record<string, string>): string[] {
  const env: Record<string, string> = { HOODY_CONTAINER_ID: CONTAINER, HOODY_TOKEN: 'hdy_secret_token' };
  const defaults: Record<string, InputDefinition> = INPUTS;
  try {
    readInputs({
      input: (name) => inputs[name] ?? defaults[name]?.default ?? '',
      isEmpty: (name) => inputs[name] === '',
      mayBeCut: () => false,
      env: (name) => env[name],
    });
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

test.each(Object.entries(INTERFACE))('The file %s says what action.yml says', (name, generate) => {
  const present = readFileSync(path.join(ROOT, name), 'utf8');
  expect(generate(present)).toBe(present);
});

test.each([
  ['For list. The text. For all.', 'list', 'The text. For all.'],
  ['For create and alias. The text.', 'create, alias', 'The text.'],
  ['For restore, alias, and delete. The text.', 'restore, alias, delete', 'The text.'],
  ['For lists. The text.', undefined, 'For lists. The text.'],
])('The description %j is split after its operations', (description, operations, text) => {
  expect(splitDescription(description)).toEqual({ operations, text });
});

describe('The inputs in action.yml', () => {
  test('The inputs are those of the source, in the same order', () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS));
  });

  test.each(definitions)('The default of %s is that of the source', (name, definition) => {
    expect(action.inputs[name]?.default).toBe(definition.default === '' ? undefined : definition.default);
  });

  test.each(definitions)('The input %s is required if no step works without it', (name) => {
    const problems = problemsOf({ operation: 'list', [name]: '' });
    expect(action.inputs[name]?.required).toBe(problems.length > 0);
  });

  test.each(definitions)(
    'The description of %s begins with the operations of the source',
    (name, definition) => {
      const { operations } = definition;
      const { description = '' } = action.inputs[name] ?? {};
      const prefix = operations.length === OPERATIONS.length ? '' : `For ${AND.format(operations)}. `;
      expect(description).toBe(prefix + splitDescription(description).text);
    },
  );

  // The runner sets the others, for the post step.
  const ofPeople = definitions.filter(([name]) => !['job-status', 'action-path'].includes(name));
  const examples = readInputExamples();

  test('Each input has an example', () => {
    expect([...examples.keys()]).toEqual(ofPeople.map(([name]) => name));
  });

  // That the action accepts it, the tests of the documentation show.
  test.each(ofPeople)('The example of %s sets it to another value than its default', (name, definition) => {
    const inputs: Record<string, unknown> = parse(examples.get(name) ?? '');
    expect(inputs[name]).toBeDefined();
    expect(String(inputs[name])).not.toBe(definition.default);
  });

  const cases = ofPeople.flatMap(([name, { operations }]) =>
    OPERATIONS.map((operation) => ({ name, operation, operations })),
  );

  test.each(cases)(
    'The operation $operation reads $name or refuses it',
    ({ name, operation, operations }) => {
      // No input accepts a control character, so one that is read has a problem too.
      const problems = problemsOf({ operation, [name]: 'a\u0001' }).filter((problem) =>
        problem.startsWith(`- \`${name}\` `),
      );
      const refusal = `- \`${name}\` is not valid for \`${operation}\`, only for ${operations.join(', ')}.`;
      expect(problems).not.toEqual([]);
      expect(problems.includes(refusal)).toBe(!operations.includes(operation));
    },
  );
});

describe('The outputs in action.yml', () => {
  // Only a list sets the path of its file, where it writes the file.
  const { 'snapshots-file': file, ...others } = action.outputs;
  const names = Object.keys(others);

  test('The description of the file says that a list sets it', () => {
    expect(splitDescription(file?.description ?? '').operations).toBe('list');
  });

  test('The outputs are those of the source, in the same order', () => {
    expect(names).toEqual(Object.keys(outputsOf(undefined, [], [])));
  });

  test.each(OPERATIONS)('The descriptions say which outputs %s sets', (operation) => {
    const full = snapshot({ alias: 'before', expires_at: '2025-01-16T10:30:00.000Z', size: 1 });
    const outcome: Outcome = {
      ok: true,
      containerId: CONTAINER,
      changed: true,
      snapshots: [full],
      ...(operation === 'restore' ? { backup: full } : {}),
    };
    const outputs = outputsOf(operation, [outcome], allSnapshots([outcome]));
    const described = names.filter((name) => {
      const { operations } = splitDescription(action.outputs[name]?.description ?? '');
      return operations === undefined || operations.split(', ').includes(operation);
    });
    const set = Object.entries(outputs).filter(([, value]) => value !== '');
    expect(set.map(([name]) => name)).toEqual(described);
  });
});
