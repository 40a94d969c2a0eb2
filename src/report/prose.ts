import { htmlText } from '../text/escape.ts';
import { truncate } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { code, list } from './html.ts';

/** In characters. A message quotes the API, which sets no limit. */
const MAX_LENGTH = 1_000;

/** Words, and numbers and times, of which GitHub makes no link. */
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-])$/u;
/** GitHub makes a link of the start of a commit's hash. */
const HASH = /^[0-9a-f]{7,}$/i;

const WORD = /^(?<before>[("“]*)(?<core>.*?)(?<after>[)"”.,;:!?…]*)$/su;

/**
 * Renders a message that quotes untrusted text, on one line. Whatever could become a link on GitHub, and what is in
 * backticks, becomes code, which also sets names and addresses apart. Only plain words stay text.
 */
export function prose(message: Redacted): string {
  return truncate(message, MAX_LENGTH)
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(own(part)) : words(own(part))))
    .join('');
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

function words(text: Redacted): string {
  return text
    .split(' ')
    .map((word) => {
      const { before = '', core = '', after = '' } = WORD.exec(word)?.groups ?? {};
      const isPlain = core === '' || (PLAIN.test(core) && !HASH.test(core));
      if (isPlain) return htmlText(own(word));
      const isQuoted = before.endsWith('"') && after.startsWith('"');
      const [start, end] = isQuoted ? [before.slice(0, -1), after.slice(1)] : [before, after];
      return `${htmlText(own(start))}${code(own(core))}${htmlText(own(end))}`;
    })
    .join(' ')
    .replaceAll('</code> <code>', ' ');
}
