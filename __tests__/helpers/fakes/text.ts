import type { Redacted } from '../../../src/text/redact.ts';

/** A value in which text needs no mark that it is redacted. */
export type Plain<Value> = Value extends Redacted
  ? string
  : Value extends URL | Error | ReadonlyMap<unknown, unknown> | ((...parameters: never[]) => unknown)
    ? Value
    : Value extends object
      ? { [Key in keyof Value]: Plain<Value[Key]> }
      : Value;

/** Marks all text of a value as redacted: a test knows that there is no token in it. */
export function redacted<Value>(value: Plain<Value>): Value {
  return value as Value;
}

/** Marks a text as redacted. */
export function text(plain: string): Redacted {
  return plain as Redacted;
}
