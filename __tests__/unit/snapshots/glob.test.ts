import fc from 'fast-check';
import { compileGlob as compile, findGlobProblem as findProblem } from '../../../src/snapshots/glob.ts';
import { text } from '../../helpers/fakes/text.ts';

const compileGlob = (glob: string) => compile(text(glob));
const findGlobProblem = (glob: string) => findProblem(text(glob));

describe('A star', () => {
  test.each([
    ['*', ''],
    ['*', '.hidden'],
    ['*', 'release/1.0'],
    ['*', 'two\nlines'],
    ['nightly-*', 'nightly-'],
    ['nightly-*', 'nightly-2025/01/15'],
    ['*-nightly', 'eu-nightly'],
    ['a*c', 'abcabc'],
    ['**', 'release/1.0'],
  ])('The glob %j matches %j', (glob, text) => {
    expect(compileGlob(glob)(text)).toBe(true);
  });

  test.each([
    ['nightly-*', 'eu-nightly-1'],
    ['nightly-*', 'nightly'],
    ['*-nightly', 'nightly-1'],
    ['a*c', 'abcab'],
  ])('The glob %j does not match %j', (glob, text) => {
    expect(compileGlob(glob)(text)).toBe(false);
  });
});

describe('A question mark', () => {
  test.each(['a', '/', '.', '\n', 'é', '🐳', '\ud83d'])(
    'A question mark matches the one character of %j',
    (character) => {
      expect(compileGlob('?')(character)).toBe(true);
      expect(compileGlob('?x')(`${character}x`)).toBe(true);
    },
  );

  test.each(['', 'ab', 'e\u0301', '🐳🐳'])('A question mark does not match %j', (text) => {
    expect(compileGlob('?')(text)).toBe(false);
  });
});

describe('A set', () => {
  test.each([
    ['[abc]', 'abc', 'dA^-'],
    ['[a-c]', 'abc', 'dA-'],
    ['[a-cx0-2]', 'abcx012', 'd-3'],
    ['[!a-c]', 'dA^-/!', 'abc'],
    ['[\\^a]', '^a', 'b!'],
    ['[a^]', '^a', 'b'],
    ['[a!]', '!a', 'b'],
    ['[!!]', 'a^', '!'],
    ['[-a]', '-a', 'b'],
    ['[a-]', '-a', 'b'],
    ['[!-a]', 'b', '-a'],
    ['[a-c-e]', 'abc-e', 'd'],
    ['[+--]', '+,-', '*.'],
    ['[*?{},|()]', '*?{},|()', 'a'],
    ['[[]', '[', ']'],
    ['[\\]]', ']', '[\\'],
    ['[\\!a]', '!a', 'b'],
    ['[a\\-c]', 'a-c', 'b'],
    ['[\\a-\\c]', 'abc', 'd-\\'],
    ['[\\\\]', '\\', 'a'],
    ['[🐳-🐵]', '🐳🐴🐵', '🐲a'],
    ['[！-🐳]', '！🐳', 'a🐵'],
    ['[\ud83d]', '\ud83d', '🐳'],
  ])('The set %j matches each of %j and none of %j', (glob, members, others) => {
    const matches = compileGlob(glob);
    expect([...members].filter((character) => !matches(character))).toEqual([]);
    expect([...others].filter((character) => matches(character))).toEqual([]);
  });

  test('A set matches exactly one character', () => {
    const matches = compileGlob('v[0-9][!0-9]');
    expect(['v1a', 'v1', 'v1ab', 'va1', 'v12'].filter(matches)).toEqual(['v1a']);
  });
});

