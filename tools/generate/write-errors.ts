/** Writes the table of failures in docs/errors.md from the rows of src/hoody/failure.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MEANINGS, type Meaning } from '../../src/hoody/failure.ts';
import { replaceSection } from './markdown.ts';

const PAGE = path.join(__dirname, '../../docs/errors.md');

/** What people call the keys that are not a status or a code of the API. */
const WORDS: Readonly<Partial<Record<keyof typeof MEANINGS, string>>> = {
  unsent: 'too little time is left to send anything',
  unconnected: 'no connection',
  lost: 'the response is lost: reset, cut short, or too late',
  redirect: 'a redirect',
  malformed: 'a response that is not from this API',
  oversized: 'a list of more than 32 MiB',
  replaced: 'the name of a lost restore means another snapshot now',
  untrusted: 'a certificate that is not trusted',
  '407': '407 of a proxy',
  '503 of the API': "503 in the API's own form",
  '5xx': 'any other 5xx',
  '4xx': 'any other 4xx',
  '4xx of a gateway': 'a 4xx that is not in the form of the API (except 407, 408, 425, 429)',
};

const REACTIONS: Readonly<Record<Meaning['next'], string>> = {
  again: 'tries again',
  'look first': 'tries again; `create` and `restore` first look whether it is done',
  'again for a while':
    'tries again for 30 seconds, in a post step until its time ends; `create` first looks whether it is done',
  'give up': 'fails at once',
};

/** Failures with the same meaning share a row. */
function renderTable(): string {
  const entries = Object.entries<Meaning>(MEANINGS).map(([key, { next, advice }]) => ({
    words: WORDS[key as keyof typeof MEANINGS] ?? (/^\d+$/.test(key) ? key : `\`${key}\``),
    cells: [REACTIONS[next], typeof advice === 'function' ? advice('restore') : advice].join(' | '),
  }));
  const rows = Map.groupBy(entries, ({ cells }) => cells);
  return [
    '| What happens | What the action does | What the error advises |',
    '| --- | --- | --- |',
    ...[...rows].map(
      ([cells, same]) => `| ${capitalize(same.map(({ words }) => words).join(', '))} | ${cells} |`,
    ),
  ].join('\n');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

writeFileSync(PAGE, replaceSection(readFileSync(PAGE, 'utf8'), 'failures', renderTable()));
