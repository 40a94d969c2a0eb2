import fc from 'fast-check';
import { own, type Redacted, redactIn, redactionOf } from '../../../src/text/redact.ts';

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

test.each([
  ['in a string of JSON', (token: string) => JSON.stringify({ token })],
  [
    'in a string of JSON that escapes the slash',
    (token: string) => JSON.stringify({ token }).replaceAll('/', '\\/'),
  ],
  [
    'in base64 in a string of JSON that escapes the slash',
    (token: string) => Buffer.from(token).toString('base64').replaceAll('/', '\\/'),
  ],
])('A token with characters that JSON escapes is removed %s', (_, echo) => {
  const token = `hdy_"\\/${'?~>'.repeat(6)}`;
  const shown = redactionOf(token)(echo(token));
  expect(shown).toContain('***');
  expect(shown).not.toContain('hdy_');
  expect(shown).not.toMatch(/[?~>/+]{2}/);
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
  const MAX_DEPTH = 10;
  const redactAll = (value: unknown, ...keys: string[]) => redactIn(value, redact, new Set(keys), MAX_DEPTH);

  test('The token is removed from a list whose other items are without it', () => {
    expect(redactAll(['one', TOKEN, 'two'])).toEqual(['one', '***', 'two']);
  });

  test('The token is removed from every text in a value, and all else stays as it is', () => {
    const value = {
      name: `a ${TOKEN}`,
      list: [TOKEN, 7, null, undefined, true],
      deep: { [TOKEN]: `${TOKEN}"` },
    };
    expect(redactAll(value)).toEqual({
      name: 'a ***',
      list: ['***', 7, null, undefined, true],
      deep: { '***': '***"' },
    });
  });

  test.each([
    ['a text', 'a'],
    ['a number', 7],
    ['null', null],
    ['a list', [1, 'a', [null]]],
    ['an object', { list: [{ name: 'a' }, { name: 'b', deep: { of: 'c' } }], count: 2 }],
  ])('A value without the token is not copied: %s', (_what, value) => {
    expect(redactAll(value)).toBe(value);
  });

  test.each([
    ['a key', { [TOKEN]: 1 }, { '***': 1 }],
    ['a deep key', { list: [{ [`a ${TOKEN}`]: null }] }, { list: [{ 'a ***': null }] }],
    ['the last of several texts', { a: 'b', c: ['d', `e ${TOKEN}`] }, { a: 'b', c: ['d', 'e ***'] }],
    ['a text', TOKEN, '***'],
  ])('The token is found wherever it is: in %s', (_where, value, clean) => {
    expect(redactAll(value)).toEqual(clean);
  });

  test('A key that the action reads stays as it is, even if the token is equal to it', () => {
    const field = 'statusCode';
    const redactField = redactionOf(field);
    const body = { statusCode: 400, errors: { statusCode: 'the statusCode', other_statusCode: [] } };
    expect(redactIn(body, redactField, new Set([field]), MAX_DEPTH)).toEqual({
      statusCode: 400,
      errors: { statusCode: 'the ***', 'other_***': [] },
    });
    expect(redactIn(body, redactField, new Set(), MAX_DEPTH)).toHaveProperty('***', 400);
  });

  test('A value whose only tokens are keys that the action reads is not copied', () => {
    const value = { [TOKEN]: [{ [TOKEN]: 'a' }] };
    expect(redactAll(value, TOKEN)).toBe(value);
  });

  test('A value is not changed where it is copied', () => {
    const value = { name: TOKEN, list: [TOKEN] };
    redactAll(value);
    expect(value).toEqual({ name: TOKEN, list: [TOKEN] });
  });

  test('The prototype of an object is a key like any other', () => {
    const value = JSON.parse(`{"__proto__": {"name": "${TOKEN}"}}`);
    expect(JSON.stringify(redactAll(value))).toBe('{"__proto__":{"name":"***"}}');
  });
});

describe('Marked text', () => {
  test('A text that is marked stays as it is', () => {
    expect(own(`a ${TOKEN}`)).toBe(`a ${TOKEN}`);
  });

  test('The compiler accepts what was redacted or marked, and no other text', () => {
    const plain: string = `a ${TOKEN}`;
    const texts: Redacted[] = [
      redact(plain),
      own('7'),
      // @ts-expect-error Nothing has removed the token.
      plain,
      // @ts-expect-error What is cut from redacted text is a new text, which has to be marked.
      redact(plain).slice(1),
    ];
    expect(texts).toEqual(['a ***', '7', plain, ' ***']);
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
