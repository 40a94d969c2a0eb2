/** The tags of a summary. */
const TAGS = /<(?<end>\/?)(?<name>[a-z0-9]+)(?<attributes>[^<>]*)>/g;
/** The attributes of each tag, as a whole. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['h3', 'p', 'ul', 'li', 'table', 'tr', 'td', 'code', 'strong', 'sub', 'summary', 'br', 'wbr'].map(
      (name) => [name, /^$/],
    ),
  ),
  th: /^ align="left"$/,
  details: /^( open)?$/,
};
const EMPTY = ['br', 'wbr'];
const INLINE = /<\/?(?:code|strong|sub|wbr)>/g;

/** The text of a summary is escaped, and every tag is known and closed in order. */
export function expectSoundHtml(html: string): void {
  const open: string[] = [];
  for (const { groups } of html.matchAll(TAGS)) {
    const { end = '', name = '', attributes = '' } = groups ?? {};
    expect(Object.keys(KNOWN)).toContain(name);
    if (end === '/') {
      expect(open.pop()).toBe(name);
    } else {
      expect(attributes).toMatch(KNOWN[name] ?? /^$/);
      if (!EMPTY.includes(name)) open.push(name);
    }
  }
  expect(open).toEqual([]);
  const text = html.replaceAll(TAGS, '');
  expect(text).not.toMatch(/[<>"'`*_[\]|\\]/);
  expect(text.replaceAll(/&#\d+;/g, '')).not.toContain('&');
  expect(text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
}

/** The text that people read. */
export function shownText(html: string): string {
  return html
    .replaceAll(INLINE, '')
    .replaceAll(TAGS, ' ')
    .replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}

/** A summary shows a message of the log, in which code replaces quotation marks and backticks. */
export function expectShown(html: string, message: string): void {
  const plain = (text: string) => text.replaceAll(/["`]/g, '').replaceAll(/\s+/g, ' ');
  expect(plain(shownText(html))).toContain(plain(message));
}
