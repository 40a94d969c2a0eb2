import type { Redacted } from './redact.ts';

/** A text that is written in the source, not one that is only known at run time. */
type Literal<Text extends string> = Record<never, never> extends Record<Text, unknown> ? never : Text;

/** Makes one line of words in the source and of redacted text, whose line breaks are escaped. */
export function line(words: TemplateStringsArray, ...values: readonly (Redacted | number)[]): Redacted;
export function line<Text extends string>(words: Literal<Text>): Redacted;
export function line(
  words: TemplateStringsArray | string,
  ...values: readonly (Redacted | number)[]
): Redacted {
  const text = typeof words === 'string' ? words : String.raw({ raw: words }, ...values);
  return text.replaceAll('\n', '\\n') as Redacted;
}

/** A part of a message: a line, or an error, which adds the lines of its own message. */
export type MessagePart = Redacted | { readonly message: Redacted };

/** Composes a message: a headline, and below it what explains it and what to do. */
export function composeMessage(headline: MessagePart, ...details: readonly MessagePart[]): Redacted {
  const parts = [headline, ...details];
  return parts.map((part) => (typeof part === 'string' ? part : part.message)).join('\n') as Redacted;
}

/** Begins a sentence with a phrase. */
export function capitalize(text: Redacted): Redacted {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` as Redacted;
}

/** Quotes a text as JSON, which is one line. */
export function quote(text: Redacted): Redacted {
  return JSON.stringify(text) as Redacted;
}

/** Shortens a text to a length in characters. */
export function truncate(text: Redacted, maxLength: number): Redacted {
  return text.length <= maxLength ? text : (`${text.slice(0, maxLength - 1)}…` as Redacted);
}
