import type { Operation } from '../operations/operation.ts';

export interface OutputDefinition {
  type: 'string' | 'integer' | 'boolean';
  /** The operations that set the output. */
  operations: readonly Operation[] | 'all';
  /** For people, in Markdown. */
  description: string;
}

/** The outputs of the action. `npm run generate` writes documents from it, as from the table of inputs. */
export const OUTPUTS = {
  'snapshot-name': {
    type: 'string',
    operations: 'all',
    description:
      'The name of the snapshot that the step acted on (list: the newest), which `restore` accepts. This output and ' +
      'the next five are set if the step has exactly one container, and empty if the API returns no value.',
  },
  'snapshot-alias': { type: 'string', operations: 'all', description: 'The alias of that snapshot.' },
  'created-at': {
    type: 'string',
    operations: 'all',
    description: 'When that snapshot was created, in ISO 8601.',
  },
  'expires-at': {
    type: 'string',
    operations: 'all',
    description: 'When that snapshot expires, in ISO 8601.',
  },
  'size-bytes': { type: 'integer', operations: 'all', description: 'The size of that snapshot in bytes.' },
  snapshot: {
    type: 'string',
    operations: 'all',
    description: 'That snapshot as a JSON object, with `container_id`.',
  },
  snapshots: {
    type: 'string',
    operations: 'all',
    description:
      'Every snapshot that the step acted on or listed, as a JSON array, newest first, each with `container_id`. It ' +
      'contains the newest that fit; `truncated` reports whether there are more. GitHub limits all outputs of a job ' +
      'to 1 MiB.',
  },
  'snapshots-file': {
    type: 'string',
    operations: ['list'],
    description: 'The path of a JSON file that contains every snapshot, never truncated.',
  },
  'snapshot-map': {
    type: 'string',
    operations: ['create', 'restore'],
    description:
      'A JSON object that maps the id of each container to the name of its snapshot. A later `restore` accepts it as ' +
      '`snapshot`.',
  },
  results: {
    type: 'string',
    operations: 'all',
    description:
      'A JSON array with an object for each container: `container_id`, `label` if it has one, `ok`, `changed`, ' +
      '`snapshot_names`, and `error`; `truncated` if the names or the error are incomplete.',
  },
  count: {
    type: 'integer',
    operations: 'all',
    description: 'The number of snapshots that the step acted on or listed.',
  },
  changed: { type: 'boolean', operations: 'all', description: '`true` if the step changed anything.' },
  truncated: {
    type: 'boolean',
    operations: 'all',
    description: '`true` if `snapshot`, `snapshots` or `results` is incomplete.',
  },
  'backup-snapshot-name': {
    type: 'string',
    operations: ['restore'],
    description:
      'The name of the snapshot that `backup-first` created, if the step has exactly one container.',
  },
} as const satisfies Record<string, OutputDefinition>;

export type OutputName = keyof typeof OUTPUTS;
