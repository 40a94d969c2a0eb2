import fc from 'fast-check';
import { EVERY_OPERATION, INPUTS_OF, ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { expectShown, expectSoundHtml } from '../helpers/html.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const NAME = 'snap-20250115-103000';
const LIST = { operation: 'list' };
const ALIAS = { operation: 'alias', snapshot: NAME };

afterAll(() => expect(hoody.emulator.requests).toEqual([]));

/** Invalid values for each input, with the beginning of the error. */
const WRONG: Record<string, [value: string, problem: string][]> = {
  'container-id': [
    ['', 'is missing'],
    [' \n ', 'is missing'],
    [',', 'is missing'],
    [',\r\n,', 'is missing'],
    ['abc\r', 'contains "abc", which is not a container id'],
    ['abc', 'contains "abc", which is not a container id'],
    ['A'.repeat(24), 'contains "AAAAAAAAAAAAAAAAAAAAAAAA", which is not a container id'],
    ['a'.repeat(25), 'contains "aaaaaaaaaaaaaaaaaaaaaaaaa", which is not a container id'],
    ['../../../../../../../etc', 'contains "../../../../../../../etc", which is not a container id'],
    ['web=', 'has no id for the label "web". If the id comes from a variable, check that it is set.'],
    ['web=../x', 'contains "../x", which is not a container id'],
    [
      `${'a'.repeat(24)}=${'b'.repeat(24)}`,
      `has the label "${'a'.repeat(24)}", which has the form of an id. Write the label before the id`,
    ],
    [
      `a b=${'a'.repeat(24)}`,
      `contains "a b=${'a'.repeat(24)}", whose label is invalid: use 1 to 40 of the characters`,
    ],
  ],
  token: [
    ['', 'is missing'],
    [' \n\t', 'is missing'],
    ['hdy_first-half\nsecond-half', 'contains white space or invalid characters'],
    ['Bearer hdy_something', 'contains white space'],
    ['hdy_schlüssel', 'contains white space or invalid characters'],
    [
      'HOODY_TOKEN=hdy_something',
      'contains the name HOODY_TOKEN. Check that the secret contains only the token.',
    ],
    ['"hdy_something"', 'is in quotes. Check that the secret contains only the token.'],
    ["'hdy_something'", 'is in quotes. Check that the secret contains only the token.'],
    ['hdy_something\\n', 'ends in an escaped line break. Check that the secret contains only the token.'],
    ['hdy_abc', 'has fewer than 8 characters. Check that the secret is the whole token.'],
    ['1', 'has fewer than 8 characters. Check that the secret is the whole token.'],
  ],
  'api-url': [
    ['api.hoody.com', 'is not a valid URL'],
    ['http://api.hoody.com', 'must start with https:// to protect the token'],
    ['http://127.0.0.1.example.com', 'must start with https:// to protect the token'],
    ['http://localhost@example.com', 'must start with https:// to protect the token'],
    ['ftp://127.0.0.1', 'must start with https:// to protect the token'],
    ['javascript:alert(1)', 'must start with https:// to protect the token'],
    ['https://me:pass@api.hoody.com', 'must not contain a user name or a password'],
    ['https://me@api.hoody.com', 'must not contain a user name or a password'],
    ['https://api.hoody.com/?a=b', 'must not contain a query or a fragment'],
    ['https://api.hoody.com/#a', 'must not contain a query or a fragment'],
    ['https://api.hoody.com/api/v1', 'must not end with /api/v1'],
    ['https://gate.example/x/api/v1/', 'must not end with /api/v1'],
  ],
  'timeout-seconds': ['0', '3601', '-1', '1.5', '1e2', 'ten', '0x10', '１０'].map((value) => [
    value,
    `is "${value}", but must be a whole number from 1 to 3600.`,
  ]),
  'expiry-days': ['0', '3651', '1.5', '-1', '1e2', 'ten', '+1', '1_000', 'Infinity', '99999999999'].map(
    (value) => [value, `is "${value}", but must be a whole number from 1 to 3650.`],
  ),
  summary: ['yes', '1', 'tRUE', 'on', 'null'].map((value) => [
    value,
    `is "${value}", but must be true or false.`,
  ]),
  alias: [
    ['a'.repeat(101), 'has 101 characters; the limit is 100.'],
    ['🐳'.repeat(101), 'has 101 characters; the limit is 100.'],
    ['a\nb', 'is "a\\nb", which contains a line break or another control character.'],
    ['a\u0007b', 'is "a\\u0007b", which contains a line break or another control character.'],
    ['a\u0085b', 'is "a\\u0085b", which contains a line break or another control character.'],
  ],
};
const ROUNDS = Math.max(...Object.values(WRONG).map((values) => values.length));

/** What is wrong with the inputs of one operation. */
const WRONG_FOR: [what: string, inputs: Record<string, string>, problem: string][] = [
  ['no operation', {}, '`operation` is empty, but must be one of create, list, restore, alias, delete.'],
  ['a blank operation', { operation: '  ' }, '`operation` is empty, but must be one of'],
  ['an unknown operation', { operation: 'clone' }, '`operation` is "clone", but must be one of'],
  ['an operation in capitals', { operation: 'List' }, '`operation` is "List", but must be one of'],
  ['the name of what every object has', { operation: 'constructor' }, '`operation` is "constructor"'],
  ['no new alias', ALIAS, '`alias` is empty. To remove the alias, set `remove-alias: true`.'],
  ['a blank new alias', { ...ALIAS, alias: '  ' }, '`alias` is empty. To remove the alias'],
  [
    'an alias that is to be removed too',
    { ...ALIAS, alias: 'x', 'remove-alias': 'true' },
    '`alias` conflicts with `remove-alias: true`',
  ],
  [
    'another boolean for remove-alias',
    { ...ALIAS, alias: 'x', 'remove-alias': 'no' },
    '`remove-alias` is "no", but must be true or false.',
  ],
  ...['restore-on-failure', 'backup-first', 'dry-run'].map((name): (typeof WRONG_FOR)[number] => [
    `an empty ${name}`,
    {
      operation: name === 'backup-first' ? 'restore' : 'create',
      snapshot: name === 'backup-first' ? NAME : '',
      [name]: '',
    },
    `\`${name}\` is empty, because an expression has no value. Write \`\${{ inputs.${name} || false }}\`.`,
  ]),
  [
    'the other sign for a set that excludes',
    { operation: 'list', filter: '[^a]*' },
    '`filter` has the set [^a]; to match any other character, use [!a], and to match the character itself, \\^.',
  ],
  [
    'another boolean for ignore-missing',
    { operation: 'delete', snapshot: NAME, 'ignore-missing': 'maybe' },
    '`ignore-missing` is "maybe", but must be true or false.',
  ],
  [
    'a control character in a new alias',
    { ...ALIAS, alias: 'a\u001bb' },
    '`alias` is "a\\u001bb", which contains a line break or another control character.',
  ],
  [
    'a line break in the snapshot of a restore',
    { operation: 'restore', snapshot: 'a\r\nb' },
    '`snapshot` is "a\\r\\nb", which contains a line break or another control character.',
  ],
  [
    'a control character in a list',
    { operation: 'delete', snapshot: 'a\r\nb\u0001' },
    '`snapshot` is "b\\u0001", which contains a line break or another control character.',
  ],
  [
    'a prefix without a name',
    { operation: 'restore', snapshot: 'name:' },
    '`snapshot` is "name:", a prefix without a name or an alias.',
  ],
  [
    'a snapshot that is too long',
    { operation: 'delete', snapshot: `a, ${'b'.repeat(1_001)}` },
    '`snapshot` contains a value of 1001 characters; the limit is 1000.',
  ],
  [
    'an expiry of a restore without a backup',
    { operation: 'restore', snapshot: NAME, 'expiry-days': '7' },
    '`expiry-days` requires `backup-first: true` for `restore`.',
  ],
  [
    'a filter that is too long',
    { ...LIST, filter: 'b'.repeat(1_001) },
    '`filter` has 1001 characters; the limit of a glob is 1000.',
  ],
];

/** Of each operation, what it does not take. */
const STRAY = {
  create: ['ignore-missing', 'remove-alias', 'snapshot'],
  list: ['alias', 'expiry-days', 'ignore-missing', 'remove-alias', 'snapshot'],
  restore: ['alias', 'ignore-missing', 'remove-alias'],
  alias: ['expiry-days', 'ignore-missing'],
  delete: ['alias', 'expiry-days', 'remove-alias'],
};
const GIVEN: Record<string, string> = {
  snapshot: NAME,
  alias: 'x',
  'remove-alias': 'true',
  'expiry-days': '7',
  'ignore-missing': 'true',
};

function problemsOf(message: string): string[] {
  return message.split('\n').slice(1);
}

test.concurrent.each([...Array(ROUNDS).keys()])(
  'Every wrong value is reported, and nothing is sent (round %d)',
  async (round) => {
    const container = await hoody.container();
    const chosen = Object.entries(WRONG).map(([name, values]) => {
      const [value, problem] = values[round % values.length] ?? ['', ''];
      return { name, value, problem };
    });
    const inputs = Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
    const result = await container.step({ operation: 'create', ...inputs });
    const message = expectFailure(result);
    expect(message).toMatch(/^The inputs have 7 problems\. No request was sent\.\n/);
    const problems = chosen.map(({ name, problem }) => `- \`${name}\` ${problem}`).sort();
    expect(problemsOf(message).sort()).toEqual(problems.map((problem) => expect.stringContaining(problem)));
    expect(result.outputs['results']).toBe('[]');
    for (const { problem } of chosen) expectShown(result.summary, problem);
    expect(result.commands).toEqual([]);
  },
);

test.concurrent.each(WRONG_FOR)(
  'The error about %s comes before anything is sent',
  async (_what, inputs, problem) => {
    const container = await hoody.container();
    const result = await container.step(inputs);
    const message = expectFailure(result);
    expect(message).toMatch(/^An input is invalid\. No request was sent\.\n- `/);
    expect(problemsOf(message)).toEqual([expect.stringContaining(`- ${problem}`)]);
    expect(result.outputs['results']).toBe('[]');
    expectSoundHtml(result.summary);
    expectShown(result.summary, problem);
  },
);

test.concurrent.each(EVERY_OPERATION)(
  'The operation %s refuses the inputs of other operations',
  async (operation) => {
    const container = await hoody.container();
    const strays = Object.fromEntries(STRAY[operation].map((name) => [name, GIVEN[name] ?? '']));
    const message = expectFailure(await container.step({ ...INPUTS_OF[operation](NAME), ...strays }));
    expect(problemsOf(message).sort()).toEqual(
      STRAY[operation].map((name) =>
        expect.stringContaining(`- \`${name}\` is not valid for \`${operation}\`, only for `),
      ),
    );
  },
);

