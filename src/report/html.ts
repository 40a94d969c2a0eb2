import { htmlText } from '../text/escape.ts';
import { formatCount } from '../text/format.ts';

/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const MAX_ROWS = 100;
const MAX_LIST_ITEMS = 50;
/** An alias has at most 100 characters, unless the server violates its own limit. */
const MAX_CELL_LENGTH = 200;

/** A table of the first rows, and the count of the rest. */
export function table(head: readonly string[], rows: readonly string[][]): string {
  const shown = rows.slice(0, MAX_ROWS);
  const rest = rows.length - shown.length;
  return [
    '<table>',
    row('th', head),
    ...shown.map((cells) => row('td', cells)),
    '</table>',
    ...(rest > 0
      ? [`<p>These are the newest; ${rest} older ${rest === 1 ? 'one is' : 'ones are'} left out.</p>`]
      : []),
  ].join('\n');
}

function row(cell: 'td' | 'th', texts: readonly string[]): string {
  return `<tr>${texts.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
}

/** A list of the first texts, and the count of the rest. */
export function bulletList(texts: readonly string[]): string {
  const shown = texts.slice(0, MAX_LIST_ITEMS).map((text) => `<li>${htmlText(text)}</li>`);
  const rest = texts.length - shown.length;
  return `<ul>${shown.join('')}${rest > 0 ? `<li>and ${rest} more</li>` : ''}</ul>`;
}

export function code(text: string): string {
  return `<code>${htmlText(text, MAX_CELL_LENGTH)}</code>`;
}

/** @param total the number of containers, of which `errors` failed */
export function failureList(errors: readonly string[], total: number): string {
  return `<p>❌ Failed for ${errors.length} of ${formatCount(total, 'container')}:</p>\n${bulletList(errors)}`;
}

/** A link to the workflow run; nothing outside of GitHub. */
export function runLink({
  url,
  id,
  attempt,
}: {
  url: string | undefined;
  id: number;
  attempt: number;
}): string[] {
  return url === undefined ? [] : [`<p><a href="${htmlText(url)}">Run ${id}, attempt ${attempt}</a></p>`];
}
