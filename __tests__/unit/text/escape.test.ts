import fc from 'fast-check';
import { htmlText, plainLine } from '../../../src/text/escape.ts';
import { text } from '../../helpers/fakes/text.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const ESC = '\u001b';

/** Texts that are likely to contain special characters. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '#',
        '[',
        ' ',
        '\n',
        '\r',
        '\t',
        '\u0085',
        '\u00a0',
        '\u2028',
        '\u202e',
        '\ufeff',
        ESC,
        'error',
        '<b>',
        '&amp;',
        '"',
        "'",
        '`',
        '|',
        '@me',
        'www.',
        '\\',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom('#', '[', ':', '\n', 'a'), minLength: 1_990, maxLength: 2_010 }),
);

/** As the runner finds a command: `::` once white space is gone, `##[` anywhere. */
const startsCommand = (line: string) => line.trim().startsWith('::') || line.includes('##[');
const MOVES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('plainLine', () => {
  test.each([
    ['Container not found', 'Container not found'],
    ['', ''],
    ['one\ntwo', 'one\\ntwo'],
    ['one\r\ntwo', 'one\\r\\ntwo'],
    ['a\tb', 'a\\tb'],
    [`${ESC}[2J`, '\\u001b[2J'],
    ['a\u2028b', 'a\\u2028b'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\u061cb', 'a\\u061cb'],
    ['a\u200bb', 'a\\u200bb'],
    ['a\ufeffb', 'a\\ufeffb'],
    ['a\u{e0061}b', 'a\\u{e0061}b'],
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['\u00a0\u3000::error::x', '\u00a0\u3000: :error::x'],
    ['see a::b', 'see a::b'],
    ['##[error]x', '## [error]x'],
    ['a ##[group]b ##[group]c', 'a ## [group]b ## [group]c'],
    ['Ärger 🚀', 'Ärger 🚀'],
  ])('The line for %j is %j', (plain, line) => {
    expect(plainLine(text(plain))).toBe(line);
  });

  test('A very long text is shortened', () => {
    expect(plainLine(text('a'.repeat(2_000)))).toBe('a'.repeat(2_000));
    expect(plainLine(text('a'.repeat(2_001)))).toBe(`${'a'.repeat(1_999)}…`);
  });

  test('The line starts no command and moves no cursor, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (plain) => {
        const line = plainLine(text(plain));
        expect(startsCommand(line)).toBe(false);
        expect(line).not.toMatch(MOVES);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('htmlText', () => {
  test.each([
    ['Container not found', 'Container not found'],
    ['<img src=x onerror="alert(1)">', '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;'],
    ['a & b &amp; c', 'a &amp; b &amp;amp; c'],
    [
      "**bold** | [x](y) _it's_ `a` ~~b~~ @c #1 $x$ :d: e!",
      "**bold** | [x](y) _it's_ `a` ~~b~~ @c #1 $x$ :d: e!",
    ],
    ['one\ntwo', 'one\\ntwo'],
    ['a\u200bb', 'a\\u200bb'],
  ])('The HTML for %j is %j', (plain, html) => {
    expect(htmlText(text(plain))).toBe(html);
  });

  test('The HTML is one line without markup and loses no character, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (plain) => {
        const html = htmlText(text(plain));
        expect(html.replaceAll(/&(?:amp|lt|gt|quot);/g, '')).not.toMatch(/[&<>"]/);
        expect(html).not.toMatch(MOVES);
        const shown = html.replaceAll(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '');
        const printable = [...plain].filter((character) => !MOVES.test(character));
        let from = 0;
        const isLost = (character: string) => {
          const at = shown.indexOf(character, from);
          from = at + character.length;
          return at === -1;
        };
        expect(printable.find(isLost)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});