describe('Alternatives', () => {
  test.each([
    ['{one,two}', ['one', 'two'], ['', 'onetwo', '{one,two}', 'one,two']],
    ['{nightly,weekly}-*', ['nightly-1', 'weekly-2'], ['monthly-1', 'nightly']],
    ['v{,1,2}', ['v', 'v1', 'v2'], ['v3', 'v,1']],
    ['{one}', ['one'], ['{one}']],
    ['a{}b', ['ab'], ['a{}b']],
    ['{a,b{1,2{x,}}c}', ['a', 'b1c', 'b2xc', 'b2c'], ['b1xc', 'bc', 'a1c']],
    ['{a,b}{c,d}', ['ac', 'ad', 'bc', 'bd'], ['a', 'ab', 'acd']],
    ['{a*,?b}{,z}', ['a', 'a1z', 'xb', 'xbz'], ['b', 'xbzz']],
    ['{[a,b],c}', ['a', ',', 'b', 'c'], ['[a', 'b]']],
    ['{a\\,b,c\\}}', ['a,b', 'c}'], ['a', 'b', 'c']],
    ['{a,\\{}', ['a', '{'], ['']],
  ])('The alternatives of %j match each of %j and none of %j', (glob, matching, others) => {
    const matches = compileGlob(glob);
    expect(matching.filter((text) => !matches(text))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
  });

  test('Two periods make no range of numbers', () => {
    expect(['1..3', '1', '2'].filter(compileGlob('{1..3}'))).toEqual(['1..3']);
  });
});

describe('A literal character', () => {
  test.each([...'()|+^$!@.,}]-/~#%&=:;"\' \t\né🐳'])('The character %j matches itself only', (character) => {
    const matches = compileGlob(`a${character}b`);
    expect(['ab', 'aab', 'a', 'axb', `a${character}b`].filter(matches)).toEqual([`a${character}b`]);
  });

  test.each([
    ['!nightly-*', '!nightly-1', 'weekly-1'],
    ['@(a|b)', '@(a|b)', 'a'],
    ['+(a)', '+(a)', 'aa'],
    ['*(a)', '(a)', 'aa'],
    ['!(a)', '!(a)', 'b'],
    ['?(a)', 'x(a)', 'a'],
    ['(?:a)', '(x:a)', 'a'],
    ['^a$', '^a$', 'a'],
    ['\\d', 'd', '1'],
    ['[[:alpha:]]', 'a]', 'b'],
  ])('The syntax of other patterns is literal: %j matches %j and not %j', (glob, text, other) => {
    const matches = compileGlob(glob);
    expect([text, other].filter(matches)).toEqual([text]);
  });

  test.each([...'*?[]{},\\!-a.🐳'])('A backslash makes %j literal', (character) => {
    const matches = compileGlob(`\\${character}`);
    expect(['', 'x', '\\', `\\${character}`, character].filter(matches)).toEqual(
      character === '\\' ? ['\\', '\\'] : [character],
    );
  });

  test('A letter matches its own case only', () => {
    expect(['nightly', 'Nightly'].filter(compileGlob('Nightly'))).toEqual(['Nightly']);
    expect(['a', 'A'].filter(compileGlob('[a-z]'))).toEqual(['a']);
  });

  test('A letter with an accent matches only its own form in Unicode', () => {
    expect(['\u00e9', 'e\u0301'].filter(compileGlob('\u00e9'))).toEqual(['\u00e9']);
  });
});

describe('findGlobProblem', () => {
  test.each([
    [
      'a set without its end',
      '[',
      'has a "[" without a closing "]"; to match the character itself, use "\\["',
    ],
    [
      'a set whose end is escaped',
      '[a\\]',
      'has a "[" without a closing "]"; to match the character itself, use "\\["',
    ],
    [
      'a set without its end in a group',
      '{a,[b}',
      'has a "[" without a closing "]"; to match the character itself, use "\\["',
    ],
    [
      'a group without its end',
      '{a,b',
      'has a "{" without a closing "}"; to match the character itself, use "\\{"',
    ],
    [
      'a group whose end is escaped',
      '{a\\}',
      'has a "{" without a closing "}"; to match the character itself, use "\\{"',
    ],
    [
      'a group whose end is in a set',
      '{a[}]',
      'has a "{" without a closing "}"; to match the character itself, use "\\{"',
    ],
    [
      'an outer group without its end',
      '{a,{b,c}',
      'has a "{" without a closing "}"; to match the character itself, use "\\{"',
    ],
    ['a backslash at the end', 'a\\', 'ends with an incomplete escape; to match a backslash, use "\\\\"'],
    ['a third backslash', '\\\\\\', 'ends with an incomplete escape; to match a backslash, use "\\\\"'],
    ['an empty set', 'a[]', 'has an empty set; to match a bracket in a set, use "\\]"'],
    ['a set that starts with its end', '[]a]', 'has an empty set; to match a bracket in a set, use "\\]"'],
    ['an empty negated set', '[!]', 'has an empty set; to match a bracket in a set, use "\\]"'],
    [
      'a set that is negated as in a regular expression',
      'a[^b-d]',
      'has the set [^b-d]; to match any other character, use [!b-d], and to match the character itself, \\^',
    ],
    ['a reversed range', '[z-a]', 'has the range z-a, which is reversed'],
    ['a reversed range in code points', '[🐳-！]', 'has the range 🐳-！, which is reversed'],
    ['more than 1000 characters', '🐳'.repeat(1001), 'has 1001 characters; the limit of a glob is 1000'],
  ])('The problem with %s is reported: %j', (_title, glob, problem) => {
    expect(findGlobProblem(glob)).toBe(problem);
    expect(() => compileGlob(glob)).toThrow(problem);
  });

  test('A defect is not reported as a problem of the glob', () => {
    expect(() => findGlobProblem(undefined as never)).toThrow(TypeError);
  });

  test('A glob can have 1000 characters', () => {
    expect(findGlobProblem('🐳'.repeat(1000))).toBeUndefined();
  });
});

describe('The number of steps', () => {
  const text = 'a'.repeat(100);

  test.each([
    ['stars that all could match anything', '*a*a*a*a*a*a*a*b', false],
    ['what would be nested repetitions', '((a+)+)+b', false],
    ['as many stars as fit', `${'*a'.repeat(499)}b`, false],
    ['only stars', '*'.repeat(1000), true],
    ['alternatives with 2^100 combinations', '{a,aa}'.repeat(100), true],
    ['alternatives with 2^100 combinations that do not match', `${'{a,aa}'.repeat(100)}b`, false],
    ['stars in alternatives', `${'{*a,*}'.repeat(100)}b`, false],
    ['the deepest nesting', `${'{'.repeat(500)}${'}'.repeat(500)}`, false],
    ['nested alternatives', `${'{*,a'.repeat(190)}${'}'.repeat(190)}`, true],
  ])('A match ends soon for %s', (_title, glob, expected) => {
    expect(compileGlob(glob)(text)).toBe(expected);
  });
});

describe('Generated globs', () => {
  interface Both {
    glob: string;
    source: string;
  }
  const special = new Set('*?[{\\');
  const alphabet = [...'abc-!^,}]{[*?\\.(|)+$🐳'];
  const character = fc.constantFrom(...alphabet);

  /** What stands in a glob for a character: itself where that is literal, or escaped. */
  const written = (needsEscape: (text: string) => boolean) =>
    fc.tuple(character, fc.boolean()).map(([text, escapes]) => ({
      text,
      glob: escapes || needsEscape(text) ? `\\${text}` : text,
    }));

  const literal = written((text) => special.has(text) || text === ',' || text === '}').map(
    ({ text, glob }): Both => ({ glob, source: codePoint(text) }),
  );
  const inSet = written((text) => '!-]\\'.includes(text));
  const range = fc.tuple(inSet, inSet).map(([one, other]): Both => {
    const [first, last] = point(one.text) <= point(other.text) ? [one, other] : [other, one];
    return {
      glob: `${first.glob}-${last.glob}`,
      source: `${codePoint(first.text)}-${codePoint(last.text)}`,
    };
  });
  const member = fc.oneof(
    inSet.map(({ text, glob }): Both => ({ glob, source: codePoint(text) })),
    range,
  );
  const set = fc.tuple(fc.boolean(), fc.array(member, { minLength: 1, maxLength: 4 })).map(
    ([isNegated, members]): Both => ({
      glob: `[${isNegated ? '!' : ''}${members
        .map(({ glob }) => glob)
        .join('')
        .replace(/^\^/, '\\^')}]`,
      source: `[${isNegated ? '^' : ''}${members.map(({ source }) => source).join('')}]`,
    }),
  );
  const join = (parts: Both[], separator: string): Both => ({
    glob: parts.map(({ glob }) => glob).join(separator && ','),
    source: parts.map(({ source }) => source).join(separator && '|'),
  });
  const { pattern } = fc.letrec<{ pattern: Both; part: Both }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      literal,
      fc.constant({ glob: '*', source: '.*' }),
      fc.constant({ glob: '?', source: '.' }),
      set,
      fc.array(tie('pattern'), { minLength: 1, maxLength: 3 }).map((alternatives): Both => {
        const { glob, source } = join(alternatives, ',');
        return { glob: `{${glob}}`, source: `(?:${source})` };
      }),
    ),
    pattern: fc.array(tie('part'), { maxLength: 4 }).map((parts) => join(parts, '')),
  }));
  const text = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''));

  function point(one: string): number {
    return Number(one.codePointAt(0));
  }

  /** A character in a regular expression, by its number. */
  function codePoint(one: string): string {
    return `\\u{${point(one).toString(16)}}`;
  }

  test('A glob matches the same texts as a regular expression that is built beside it', () => {
    let matched = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 10 }), ({ glob, source }, texts) => {
        const matches = compileGlob(glob);
        const expected = new RegExp(`^(?:${source})$`, 'su');
        for (const one of texts) {
          expect([one, matches(one)]).toEqual([one, expected.test(one)]);
          if (matches(one)) matched++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(matched).toBeGreaterThan(500);
  });

  test('Every text is either compiled or has a problem that is reported', () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 20 }), (characters) => {
        const glob = characters.join('');
        const problem = findGlobProblem(glob);
        if (problem === undefined) compileGlob(glob)(glob);
        else expect(() => compileGlob(glob)).toThrow(problem);
      }),
    );
  });
});