test.concurrent.each(ON_A_SNAPSHOT)('The operation %s refuses an empty snapshot', async (operation) => {
  const container = await hoody.container();
  for (const snapshot of ['', '  \n']) {
    const message = expectFailure(await container.step(INPUTS_OF[operation](snapshot)));
    expect(problemsOf(message)).toEqual([
      expect.stringContaining('- `snapshot` is missing. Set a name, an alias'),
    ]);
  }
});

test.concurrent('No output shows a password in the API URL', async () => {
  const container = await hoody.container();
  const result = await container.step({ ...LIST, 'api-url': 'https://me:geheim@api.hoody.com' });
  expectFailure(result);
  expect(JSON.stringify(result)).not.toContain('geheim');
});

test.concurrent('A token that is too short is neither shown nor masked, so that the error stays readable', async () => {
  const container = await hoody.container();
  const result = await container.step({ ...LIST, token: 'q', summary: 'maybe' });
  const message = expectFailure(result);
  expect(problemsOf(message)).toEqual([
    '- `token` has fewer than 8 characters. Check that the secret is the whole token.',
    '- `summary` is "maybe", but must be true or false.',
  ]);
  expect(result.masks).toEqual([]);
});

test.concurrent('A wrong input leads to one error and nothing else in the log, whatever the others are', async () => {
  const container = await hoody.container();
  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 10 }),
        fc.constantFrom('\n::error::x', '\r##[group]x', '\u0085', '\u2028', '\u202e', '"', '- `token` x.'),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join('').replaceAll('\0', ''));
  const names = fc.constantFrom(
    'operation',
    'container-id',
    'snapshot',
    'alias',
    'filter',
    'older-than',
    'summary',
  );
  const inputs = fc.tuple(fc.constantFrom(...EVERY_OPERATION), fc.dictionary(names, hostile));
  await fc.assert(
    fc.asyncProperty(inputs, async ([operation, given]) => {
      const result = await container.step({ ...INPUTS_OF[operation](NAME), 'max-parallel': '0', ...given });
      const message = expectFailure(result);
      const problems = problemsOf(message);
      expect(problems).toContain('- `max-parallel` is "0", but must be a whole number from 1 to 64.');
      for (const problem of problems) expect(problem).toMatch(/^- `[a-z-]+` .*[.?]$/);
      expect(result.stdout).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u);
      expect(result.commands).toEqual([]);
      expect(container.requests).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test.concurrent('No output shows either half of a token of two lines', async () => {
  const container = await hoody.container();
  const result = await container.step({ ...LIST, token: 'hdy_first-half\nsecond-half' });
  expectFailure(result);
  expect(result.masks).toEqual(['hdy_first-half\nsecond-half']);
  const { masks, stdout, ...rest } = result;
  expect(JSON.stringify(rest)).not.toMatch(/first-half|second-half/);
  expect(stdout.replace(/^::add-mask::.*$/m, '')).not.toMatch(/first-half|second-half/);
});
