import { CONTAINER_ID, LONGEST_ALIAS } from './hoody/schema.ts';
import type { AliasRequest } from './operations/alias.ts';
import type { CreateRequest } from './operations/create.ts';
import type { DeleteRequest } from './operations/delete.ts';
import type { RestoreRequest } from './operations/restore.ts';

/** What the step was asked to do, read and checked. */
export type Request =
  | { operation: 'list' }
  | ({ operation: 'create' } & CreateRequest)
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
  /** Makes the alias of a snapshot that was given none. */
  generateAlias: () => string;
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
  'ignore-missing': { takenBy: ['delete'], default: 'false' },
  'timeout-seconds': { takenBy: OPERATIONS, default: '300' },
  summary: { takenBy: OPERATIONS, default: 'true' },
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
  const settings: Settings = {
    containerIds: reader.containerIds(),
    token: reader.token(),
    apiUrl: reader.apiUrl(),
    timeoutMs: reader.wholeNumber('timeout-seconds', 1, 3600) * 1000,
    summary: reader.boolean('summary'),
  };
  const operation = reader.operation();
  const request = operation && reader.request(operation);
  if (reader.problems.length > 0 || !request) throw new InputError(reader.problems);
  return { request, settings };
}

/** Reads one input after the other; what is wrong is gathered, and a stand-in takes its place. */
class Reader {
  readonly problems: string[] = [];
  readonly #source: InputSource;

  constructor(source: InputSource) {
    this.#source = source;
  }

  request(operation: Operation): Request {
    this.#refuseStrays(operation);
    switch (operation) {
      case 'list':
        return { operation };
      case 'create':
        return { operation, ...this.#create() };
      case 'restore':
        return { operation, snapshot: this.#snapshot() };
      case 'alias':
        return { operation, snapshot: this.#snapshot(), alias: this.#newAlias() };
      case 'delete':
        return { operation, snapshot: this.#snapshot(), ignoreMissing: this.boolean('ignore-missing') };
    }
  }

  operation(): Operation | undefined {
    const value = this.#value('operation');
    const operation = OPERATIONS.find((known) => known === value);
    if (!operation) this.#problem('operation', `is ${quote(value)}, not one of ${OPERATIONS.join(', ')}`);
    return operation;
  }

  containerIds(): string[] {
    const value = this.#value('container-id') || (this.#source.env('HOODY_CONTAINER_ID') ?? '').trim();
    const ids = value
      .split(/[,\n]/)
      .map((id) => id.trim())
      .filter((id) => id !== '');
    if (ids.length === 0)
      this.#problem('container-id', 'is missing; the variable HOODY_CONTAINER_ID can give it too');
    for (const id of ids) {
      if (!CONTAINER_ID.test(id)) {
        this.#problem(
          'container-id',
          `holds ${quote(id)}, which is no container id (24 digits from 0-9 and a-f)`,
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
    const problem = !url ? 'is no address, such as https://api.hoody.com' : problemOf(url);
    // The value itself is not repeated: an address can hold a password.
    if (problem) this.#problem('api-url', problem);
    return url ?? new URL(INPUTS['api-url'].default);
  }

  boolean(name: InputName): boolean {
    const value = this.#value(name);
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)$/.test(value)) this.#problem(name, `is ${quote(value)}, not true or false`);
    return false;
  }

  wholeNumber(name: InputName, least: number, most: number): number {
    const value = this.#value(name);
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    this.#problem(name, `is ${quote(value)}, not a whole number from ${least} to ${most}`);
    return least;
  }

  #create(): CreateRequest {
    const alias = this.#alias();
    return {
      alias: alias || this.#source.generateAlias(),
      aliasIsUnique: alias === '',
      ...(this.#value('expiry-days') === '' ? {} : { expiryDays: this.wholeNumber('expiry-days', 1, 3650) }),
    };
  }

  #snapshot(): string {
    const value = this.#value('snapshot');
    if (value === '') {
      this.#problem(
        'snapshot',
        'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?',
      );
    } else if (CONTROL.test(value)) {
      this.#problem('snapshot', `is ${quote(value)}, which holds a line break or another control character`);
    }
    return value;
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
    if (CONTROL.test(alias)) {
      this.#problem('alias', `is ${quote(alias)}, which holds a line break or another control character`);
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

  #problem(name: InputName, problem: string): void {
    this.problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
  }
}

const CONTROL = /\p{Cc}/u;

function quote(value: string): string {
  const longest = 120;
  return value === ''
    ? 'empty'
    : JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}

/** Why an address cannot be that of the API. The token goes there, so it has to be encrypted or stay on the machine. */
function problemOf(url: URL): string | undefined {
  const { protocol, username, password, search, hash, pathname } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
    return 'has to start with https://, so that the token is not sent in the clear; http:// is for a loopback address alone';
  }
  if (username !== '' || password !== '')
    return 'must not hold a user name or a password; the token has an input of its own';
  if (search !== '' || hash !== '') return 'must not hold a query or a fragment';
  if (/\/api\/v1\/?$/.test(pathname)) return 'must not end in /api/v1, which is added to it';
  return undefined;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
