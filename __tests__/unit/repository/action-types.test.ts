import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { INPUTS } from '../../../src/inputs/definitions.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { IF_EXISTS, OPERATIONS } from '../../../src/operations/request.ts';
import { allSnapshots } from '../../../src/report/all-snapshots.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import { readAction } from '../../../tools/generate/interface.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const ROOT = path.join(__dirname, '../../..');

interface Typing {
  type: string;
  'allowed-values'?: string[];
}

const types: { inputs: Record<string, Typing>; outputs: Record<string, Typing> } = parse(
  readFileSync(path.join(ROOT, 'action-types.yml'), 'utf8'),
);
const action = readAction();

/** The format of https://github.com/typesafegithub/github-actions-typing, as far as it is used here. */
const ITEM = {
  oneOf: [
    typed({ enum: ['string', 'boolean', 'integer'] }, {}),
    typed(
      { const: 'enum' },
      { 'allowed-values': { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } } },
    ),
  ],
};
const LIST = typed({ const: 'list' }, { separator: { type: 'string', minLength: 1 }, 'list-item': ITEM });
const ITEMS = { type: 'object', additionalProperties: { anyOf: [ITEM, LIST] } };
const FORMAT = { ...typed(undefined, { inputs: ITEMS, outputs: ITEMS }) };

function typed(type: object | undefined, others: Record<string, object>) {
  const properties = { ...(type ? { type } : {}), ...others };
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

function inputsOf(type: string): string[] {
  return Object.entries(types.inputs).flatMap(([name, typing]) => (typing.type === type ? [name] : []));
}

/** The problem that the action reports for this input of an operation that accepts it. */
function complaintAbout(name: string, value: string): string {
  const rules: Record<string, { operations: readonly string[] }> = INPUTS;
  const given: Record<string, string> = { operation: rules[name]?.operations[0] ?? '', [name]: value };
  try {
    readInputs({
      input: (other) => given[other] ?? '',
      isEmpty: (other) => given[other] === '',
      mayBeCut: () => false,
      env: () => undefined,
    });
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .filter((line) => line.startsWith(`- \`${name}\``))
      .join('\n');
  }
  return '';
}

/** The type that the value of an output has. */
function typeOf(value: string): string {
  if (/^\d+$/.test(value)) return 'integer';
  return value === 'true' || value === 'false' ? 'boolean' : 'string';
}

test('The types are in the format of github-actions-typing', () => {
  const ajv = new Ajv({ allErrors: true });
  ajv.validate(FORMAT, types);
  expect(ajv.errors).toBeNull();
});

test('Every input of the action has a type, and nothing else has one', () => {
  expect(Object.keys(types.inputs)).toEqual(Object.keys(action.inputs));
});

test('Every output of the action has a type, and nothing else has one', () => {
  expect(Object.keys(types.outputs)).toEqual(Object.keys(action.outputs));
});

test('The values of an enum are those that the action accepts', () => {
  expect(inputsOf('enum')).toEqual(['operation', 'if-exists']);
  expect(types.inputs['operation']?.['allowed-values']).toEqual(OPERATIONS);
  expect(types.inputs['if-exists']?.['allowed-values']).toEqual(IF_EXISTS);
});

test('The booleans are the inputs that accept only true and false', () => {
  const booleans = Object.keys(INPUTS).filter((name) =>
    complaintAbout(name, 'maybe').includes('must be true or false'),
  );
  expect(inputsOf('boolean')).toEqual(booleans);
});

test('The integers are the inputs that accept only whole numbers', () => {
  const integers = Object.keys(INPUTS).filter((name) =>
    complaintAbout(name, '1.5').includes('must be a whole number'),
  );
  expect(inputsOf('integer')).toEqual(integers);
});

test('The lists are the inputs that the action splits at commas', () => {
  expect(inputsOf('list')).toEqual(['container-id', 'health-url']);
  expect(complaintAbout('container-id', `${'0'.repeat(24)},wrong`)).toContain('contains "wrong"');
  expect(complaintAbout('health-url', 'https://a.example/,wrong')).toContain('entry 2 is not');
});

test('The integers and booleans among the outputs are those whose values are', () => {
  const full = snapshot({ size: 1 });
  const outcome: Outcome = { ok: true, containerId: CONTAINER, changed: true, snapshots: [full] };
  const values = Object.entries(outputsOf('create', [outcome], allSnapshots([outcome])));
  const typed = values.map(([name, value]) => [name, { type: typeOf(value) }]);
  expect(types.outputs).toEqual({ ...Object.fromEntries(typed), 'snapshots-file': { type: 'string' } });
});
