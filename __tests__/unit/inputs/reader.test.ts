import fc from 'fast-check';
import { UserError } from '../../../src/base/user-error.ts';
import { InputError, InputReader, readToken } from '../../../src/inputs/reader.ts';
import { line } from '../../../src/text/message.ts';
import { problemsOf, sourceOf, TOKEN } from '../../helpers/fakes/inputs.ts';
import { text } from '../../helpers/fakes/text.ts';

const readerOf = (given: Record<string, string>, env: Record<string, string> = {}) =>
  new InputReader(sourceOf({ token: TOKEN, ...given }, env));

/** The problems that a reader has collected. */
const found = (reader: InputReader) => problemsOf(() => reader.throwIfInvalid());

test('The error of the inputs counts the problems, and has a name', () => {
  const error = new InputError([line('`a` is wrong.')]);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({
    name: 'InputError',
    message: 'An input is invalid. No request was sent.\n- `a` is wrong.',
  });
  expect(new InputError([line('`a` is wrong.'), line('`b` too.')]).message).toBe(
    'The inputs have 2 problems. No request was sent.\n- `a` is wrong.\n- `b` too.',
  );
});

describe('The token', () => {
  test.each([
    ['the input', { token: 'hdy_input' }, { HOODY_TOKEN: 'hdy_environment' }, 'hdy_input'],
    ['the environment, trimmed', { token: '' }, { HOODY_TOKEN: ' hdy_environment\n' }, 'hdy_environment'],
    ['neither', { token: '' }, {}, ''],
  ])('The token comes from %s', (_where, given, env, token) => {
    const source = sourceOf(given, env);
    expect(readToken(source)).toBe(token);
    expect(new InputReader(source).token).toBe(token);
  });
});

describe('A text', () => {
  test('A text comes from the input, or is the default', () => {
    const reader = readerOf({ alias: 'a', 'api-url': '' });
    expect(reader.text('alias')).toBe('a');
    expect(reader.text('snapshot')).toBe('');
    expect(reader.text('api-url')).toBe('https://api.hoody.com');
  });

  test('A text is without the token in any of its forms', () => {
    const reader = readerOf({ alias: `a ${TOKEN} b`, snapshot: Buffer.from(TOKEN).toString('base64url') });
    expect(reader.text('alias')).toBe('a *** b');
    expect(reader.text('snapshot')).toMatch(/^\*\*\*.?$/);
  });

  test('The token from the environment is removed too', () => {
    const reader = readerOf({ token: '', alias: 'a hdy_environment' }, { HOODY_TOKEN: 'hdy_environment' });
    expect(reader.text('alias')).toBe('a ***');
  });

  test('An environment variable is without the token, and empty if it is not set', () => {
    const reader = readerOf({}, { HOODY_CONTAINER_ID: `a ${TOKEN}` });
    expect(reader.env('HOODY_CONTAINER_ID')).toBe('a ***');
    expect(reader.env('HOODY_OTHER')).toBe('');
  });

  test('An input is set unless it is empty', () => {
    const reader = readerOf({ alias: 'a' });
    expect([reader.isSet('alias'), reader.isSet('snapshot')]).toEqual([true, false]);
  });

  test('The reader knows which inputs contain the token', () => {
    const encoded = encodeURIComponent(`${TOKEN}/`);
    const reader = readerOf({ token: `${TOKEN}/`, alias: `a${encoded}`, filter: 'b', snapshot: `${TOKEN}/` });
    expect(
      (['alias', 'filter', 'snapshot', 'expiry-days'] as const).map((name) => reader.hasToken(name)),
    ).toEqual([true, false, true, false]);
  });
});

