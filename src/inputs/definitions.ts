import { IF_EXISTS, OPERATIONS, type Operation } from '../operations/request.ts';

export type InputType =
  | { kind: 'string' | 'boolean' | 'list' }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'choice'; values: readonly string[] };

export interface InputDefinition {
  type: InputType;
  /** The operations that the input is valid for. */
  operations: readonly Operation[];
  /** What the runner passes if the workflow does not set the input; an empty string means no default. */
  default: string;
}

const STRING = { kind: 'string' } as const;
const BOOLEAN = { kind: 'boolean' } as const;
const LIST = { kind: 'list' } as const;

/** The inputs in the order of `action.yml`, which describes them. A test compares both. */
export const INPUTS = {
  operation: { type: { kind: 'choice', values: OPERATIONS }, operations: OPERATIONS, default: '' },
  'container-id': { type: LIST, operations: OPERATIONS, default: '' },
  token: { type: STRING, operations: OPERATIONS, default: '' },
  'api-url': { type: STRING, operations: OPERATIONS, default: 'https://api.hoody.com' },
  snapshot: { type: STRING, operations: ['restore', 'alias', 'delete'], default: '' },
  alias: { type: STRING, operations: ['create', 'alias'], default: '' },
  'remove-alias': { type: BOOLEAN, operations: ['alias'], default: 'false' },
  'expiry-days': {
    type: { kind: 'integer', min: 1, max: 3650 },
    operations: ['create', 'restore'],
    default: '',
  },
  'if-exists': { type: { kind: 'choice', values: IF_EXISTS }, operations: ['create'], default: 'create' },
  'restore-on-failure': { type: BOOLEAN, operations: ['create'], default: 'false' },
  'delete-on-success': { type: BOOLEAN, operations: ['create'], default: 'false' },
  'health-url': { type: LIST, operations: ['create', 'restore'], default: '' },
  'keep-last': {
    type: { kind: 'integer', min: 0, max: 100_000 },
    operations: ['create', 'delete'],
    default: '',
  },
  filter: { type: STRING, operations: ['create', 'list', 'delete'], default: '' },
  'older-than': { type: STRING, operations: ['delete'], default: '' },
  'backup-first': { type: BOOLEAN, operations: ['create', 'restore'], default: 'false' },
  'ignore-missing': { type: BOOLEAN, operations: ['delete'], default: 'false' },
  'dry-run': { type: BOOLEAN, operations: ['create', 'restore', 'alias', 'delete'], default: 'false' },
  'max-parallel': { type: { kind: 'integer', min: 1, max: 64 }, operations: OPERATIONS, default: '8' },
  'timeout-seconds': { type: { kind: 'integer', min: 1, max: 3600 }, operations: OPERATIONS, default: '300' },
  summary: { type: BOOLEAN, operations: OPERATIONS, default: 'true' },
  'job-status': { type: STRING, operations: OPERATIONS, default: `\${{ job.status }}` },
  'action-path': { type: STRING, operations: OPERATIONS, default: `\${{ github.action_path }}` },
} as const satisfies Record<string, InputDefinition>;

export type InputName = keyof typeof INPUTS;
