import { IF_EXISTS } from '../operations/if-exists.ts';
import { OPERATIONS, type Operation } from '../operations/operation.ts';

export type InputType =
  | { kind: 'string' | 'boolean' }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'list'; separator: string };

export interface InputDefinition {
  /** A few words for the README, in Markdown. */
  summary: string;
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
 * writes `action.yml`, `action-types.yml`, the table in `README.md` and `docs/inputs.md` from it.
 */
export const INPUTS = {
  operation: {
    summary: 'What to do: `create`, `list`, `restore`, `alias` or `delete`.',
    type: { kind: 'choice', values: OPERATIONS },
    operations: OPERATIONS,
    default: '',
    required: true,
    description:
      'The operation: `create` a snapshot, `list` the snapshots, `restore` the container from a snapshot, change ' +
      'the `alias` of a snapshot, or `delete` snapshots.',
  },
  'container-id': {
    summary: 'One or several container ids, or set `HOODY_CONTAINER_ID`.',
    type: { kind: 'list', separator: ',' },
    operations: OPERATIONS,
    default: '',
    description:
      'The id of the container (24 characters from 0-9 and a-f), or several ids separated by commas or line breaks. ' +
      'Each can have a label, as in `web=64f0c1d2a3b4c5d6e7f80912`, which the log, the summary, and errors show ' +
      'instead of the id. Defaults to the environment variable `HOODY_CONTAINER_ID`.',
  },
  token: {
    summary: 'A Hoody API token, or set `HOODY_TOKEN`.',
    type: STRING,
    operations: OPERATIONS,
    default: '',
    description:
      'A token of the Hoody API, from a secret. Defaults to the environment variable `HOODY_TOKEN`. The action masks ' +
      'it in the log and sends it only to `api-url`.',
  },
  'api-url': {
    summary: 'The address of the API, such as that of a realm.',
    type: STRING,
    operations: OPERATIONS,
    default: 'https://api.hoody.com',
    description:
      'The URL of the API: of a realm (`https://{realm-id}.api.hoody.com`), a gateway, or the emulator of this ' +
      'repository. It must start with https; http is valid for loopback addresses only.',
  },
  snapshot: {
    summary: 'A name, an alias or `latest`.',
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
    summary: 'The alias to set.',
    type: STRING,
    operations: ['create', 'alias'],
    default: '',
    description:
      'The alias of the new snapshot, or the new alias of the snapshot, at most 100 characters. For a create without ' +
      'an alias, the action generates one that is unique to the run, the attempt, and the step.',
  },
  'remove-alias': {
    summary: 'Remove the alias.',
    type: BOOLEAN,
    operations: ['alias'],
    default: 'false',
    description:
      '`true` removes the alias. An empty `alias` without this input is an error, so that an empty expression cannot ' +
      'remove an alias.',
  },
  'expiry-days': {
    summary: 'Days until the new snapshot expires.',
    type: { kind: 'integer', min: 1, max: 3650 },
    operations: ['create', 'restore'],
    default: '',
    description:
      'The number of whole days, 1 to 3650, after which the platform deletes the new snapshot. If empty, the snapshot ' +
      'does not expire. For restore only with `backup-first`, where it applies to the backup.',
  },
  'if-exists': {
    summary: 'If the alias exists: `create`, `reuse`, `replace` or `fail`.',
    type: { kind: 'choice', values: IF_EXISTS },
    operations: ['create'],
    default: 'create',
    description:
      'What to do if a snapshot with that `alias` exists, as after a re-run: `create` another one, `reuse` the ' +
      'existing one, `replace` it (the step deletes the older one after the new one exists), or `fail`.',
  },
  'restore-on-failure': {
    summary: 'Roll back if the job fails or is canceled.',
    type: BOOLEAN,
    operations: ['create'],
    default: 'false',
    description:
      '`true` restores the containers from the new snapshots after the job, if the job fails or is canceled. No ' +
      'other step is necessary. The runner evaluates this input again after the job: exactly `false` then disables ' +
      'it. A step can guard up to 250 containers.',
  },
  'delete-on-success': {
    summary: 'Delete the snapshot if the job succeeds.',
    type: BOOLEAN,
    operations: ['create'],
    default: 'false',
    description:
      '`true` deletes the new snapshots after the job, if the job succeeds. The runner evaluates this input again ' +
      'after the job: exactly `false` then disables it. It never deletes a snapshot that `if-exists: reuse` found.',
  },
  'health-url': {
    summary: 'Addresses that must respond after a restore.',
    type: { kind: 'list', separator: ',' },
    operations: ['create', 'restore'],
    default: '',
    description:
      'One or more URLs, separated by commas or line breaks, that must respond with a status below 400 after a ' +
      'restore, within `timeout-seconds`; otherwise the step fails. For create only with `restore-on-failure`. The ' +
      'action sends a GET request every 2 seconds, without the token.',
  },
  'keep-last': {
    summary: 'How many of the snapshots in `filter` to keep.',
    type: { kind: 'integer', min: 0, max: 100_000 },
    operations: ['create', 'delete'],
    default: '',
    description:
      'The number of the newest snapshots matching `filter` to keep; the step deletes the other matching snapshots. ' +
      'At least 1 for create, at least 0 for delete. A create always keeps the snapshot that it just created.',
  },
  filter: {
    summary: 'A glob, such as `nightly-*`, that selects snapshots.',
    type: STRING,
    operations: ['create', 'list', 'delete'],
    default: '',
    description:
      'A glob, such as `nightly-*`, that the action matches with the alias of each snapshot, or with its name if it ' +
      'has no alias. For create only with `keep-last`; for delete only with `keep-last` or `older-than`. Without a ' +
      'filter, list shows every snapshot, and no rule deletes anything.',
  },
  'older-than': {
    summary: 'The minimum age, such as `30d`.',
    type: STRING,
    operations: ['delete'],
    default: '',
    description: 'Deletes only snapshots that are older than this duration, such as `12h`, `30d`, or `2w`.',
  },
  'backup-first': {
    summary: 'Create a snapshot first.',
    type: BOOLEAN,
    operations: ['restore'],
    default: 'false',
    description:
      '`true` first creates a snapshot of the current state, so that you can undo the restore. Set `expiry-days` to ' +
      'let this backup expire.',
  },
  'ignore-missing': {
    summary: 'Accept a snapshot that does not exist.',
    type: BOOLEAN,
    operations: ['delete'],
    default: 'false',
    description: '`true` treats a snapshot that does not exist as deleted.',
  },
  'dry-run': {
    summary: 'Report only; change nothing.',
    type: BOOLEAN,
    operations: ['create', 'restore', 'alias', 'delete'],
    default: 'false',
    description: '`true` reports what the step would do, without changing anything.',
  },
  'max-parallel': {
    summary: 'How many containers to process at a time.',
    type: { kind: 'integer', min: 1, max: 64 },
    operations: OPERATIONS,
    default: '8',
    description: 'The maximum number of containers to process at the same time, 1 to 64.',
  },
  'timeout-seconds': {
    summary: 'The time limit of the step.',
    type: { kind: 'integer', min: 1, max: 3600 },
    operations: OPERATIONS,
    default: '300',
    description:
      'The time limit of the step, 1 to 3600 seconds, including all retries and the wait for a busy container.',
  },
  summary: {
    summary: 'Write a job summary.',
    type: BOOLEAN,
    operations: OPERATIONS,
    default: 'true',
    description: '`false` disables the job summary.',
  },
  'job-status': {
    summary: 'Internal; do not set it.',
    type: STRING,
    operations: OPERATIONS,
    // The runner evaluates it again for the post step.
    default: `\${{ job.status }}`,
    description: 'Internal: the runner passes the status of the job to the post step. Do not set it.',
  },
} as const satisfies Record<string, InputDefinition>;

export type InputName = keyof typeof INPUTS;
