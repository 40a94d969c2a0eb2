import { EVERY_OPERATION, INPUTS_OF, ON_A_SNAPSHOT } from './every-operation.ts';
import { useLocalHoody } from './local-hoody.ts';
import { expectFailure } from './verdicts.ts';

const hoody = useLocalHoody();
const NAME = 'snap-20250115-103000';

afterAll(() => expect(hoody.emulator.requests).toEqual([]));

type Wrong = [what: string, inputs: Record<string, string>, problem: string];

const CREATE = { operation: 'create' };
const LIST = { operation: 'list' };
const ALIAS = { operation: 'alias', snapshot: NAME };

const WRONG: Wrong[] = [
  ['no operation', {}, '`operation` is empty, not one of create, list, restore, alias, delete.'],
  ['a blank operation', { operation: '  ' }, '`operation` is empty, not one of'],
  ['an unknown operation', { operation: 'clone' }, '`operation` is "clone", not one of'],
  ['an operation in capitals', { operation: 'List' }, '`operation` is "List", not one of'],
  ['the name of what every object has', { operation: 'constructor' }, '`operation` is "constructor"'],

  ['no container', { ...LIST, 'container-id': '' }, '`container-id` is missing'],
  ['a blank container', { ...LIST, 'container-id': ' \n ' }, '`container-id` is missing'],
  ['a comma for a container', { ...LIST, 'container-id': ',' }, '`container-id` is missing'],
  ['a short id', { ...LIST, 'container-id': 'abc' }, '`container-id` holds "abc", which is no container id'],
  ['an id in capitals', { ...LIST, 'container-id': 'A'.repeat(24) }, '`container-id` holds "AAAA'],
  ['an id that is too long', { ...LIST, 'container-id': 'a'.repeat(25) }, '`container-id` holds "aaaa'],
  ['an id that climbs', { ...LIST, 'container-id': '../../../../../../../etc' }, '`container-id` holds "../'],

  ['no token', { ...LIST, token: '' }, '`token` is missing'],
  ['a blank token', { ...LIST, token: ' \n\t' }, '`token` is missing'],
  ['a token of two lines', { ...LIST, token: 'hdy_first-half\nsecond-half' }, '`token` holds white space'],
  ['a token with a space', { ...LIST, token: 'Bearer hdy_something' }, '`token` holds white space'],
  [
    'a token that is no ASCII',
    { ...LIST, token: 'hdy_schlüssel' },
    '`token` holds white space or characters',
  ],

  ['an address that is none', { ...LIST, 'api-url': 'api.hoody.com' }, '`api-url` is no address'],
  ['plain http', { ...LIST, 'api-url': 'http://api.hoody.com' }, '`api-url` has to start with https://'],
  [
    'plain http to what only looks like a loopback address',
    { ...LIST, 'api-url': 'http://127.0.0.1.example.com' },
    '`api-url` has to start with https://',
  ],
  [
    'plain http to localhost as a user',
    { ...LIST, 'api-url': 'http://localhost@example.com' },
    '`api-url` has to',
  ],
  ['another scheme', { ...LIST, 'api-url': 'ftp://127.0.0.1' }, '`api-url` has to start with https://'],
  ['a script for an address', { ...LIST, 'api-url': 'javascript:alert(1)' }, '`api-url` has to start with'],
  [
    'an address with a password',
    { ...LIST, 'api-url': 'https://me:pass@api.hoody.com' },
    '`api-url` must not hold a user name or a password',
  ],
  [
    'an address with a user',
    { ...LIST, 'api-url': 'https://me@api.hoody.com' },
    '`api-url` must not hold a user',
  ],
  [
    'an address with a query',
    { ...LIST, 'api-url': 'https://api.hoody.com/?a=b' },
    '`api-url` must not hold a query',
  ],
  [
    'an address with a fragment',
    { ...LIST, 'api-url': 'https://api.hoody.com/#a' },
    '`api-url` must not hold a query',
  ],
  ['the prefix', { ...LIST, 'api-url': 'https://api.hoody.com/api/v1' }, '`api-url` must not end in /api/v1'],
  [
    'the prefix and a slash',
    { ...LIST, 'api-url': 'https://gate/x/api/v1/' },
    '`api-url` must not end in /api/v1',
  ],

  ...['0', '3601', '-1', '1.5', '1e2', 'ten', '0x10', '１０'].map(
    (value): Wrong => [
      `a timeout of ${value}`,
      { ...LIST, 'timeout-seconds': value },
      `\`timeout-seconds\` is "${value}", not a whole number from 1 to 3600.`,
    ],
  ),
  ...['0', '3651', '1.5', '-1', '1e2', 'ten', '+1', '1_000', 'Infinity', '99999999999'].map(
    (value): Wrong => [
      `an expiry of ${value}`,
      { ...CREATE, 'expiry-days': value },
      `\`expiry-days\` is "${value}", not a whole number from 1 to 3650.`,
    ],
  ),
  ...['yes', '1', 'tRUE', 'on', 'null'].map(
    (value): Wrong => [
      `${value} for a boolean`,
      { ...LIST, summary: value },
      `\`summary\` is "${value}", not true or false.`,
    ],
  ),
  [
    'another boolean for remove-alias',
    { ...ALIAS, alias: 'x', 'remove-alias': 'no' },
    '`remove-alias` is "no", not true or false.',
  ],
  [
    'another boolean for ignore-missing',
    { operation: 'delete', snapshot: NAME, 'ignore-missing': 'maybe' },
    '`ignore-missing` is "maybe", not true or false.',
  ],

  ['an alias of 101 letters', { ...CREATE, alias: 'a'.repeat(101) }, '`alias` has 101 characters; 100 are'],
  ['an alias of 101 emoji', { ...ALIAS, alias: '🐳'.repeat(101) }, '`alias` has 101 characters; 100 are'],
  ['an alias of two lines', { ...CREATE, alias: 'a\nb' }, '`alias` is "a\\nb", which holds a line break'],
  ['no new alias', ALIAS, '`alias` is empty. To remove the alias, set `remove-alias: true`.'],
  ['a blank new alias', { ...ALIAS, alias: '  ' }, '`alias` is empty. To remove the alias'],
  [
    'an alias that is to be removed too',
    { ...ALIAS, alias: 'x', 'remove-alias': 'true' },
    '`alias` is given together with `remove-alias: true`',
  ],
];

