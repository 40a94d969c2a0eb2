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
  /** What the runner passes when the workflow sets nothing; an empty string stands for no default. */
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
      'What to do: `create` a snapshot, `list` the snapshots, `restore` the container from a snapshot, change ' +
      'the `alias` of a snapshot, or `delete` snapshots.',
  },
  'container-id': {
    summary: 'One or several container ids, or set `HOODY_CONTAINER_ID`.',
    type: { kind: 'list', separator: ',' },
    operations: OPERATIONS,
    default: '',
    description:
      'The id of the container, 24 digits from 0-9 and a-f, or several ids separated by commas or line breaks. Each ' +
      'can have a label, as in `web=64f0c1d2a3b4c5d6e7f80912`, which the log, the summary and errors show in place of ' +
      'the id. Defaults to the environment variable `HOODY_CONTAINER_ID`.',
  },
  token: {
    summary: 'A Hoody API token, or set `HOODY_TOKEN`.',
    type: STRING,
    operations: OPERATIONS,
    default: '',
    description:
      'A token of the Hoody API, from a secret. Defaults to the environment variable `HOODY_TOKEN`. It is masked ' +
      'in the log and sent to `api-url` only.',
  },
  'api-url': {
    summary: 'The address of the API, such as that of a realm.',
    type: STRING,
    operations: OPERATIONS,
    default: 'https://api.hoody.com',
    description:
      'The address of the API: of a realm (`https://{realm-id}.api.hoody.com`), a gateway, or the emulator of ' +
      'this repository. It must be https; plain http is for loopback addresses only.',
  },
  snapshot: {
    summary: 'A name, an alias or `latest`.',
    type: STRING,
    operations: ['restore', 'alias', 'delete'],
    default: '',
    description:
      'Which snapshot: its name, its alias, or `latest` for the newest snapshot of the container; `name:x` and ' +
      '`alias:x` say which is meant, and a word that can be both is refused. For delete also several, each on its own ' +
      'line, or separated by commas on a single line. Or the output `snapshot-map` of an earlier create, which holds ' +
      'a name for each container. When several snapshots share an alias, restore and alias use the newest and log ' +
      'it; delete refuses.',
  },
  alias: {
    summary: 'The alias to set.',
    type: STRING,
    operations: ['create', 'alias'],
    default: '',
    description:
      'The alias of the new snapshot, or the new alias of the snapshot, at most 100 characters. If a create has none, ' +
      'the action generates one that is unique to the run, the attempt and the step.',
  },
  'remove-alias': {
    summary: 'Remove the alias.',
    type: BOOLEAN,
    operations: ['alias'],
    default: 'false',
    description:
      '`true` removes the alias. An empty `alias` alone is an error, so that an expression that evaluates to ' +
      'nothing cannot remove one.',
  },
  'expiry-days': {
    summary: 'Days until the new snapshot expires.',
    type: { kind: 'integer', min: 1, max: 3650 },
    operations: ['create', 'restore'],
    default: '',
    description:
      'After how many whole days, 1 to 3650, the platform removes the new snapshot. If empty, the snapshot stays ' +
      'until it is deleted. For restore only with `backup-first`, where it applies to the backup.',
  },
  'if-exists': {
    summary: 'If the alias exists: `create`, `reuse`, `replace` or `fail`.',
    type: { kind: 'choice', values: IF_EXISTS },
    operations: ['create'],
    default: 'create',
    description:
      'What to do when a snapshot with that `alias` exists, as after a re-run: `create` another one, `reuse` the ' +
      'existing one, `replace` it (the older one is deleted once the new one exists), or `fail`.',
  },
  'restore-on-failure': {
    summary: 'Roll back if the job fails or is cancelled.',
    type: BOOLEAN,
    operations: ['create'],
    default: 'false',
    description:
      '`true` restores the containers from the new snapshots after the job, if the job failed or was cancelled. No ' +
      'other step is needed. Evaluated again after the job: exactly `false` then disarms it. A step can guard up to ' +
      '250 containers.',
  },
  'delete-on-success': {
    summary: 'Delete the snapshot if the job succeeds.',
    type: BOOLEAN,
    operations: ['create'],
    default: 'false',
    description:
      '`true` deletes the new snapshots after the job, if the job succeeded. Evaluated again after the job: exactly ' +
      '`false` then disarms it. A snapshot that `if-exists: reuse` found is never deleted.',
  },
  'health-url': {
    summary: 'Addresses that must respond after a restore.',
    type: { kind: 'list', separator: ',' },
    operations: ['create', 'restore'],
    default: '',
    description:
      'One or several addresses, separated by commas or line breaks, that must respond with a status below 400 after ' +
      'a restore, within `timeout-seconds`; otherwise the step fails. For create only with `restore-on-failure`. They ' +
      'get a GET request every 2 seconds, without the token.',
  },
  'keep-last': {
    summary: 'How many of the snapshots in `filter` to keep.',
    type: { kind: 'integer', min: 0, max: 100_000 },
    operations: ['create', 'delete'],
    default: '',
    description:
      'Keep this many of the newest snapshots that `filter` matches, and delete the others that it matches. From 1 ' +
      'for create, from 0 for delete. A create always keeps the snapshot that it just created.',
  },
  filter: {
    summary: 'A glob, such as `nightly-*`, that selects snapshots.',
    type: STRING,
    operations: ['create', 'list', 'delete'],
    default: '',
    description:
      'A glob, such as `nightly-*`, that is matched with the alias of each snapshot, or with its name if it has no ' +
      'alias. For create only with `keep-last`; for delete only with `keep-last` or `older-than`. list shows ' +
      'everything without it; no rule deletes anything without it.',
  },
  'older-than': {
    summary: 'The minimum age, such as `30d`.',
    type: STRING,
    operations: ['delete'],
    default: '',
    description: 'Delete only snapshots that are older than this: `12h`, `30d`, `2w`.',
  },
  'backup-first': {
    summary: 'Create a snapshot first.',
    type: BOOLEAN,
    operations: ['restore'],
    default: 'false',
    description:
      '`true` creates a snapshot of the current state first, so that the restore can be undone. Set `expiry-days` to let ' +
      'this backup expire.',
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
    description: '`true` reports what the step would do, and changes nothing.',
  },
  'max-parallel': {
    summary: 'How many containers to process at a time.',
    type: { kind: 'integer', min: 1, max: 64 },
    operations: OPERATIONS,
    default: '8',
    description: 'How many containers are processed at the same time, 1 to 64.',
  },
  'timeout-seconds': {
    summary: 'The time limit of the step.',
    type: { kind: 'integer', min: 1, max: 3600 },
    operations: OPERATIONS,
    default: '300',
    description:
      'How long the step may take, 1 to 3600 seconds, including all retries and the wait for a busy container.',
  },
  summary: {
    summary: 'Write a job summary.',
    type: BOOLEAN,
    operations: OPERATIONS,
    default: 'true',
    description: '`false` writes no job summary.',
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
