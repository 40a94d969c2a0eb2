import { truncate } from './message.ts';
import type { Redacted } from './redact.ts';

const MAX_LINE_LENGTH = 2_000;

/** Control characters, line separators, and format characters, which hide text or change its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Escapes untrusted text as one line of a log: nothing in it ends the line, moves the cursor, or starts a workflow
 * command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
export function plainLine(text: Redacted): string {
  return truncate(text, MAX_LINE_LENGTH)
    .replace(UNPRINTABLE, escapeCharacter)
    .replaceAll('##[', '## [')
    .replace(/^(\s*)::/, '$1: :');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Escapes untrusted text for the HTML of a summary: no markup, and on one line. Every other character stays as it is, so
 * that the runner finds the secrets that it masks. What GitHub makes of the text depends on where it stands.
 */
export function htmlText(text: Redacted): string {
  return text
    .replace(UNPRINTABLE, escapeCharacter)
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const hex = Number(character.codePointAt(0)).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
