import { type Redact, redactionOf } from '../text/redact.ts';
import { INPUTS, type InputDefinition, type InputName } from './definitions.ts';
import { InputError } from './input-error.ts';
import { hasControlCharacters, parseDuration, quote } from './values.ts';

/** Where inputs come from. */
export interface InputSource {
  /** An input as the runner passes it, trimmed; empty if it is not set. */
  input: (name: string) => string;
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

/** Reads inputs by type. It collects all problems and returns a placeholder for each invalid value. */
export class InputReader {
  readonly source: InputSource;
  /** Redacts the token in a value. Redact text before it is split or shortened. */
  readonly redact: Redact;
  readonly #problems: string[] = [];

  constructor(source: InputSource) {
    this.source = source;
    this.redact = redactionOf(readToken(source));
  }

  /** @throws InputError if any input read so far is invalid */
  throwIfInvalid(): void {
    if (this.#problems.length > 0) throw new InputError(this.#problems);
  }

  /** The text of an input, or its default. */
  text(name: InputName): string {
    return this.source.input(name) || INPUTS[name].default;
  }

  isSet(name: InputName): boolean {
    return this.text(name) !== '';
  }

  boolean(name: InputOfKind<'boolean'>): boolean {
    const value = this.text(name);
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)$/.test(value))
      this.report(name, `is ${this.quote(value)}, but must be true or false`);
    return false;
  }

  /** @param min overrides the minimum of the definition */
  integer(name: InputOfKind<'integer'>, min: number = INPUTS[name].type.min): number {
    const { max } = INPUTS[name].type;
    const value = this.text(name);
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.report(name, `is ${this.quote(value)}, but must be a whole number from ${min} to ${max}`);
    return min;
  }

  choice<Name extends InputOfKind<'choice'>>(name: Name): Choice<Name> | undefined {
    const value = this.text(name);
    const values: readonly Choice<Name>[] = INPUTS[name].type.values;
    const choice = values.find((known) => known === value);
    if (choice === undefined)
      this.report(name, `is ${this.quote(value)}, but must be one of ${values.join(', ')}`);
    return choice;
  }

  /** A duration in milliseconds. */
  duration(name: InputOfKind<'string'>): number {
    const ms = parseDuration(this.text(name));
    if (ms === undefined)
      this.report(name, `is ${this.quote(this.text(name))}, but must be a duration such as 12h, 30d, or 2w`);
    return ms ?? Number.POSITIVE_INFINITY;
  }

  /** Reports a value that contains control characters. */
  rejectControlCharacters(name: InputName, value: string): void {
    if (!hasControlCharacters(value)) return;
    this.report(name, `is ${this.quote(value)}, which contains a line break or another control character`);
  }

  /**
   * Reports a value that is too long.
   *
   * @param maxLength in characters
   * @returns whether it is
   */
  rejectLong(name: InputName, value: string, maxLength: number): boolean {
    const { length } = [...value];
    if (length <= maxLength) return false;
    this.report(
      name,
      `contains ${this.quote(value)}, which has ${length} characters; the limit is ${maxLength}`,
    );
    return true;
  }

  /** Reports inputs that the operation does not support. An input that has its default value is not set. */
  rejectUnsupported(operation: string): void {
    for (const [name, definition] of Object.entries<InputDefinition>(INPUTS)) {
      const value = this.source.input(name);
      const operations: readonly string[] = definition.operations;
      if (operations.includes(operation) || value === '' || value === definition.default) continue;
      this.report(name, `is not valid for \`${operation}\`, only for ${operations.join(', ')}`);
    }
  }

  /** Whether a text contains the token. */
  hasToken(text: string): boolean {
    return this.redact(text) !== text;
  }

  /** @param problem the end of a sentence that starts with the name of the input */
  report(name: string, problem: string): void {
    this.#problems.push(`\`${name}\` ${problem}.`);
  }

  /** Quotes a value. A token in the wrong input is redacted first: shortened, it could no longer be found. */
  quote(value: string): string {
    return quote(this.redact(value));
  }
}
