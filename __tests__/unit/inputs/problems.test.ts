import fc from 'fast-check';
import { INPUTS, type InputName } from '../../../src/inputs/definitions.ts';
import { InputError } from '../../../src/inputs/input-error.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { OPERATIONS, type Operation } from '../../../src/operations/operation.ts';
import type { Request } from '../../../src/operations/request.ts';
import { plainLine } from '../../../src/text/escape.ts';

const ID = '507f1f77bcf86cd799439011';
const TOKEN = 'hdy_A1b2C3d4E5f6';
const NAMES = Object.keys(INPUTS) as InputName[];

type Given = Partial<Record<InputName, string>>;

const VALID: Given = { 'container-id': ID, token: TOKEN };

function read(given: Given): Request {
  return readInputs({
    // The runner trims each input.
    input: (name) => (given[name as InputName] ?? INPUTS[name as InputName].default).trim(),
    env: () => undefined,
  }).request;
}

/** The request; undefined if the inputs are invalid. */
function requestOf(given: Given): Request | undefined {
  return messageOf(given) === undefined ? read(given) : undefined;
}

/** The message of the error; undefined if the inputs are valid. */
function messageOf(given: Given): string | undefined {
  try {
    read(given);
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
        ID,
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
    ...VALID,
    ...given,
  }),
);

test('The error of the inputs counts the problems, and has a name', () => {
  expect(new InputError(['`a` is wrong.'])).toMatchObject({
    name: 'InputError',
    message: 'An input is invalid. No request was sent.\n- `a` is wrong.',
  });
  expect(new InputError(['`a` is wrong.', '`b` too.']).message).toBe(
    'The inputs have 2 problems. No request was sent.\n- `a` is wrong.\n- `b` too.',
  );
});

test('The problems are a list in one message, each on its own line, whatever the inputs are', () => {
  fc.assert(
    fc.property(withHostile, (given) => {
      const [head = '', ...problems] = messageOf(given)?.split('\n') ?? [];
      if (problems.length === 0) return;
      const found =
        problems.length === 1 ? 'An input is invalid' : `The inputs have ${problems.length} problems`;
      expect(head).toBe(`${found}. No request was sent.`);
      for (const problem of problems) {
        const [, name] = /^- `([a-z-]+)` .*[.?]$/u.exec(plainLine(problem)) ?? [];
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
  const text = fc.oneof(hostile, fc.stringMatching(/^(name:|alias:)?[a-z ,:\r\n\t]{0,12}$/));
  const inputs = fc.tuple(fc.constantFrom('restore', 'alias', 'delete'), text);
  fc.assert(
    fc.property(inputs, ([operation, snapshot]) => {
      const request = requestOf({
        ...VALID,
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
    ['', 'x', `${ID}0`, ID.toUpperCase(), 'web=', `=${ID}`, `a b=${ID}`, `web=${ID},db=${ID}`],
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
        ...VALID,
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
