import { IF_EXISTS } from '../operations/if-exists.ts';
import { OPERATIONS, type Operation } from '../operations/operation.ts';

export type InputType =
  | { kind: 'string' | 'boolean' }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'list'; separator: string };

export interface InputDefinition {
  type: InputType;
  /** The operations that the input is valid for. */
  operations: readonly Operation[];
  /** What the runner passes if the workflow does not set the input; an empty string means no default. */
  default: string;
  required?: true;
  /** For people, in Markdown. */
  description: string;
}

const STRING = { kind: 'string' } as const;
const BOOLEAN = { kind: 'boolean' } as const;

/**
 * The inputs of the action: the only place that names their types, defaults and descriptions. `npm run generate`
 * writes `action.yml`, `action-types.yml` and the README's table from it.
 */
export const INPUTS = {
  operation: {
    type: { kind: 'choice', values: OPERATIONS },
    operations: OPERATIONS,
    default: '',
    required: true,
    description:
      'The operation: `create` a snapshot, `list` the snapshots, `restore` the container from a snapshot, change ' +
      'the `alias` of a snapshot, or `delete` snapshots.',
  },
  'container-id': {
    type: { kind: 'list', separator: ',' },
    operations: OPERATIONS,
    default: '',
    description:
      'The id of the container (24 characters from 0-9 and a-f), or several ids separated by commas or line breaks. ' +
      'Each can have a label, as in `web=64f0c1d2a3b4c5d6e7f80912`, which the log, the summary, and errors show ' +
      'instead of the id. Defaults to the environment variable `HOODY_CONTAINER_ID`.',
  },
  token: {
    type: STRING,
    operations: OPERATIONS,
    default: '',
    description:
      'A token of the Hoody API, from a secret. Defaults to the environment variable `HOODY_TOKEN`. The action masks ' +
      'it in the log and sends it only to `api-url`.',
  },
  'api-url': {
    type: STRING,
    operations: OPERATIONS,
    default: 'https://api.hoody.com',
    description:
      'The URL of the API: of a realm (`https://{realm-id}.api.hoody.com`), a gateway, or the emulator of this ' +
      'repository. It must start with https; http is valid for loopback addresses only.',
  },
  snapshot: {
    type: STRING,
    operations: ['restore', 'alias', 'delete'],
    default: '',
    description:
      'The snapshot: its name, its alias, or `latest` for the newest snapshot of the container. If a word is the name ' +
      'of one snapshot and the alias of another, use `name:x` or `alias:x`. delete also accepts several snapshots, ' +
      'each on its own line, or separated by commas on a single line. Also accepts the output `snapshot-map` of an ' +
      'earlier create, which contains a name for each container. If several snapshots share an alias, restore and ' +
      'alias use the newest and log a warning; delete fails.',
  },
  alias: {
    type: STRING,
    operations: ['create', 'alias'],
    default: '',
    description:
      'The alias of the new snapshot, or the new alias of the snapshot, at most 100 characters. For a create without ' +
      'an alias, the action generates one that is unique to the run, the attempt, and the step.',
  },
  'remove-alias': {
    type: BOOLEAN,
    operations: ['alias'],
    default: 'false',
    description:
      '`true` removes the alias. An empty `alias` without this input is an error, so that an empty expression cannot ' +
      'remove an alias.',
  },
  'expiry-days': {
    type: { kind: 'integer', min: 1, max: 3650 },
    operations: ['create', 'restore'],
    default: '',
    description:
      'The number of whole days, 1 to 3650, after which the platform deletes the new snapshot. If empty, the snapshot ' +
      'does not expire. For restore only with `backup-first`, where it applies to the backup.',
  },
  'if-exists': {
    type: { kind: 'choice', values: IF_EXISTS },
    operations: ['create'],
    default: 'create',
    description:
      'What to do if a snapshot with that `alias` exists, as after a re-run: `create` another one, `reuse` the ' +
      'existing one, `replace` it (the step deletes the older one after the new one exists), or `fail`.',
  },
  'restore-on-failure': {
    type: BOOLEAN,
    operations: ['create'],
    default: 'false',
    description:
      '`true` restores the containers from the new snapshots after the job, if the job fails or is canceled. No ' +
      'other step is necessary. The runner evaluates this input again after the job: exactly `false` then disables ' +
      'it. A step can guard up to 250 containers.',
  },
  'delete-on-success': {
    type: BOOLEAN,
    operations: ['create'],
    default: 'false',
    description:
      '`true` deletes the new snapshots after the job, if the job succeeds. The runner evaluates this input again ' +
      'after the job: exactly `false` then disables it. It never deletes a snapshot that `if-exists: reuse` found.',
  },
  'health-url': {
    type: { kind: 'list', separator: ',' },
    operations: ['create', 'restore'],
    default: '',
    description:
      'One or more URLs, separated by commas or line breaks, that must respond with a status below 400 after a ' +
      'restore, within `timeout-seconds`; otherwise the step fails. For create only with `restore-on-failure`. The ' +
      'action sends a GET request every 2 seconds, without the token.',
  },
  'keep-last': {
    type: { kind: 'integer', min: 0, max: 100_000 },
    operations: ['create', 'delete'],
    default: '',
    description:
      'The number of the newest snapshots matching `filter` to keep; the step deletes the other matching snapshots. ' +
      'At least 1 for create, at least 0 for delete. A create always keeps the snapshot that it just created.',
  },
  filter: {
    type: STRING,
    operations: ['create', 'list', 'delete'],
    default: '',
    description:
      'A glob, such as `nightly-*`, that the action matches with the alias of each snapshot, or with its name if it ' +
      'has no alias. For create only with `keep-last`; for delete only with `keep-last` or `older-than`. Without a ' +
      'filter, list shows every snapshot, and no rule deletes anything.',
  },
  'older-than': {
    type: STRING,
    operations: ['delete'],
    default: '',
    description: 'Deletes only snapshots that are older than this duration, such as `12h`, `30d`, or `2w`.',
  },
  'backup-first': {
    type: BOOLEAN,
    operations: ['restore'],
    default: 'false',
    description:
      '`true` first creates a snapshot of the current state, so that you can undo the restore. Set `expiry-days` to ' +
      'let this backup expire.',
  },
  'ignore-missing': {
    type: BOOLEAN,
    operations: ['delete'],
    default: 'false',
    description: '`true` treats a snapshot that does not exist as deleted.',
  },
  'dry-run': {
    type: BOOLEAN,
    operations: ['create', 'restore', 'alias', 'delete'],
    default: 'false',
    description: '`true` reports what the step would do, without changing anything.',
  },
  'max-parallel': {
    type: { kind: 'integer', min: 1, max: 64 },
    operations: OPERATIONS,
    default: '8',
    description: 'The maximum number of containers to process at the same time, 1 to 64.',
  },
  'timeout-seconds': {
    type: { kind: 'integer', min: 1, max: 3600 },
    operations: OPERATIONS,
    default: '300',
    description:
      'The time limit of the step, 1 to 3600 seconds, including all retries and the wait for a busy container.',
  },
  summary: {
    type: BOOLEAN,
    operations: OPERATIONS,
    default: 'true',
    description: '`false` disables the job summary.',
  },
  'job-status': {
    type: STRING,
    operations: OPERATIONS,
    // The runner evaluates it again for the post step.
    default: `\${{ job.status }}`,
    description: 'Internal: the runner passes the status of the job to the post step. Do not set it.',
  },
} as const satisfies Record<string, InputDefinition>;

export type InputName = keyof typeof INPUTS;
