import fc from 'fast-check';
import { hasControlCharacters, parseDuration, parseSnapshotMap } from '../../../src/inputs/values.ts';
import { text } from '../../helpers/fakes/text.ts';

const UNITS = { m: 60, h: 3600, d: 86_400, w: 604_800 };
const containerId = fc.stringMatching(/^[0-9a-f]{24}$/);

describe('parseDuration', () => {
  test('A duration is a number of units', () => {
    const unit = fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), unit, (number, letter) => {
        expect(parseDuration(`${number}${letter}`)).toBe(number * UNITS[letter] * 1000);
      }),
    );
  });

  test.each(['1month', '1mo', '1w2d', '2w 1d', 'in 3d', '30', 'd', '0d', '01d', '1.5h', '-1h', '1000000m'])(
    'The text %j is not a duration',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test('Any other text is not a duration', () => {
    const duration = /^[1-9]\d{0,5}[mhdw]$/;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 .-]{0,3}[a-z]{0,2}$/)), (text) => {
        expect(parseDuration(text) !== undefined).toBe(duration.test(text));
      }),
    );
  });
});

describe('parseSnapshotMap', () => {
  test('A map is read as it was written', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.dictionary(containerId, name), (map) => {
        expect(Object.fromEntries(parseSnapshotMap(text(JSON.stringify(map))) ?? [])).toEqual({ ...map });
      }),
    );
  });

  test.each(['null', '"snap"', '["snap"]', '{"x":"snap"}', `{"${'0'.repeat(24)}":" "}`, '{'])(
    'The text %s is not a map',
    (json) => {
      expect(parseSnapshotMap(text(json))).toBeUndefined();
    },
  );

  test('A map with one wrong entry is refused', () => {
    const wrong = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(''),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(containerId, containerId, wrong, (one, other, value) => {
        const parse = (map: object) => parseSnapshotMap(text(JSON.stringify(map)));
        expect(parse({ [one]: 'snap', [other]: value })).toBeUndefined();
        expect(parse({ [one]: 'snap', [`${other}0`]: 'snap' })).toBeUndefined();
      }),
    );
  });

  test('Any other text is not a map', () => {
    fc.assert(
      fc.property(fc.string(), (plain) => {
        fc.pre(!/^\s*\{/.test(plain) && !/^\s*\[\s*\]/.test(plain));
        const map = parseSnapshotMap(text(plain));
        expect(map === undefined || map.size === 0).toBe(true);
      }),
    );
  });
});

describe('hasControlCharacters', () => {
  test.each(['\n', '\r', '\t', '\u0000', '\u001b', '\u007f', '\u0085'])(
    'The character %j is a control character',
    (character) => {
      expect(hasControlCharacters(`a${character}b`)).toBe(true);
    },
  );

  test('A letter, a space and an emoji are not control characters', () => {
    expect(hasControlCharacters('Größe 🦊')).toBe(false);
  });
});
