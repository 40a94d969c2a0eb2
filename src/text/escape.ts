import { truncate } from './message.ts';
import type { Redacted } from './redact.ts';

const MAX_LINE_LENGTH = 2_000;
const MAX_TEXT_LENGTH = 1_000;

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

/**
 * Escapes untrusted text for the HTML of a summary: neither markup nor Markdown, and on one line.
 *
 * @param maxLength in characters, before escaping
 */
export function htmlText(text: Redacted, maxLength = MAX_TEXT_LENGTH): string {
  return truncate(text, maxLength)
    .replace(UNPRINTABLE, escapeCharacter)
    .replace(/[&<>"'`*_~[\]()#@|\\!$:]/g, (character) => `&#${character.codePointAt(0)};`);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const hex = Number(character.codePointAt(0)).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
