const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 1_000;

/** Control characters, line separators, and the marks that turn the direction of text around. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text that others wrote, as one line of a log: nothing in it ends the line, moves the cursor, or starts a
 * workflow command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
export function plainLine(text: string): string {
  return shorten(text, LONGEST_LINE)
    .replace(UNPRINTABLE, visible)
    .replaceAll('##[', '## [')
    .replace(/^(\s*)::/, '$1: :');
}

/**
 * A text that others wrote, as text in the HTML of a summary: neither markup nor Markdown, and on one line.
 *
 * @param longest how many characters of it are shown at most
 */
export function htmlText(text: string, longest = LONGEST_TEXT): string {
  return shorten(text, longest)
    .replace(UNPRINTABLE, visible)
    .replace(/[&<>"'`*_~[\]()#@|\\!$:]/g, (character) => `&#${character.codePointAt(0)};`);
}

function visible(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
