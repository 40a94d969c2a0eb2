import { UserError } from '../base/user-error.ts';
import { line, quote } from '../text/message.ts';
import { own, type Redact, type Redacted, redactionOf } from '../text/redact.ts';
import { parseSwitch } from '../text/switch.ts';
import { INPUTS, type InputDefinition, type InputName } from './definitions.ts';
import { hasControlCharacters, parseDuration } from './values.ts';

/** Where inputs come from. */
export interface InputSource {
  /** An input as the runner passes it, trimmed; empty if it is not set. */
  input: (name: string) => string;
  /** Whether the runner passes an input that is empty. It passes the default of one that is not set. */
  isEmpty: (name: string) => boolean;
  /** Whether the system may have cut an input. */
  mayBeCut: (name: string) => boolean;
  /** An environment variable. */
  env: (name: string) => string | undefined;
}

/** The inputs whose type is of this kind. */
type InputOfKind<Kind> = {
  [Name in InputName]: (typeof INPUTS)[Name]['type'] extends { kind: Kind } ? Name : never;
}[InputName];

type Choice<Name extends InputOfKind<'choice'>> = (typeof INPUTS)[Name]['type']['values'][number];

/** The token, from the input or the environment, unchecked, so that it can be masked first. */
export function readToken({ input, env }: InputSource): string {
  return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}

/** All problems with the inputs, in one message. */
export class InputError extends UserError {
  constructor(problems: readonly Redacted[]) {
    super(
      problems.length === 1
        ? line('An input is invalid. No request was sent.')
        : line`The inputs have ${problems.length} problems. No request was sent.`,
      ...problems.map((problem) => line`- ${problem}`),
    );
    this.name = 'InputError';
  }
}

const MAX_QUOTED_LENGTH = 120;

/** The switches that protect something: where one is empty, an expression has no value. */
const PROTECTING: ReadonlySet<InputName> = new Set(['restore-on-failure', 'backup-first', 'dry-run']);

/** Reads inputs by type. It collects all problems and returns a placeholder for each invalid value. */
export class InputReader {
  readonly token: string;
  readonly #source: InputSource;
  readonly #redact: Redact;
  readonly #problems: Redacted[] = [];
  /** The inputs that contain the token, of which nothing else is worth saying. */
  readonly #withToken = new Set<InputName>();

  constructor(source: InputSource) {
    this.#source = source;
    this.token = readToken(source);
    this.#redact = redactionOf(this.token);
  }

  /** @throws InputError if any input read so far is invalid */
  throwIfInvalid(): void {
    if (this.#problems.length > 0) throw new InputError(this.#problems);
  }

  /** Rejects every input that contains the token, but its own: what they contain is sent, stored, or shown. */
  rejectToken(): void {
    for (const name of Object.keys(INPUTS) as InputName[]) {
      if (name === 'token' || !this.hasToken(name)) continue;
      this.reject(
        name,
        line('contains the token, which only `token` may contain. Check the expression in the workflow'),
      );
      this.#withToken.add(name);
    }
  }

  /** Rejects every input of which the system may have cut the end: a list of containers would lack some. */
  rejectCut(): void {
    for (const name of Object.keys(INPUTS) as InputName[]) {
      if (!this.#source.mayBeCut(name)) continue;
      this.reject(
        name,
        line(
          'has exactly 32,766 characters, at which Windows cuts a variable, so its end may be missing. Make it shorter, such as with fewer containers in each step',
        ),
      );
    }
  }

  /** The text of an input, or its default, without the token. */
  text(name: InputName): Redacted {
    return this.#redact(this.#source.input(name) || INPUTS[name].default);
  }

  /** An environment variable, without the token; empty if it is not set. */
  env(name: string): Redacted {
    return this.#redact(this.#source.env(name) ?? '');
  }

  isSet(name: InputName): boolean {
    return this.text(name) !== '';
  }

  boolean(name: InputOfKind<'boolean'>): boolean {
    if (PROTECTING.has(name) && this.#source.isEmpty(name)) {
      this.reject(
        name,
        line`is empty, because an expression has no value. Write \`\${{ inputs.${line(name)} || false }}\``,
      );
      return false;
    }
    const value = this.text(name);
    const isOn = parseSwitch(value);
    if (isOn === undefined) this.reject(name, line`is ${this.quote(value)}, but must be true or false`);
    return isOn ?? false;
  }

  /** @param min overrides the minimum of the definition */
  integer(name: InputOfKind<'integer'>, min: number = INPUTS[name].type.min): number {
    const { max } = INPUTS[name].type;
    const value = this.text(name);
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.reject(name, line`is ${this.quote(value)}, but must be a whole number from ${min} to ${max}`);
    return min;
  }

  choice<Name extends InputOfKind<'choice'>>(name: Name): Choice<Name> | undefined {
    const value = this.text(name);
    const values: readonly Choice<Name>[] = INPUTS[name].type.values;
    const choice = values.find((known) => known === value);
    if (choice === undefined)
      this.reject(name, line`is ${this.quote(value)}, but must be one of ${own(values.join(', '))}`);
    return choice;
  }

  /** A duration in milliseconds. */
  duration(name: InputOfKind<'string'>): number {
    const ms = parseDuration(this.text(name));
    if (ms === undefined)
      this.reject(
        name,
        line`is ${this.quote(this.text(name))}, but must be a duration such as 12h, 30d, or 2w`,
      );
    return ms ?? Number.POSITIVE_INFINITY;
  }

  /** Rejects a value that contains control characters. */
  rejectControlCharacters(name: InputName, value: Redacted): void {
    if (!hasControlCharacters(value)) return;
    this.reject(
      name,
      line`is ${this.quote(value)}, which contains a line break or another control character`,
    );
  }

  /**
   * Rejects a value that is too long.
   *
   * @param maxLength in characters
   * @returns whether it is
   */
  rejectLong(name: InputName, value: Redacted, maxLength: number): boolean {
    const { length } = [...value];
    if (length <= maxLength) return false;
    this.reject(name, line`contains a value of ${length} characters; the limit is ${maxLength}`);
    return true;
  }

  /** Rejects inputs that the operation does not support. An input that has its default value is not set. */
  rejectUnsupported(operation: string): void {
    for (const [name, definition] of Object.entries<InputDefinition>(INPUTS)) {
      const value = this.#source.input(name);
      const operations: readonly string[] = definition.operations;
      if (operations.includes(operation) || value === '' || value === definition.default) continue;
      this.reject(
        name as InputName,
        line`is not valid for \`${own(operation)}\`, only for ${own(operations.join(', '))}`,
      );
    }
  }

  /** Whether the text of an input contains the token. */
  hasToken(name: InputName): boolean {
    const text = this.#source.input(name);
    return this.#redact(text) !== text;
  }

  /** @param problem the end of a sentence that starts with the name of the input */
  reject(name: InputName, problem: Redacted): void {
    if (this.#withToken.has(name)) return;
    this.#problems.push(line`\`${line(name)}\` ${problem}.`);
  }

  /** Quotes a value for a message: on one line, and whole, since the runner masks no part of a secret. */
  quote(value: Redacted): Redacted {
    if (value === '') return line('empty');
    return value.length > MAX_QUOTED_LENGTH ? line`a value of ${value.length} characters` : quote(value);
  }
}
