import { htmlText } from '../text/escape.ts';
import { formatAge, formatCount, formatSpanSince, formatTime } from '../text/format.ts';
import { truncate } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** The length limit of a name, in characters. That of an alias is lower. */
const MAX_CODE_LENGTH = 255;
/** A filter has no limit, but hardly ever this many characters. */
const MAX_LONG_CODE_LENGTH = 1_000;
/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const MAX_LIST_ITEMS = 50;

/** What a cell contains where nothing is known. */
export const UNKNOWN = '—';

/** The main text of a cell, and details for below it. */
export type Cell = readonly [main: string, ...details: string[]];

const ICONS = { done: '✅', planned: '📝', attention: '⚠️', failed: '❌' };

/** How a step went. */
export type Verdict = keyof typeof ICONS;

/**
 * @param title what was done, if that is known
 * @param subject HTML that says what the page is about
 */
export function heading(verdict: Verdict, title?: string, subject = ''): string {
  return `<h3>${ICONS[verdict]} Hoody${title === undefined ? '' : ` ${title}`}${subject === '' ? '' : `: ${subject}`}</h3>`;
}

/** @param html of parts, of which empty ones are left out */
export function paragraph(...html: readonly string[]): string {
  return `<p>${html.filter((part) => part !== '').join(' ')}</p>`;
}

/** A list of the first items, and the count of the rest. */
export function list<Item>(items: readonly Item[], render: (item: Item) => string): string {
  const rest = items.length - MAX_LIST_ITEMS;
  const shown = items.slice(0, MAX_LIST_ITEMS).map((item) => `<li>${render(item)}</li>`);
  return ['<ul>', ...shown, ...(rest > 0 ? [`<li>and ${rest} more</li>`] : []), '</ul>'].join('\n');
}

/** @param summary HTML that is always visible */
export function details(summary: string, content: string, isOpen: boolean): string {
  return `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>\n${content}\n</details>`;
}

/**
 * Untrusted text: GitHub makes nothing of what is in code. It is one run of characters, in which the runner finds the
 * secrets that it masks, so nothing marks where a long word can break. In a block, every word can; in a table, none.
 */
export function code(text: Redacted): string {
  return `<code>${htmlText(truncate(text, MAX_CODE_LENGTH))}</code>`;
}

/** Untrusted text that a page has only a few times, so that it is hardly ever shortened. */
export function longCode(text: Redacted): string {
  return `<code>${htmlText(truncate(text, MAX_LONG_CODE_LENGTH))}</code>`;
}

/**
 * A banner of GitHub, which only Markdown makes. Nothing untrusted may be in its Markdown, where it would come alive.
 *
 * @param kind a caution where something is still broken
 * @param markdown without untrusted text
 * @param html lines, each of which is a block
 */
export function banner(kind: 'WARNING' | 'CAUTION', markdown: string, html: readonly string[]): string {
  return [`> [!${kind}]`, `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}

/**
 * Commands to copy, of one or several lines each.
 *
 * @param shell by whose rules GitHub colors them
 */
export function commandBlock(commands: readonly Redacted[], shell: 'posix' | 'powershell'): string {
  const rest = commands.length - MAX_LIST_ITEMS;
  const lines = commands.slice(0, MAX_LIST_ITEMS).flatMap((command) => command.split('\n').map(own));
  const shown = [...lines.map(htmlText), ...(rest > 0 ? [`# and ${rest} more, see the log`] : [])];
  return `<pre lang="${shell === 'posix' ? 'sh' : shell}">${shown.join('\n')}</pre>`;
}

/** A time for people, with the exact one. */
export function moment(iso: string, now: number): Cell {
  return [formatAge(iso, now), formatTime(iso)];
}

/** An exact time, and how long before now it was. A time after now is one of another clock. */
export function momentBefore(iso: string, now: number): Cell {
  const span = formatSpanSince(iso, now);
  return [formatTime(iso), ...(span === undefined ? [] : [`${span} earlier`])];
}

/** A cell within a sentence. */
export function inline([main, ...details]: Cell): string {
  return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}

/** What a page is about: the name of the container, or how many there are. */
export function subjectOf(names: readonly Redacted[]): string {
  const [only, ...others] = names;
  return only !== undefined && others.length === 0 ? code(only) : formatCount(names.length, 'container');
}
