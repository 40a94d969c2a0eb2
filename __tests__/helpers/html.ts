/** The tags of a summary. */
const TAGS = /<(?<end>\/?)(?<name>[a-z0-9]+)(?<attributes>[^<>]*)>/g;
/** The attributes of each tag, as a whole. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['h3', 'p', 'ul', 'li', 'code', 'strong', 'summary', 'br'].map((name) => [name, /^$/]),
  ),
  pre: /^ lang="(?:sh|powershell)"$/,
  details: /^( open)?$/,
};
const EMPTY = ['br'];
const INLINE = /<\/?(?:code|strong)>/g;
/** In these, GitHub makes nothing of a text. */
const INERT = /<(code|pre)\b.*?<\/\1>/gs;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

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
  expect(text).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/);
  expect(html.replaceAll(INERT, '').replaceAll(TAGS, '')).not.toMatch(/[`*_[\]|\\@#$~]|:[a-z]/);
  expect(html.trim()).not.toMatch(/\n\s*\n/);
  expect(text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
}

/** The text that people read. */
export function shownText(html: string): string {
  return html
    .replaceAll(INLINE, '')
    .replaceAll(TAGS, ' ')
    .replaceAll(/&(\w+);/g, (_entity, name: string) => ENTITIES[name] ?? '');
}

/** A summary shows a message of the log. */
export function expectShown(html: string, message: string): void {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
  expect(plain(shownText(html))).toContain(plain(message));
}
