import { CONTAINER_ID, LONGEST_ALIAS } from './hoody/schema.ts';
import {
  hasControls,
  parseDuration,
  parseList,
  parseSnapshotMap,
  problemOfApiUrl,
  quote,
} from './input-values.ts';
import type { AliasRequest } from './operations/alias.ts';
import type { CreateRequest } from './operations/create.ts';
import type { DeleteRequest } from './operations/delete.ts';
import type { ListRequest } from './operations/list.ts';
import type { RestoreRequest } from './operations/restore.ts';
import { type Redact, redactionOf } from './redact.ts';

/** What the post step does with what a create made, once the job is over. */
export interface GuardRequest {
  restoreOnFailure: boolean;
  deleteOnSuccess: boolean;
}

/** What the step was asked to do, read and checked. */
export type Request =
  | ({ operation: 'list' } & ListRequest)
  | ({ operation: 'create'; guard: GuardRequest } & CreateRequest)
  | ({ operation: 'restore' } & RestoreRequest)
  | ({ operation: 'alias' } & AliasRequest)
  | ({ operation: 'delete' } & DeleteRequest);

export type Operation = Request['operation'];

/** How it is done, the same for every operation. */
export interface Settings {
  /** Each once, in the order in which they were given. */
  containerIds: string[];
  token: string;
  apiUrl: URL;
  maxParallel: number;
  timeoutMs: number;
  summary: boolean;
}

export interface Inputs {
  request: Request;
  settings: Settings;
}

