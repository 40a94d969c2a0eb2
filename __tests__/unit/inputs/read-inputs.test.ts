import fc from 'fast-check';
import { INPUTS, type InputName } from '../../../src/inputs/definitions.ts';
import { type Inputs, readInputs, readPostToken, wantsSummary } from '../../../src/inputs/read-inputs.ts';
import { InputError } from '../../../src/inputs/reader.ts';
import { OPERATIONS, type Operation, type Request } from '../../../src/operations/request.ts';
import { plainLine } from '../../../src/text/escape.ts';
import { ONE, problems, problemsOf, read, sourceOf, TOKEN } from '../../helpers/fakes/inputs.ts';
import { text } from '../../helpers/fakes/text.ts';

describe('The problems of the inputs', () => {
  test('Every problem is in one message, the operation first', () => {
    const given = { operation: 'destroy', 'container-id': 'x', token: '', 'api-url': '', summary: 'maybe' };
    expect(problems(given).map((line) => line.split(' ')[0])).toEqual([
      '`operation`',
      '`container-id`',
      '`token`',
      '`summary`',
    ]);
    expect(() => read(given)).toThrow(/^The inputs have 4 problems\. No request was sent\./);
    expect(() => read({ operation: 'destroy' })).toThrow(/^An input is invalid\. No request was sent\./);
  });

  test.each(OPERATIONS)('The operation %s refuses the inputs that are not valid for it', (operation) => {
    const full = {
      restore: { snapshot: 'x' },
      alias: { snapshot: 'x', alias: 'y' },
      delete: { snapshot: 'x' },
    };
    const given = { operation, ...full[operation as keyof typeof full] };
    expect(problems(given)).toEqual([]);
    for (const [name, rule] of Object.entries(INPUTS)) {
      const operations: readonly string[] = rule.operations;
      if (operations.includes(operation)) continue;
      const value = rule.default === 'false' ? 'true' : '7';
      expect(problems({ ...given, [name]: value })).toEqual([
        `\`${name}\` is not valid for \`${operation}\`, only for ${operations.join(', ')}.`,
      ]);
      // What the runner fills in is no input of the user's, nor is an expression without a value.
      expect(problems({ ...given, [name]: rule.default })).toEqual([]);
      expect(problems({ ...given, [name]: '' })).toEqual([]);
    }
  });
});

test('An input that the system may have cut is refused, also where the rest of it is valid', () => {
  const source = sourceOf({ operation: 'list', 'container-id': ONE, token: TOKEN }, {}, ['container-id']);
  expect(problemsOf(() => readInputs(source))).toEqual([
    '`container-id` has exactly 32,766 characters, at which Windows cuts a variable, so its end may be missing. ' +
      'Make it shorter, such as with fewer containers in each step.',
  ]);
});

test('A list has neither a guard nor addresses', () => {
  const { guard, healthUrls } = read({ operation: 'list' });
  expect({ guard, healthUrls }).toEqual({
    guard: { restoreOnFailure: false, deleteOnSuccess: false },
    healthUrls: [],
  });
});

describe('The wish for a summary', () => {
  test.each([
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['true', true],
    ['', true],
    ['no', true],
    ['falsehood', true],
    ['not false', true],
  ])('The value %j means a summary of a step with invalid inputs or not: %s', (summary, isWanted) => {
    expect(wantsSummary(sourceOf({ summary }))).toBe(isWanted);
  });
});

describe('The inputs of the post step', () => {
  test('The post step reads its token, whatever the other inputs are', () => {
    expect(readPostToken(sourceOf({ token: TOKEN, 'max-parallel': 'many' }))).toBe(TOKEN);
  });

  test('The post step refuses a token that is too short', () => {
    expect(() => readPostToken(sourceOf({ token: 'hdy_123' }))).toThrow(
      /`token` has fewer than 8 characters/,
    );
  });

  test('The post step needs a token', () => {
    expect(() => readPostToken(sourceOf({}))).toThrow(/`token` is missing/);
  });

  test('The token of the post step can come from the environment', () => {
    expect(readPostToken(sourceOf({}, { HOODY_TOKEN: TOKEN }))).toBe(TOKEN);
  });
});

const NAMES = Object.keys(INPUTS) as InputName[];

type Given = Partial<Record<InputName, string>>;

/** The runner trims each input. */
function readTrimmed(given: Given): Inputs {
  return read(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.trim()])));
}

/** The request; undefined if the inputs are invalid. */
function requestOf(given: Given): Request | undefined {
  return messageOf(given) === undefined ? readTrimmed(given).request : undefined;
}

