import { readFileSync } from 'node:fs';
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import type { Fault } from './fault.ts';

const EFFECTS = [
  {
    required: ['status'],
    properties: {
      kind: { const: 'status' },
      status: { type: 'integer', minimum: 200, maximum: 599 },
      body: { type: ['string', 'object'] },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      acts: { type: 'boolean' },
    },
  },
  {
    required: ['body'],
    properties: {
      kind: { const: 'response' },
      body: { type: ['string', 'object'] },
      status: { type: 'integer', minimum: 200, maximum: 599 },
    },
  },
  { required: ['when'], properties: { kind: { const: 'reset' }, when: { enum: ['before', 'after'] } } },
  { properties: { kind: { const: 'cut' } } },
  { required: ['ms'], properties: { kind: { const: 'delay' }, ms: { type: 'number', minimum: 0 } } },
  { properties: { kind: { const: 'hang' }, acts: { type: 'boolean' } } },
];

const FAULT_LIST = {
  type: 'array',
  items: {
    type: 'object',
    required: ['effect'],
    additionalProperties: false,
    properties: {
      on: {
        type: 'object',
        additionalProperties: false,
        properties: {
          operation: { enum: ['list', 'create', 'restore', 'alias', 'delete'] },
          containerId: { type: 'string' },
        },
      },
      times: { type: 'integer', minimum: 1 },
      effect: {
        type: 'object',
        required: ['kind'],
        discriminator: { propertyName: 'kind' },
        oneOf: EFFECTS.map((effect) => ({ ...effect, additionalProperties: false })),
      },
    },
  },
};

/**
 * Reads scripted faults from a JSON file.
 *
 * @throws Error with a one-line message that explains the problem.
 */
export function readFaultFile(file: string): Fault[] {
  let faults: unknown;
  try {
    faults = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const validate = new Ajv2020({ discriminator: true, strict: false }).compile<Fault[]>(FAULT_LIST);
  if (validate(faults)) return faults;
  throw new Error(`${file} is not a list of faults: ${describeError(validate.errors?.[0])}`);
}

function describeError(error: ErrorObject | undefined): string {
  if (error?.keyword === 'discriminator') {
    return `${error.instancePath}/kind must be one of ${EFFECTS.map(({ properties }) => properties.kind.const).join(', ')}`;
  }
  const extra = error?.params['additionalProperty'] ?? error?.params['allowedValues'];
  return `${error?.instancePath ?? ''} ${error?.message ?? ''}${extra === undefined ? '' : ` (${extra})`}`.trim();
}
