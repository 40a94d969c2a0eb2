/** A part of a job's summary as people see it on the page of the run. */
export interface SummaryBlock {
  kind: 'caution' | 'warning' | 'text';
  text: string;
}

const BANNER = /^> \[!(CAUTION|WARNING)\]\n((?:>.*\n?)+)/;
const COMMANDS = /^<pre lang="(?:sh|powershell)">(.*?)<\/pre>\n?/s;
const TEXT = /^.+\n?/;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Reads what the action writes into a summary: HTML, and Markdown for the banner. */
export function readSummary(summary: string): SummaryBlock[] {
  const blocks: SummaryBlock[] = [];
  let rest = summary.trimStart();
  while (rest !== '') {
    const [[whole, inner = ''], kind] = next(rest);
    const text = plain(kind === 'text' ? inner : inner.replaceAll(/^> ?/gm, ''));
    if (text !== '') blocks.push({ kind, text });
    rest = rest.slice(whole.length).trimStart();
  }
  return blocks;
}

function next(text: string): [match: readonly [string, ...string[]], kind: SummaryBlock['kind']] {
  const banner = BANNER.exec(text);
  if (banner) return [[banner[0], banner[2] ?? ''], banner[1] === 'CAUTION' ? 'caution' : 'warning'];
  const commands = COMMANDS.exec(text);
  if (commands) return [[commands[0], commands[1] ?? ''], 'text'];
  const line = TEXT.exec(text)?.[0] ?? text;
  return [[line, line], 'text'];
}

/** What is left to read of it. */
function plain(html: string): string {
  return html
    .replaceAll('<li>', '• ')
    .replaceAll('<br>', ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('**', '')
    .replaceAll(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
