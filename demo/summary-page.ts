/** A part of a job's summary as people see it on the page of the run. */
export type SummaryBlock =
  | { kind: 'caution' | 'warning'; text: string }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'text'; text: string };

const BANNER = /^> \[!(CAUTION|WARNING)\]\n((?:>.*\n?)+)/;
const TABLE = /^<table>\n?(.*?)<\/table>\n?/s;
const FENCE = /^```sh\n(.*?)\n```\n?/s;
const TEXT = /^.+\n?/;

/** Reads what the action writes into a summary: HTML, and Markdown for the banner and for commands. */
export function readSummary(summary: string): SummaryBlock[] {
  const blocks: SummaryBlock[] = [];
  let rest = summary.trimStart();
  while (rest !== '') {
    const [[whole, inner = ''], kind] = next(rest);
    if (kind === 'table') blocks.push({ kind, rows: rowsOf(inner) });
    else {
      const text = plain(kind === 'text' ? inner : inner.replaceAll(/^> ?/gm, ''));
      if (text !== '') blocks.push({ kind, text });
    }
    rest = rest.slice(whole.length).trimStart();
  }
  return blocks;
}

function next(text: string): [match: readonly [string, ...string[]], kind: SummaryBlock['kind']] {
  const banner = BANNER.exec(text);
  if (banner) return [[banner[0], banner[2] ?? ''], banner[1] === 'CAUTION' ? 'caution' : 'warning'];
  const table = TABLE.exec(text);
  if (table) return [[table[0], table[1] ?? ''], 'table'];
  const fence = FENCE.exec(text);
  if (fence) return [[fence[0], fence[1] ?? ''], 'text'];
  const line = TEXT.exec(text)?.[0] ?? text;
  return [[line, line], 'text'];
}

function rowsOf(table: string): string[][] {
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell)),
  );
}

/** What is left to read of it. */
function plain(html: string): string {
  return html
    .replaceAll('<br>', ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('**', '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/\s+/g, ' ')
    .trim();
}
