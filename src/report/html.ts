import { htmlText } from '../text/escape.ts';
import { formatAge, formatCount, formatTime } from '../text/format.ts';
import { truncate } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** An alias has at most 100 characters, unless the server violates its own limit. */
const MAX_CODE_LENGTH = 200;
/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const MAX_LIST_ITEMS = 50;

/** What a cell holds where nothing is known. */
export const UNKNOWN = '—';

/** The main text of a cell, and details for below it. */
export type Cell = readonly [main: string, ...details: string[]];

const ICONS = { done: '✅', planned: '📝', attention: '⚠️', failed: '❌' };

/** How a step went. */
export type Verdict = keyof typeof ICONS;

/** @param subject HTML that says what the page is about */
export function heading(verdict: Verdict, title: string, subject = ''): string {
  return `<h3>${ICONS[verdict]} Hoody ${title}${subject === '' ? '' : `: ${subject}`}</h3>`;
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

/** Untrusted text: GitHub makes links of nothing in code. A long word can break, so that it fits a phone. */
export function code(text: Redacted): string {
  const parts = truncate(text, MAX_CODE_LENGTH).match(/[^\s-]{1,12}|[\s-]/gu) ?? [];
  const html = parts.map((part, index) => {
    const isSameWord = isOfWord(parts[index - 1] ?? '') && isOfWord(part);
    return `${isSameWord ? '<wbr>' : ''}${htmlText(own(part))}`;
  });
  return `<code>${html.join('')}</code>`;
}

function isOfWord(part: string): boolean {
  return /[^\s-]/u.test(part);
}

/**
 * A banner of GitHub. Nothing untrusted may be in its Markdown, which GitHub searches for links before it knows of code.
 *
 * @param kind a caution where something is still broken
 * @param markdown without untrusted text
 * @param html lines, each of which is a block
 */
export function banner(kind: 'WARNING' | 'CAUTION', markdown: string, html: readonly string[]): string {
  return [`> [!${kind}]`, `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}

/** Shell commands to copy. A fence ends only at a line that starts with one, which no line of a command does. */
export function commandBlock(commands: readonly Redacted[]): string {
  const rest = commands.length - MAX_LIST_ITEMS;
  const shown = commands.slice(0, MAX_LIST_ITEMS);
  return ['', '```sh', ...shown, ...(rest > 0 ? [`# and ${rest} more, see the log`] : []), '```', ''].join(
    '\n',
  );
}

/** A time for people, with the exact one. */
export function moment(iso: string, now: number): Cell {
  return [formatAge(iso, now), formatTime(iso)];
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
