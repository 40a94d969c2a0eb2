import type { Redacted } from './redact.ts';

/** Joins texts, by default as a list in a sentence. */
export function join(texts: readonly Redacted[], separator = ', '): Redacted {
  return texts.join(separator) as Redacted;
}

/** Splits a text at separators; trims the items and drops empty ones. */
export function splitList(text: Redacted, separator: RegExp): Redacted[] {
  return (text.split(separator) as Redacted[])
    .map((item) => item.trim() as Redacted)
    .filter((item) => item !== '');
}
