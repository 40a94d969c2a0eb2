import fc from 'fast-check';
import { composeMessage, line, quote, truncate } from '../../../src/text/message.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { text } from '../../helpers/fakes/text.ts';

describe('line', () => {
  test('A line consists of words in the source', () => {
    expect(line('Nothing was changed.')).toBe('Nothing was changed.');
    expect(line``).toBe('');
  });

  test('A line can quote redacted text and numbers', () => {
    expect(line`Deleted ${2} of ${text('web')}, ${line('as it was')}.`).toBe('Deleted 2 of web, as it was.');
  });

  test('The line breaks of what a line quotes are escaped, so that it stays one line', () => {
    expect(line`a ${text('b\n::error::c\nd')} e`).toBe('a b\\n::error::c\\nd e');
    expect(line('a\nb')).toBe('a\\nb');
  });

  test('A line is one line, whatever it quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\n', '\\', 'n', 'a') }), (quoted) => {
        expect(line`<${text(quoted)}>`).toBe(`<${quoted.split('\n').join('\\n')}>`);
      }),
    );
  });

  test('The words of a line are read as they are meant, not as they are written', () => {
    expect(line`a "b" \`c\``).toBe('a "b" `c`');
  });

  test('The compiler refuses text that is only known at run time, unless it is redacted', () => {
    const unknown: string = process.version;
    const one = 'a' as 'a' | 'b';
    const texts: Redacted[] = [
      line(one),
      // @ts-expect-error A text of unknown content can contain the token.
      line(unknown),
      // @ts-expect-error A template of the language does not mark what it quotes.
      line(`Node.js ${unknown}`),
      // @ts-expect-error A line quotes no text of unknown content.
      line`Node.js ${unknown}`,
      // @ts-expect-error Text is not redacted unless something marks it.
      unknown,
      // @ts-expect-error Not even words in the source are; `line` marks them.
      'Node.js',
    ];
    expect(texts).toHaveLength(6);
  });
});

describe('composeMessage', () => {
  test('A message has a headline and each detail on its own line', () => {
    expect(composeMessage(line('It failed.'))).toBe('It failed.');
    expect(composeMessage(line('It failed.'), line('Why.'), line('What to do.'))).toBe(
      'It failed.\nWhy.\nWhat to do.',
    );
  });

  test('A part is one line, whatever it quotes', () => {
    expect(composeMessage(line`a${text('\n::error::b')}`, line`c${text('\r\nd')}`)).toBe(
      'a\\n::error::b\nc\r\\nd',
    );
  });

  test('An error adds the lines of its message', () => {
    const error = { message: text('One.\nTwo.') };
    expect(composeMessage(line('It failed.'), error, line('Three.'))).toBe('It failed.\nOne.\nTwo.\nThree.');
    expect(composeMessage(error, line('Three.'))).toBe('One.\nTwo.\nThree.');
  });
});

describe('quote', () => {
  test('A text is quoted as JSON, which is one line', () => {
    expect(quote(text(''))).toBe('""');
    expect(quote(text('a "b"\n'))).toBe(String.raw`"a \"b\"\n"`);
  });

  test('A quoted text can be read again, and is one line, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        const quoted = quote(text(plain));
        expect(JSON.parse(quoted)).toBe(plain);
        expect(quoted).not.toMatch(/[\n\r]/);
      }),
    );
  });
});

describe('truncate', () => {
  test.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['abcdef', 1, '…'],
  ])('The text %j of at most %d characters is %j', (plain, maxLength, shortened) => {
    expect(truncate(text(plain), maxLength)).toBe(shortened);
  });
});