/** Of each operation, what it does not take, as the user would give it. */
const STRAY: Record<string, string[]> = {
  create: ['snapshot', 'remove-alias', 'ignore-missing'],
  list: ['snapshot', 'alias', 'remove-alias', 'expiry-days', 'ignore-missing'],
  restore: ['alias', 'remove-alias', 'expiry-days', 'ignore-missing'],
  alias: ['expiry-days', 'ignore-missing'],
  delete: ['alias', 'remove-alias', 'expiry-days'],
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

it.concurrent.each(WRONG)('%s is an error before anything is sent', async (_what, inputs, problem) => {
  const container = await hoody.container();
  const result = await container.step(inputs);
  const message = expectFailure(result);
  expect(message).toMatch(/^An input is wrong; nothing was sent\.\n- `/);
  expect(message).toContain(`- ${problem}`);
  expect(problemsOf(message)).toHaveLength(1);
  expect(result.outputs['results']).toBe('[]');
  expect(result.summary).toBe('');
  expect(result.commands).toEqual([]);
});

it.concurrent.each(
  EVERY_OPERATION.flatMap((operation) => (STRAY[operation] ?? []).map((name) => [operation, name] as const)),
)('%s takes no %s', async (operation, name) => {
  const container = await hoody.container();
  const inputs = { ...INPUTS_OF[operation](NAME), [name]: GIVEN[name] ?? '' };
  const message = expectFailure(await container.step(inputs));
  expect(problemsOf(message)).toEqual([
    expect.stringContaining(`- \`${name}\` is not taken by \`${operation}\`, only by `),
  ]);
});

it.concurrent.each(ON_A_SNAPSHOT)('%s takes no empty snapshot', async (operation) => {
  const container = await hoody.container();
  for (const snapshot of ['', '  \n']) {
    const message = expectFailure(await container.step(INPUTS_OF[operation](snapshot)));
    expect(problemsOf(message)).toEqual([
      expect.stringContaining('- `snapshot` is missing: a name, an alias'),
    ]);
  }
});

it.concurrent('everything that is wrong is told at once', async () => {
  const container = await hoody.container();
  const result = await container.step({
    operation: 'create',
    'container-id': 'nope, neither',
    token: '',
    'api-url': 'http://api.hoody.com',
    snapshot: NAME,
    alias: 'a'.repeat(101),
    'remove-alias': 'true',
    'expiry-days': '0',
    'ignore-missing': 'true',
    'timeout-seconds': '0',
    summary: 'perhaps',
  });
  const message = expectFailure(result);
  expect(message).toMatch(/^11 things are wrong with the inputs; nothing was sent\.\n/);
  const names = problemsOf(message).map((line) => /^- `([a-z-]+)`/.exec(line)?.[1]);
  expect(names.sort()).toEqual([
    'alias',
    'api-url',
    'container-id',
    'container-id',
    'expiry-days',
    'ignore-missing',
    'remove-alias',
    'snapshot',
    'summary',
    'timeout-seconds',
    'token',
  ]);
});

it.concurrent('a password in the address is not told', async () => {
  const container = await hoody.container();
  const result = await container.step({ ...LIST, 'api-url': 'https://me:geheim@api.hoody.com' });
  expectFailure(result);
  expect(JSON.stringify(result)).not.toContain('geheim');
});

it.concurrent('neither half of a token of two lines is told', async () => {
  const container = await hoody.container();
  const result = await container.step({ ...LIST, token: 'hdy_first-half\nsecond-half' });
  expectFailure(result);
  expect(result.masks).toEqual(['hdy_first-half\nsecond-half']);
  const { masks, stdout, ...rest } = result;
  expect(JSON.stringify(rest)).not.toMatch(/first-half|second-half/);
  expect(stdout.replace(/^::add-mask::.*$/m, '')).not.toMatch(/first-half|second-half/);
});
