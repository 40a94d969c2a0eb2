import { own, type Redacted } from '../text/redact.ts';

/** A text that selects a snapshot, parsed. */
export interface Selector {
  /** What the text is compared with; for `any` names, aliases and the word `latest`. */
  by: 'any' | 'name' | 'alias';
  text: Redacted;
}

/**
 * Parses `name:x`, `alias:x` and plain text. Only the first prefix counts, so that a prefix is never ambiguous: a
 * snapshot whose alias is itself `name:x` is `alias:name:x`.
 */
export function parseSelector(text: Redacted): Selector {
  for (const by of ['name', 'alias'] as const) {
    if (text.startsWith(`${by}:`)) return { by, text: own(text.slice(by.length + 1)) };
  }
  return { by: 'any', text };
}

/** The text that was parsed to a selector. */
export function formatSelector({ by, text }: Selector): Redacted {
  return by === 'any' ? text : own(`${by}:${text}`);
}