/** Everything that is wrong with the inputs, in one message. */
export class InputError extends Error {
  constructor(problems: readonly string[]) {
    const head =
      problems.length === 1 ? 'An input is wrong' : `${problems.length} things are wrong with the inputs`;
    super(`${head}; nothing was sent.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'InputError';
  }
}

/** Where the inputs come from. */
export interface InputSource {
  /** An input as the runner gives it, without white space at its ends; empty when it was not given. */
  input: (name: string) => string;
  /** An environment variable. */
  env: (name: string) => string | undefined;
  /** Makes an alias that nobody else has, which begins with this word. */
  generateAlias: (word: string) => string;
}

export const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'] as const satisfies Operation[];

interface Rule {
  takenBy: readonly Operation[];
  /** As in action.yml: the runner gives it where the user gave nothing. */
  default: string;
}

/** Which operations take an input, and its default. */
export const INPUTS = {
  operation: { takenBy: OPERATIONS, default: '' },
  'container-id': { takenBy: OPERATIONS, default: '' },
  token: { takenBy: OPERATIONS, default: '' },
  'api-url': { takenBy: OPERATIONS, default: 'https://api.hoody.com' },
  snapshot: { takenBy: ['restore', 'alias', 'delete'], default: '' },
  alias: { takenBy: ['create', 'alias'], default: '' },
  'remove-alias': { takenBy: ['alias'], default: 'false' },
  'expiry-days': { takenBy: ['create'], default: '' },
  'if-exists': { takenBy: ['create'], default: 'create' },
  'restore-on-failure': { takenBy: ['create'], default: 'false' },
  'delete-on-success': { takenBy: ['create'], default: 'false' },
  'keep-last': { takenBy: ['create', 'delete'], default: '' },
  filter: { takenBy: ['create', 'list', 'delete'], default: '' },
  'older-than': { takenBy: ['delete'], default: '' },
  'backup-first': { takenBy: ['restore'], default: 'false' },
  'ignore-missing': { takenBy: ['delete'], default: 'false' },
  'dry-run': { takenBy: ['create', 'restore', 'alias', 'delete'], default: 'false' },
  'max-parallel': { takenBy: OPERATIONS, default: '8' },
  'timeout-seconds': { takenBy: OPERATIONS, default: '300' },
  summary: { takenBy: OPERATIONS, default: 'true' },
  'job-status': { takenBy: OPERATIONS, default: '' },
} as const satisfies Record<string, Rule>;

type InputName = keyof typeof INPUTS;

/** The token, before anything else is read, so that it can be masked. */
export function readToken({ input, env }: InputSource): string {
  return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}

/**
 * Reads and checks every input.
 *
 * @throws InputError that names all that is wrong
 */
export function readInputs(source: InputSource): Inputs {
  const reader = new Reader(source);
  const operation = reader.operation();
  const settings: Settings = {
    containerIds: reader.containerIds(),
    token: reader.token(),
    apiUrl: reader.apiUrl(),
    ...reader.pace(),
    summary: reader.boolean('summary'),
  };
  const request = operation && reader.request(operation, settings.containerIds);
  if (reader.problems.length > 0 || !request) throw new InputError(reader.problems);
  return { request, settings };
}

/** What the post step reads anew; what it acts on comes from what the step left for it. */
export interface PostInputs extends Pick<Settings, 'token' | 'maxParallel' | 'timeoutMs' | 'summary'> {
  /** How the job went, as the runner tells it now. */
  jobStatus: string;
}

/**
 * Reads the inputs of the post step.
 *
 * @throws InputError that names all that is wrong
 */
export function readPostInputs(source: InputSource): PostInputs {
  const reader = new Reader(source);
  const inputs: PostInputs = {
    token: reader.token(),
    ...reader.pace(),
    summary: reader.boolean('summary'),
    jobStatus: source.input('job-status'),
  };
  if (reader.problems.length > 0) throw new InputError(reader.problems);
  return inputs;
}

/** What `if-exists` can be. */
export const IF_EXISTS = [
  'create',
  'reuse',
  'replace',
  'fail',
] as const satisfies CreateRequest['ifExists'][];

/**
 * The runner hands the post step what was left for it in an environment variable. Windows takes 32 KiB in one, Linux
 * 128 KiB; a post step that is left more does not start.
 */
const MOST_GUARDED = 250;

/** Reads one input after the other; what is wrong is gathered, and a stand-in takes its place. */
class Reader {
  readonly problems: string[] = [];
  readonly #source: InputSource;
  readonly #redact: Redact;

  constructor(source: InputSource) {
    this.#source = source;
    this.#redact = redactionOf(readToken(source));
  }

  request(operation: Operation, containerIds: readonly string[]): Request {
    this.#refuseStrays(operation);
    switch (operation) {
      case 'list': {
        const filter = this.#value('filter');
        return { operation, ...(filter === '' ? {} : { filter }) };
      }
      case 'create':
        return { operation, ...this.#create(), guard: this.#guard(containerIds) };
      case 'restore':
        return { operation, ...this.#restore(containerIds) };
      case 'alias': {
        const snapshots = this.#snapshot(containerIds);
        return { operation, snapshots, alias: this.#newAlias(), dryRun: this.boolean('dry-run') };
      }
      case 'delete':
        return { operation, ...this.#delete(containerIds) };
    }
  }

  pace(): Pick<Settings, 'maxParallel' | 'timeoutMs'> {
    return {
      maxParallel: this.wholeNumber('max-parallel', 1, 64),
      timeoutMs: this.wholeNumber('timeout-seconds', 1, 3600) * 1000,
    };
  }

  operation(): Operation | undefined {
    const value = this.#value('operation');
    const operation = OPERATIONS.find((known) => known === value);
    if (!operation)
      this.#problem('operation', `is ${this.#quote(value)}, not one of ${OPERATIONS.join(', ')}`);
    return operation;
  }

  containerIds(): string[] {
    const value = this.#value('container-id') || (this.#source.env('HOODY_CONTAINER_ID') ?? '').trim();
    const ids = parseList(value);
    if (ids.length === 0)
      this.#problem('container-id', 'is missing; the variable HOODY_CONTAINER_ID can give it too');
    for (const id of ids) {
      if (!CONTAINER_ID.test(id)) {
        this.#problem(
          'container-id',
          `holds ${this.#quote(id)}, which is no container id (24 digits from 0-9 and a-f)`,
        );
      }
    }
    return [...new Set(ids)];
  }

  token(): string {
    const token = readToken(this.#source);
    if (token === '') {
      this.#problem(
        'token',
        'is missing; the variable HOODY_TOKEN can give it too. Is the secret set for this repository?',
      );
    } else if (!/^[\x21-\x7e]+$/.test(token)) {
      this.#problem(
        'token',
        'holds white space or characters that no token has. Was the secret pasted whole and alone?',
      );
    }
    return token;
  }