describe('A problem', () => {
  test('A reader without a problem throws nothing', () => {
    expect(() => readerOf({}).throwIfInvalid()).not.toThrow();
  });

  test('A problem is a sentence that starts with the name of the input', () => {
    const reader = readerOf({});
    reader.reject('alias', line('is wrong'));
    reader.reject('filter', line`is ${reader.quote(text('a\nb'))}`);
    expect(found(reader)).toEqual(['`alias` is wrong.', '`filter` is "a\\nb".']);
    expect(() => reader.throwIfInvalid()).toThrow(InputError);
  });

  test.each([
    ['true', true, []],
    ['False', false, []],
    [
      '',
      false,
      [
        '`dry-run` is empty, because an expression has no value. Write `$' +
          '{{ inputs.dry-run || false }}`.',
      ],
    ],
    [`yes ${TOKEN}`, false, ['`dry-run` is "yes ***", but must be true or false.']],
  ])('The switch %j is read as %s', (value, isOn, problems) => {
    const reader = readerOf({ 'dry-run': value });
    expect(reader.boolean('dry-run')).toBe(isOn);
    expect(found(reader)).toEqual(problems);
  });

  test.each([
    ['1', 1, []],
    ['64', 64, []],
    ['', 8, []],
    ['0', 1, ['`max-parallel` is "0", but must be a whole number from 1 to 64.']],
    ['65', 1, ['`max-parallel` is "65", but must be a whole number from 1 to 64.']],
    [' 7', 1, ['`max-parallel` is " 7", but must be a whole number from 1 to 64.']],
    ['7 ', 1, ['`max-parallel` is "7 ", but must be a whole number from 1 to 64.']],
    ['1234567890', 1, ['`max-parallel` is "1234567890", but must be a whole number from 1 to 64.']],
    [TOKEN, 1, ['`max-parallel` is "***", but must be a whole number from 1 to 64.']],
  ])('The number %j is read as %d', (value, number, problems) => {
    const reader = readerOf({ 'max-parallel': value });
    expect(reader.integer('max-parallel')).toBe(number);
    expect(found(reader)).toEqual(problems);
  });

  test('The minimum of a number can be higher than in its definition', () => {
    const reader = readerOf({ 'keep-last': '0' });
    expect(reader.integer('keep-last')).toBe(0);
    expect(found(reader)).toEqual([]);
    expect(reader.integer('keep-last', 1)).toBe(1);
    expect(found(reader)).toEqual(['`keep-last` is "0", but must be a whole number from 1 to 100000.']);
  });

  test('A number that has no default is a problem without a value', () => {
    const reader = readerOf({});
    expect(reader.integer('keep-last')).toBe(0);
    expect(found(reader)).toEqual(['`keep-last` is empty, but must be a whole number from 0 to 100000.']);
  });

  test('A choice is one of its values', () => {
    expect(readerOf({ 'if-exists': 'reuse' }).choice('if-exists')).toBe('reuse');
    const reader = readerOf({ 'if-exists': `re${TOKEN}` });
    expect(reader.choice('if-exists')).toBeUndefined();
    expect(found(reader)).toEqual([
      '`if-exists` is "re***", but must be one of create, reuse, replace, fail.',
    ]);
  });

  test('A duration is a number of milliseconds, or infinite if it is a problem', () => {
    expect(readerOf({ 'older-than': '2h' }).duration('older-than')).toBe(7_200_000);
    const reader = readerOf({ 'older-than': TOKEN });
    expect(reader.duration('older-than')).toBe(Number.POSITIVE_INFINITY);
    expect(found(reader)).toEqual(['`older-than` is "***", but must be a duration such as 12h, 30d, or 2w.']);
  });

  test('A value with a control character is a problem', () => {
    const reader = readerOf({});
    reader.rejectControlCharacters('alias', text('a b'));
    expect(found(reader)).toEqual([]);
    reader.rejectControlCharacters('alias', text('a\tb'));
    expect(found(reader)).toEqual([
      '`alias` is "a\\tb", which contains a line break or another control character.',
    ]);
  });

  test('A value of too many characters is a problem', () => {
    const reader = readerOf({});
    expect(reader.rejectLong('alias', text('🦊🦊'), 2)).toBe(false);
    expect(found(reader)).toEqual([]);
    expect(reader.rejectLong('alias', text('🦊🦊a'), 2)).toBe(true);
    expect(found(reader)).toEqual(['`alias` contains a value of 3 characters; the limit is 2.']);
  });
});

describe('A quoted value', () => {
  const quote = (plain: string) => readerOf({}).quote(text(plain));

  test('A quoted value is one short line, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (value) => {
        const quoted = quote(value);
        expect(quoted).not.toMatch(/[\n\r]/);
        expect(quoted.length).toBeLessThan(800);
      }),
    );
  });

  test('A value is quoted as JSON, an empty one is named, and one of more than 120 characters is not shown', () => {
    expect(quote('')).toBe('empty');
    expect(quote('a "b"\n')).toBe(String.raw`"a \"b\"\n"`);
    expect(quote('x'.repeat(120))).toBe(`"${'x'.repeat(120)}"`);
    expect(quote('x'.repeat(121))).toBe('a value of 121 characters');
  });
});
