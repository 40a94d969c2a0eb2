/** The tags of a summary. */
const TAGS = /<(?<end>\/?)(?<name>[a-z0-9]+)(?<attributes>[^<>]*)>/g;
const KNOWN = ['h3', 'p', 'ul', 'li', 'table', 'tr', 'th', 'td', 'code', 'a'];

/** The text of a summary is escaped, and every tag is known and closed in order. */
export function expectSoundHtml(html: string): void {
  const open: string[] = [];
  for (const { groups } of html.matchAll(TAGS)) {
    const { end = '', name = '', attributes = '' } = groups ?? {};
    expect(KNOWN).toContain(name);
    if (end === '/') {
      expect(open.pop()).toBe(name);
    } else {
      expect(attributes).toMatch(name === 'a' ? /^ href="[^"]+"$/ : /^$/);
      open.push(name);
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
    .replaceAll(TAGS, ' ')
    .replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}