  apiUrl(): URL {
    const value = this.#value('api-url');
    const url = URL.parse(value);
    const problem = !url ? 'is no address, such as https://api.hoody.com' : problemOfApiUrl(url);
    // The value itself is not repeated: an address can hold a password.
    if (problem) this.#problem('api-url', problem);
    return url ?? new URL(INPUTS['api-url'].default);
  }

  boolean(name: InputName): boolean {
    const value = this.#value(name);
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)$/.test(value))
      this.#problem(name, `is ${this.#quote(value)}, not true or false`);
    return false;
  }

  wholeNumber(name: InputName, least: number, most: number): number {
    const value = this.#value(name);
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    this.#problem(name, `is ${this.#quote(value)}, not a whole number from ${least} to ${most}`);
    return least;
  }

  #create(): CreateRequest {
    const alias = this.#alias();
    const ifExists = IF_EXISTS.find((known) => known === this.#value('if-exists'));
    if (!ifExists)
      this.#problem(
        'if-exists',
        `is ${this.#quote(this.#value('if-exists'))}, not one of ${IF_EXISTS.join(', ')}`,
      );
    if (alias === '' && ifExists && ifExists !== 'create') {
      this.#problem('if-exists', `is ${ifExists}, but there is no \`alias\`: a generated one never exists`);
    }
    const retention = this.#retention();
    return {
      alias: alias || this.#source.generateAlias('run'),
      aliasIsUnique: alias === '',
      ...(this.#value('expiry-days') === '' ? {} : { expiryDays: this.wholeNumber('expiry-days', 1, 3650) }),
      ifExists: ifExists ?? 'create',
      ...(retention ? { retention } : {}),
      dryRun: this.boolean('dry-run'),
    };
  }

  #retention(): CreateRequest['retention'] {
    const filter = this.#value('filter');
    const given = this.#value('keep-last') !== '';
    if (filter !== '' && !given)
      this.#problem('filter', 'is taken by `create` together with `keep-last` only');
    if (!given) return undefined;
    if (filter === '') this.#problem('keep-last', 'needs a `filter`, which says what may be deleted');
    return { keepLast: this.wholeNumber('keep-last', 1, 100_000), filter };
  }

  #guard(containerIds: readonly string[]): GuardRequest {
    const restoreOnFailure = this.boolean('restore-on-failure');
    const deleteOnSuccess = this.boolean('delete-on-success');
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MOST_GUARDED) {
      this.#problem(
        'container-id',
        `holds ${containerIds.length} ids; a step can guard ${MOST_GUARDED} at most. Let each job of a matrix guard some`,
      );
    }
    return { restoreOnFailure, deleteOnSuccess };
  }

  #restore(containerIds: readonly string[]): RestoreRequest {
    return {
      snapshots: this.#snapshot(containerIds),
      ...(this.boolean('backup-first') ? { backupAlias: this.#source.generateAlias('backup') } : {}),
      dryRun: this.boolean('dry-run'),
    };
  }

  #delete(containerIds: readonly string[]): DeleteRequest {
    const dryRun = this.boolean('dry-run');
    const ignoreMissing = this.boolean('ignore-missing');
    const rules = (['filter', 'keep-last', 'older-than'] as const).filter((name) => this.#value(name) !== '');
    if (rules.length === 0) {
      const chosen = this.#snapshot(containerIds);
      const snapshots = new Map([...chosen].map(([containerId, wanted]) => [containerId, parseList(wanted)]));
      if (/^[\s,]+$/.test(this.#value('snapshot')))
        this.#problem('snapshot', 'holds separators and no snapshot');
      return { by: 'choice', snapshots, ignoreMissing, dryRun };
    }
    if (this.#value('snapshot') !== '') {
      this.#problem(
        'snapshot',
        `is given together with ${rules.join(' and ')}; delete either by name or by rule`,
      );
    }
    if (ignoreMissing) this.#problem('ignore-missing', 'is for a delete by name, not for one by rule');
    const filter = this.#value('filter');
    if (filter === '')
      this.#problem(rules[0] ?? 'filter', 'needs a `filter`, which says what may be deleted');
    if (filter !== '' && rules.length === 1) {
      this.#problem(
        'filter',
        'needs `keep-last` or `older-than`, which say what is kept (`keep-last: 0` keeps none)',
      );
    }
    return {
      by: 'rule',
      filter,
      ...(this.#value('keep-last') === '' ? {} : { keepLast: this.wholeNumber('keep-last', 0, 100_000) }),
      ...(this.#value('older-than') === '' ? {} : { olderThanMs: this.#duration('older-than') }),
      dryRun,
    };
  }

  #duration(name: InputName): number {
    const value = this.#value(name);
    const ms = parseDuration(value);
    if (ms === undefined)
      this.#problem(name, `is ${this.#quote(value)}, not a duration such as 12h, 30d or 2w`);
    return ms ?? Number.POSITIVE_INFINITY;
  }

  /** What is wanted of each container: the same of all, or of each its own from a map. */
  #snapshot(containerIds: readonly string[]): Map<string, string> {
    const value = this.#value('snapshot');
    if (value.startsWith('{')) return this.#snapshotMap(value, containerIds);
    if (value === '') {
      this.#problem(
        'snapshot',
        'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?',
      );
    } else if (hasControls(this.#value('operation') === 'delete' ? value.replaceAll('\n', '') : value)) {
      this.#problem(
        'snapshot',
        `is ${this.#quote(value)}, which holds a line break or another control character`,
      );
    }
    return new Map(containerIds.map((containerId) => [containerId, value]));
  }

  #snapshotMap(value: string, containerIds: readonly string[]): Map<string, string> {
    const map = parseSnapshotMap(value);
    if (!map) {
      this.#problem(
        'snapshot',
        `is ${this.#quote(value)}, which is no JSON object from container ids to snapshot names`,
      );
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0)
      this.#problem('snapshot', `is a map that has no snapshot for ${lacking.join(', ')}`);
    return new Map(containerIds.map((containerId) => [containerId, map?.get(containerId) ?? '']));
  }

  #newAlias(): string | null {
    const alias = this.#alias();
    const removal = this.boolean('remove-alias');
    if (alias === '' && !removal) {
      this.#problem('alias', 'is empty. To remove the alias, set `remove-alias: true`');
    } else if (alias !== '' && removal) {
      this.#problem('alias', 'is given together with `remove-alias: true`; only one of them can be meant');
    }
    return removal ? null : alias;
  }

  #alias(): string {
    const alias = this.#value('alias');
    const length = [...alias].length;
    if (length > LONGEST_ALIAS) {
      this.#problem('alias', `has ${length} characters; ${LONGEST_ALIAS} are the most that the API takes`);
    }
    if (hasControls(alias)) {
      this.#problem(
        'alias',
        `is ${this.#quote(alias)}, which holds a line break or another control character`,
      );
    }
    return alias;
  }

  /** An input that the operation does not take is a mistake; what is as it is by default was not given. */
  #refuseStrays(operation: Operation): void {
    for (const name of Object.keys(INPUTS) as InputName[]) {
      const rule: Rule = INPUTS[name];
      const value = this.#source.input(name);
      if (rule.takenBy.includes(operation) || value === '' || value === rule.default) continue;
      this.#problem(name, `is not taken by \`${operation}\`, only by ${rule.takenBy.join(', ')}`);
    }
  }

  #value(name: InputName): string {
    return this.#source.input(name) || INPUTS[name].default;
  }

  /** Without the token, if that went into the wrong input: once it has been cut short, nothing could find it. */
  #quote(value: string): string {
    return quote(this.#redact(value));
  }

  #problem(name: InputName, problem: string): void {
    this.problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
  }
}
