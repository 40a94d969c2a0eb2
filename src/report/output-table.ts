import type { Operation } from '../operations/operation.ts';

export interface OutputDefinition {
  /** A few words for the README, in Markdown. */
  summary: string;
  type: 'string' | 'integer' | 'boolean';
  /** The operations that set the output. */
  operations: readonly Operation[] | 'all';
  /** For people, in Markdown. */
  description: string;
}

/** The outputs of the action. `npm run generate` writes documents from it, as from the table of inputs. */
export const OUTPUTS = {
  'snapshot-name': {
    summary: 'The name of the snapshot.',
    type: 'string',
    operations: 'all',
    description:
      'The name of the snapshot that the step acted on (list: the newest), which `restore` accepts. This output and ' +
      'the next five are set if the step has exactly one container, and empty if the API returns no value.',
  },
  'snapshot-alias': {
    summary: 'Its alias.',
    type: 'string',
    operations: 'all',
    description: 'The alias of that snapshot.',
  },
  'created-at': {
    summary: 'Its creation time.',
    type: 'string',
    operations: 'all',
    description: 'When that snapshot was created, in ISO 8601.',
  },
  'expires-at': {
    summary: 'Its expiry time.',
    type: 'string',
    operations: 'all',
    description: 'When that snapshot expires, in ISO 8601.',
  },
  'size-bytes': {
    summary: 'Its size in bytes.',
    type: 'integer',
    operations: 'all',
    description: 'The size of that snapshot in bytes.',
  },
  snapshot: {
    summary: 'The snapshot as JSON.',
    type: 'string',
    operations: 'all',
    description: 'That snapshot as a JSON object, with `container_id`.',
  },
  snapshots: {
    summary: 'All snapshots as a JSON array.',
    type: 'string',
    operations: 'all',
    description:
      'Every snapshot that the step acted on or listed, as a JSON array, newest first, each with `container_id`. It ' +
      'contains the newest that fit; `truncated` reports whether there are more. GitHub limits all outputs of a job ' +
      'to 1 MiB.',
  },
  'snapshots-file': {
    summary: 'The path of a JSON file with all snapshots.',
    type: 'string',
    operations: ['list'],
    description: 'The path of a JSON file that contains every snapshot, never truncated.',
  },
  'snapshot-map': {
    summary: 'A JSON object of container ids and snapshot names.',
    type: 'string',
    operations: ['create', 'restore'],
    description:
      'A JSON object that maps the id of each container to the name of its snapshot. A later `restore` accepts it as ' +
      '`snapshot`.',
  },
  results: {
    summary: 'A JSON array with the result of each container.',
    type: 'string',
    operations: 'all',
    description:
      'A JSON array with an object for each container: `container_id`, `label` if it has one, `ok`, `changed`, ' +
      '`snapshot_names`, and `error`; `truncated` if the names or the error are incomplete.',
  },
  count: {
    summary: 'The number of snapshots.',
    type: 'integer',
    operations: 'all',
    description: 'The number of snapshots that the step acted on or listed.',
  },
  changed: {
    summary: 'Whether anything changed.',
    type: 'boolean',
    operations: 'all',
    description: '`true` if the step changed anything.',
  },
  truncated: {
    summary: 'Whether another output is incomplete.',
    type: 'boolean',
    operations: 'all',
    description: '`true` if `snapshot`, `snapshots` or `results` is incomplete.',
  },
  'backup-snapshot-name': {
    summary: 'The name of the backup of `backup-first`.',
    type: 'string',
    operations: ['restore'],
    description:
      'The name of the snapshot that `backup-first` created, if the step has exactly one container.',
  },
} as const satisfies Record<string, OutputDefinition>;

export type OutputName = keyof typeof OUTPUTS;
