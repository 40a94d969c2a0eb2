import type { Redacted } from './redact.ts';

/** Joins texts, by default as a list in a sentence. */
export function join(texts: readonly Redacted[], separator = ', '): Redacted {
  return texts.join(separator) as Redacted;
}

/** Joins alternatives in a sentence, such as "a, b, or c". */
export function joinAlternatives(texts: readonly Redacted[]): Redacted {
  const separator = texts.length > 2 ? ', or ' : ' or ';
  return [texts.slice(0, -1).join(', '), ...texts.slice(-1)]
    .filter((text) => text !== '')
    .join(separator) as Redacted;
}

/** Splits a text at separators; trims the items and drops empty ones. */
export function splitList(text: Redacted, separator: RegExp): Redacted[] {
  return (text.split(separator) as Redacted[])
    .map((item) => item.trim() as Redacted)
    .filter((item) => item !== '');
}