/** The message of the error; undefined if the inputs are valid. */
function messageOf(given: Given): string | undefined {
  try {
    readTrimmed(given);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
}

/** Texts that are likely to leave their place: line breaks, commands, prefixes, separators, the token. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        '\0',
        '\u0085',
        '\u2028',
        '\u202e',
        '::error::',
        '##[group]',
        '"',
        '\\',
        '`',
        ',',
        '=',
        'web=',
        '{',
        '}',
        'name:',
        'alias:',
        'latest',
        '- `token` is fine.',
        TOKEN,
        ONE,
        'x'.repeat(1_200),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
const operations = fc.constantFrom(...OPERATIONS);
const withHostile = fc.tuple(operations, fc.dictionary(fc.constantFrom(...NAMES), hostile)).map(
  ([operation, given]): Given => ({
    operation,
    ...given,
  }),
);

test('The problems are a list in one message, each on its own line, whatever the inputs are', () => {
  fc.assert(
    fc.property(withHostile, (given) => {
      const [head = '', ...problems] = messageOf(given)?.split('\n') ?? [];
      if (problems.length === 0) return;
      const found =
        problems.length === 1 ? 'An input is invalid' : `The inputs have ${problems.length} problems`;
      expect(head).toBe(`${found}. No request was sent.`);
      for (const problem of problems) {
        const [, name] = /^- `([a-z-]+)` .*[.?]$/u.exec(plainLine(text(problem))) ?? [];
        expect(NAMES).toContain(name);
        expect(problem.length).toBeLessThan(2_000);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('No problem repeats the token, whatever the inputs are', () => {
  const withToken = fc
    .tuple(withHostile, fc.constantFrom(...NAMES.filter((name) => name !== 'token')), hostile, hostile)
    .map(([given, name, before, after]) => ({ ...given, token: TOKEN, [name]: before + TOKEN + after }));
  fc.assert(
    fc.property(withToken, (given) => {
      expect(messageOf(given) ?? '').not.toContain(TOKEN);
    }),
    { numRuns: 2_000 },
  );
});

test('Every selector is one line, not empty, and of a limited length, whatever the input is', () => {
  const anyText = fc.oneof(hostile, fc.stringMatching(/^(name:|alias:)?[a-z ,:\r\n\t]{0,12}$/));
  const inputs = fc.tuple(fc.constantFrom('restore', 'alias', 'delete'), anyText);
  fc.assert(
    fc.property(inputs, ([operation, snapshot]) => {
      const request = requestOf({
        operation,
        snapshot,
        ...(operation === 'alias' ? { alias: 'x' } : {}),
      });
      if (!request || !('snapshots' in request)) return;
      const selected = [...request.snapshots.values()];
      const selectors = selected.flatMap((value) => (typeof value === 'string' ? value : value.selectors));
      expect(selectors).not.toHaveLength(0);
      for (const selector of selectors) {
        expect(selector).toMatch(/^(?!(name|alias):$)\P{Cc}{1,1000}$/u);
        expect(selector).toBe(selector.trim());
      }
    }),
    { numRuns: 2_000 },
  );
});

/** For inputs that every operation supports, or that an operation does, values that are invalid on their own. */
const INVALID: [name: InputName, operations: readonly Operation[], values: readonly string[]][] = [
  [
    'container-id',
    OPERATIONS,
    ['', 'x', `${ONE}0`, ONE.toUpperCase(), 'web=', `=${ONE}`, `a b=${ONE}`, `web=${ONE},db=${ONE}`],
  ],
  ['token', OPERATIONS, ['', 'short', 'two words']],
  ['api-url', OPERATIONS, ['api.hoody.com', 'http://example.com', 'https://me@example.com']],
  ['max-parallel', OPERATIONS, ['0', '65', 'x']],
  ['timeout-seconds', OPERATIONS, ['0', '3601', '1.5']],
  ['summary', OPERATIONS, ['yes', '1']],
  ['snapshot', ['restore', 'alias', 'delete'], ['', 'a\0b', 'name:', 'alias:', 'x'.repeat(1_001), '{']],
  ['alias', ['create', 'alias'], ['a\nb', 'a\0b', 'x'.repeat(101)]],
  ['expiry-days', ['create', 'restore'], ['0', 'x']],
  ['if-exists', ['create'], ['x']],
  ['remove-alias', ['alias'], ['x']],
  ['ignore-missing', ['delete'], ['x']],
  ['dry-run', ['create', 'restore', 'alias', 'delete'], ['x']],
  ['filter', ['list'], ['x'.repeat(1_001)]],
];

test('Every wrong input is reported, and no other', () => {
  const wrong = operations.chain((operation) => {
    const names = INVALID.filter(([, supporting]) => supporting.includes(operation));
    return fc.record({
      operation: fc.constant(operation),
      wrong: fc
        .subarray(names)
        .chain((chosen) =>
          fc.tuple(
            ...chosen.map(([name, , values]) => fc.constantFrom(...values).map((value) => [name, value])),
          ),
        ),
    });
  });
  fc.assert(
    fc.property(wrong, (chosen) => {
      const given: Given = {
        operation: chosen.operation,
        ...(INPUTS.snapshot.operations.some((name) => name === chosen.operation) ? { snapshot: 'x' } : {}),
        ...(chosen.operation === 'alias' ? { alias: 'x' } : {}),
        ...Object.fromEntries(chosen.wrong),
      };
      const reported = [...(messageOf(given) ?? '').matchAll(/^- `([a-z-]+)`/gm)].map(([, name]) => name);
      expect(reported.toSorted()).toEqual(chosen.wrong.map(([name]) => name).toSorted());
    }),
    { numRuns: 1_000 },
  );
});
