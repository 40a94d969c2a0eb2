import fc from 'fast-check';
import { hasControlCharacters, parseDuration, parseSnapshotMap, quote } from '../../../src/inputs/values.ts';

const UNITS = { m: 60, h: 3600, d: 86_400, w: 604_800 };
const containerId = fc.stringMatching(/^[0-9a-f]{24}$/);

describe('a duration', () => {
  test('is its number of units', () => {
    const unit = fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), unit, (number, letter) => {
        expect(parseDuration(`${number}${letter}`)).toBe(number * UNITS[letter] * 1000);
      }),
    );
  });

  test('is nothing else', () => {
    const duration = /^[1-9]\d{0,5}[mhdw]$/;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 .-]{0,3}[a-z]{0,2}$/)), (text) => {
        expect(parseDuration(text) !== undefined).toBe(duration.test(text));
      }),
    );
  });
});

describe('a snapshot map', () => {
  test('comes back as it went out', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.dictionary(containerId, name), (map) => {
        expect(Object.fromEntries(parseSnapshotMap(JSON.stringify(map)) ?? [])).toEqual({ ...map });
      }),
    );
  });

  test('is refused whole when anything in it is not what it should be', () => {
    const wrong = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(''),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(containerId, containerId, wrong, (one, other, value) => {
        expect(parseSnapshotMap(JSON.stringify({ [one]: 'snap', [other]: value }))).toBeUndefined();
        expect(parseSnapshotMap(JSON.stringify({ [one]: 'snap', [`${other}0`]: 'snap' }))).toBeUndefined();
      }),
    );
  });

  test('is not any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\s*\{/.test(text) && !/^\s*\[\s*\]/.test(text));
        const map = parseSnapshotMap(text);
        expect(map === undefined || map.size === 0).toBe(true);
      }),
    );
  });
});

describe('a value that an error repeats', () => {
  test('is on one line and short, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (value) => {
        const quoted = quote(value);
        expect(quoted).not.toMatch(/[\n\r]/);
        expect(quoted.length).toBeLessThan(800);
      }),
    );
    expect(quote('')).toBe('empty');
  });
});

describe('a control character', () => {
  test.each(['\n', '\r', '\t', '\u0000', '\u001b', '\u007f', '\u0085'])('is found: %j', (character) => {
    expect(hasControlCharacters(`a${character}b`)).toBe(true);
  });

  test('is no letter, space or emoji', () => {
    expect(hasControlCharacters('Größe 🦊')).toBe(false);
  });
});
