import { htmlText } from '../text/escape.ts';
import { truncate } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { list, longCode } from './html.ts';

/** In characters. A message quotes the API, which sets no limit. */
const MAX_LENGTH = 1_000;

/** Words, and numbers and times, of which GitHub makes no link. */
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-]|)$/u;
/** GitHub makes a link of the start of a commit's hash. */
const HASH = /^[0-9a-f]{7,}$/i;

const WORD = /^[("“]*(?<core>.*?)[)"”.,;:!?…]*$/su;

/**
 * Renders a message that quotes untrusted text, on one line: as text if GitHub makes nothing of any of its words, else
 * as code. Either way it is one run of characters, in which the runner finds the secrets that it masks.
 */
export function prose(message: Redacted): string {
  const isPlain = message.split(/\s/).every(isPlainWord);
  return isPlain ? htmlText(truncate(message, MAX_LENGTH)) : longCode(message);
}

function isPlainWord(word: string): boolean {
  const { core = '' } = WORD.exec(word)?.groups ?? {};
  return PLAIN.test(core) && !HASH.test(core);
}

/** Renders a message of several lines; lines that start with a hyphen are a list. */
export function renderMessage(message: Redacted): string {
  const lines = linesOf(message).filter((text) => text.trim() !== '');
  const items = lines.filter((text) => text.startsWith('- ')).map((text) => own(text.slice('- '.length)));
  const texts = lines.filter((text) => !text.startsWith('- '));
  return [
    ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
    ...(items.length > 0 ? [list(items, prose)] : []),
  ].join('\n');
}

/** Renders a message of several lines for where no block fits. */
export function proseLines(message: Redacted): string {
  return renderLines(linesOf(message));
}

function linesOf(message: Redacted): Redacted[] {
  return message.split('\n').map(own);
}

const MAX_LINES = 20;

function renderLines(lines: readonly Redacted[]): string {
  const rest = lines.length - MAX_LINES;
  const shown = lines.slice(0, MAX_LINES).map(prose);
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
