import fc from 'fast-check';
import { HoodyError } from '../../../src/hoody/errors.ts';
import { redactIn, redactionOf } from '../../../src/text/redact.ts';

const TOKEN = 'hdy_A1b2C3d4E5f6';
const redact = redactionOf(TOKEN);

/** What a token can be made of. The stars that take its place are no part of one. */
const tokens = fc.oneof(
  fc.stringMatching(/^hdy_[A-Za-z0-9]{8,40}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{8,40}\.[A-Za-z0-9_-]{8,40}\.[A-Za-z0-9_-]{8,40}$/),
  fc.stringMatching(/^[\x21-\x29\x2b-\x7e]{8,40}$/),
);

describe('A text with the token', () => {
  test.each([
    ['as it is', `Bearer ${TOKEN}!`, 'Bearer ***!'],
    ['twice', `${TOKEN}${TOKEN}`, '******'],
    ['in a URL', `?t=${encodeURIComponent(TOKEN)}&x`, '?t=***&x'],
    ['in base64', Buffer.from(TOKEN).toString('base64').replace(/=+$/, ''), /^\*\*\*.?$/],
    ['in the base64 of a header', Buffer.from(`token:${TOKEN}`).toString('base64'), /^dG9rZW46\*\*\*/],
  ])('The token is removed %s', (_, text, shown) => {
    expect(redact(text)).not.toContain(TOKEN);
    expect(redact(text)).toEqual(typeof shown === 'string' ? shown : expect.stringMatching(shown));
  });
});

test('The longest form of the token is removed first, so that no part of it remains', () => {
  const token = '%25252525';
  expect(redactionOf(token)(encodeURIComponent(token))).toBe('***');
});

test('A text without the token stays as it is', () => {
  expect(redact('hdy_ A1b2C3d4E5f6 Bearer')).toBe('hdy_ A1b2C3d4E5f6 Bearer');
});

test('An empty token redacts nothing', () => {
  expect(redactionOf('')('anything at all')).toBe('anything at all');
});

test('A token of fewer than 8 characters is not redacted, since it is part of other text', () => {
  expect(redactionOf('a')('a failure')).toBe('a failure');
  expect(redactionOf('failure')('a failure')).toBe('a failure');
  expect(redactionOf('failures')('2 failures')).toBe('2 ***');
});

describe('redactIn', () => {
  test('The token is removed from a list whose other items are without it', () => {
    expect(redactIn(['one', TOKEN, 'two'], redact)).toEqual(['one', '***', 'two']);
  });

  test('The token is removed from every text in a value, and all else stays as it is', () => {
    const value = {
      name: `a ${TOKEN}`,
      list: [TOKEN, 7, null, undefined, true],
      deep: { [TOKEN]: `${TOKEN}"` },
    };
    expect(redactIn(value, redact)).toEqual({
      name: 'a ***',
      list: ['***', 7, null, undefined, true],
      deep: { '***': '***"' },
    });
  });

  test('A value without the token is not copied', () => {
    const value = { list: [{ name: 'a' }, { name: 'b', error: new HoodyError('Could not') }], count: 2 };
    expect(redactIn(value, redact)).toBe(value);
  });

  test('A redacted error keeps its class', () => {
    const error = new HoodyError(`Could not: ${TOKEN}`);
    const told = redactIn({ error }, redact).error;
    expect(told).toBeInstanceOf(HoodyError);
    expect(told.message).toBe('Could not: ***');
    expect(error.message).toBe(`Could not: ${TOKEN}`);
  });
});

/** The characters of `encoded` that no other token in its place would have. */
function ownPart(prefix: Buffer, token: string, encoding: 'base64' | 'base64url'): string {
  const all = Buffer.concat([prefix, Buffer.from(token)])
    .toString(encoding)
    .replace(/=+$/, '');
  const begin = Math.ceil((prefix.length * 8) / 6);
  const end = Math.floor(((prefix.length + Buffer.byteLength(token)) * 8) / 6);
  return all.slice(begin, end);
}

test('No form of the token survives, whatever the token and the text around it', () => {
  const around = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes));
  const text = fc.string({ unit: fc.constantFrom('x', ' ', '=', '%'), maxLength: 8 });
  fc.assert(
    fc.property(tokens, around, around, text, text, (token, prefix, suffix, before, after) => {
      const redactToken = redactionOf(token);
      const whole = Buffer.concat([prefix, Buffer.from(token), suffix]);
      const forms: [string, string][] = [
        [token, token],
        [encodeURIComponent(token), encodeURIComponent(token)],
        [whole.toString('base64'), ownPart(prefix, token, 'base64')],
        [whole.toString('base64url'), ownPart(prefix, token, 'base64url')],
      ];
      for (const [form, secret] of forms) {
        const shown = redactToken(before + form + after);
        expect(shown).toContain('***');
        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(token);
      }
    }),
    { numRuns: 1_000 },
  );
});
