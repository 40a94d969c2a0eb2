import { INPUTS } from '../../../src/inputs/definitions.ts';
import { type Inputs, readInputs, readPostToken } from '../../../src/inputs/read-inputs.ts';
import type { InputSource } from '../../../src/inputs/reader.ts';
import { OPERATIONS } from '../../../src/operations/operation.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const BASE = { 'container-id': ONE, token: 'hdy_0123456789' };

function sourceOf(given: Record<string, string>, env: Record<string, string> = {}): InputSource {
  return {
    input: (name) => given[name] ?? (name in INPUTS ? INPUTS[name as keyof typeof INPUTS].default : ''),
    env: (name) => env[name],
  };
}

function read(given: Record<string, string>, env?: Record<string, string>): Inputs {
  return readInputs(sourceOf({ ...BASE, ...given }, env));
}

function problems(given: Record<string, string>, env?: Record<string, string>): string[] {
  try {
    read(given, env);
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return lines.map((line) => line.replace(/^- /, ''));
  }
  return [];
}

describe('The settings', () => {
  test('The settings have defaults', () => {
    const { settings } = read({ operation: 'list' });
    expect(settings).toEqual({
      containerIds: [ONE],
      labels: new Map(),
      token: 'hdy_0123456789',
      apiUrl: new URL('https://api.hoody.com'),
      maxParallel: 8,
      timeoutMs: 300_000,
      summary: true,
    });
  });

  test('The container and the token come from the environment if no input gives them', () => {
    const env = { HOODY_CONTAINER_ID: ` ${TWO} `, HOODY_TOKEN: ' hdy_environment ' };
    const { settings } = readInputs(sourceOf({ operation: 'list' }, env));
    expect(settings).toMatchObject({ containerIds: [TWO], token: 'hdy_environment' });
    expect(read({ operation: 'list' }, env).settings).toMatchObject({
      containerIds: [ONE],
      token: BASE.token,
    });
  });

  test.each([
    `${ONE},${TWO}`,
    `${ONE}\n${TWO}\n`,
    `${ONE}\r\n${TWO}\r\n`,
    `${ONE}\r${TWO}`,
    ` ${ONE} , ${TWO},${ONE},`,
  ])('The value %j means two containers, each once', (value) => {
    expect(read({ operation: 'list', 'container-id': value }).settings.containerIds).toEqual([ONE, TWO]);
  });

  test.each([
    ['timeout-seconds', '1', { timeoutMs: 1000 }],
    ['timeout-seconds', '3600', { timeoutMs: 3_600_000 }],
    ['max-parallel', '64', { maxParallel: 64 }],
    ['summary', 'False', { summary: false }],
    ['summary', 'TRUE', { summary: true }],
    ['api-url', 'http://127.0.0.1:4663', { apiUrl: new URL('http://127.0.0.1:4663') }],
    ['api-url', 'http://127.10.20.130', { apiUrl: new URL('http://127.10.20.130') }],
    ['api-url', 'http://[::1]:80', { apiUrl: new URL('http://[::1]:80') }],
    ['api-url', 'http://localhost', { apiUrl: new URL('http://localhost') }],
    ['api-url', 'https://gateway.example/hoody/', { apiUrl: new URL('https://gateway.example/hoody/') }],
    ['api-url', 'https://gateway.example/api/v1/a', { apiUrl: new URL('https://gateway.example/api/v1/a') }],
  ])('The setting %s accepts %s', (name, value, expected) => {
    expect(read({ operation: 'list', [name]: value }).settings).toMatchObject(expected);
  });

  test.each([
    ['container-id', ''],
    ['container-id', '507f1f77bcf86cd79943901'],
    ['container-id', '507F1F77BCF86CD799439011'],
    ['container-id', `${ONE} ${TWO}`],
    ['container-id', '../containers'],
    ['token', 'two words'],
    ['token', 'line\nbreak'],
    ['token', 'ünïcodes'],
    ['token', 'hdy_123'],
    ['token', 'a'],
    ['api-url', 'api.hoody.com'],
    ['api-url', 'http://api.hoody.com'],
    ['api-url', 'http://127.0.0.1.evil.example'],
    ['api-url', 'http://localhost.evil.example'],
    ['api-url', 'ftp://127.0.0.1'],
    ['api-url', 'https://user:secret@api.hoody.com'],
    ['api-url', 'https://user@api.hoody.com'],
    ['api-url', 'https://:secret@api.hoody.com'],
    ['api-url', 'https://api.hoody.com?x=1'],
    ['api-url', 'https://api.hoody.com#x'],
    ['api-url', 'https://api.hoody.com/api/v1'],
    ['timeout-seconds', '0'],
    ['timeout-seconds', '3601'],
    ['timeout-seconds', '1.5'],
    ['timeout-seconds', '1e2'],
    ['timeout-seconds', '-1'],
    ['timeout-seconds', 'ten'],
    ['max-parallel', '0'],
    ['max-parallel', '65'],
    ['summary', 'yes'],
  ])('The setting %s refuses %j', (name, value) => {
    expect(problems({ operation: 'list', [name]: value })).toEqual([expect.stringContaining(`\`${name}\``)]);
  });

  test.each([
    ['container-id', '', 'is missing. Set the input or the environment variable HOODY_CONTAINER_ID.'],
    [
      'token',
      'two words',
      'contains white space or invalid characters. Check that the secret is the whole token and nothing else.',
    ],
    ['api-url', 'api.hoody.com', 'is not a valid URL, such as https://api.hoody.com.'],
    [
      'api-url',
      'http://api.hoody.com',
      'must start with https:// to protect the token; http:// is valid for loopback addresses only.',
    ],
    [
      'api-url',
      'https://user:secret@api.hoody.com',
      'must not contain a user name or a password; use the input `token`.',
    ],
    ['api-url', 'https://api.hoody.com?x=1', 'must not contain a query or a fragment.'],
    ['api-url', 'https://api.hoody.com/api/v1', 'must not end with /api/v1, which the action adds.'],
    ['api-url', `https://${BASE.token}.example/`, 'must not contain the token.'],
  ])('The problem of the setting %s with the value %j is explained', (name, value, problem) => {
    expect(problems({ operation: 'list', [name]: value })).toEqual([`\`${name}\` ${problem}`]);
  });

  test('A missing token is explained', () => {
    expect(problems({ operation: 'list', token: '' })).toEqual([
      '`token` is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to ' +
        'the secret.',
    ]);
  });

  test('A token that is too short is neither shown nor redacted in other problems', () => {
    expect(problems({ operation: 'list', token: 'e', summary: 'maybe' })).toEqual([
      '`token` has fewer than 8 characters. Check that the secret is the whole token.',
      '`summary` is "maybe", but must be true or false.',
    ]);
    expect(problems({ operation: 'list', token: '12345678' })).toEqual([]);
  });

  test('No problem repeats a token or an address', () => {
    const told = problems({
      operation: 'list',
      token: 'my pass-word',
      'api-url': 'https://u:pass@x.example',
    });
    expect(told).toHaveLength(2);
    expect(told.join()).not.toMatch(/pass-word|pass@/);
  });
});

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
      // What the runner fills in is no input of the user's.
      expect(problems({ ...given, [name]: rule.default })).toEqual([]);
    }
  });
});

describe('The inputs of create', () => {
  test('A create without an alias has none, so that one is generated for each attempt', () => {
    const { request, guard } = read({ operation: 'create' });
    expect(request).toEqual({
      operation: 'create',
      ifExists: 'create',
      dryRun: false,
    });
    expect(guard).toEqual({ restoreOnFailure: false, deleteOnSuccess: false });
  });

  test.each([
    ['restore-on-failure', 'true'],
    ['delete-on-success', 'true'],
  ])(
    'The input %s with the value %s guards no more containers than fit into the state of the runner',
    (name, value) => {
      const ids = (count: number) =>
        Array.from({ length: count }, (_, index) => index.toString(16).padStart(24, '0')).join('\n');
      const create = { operation: 'create', [name]: value };
      expect(problems({ ...create, 'container-id': ids(250) })).toEqual([]);
      expect(problems({ ...create, 'container-id': ids(251) })).toEqual([
        '`container-id` contains 251 ids, but a step can guard at most 250. Split them across the jobs of a matrix.',
      ]);
      expect(problems({ operation: 'create', 'container-id': ids(251) })).toEqual([]);
    },
  );

  test('A create accepts every input at once', () => {
    const given = {
      operation: 'create',
      alias: 'release',
      'expiry-days': '30',
      'if-exists': 'replace',
      'restore-on-failure': 'true',
      'delete-on-success': 'true',
      'keep-last': '5',
      filter: 'release*',
      'dry-run': 'true',
    };
    const { request, guard } = read(given);
    expect(request).toEqual({
      operation: 'create',
      alias: 'release',
      expiryDays: 30,
      ifExists: 'replace',
      retention: { keepLast: 5, filter: 'release*' },
      dryRun: true,
    });
    expect(guard).toEqual({ restoreOnFailure: true, deleteOnSuccess: true });
  });

  test.each([
    [{ 'expiry-days': '0' }, '`expiry-days` is "0", but must be a whole number from 1 to 3650.'],
    [{ 'expiry-days': '3651' }, '`expiry-days` is "3651", but must be a whole number from 1 to 3650.'],
    [{ alias: 'x'.repeat(101) }, '`alias` has 101 characters; the limit is 100.'],
    [{ alias: 'a\nb' }, '`alias` is "a\\nb", which contains a line break or another control character.'],
    [
      { alias: 'x', 'if-exists': 'skip' },
      '`if-exists` is "skip", but must be one of create, reuse, replace, fail.',
    ],
    [{ 'if-exists': 'reuse' }, '`if-exists` is reuse, which requires an `alias`.'],
    [{ 'keep-last': '3' }, '`keep-last` requires a `filter` that selects what can be deleted.'],
    [{ 'keep-last': '0', filter: '*' }, '`keep-last` is "0", but must be a whole number from 1 to 100000.'],
    [{ filter: '*' }, '`filter` requires `keep-last` for `create`.'],
    [
      { 'keep-last': '3', filter: '*'.repeat(1_001) },
      '`filter` has 1001 characters; the limit of a glob is 1000.',
    ],
    [{ 'dry-run': 'perhaps' }, '`dry-run` is "perhaps", but must be true or false.'],
  ])('A create refuses %j', (given, problem) => {
    expect(problems({ operation: 'create', ...given })).toEqual([problem]);
  });

  test('The length of an alias counts characters, not code units', () => {
    expect(problems({ operation: 'create', alias: '🦊'.repeat(100) })).toEqual([]);
    expect(problems({ operation: 'create', alias: '🦊'.repeat(101) })).toHaveLength(1);
  });
});

describe('The input snapshot', () => {
  const both = { 'container-id': `${ONE},${TWO}` };

  test('A text is the choice for every container', () => {
    const { request } = read({ operation: 'restore', snapshot: 'before', ...both });
    expect(request).toEqual({
      operation: 'restore',
      dryRun: false,
      snapshots: new Map([
        [ONE, 'before'],
        [TWO, 'before'],
      ]),
    });
  });

  test('A map has a name for each container, and its other containers are ignored', () => {
    const map = JSON.stringify({ [ONE]: 'snap-1', [TWO]: 'snap-2', ['f'.repeat(24)]: 'snap-3' });
    expect(read({ operation: 'restore', snapshot: map }).request).toMatchObject({
      snapshots: new Map([[ONE, 'name:snap-1']]),
    });
    expect(read({ operation: 'alias', alias: 'x', snapshot: map, ...both }).request).toMatchObject({
      snapshots: new Map([
        [ONE, 'name:snap-1'],
        [TWO, 'name:snap-2'],
      ]),
    });
  });

  test('A map that lacks one of the containers is refused', () => {
    const snapshot = JSON.stringify({ [ONE]: 'snap-1' });
    expect(problems({ operation: 'restore', snapshot, ...both })).toEqual([
      `\`snapshot\` is a map without a snapshot for ${TWO}.`,
    ]);
  });

  test('A map that lacks several containers is refused for all of them', () => {
    expect(problems({ operation: 'restore', snapshot: '{}', ...both })).toEqual([
      `\`snapshot\` is a map without a snapshot for ${ONE}, ${TWO}.`,
    ]);
  });

  test('A map that lacks a container with a label is refused by the label', () => {
    const snapshot = JSON.stringify({ [ONE]: 'snap-1' });
    const given = { operation: 'restore', snapshot, 'container-id': `db=${TWO},web=${ONE}` };
    expect(problems(given)).toEqual(['`snapshot` is a map without a snapshot for db.']);
  });

  test('A label is no key of a map', () => {
    const given = { operation: 'restore', snapshot: '{"web":"snap-1"}', 'container-id': `web=${ONE}` };
    expect(problems(given)).toEqual([expect.stringContaining('not a JSON object that maps container ids')]);
  });

  test('An invalid id is reported once, and not again as one that the map lacks', () => {
    const snapshot = JSON.stringify({ [ONE]: 'snap-1' });
    expect(problems({ operation: 'restore', snapshot, 'container-id': `${ONE},x` })).toEqual([
      '`container-id` contains "x", which is not a container id (24 characters from 0-9 and a-f).',
    ]);
  });

  test.each(['{', '{"x":"snap"}', `{"${ONE}":7}`, `{"${ONE}":""}`, `{"${ONE}":null}`])(
    'The map %s is refused, because it is not valid',
    (snapshot) => {
      expect(problems({ operation: 'restore', snapshot })).toEqual([
        `\`snapshot\` is ${JSON.stringify(snapshot)}, which is not a JSON object that maps container ids to snapshot names.`,
      ]);
    },
  );

  test.each([
    ['restore', ''],
    ['restore', 'a\nb'],
    ['alias', 'a\tb'],
    ['delete', ''],
    ['delete', ' , '],
    ['delete', 'a\u0000b'],
    ['delete', '\r\n'],
    ['delete', 'one\ntwo\u0085'],
    ['restore', 'a\r\nb'],
    ['restore', 'name:'],
    ['alias', 'alias:'],
    ['delete', 'one, name:'],
    ['restore', `{"${ONE}":"a\\nb"}`],
    ['restore', 'a'.repeat(1_001)],
    ['delete', `one\n${'a'.repeat(1_001)}\ntwo`],
    ['delete', `{"${ONE}":"${'a'.repeat(1_001)}"}`],
  ])('The operation %s refuses the snapshot %j', (operation, snapshot) => {
    const alias: Record<string, string> = operation === 'alias' ? { alias: 'x' } : {};
    expect(problems({ operation, snapshot, ...alias })).toEqual([expect.stringContaining('`snapshot`')]);
  });

  test.each([
    [
      '',
      'is missing. Set a name, an alias, or `latest`. If the value comes from an output, check that it is set.',
    ],
    [' , ', 'contains only separators.'],
    ['a\u0000b', 'is "a\\u0000b", which contains a line break or another control character.'],
  ])('The problem of the snapshot %j is explained', (snapshot, problem) => {
    expect(problems({ operation: 'delete', snapshot })).toEqual([`\`snapshot\` ${problem}`]);
  });

  test('A snapshot that is too long gets one short message', () => {
    expect(problems({ operation: 'restore', snapshot: `a\n${'🦊'.repeat(999)}` })).toEqual([
      `\`snapshot\` contains ${JSON.stringify(`a\n${'🦊'.repeat(59)}…`)}, which has 1001 characters; the limit is 1000.`,
    ]);
    expect(problems({ operation: 'restore', snapshot: '🦊'.repeat(1_000) })).toEqual([]);
  });

  test('A list can be long if each snapshot is short', () => {
    const snapshot = Array.from({ length: 500 }, (_, index) => `alias-${index}`);
    expect(problems({ operation: 'delete', snapshot: snapshot.join('\n') })).toEqual([]);
    expect(problems({ operation: 'delete', snapshot: snapshot.join(',') })).toEqual([]);
  });

  test('A prefix that nothing follows is refused', () => {
    expect(problems({ operation: 'delete', snapshot: 'one\nalias:' })).toEqual([
      '`snapshot` is "alias:", a prefix without a name or an alias. If the value comes from an output, check that it is set.',
    ]);
  });

  test('A delete accepts a list of snapshots', () => {
    expect(read({ operation: 'delete', snapshot: 'one, two', 'ignore-missing': 'true' }).request).toEqual({
      operation: 'delete',
      by: 'choice',
      snapshots: new Map([[ONE, { selectors: ['one', 'two'], separator: 'comma' }]]),
      ignoreMissing: true,
      dryRun: false,
    });
  });

  test.each<[string, string[], 'comma' | 'line break']>([
    ['one', ['one'], 'line break'],
    ['one, two,three', ['one', 'two', 'three'], 'comma'],
    ['one,', ['one'], 'comma'],
    ['one\ntwo', ['one', 'two'], 'line break'],
    ['one\r\n\r\n two', ['one', 'two'], 'line break'],
    ['one\rtwo', ['one', 'two'], 'line break'],
    ['pr-x, latest\ntwo', ['pr-x, latest', 'two'], 'line break'],
    ['name:one, alias:two', ['name:one', 'alias:two'], 'comma'],
  ])('The list %j is separated by line breaks, or else by commas', (snapshot, selectors, separator) => {
    expect(read({ operation: 'delete', snapshot }).request).toMatchObject({
      snapshots: new Map([[ONE, { selectors, separator }]]),
    });
  });

  test('A delete accepts a map, whose names are never separated', () => {
    const snapshot = JSON.stringify({ [ONE]: 'a, b' });
    expect(read({ operation: 'delete', snapshot }).request).toMatchObject({
      snapshots: new Map([[ONE, { selectors: ['name:a, b'], separator: 'line break' }]]),
    });
  });

  test('A restore and an alias keep the commas of their snapshot', () => {
    const snapshots = new Map([[ONE, 'pr-x, latest']]);
    const snapshot = 'pr-x, latest';
    expect(read({ operation: 'restore', snapshot }).request).toMatchObject({ snapshots });
    expect(read({ operation: 'alias', alias: 'x', snapshot }).request).toMatchObject({ snapshots });
  });
});

describe('The inputs of restore', () => {
  const restore = { operation: 'restore', snapshot: 'x' };

  test('A restore can have a backup, which can expire', () => {
    const withBackup = { ...restore, 'backup-first': 'true' };
    expect(read(withBackup).request).toMatchObject({ backup: {} });
    expect(read({ ...withBackup, 'expiry-days': '7' }).request).toMatchObject({ backup: { expiryDays: 7 } });
    expect(read(restore).request).not.toHaveProperty('backup');
  });

  test.each([
    [{ 'expiry-days': '7' }, '`expiry-days` requires `backup-first: true` for `restore`.'],
    [
      { 'expiry-days': 'x', 'backup-first': 'false' },
      '`expiry-days` requires `backup-first: true` for `restore`.',
    ],
    [
      { 'expiry-days': '0', 'backup-first': 'true' },
      '`expiry-days` is "0", but must be a whole number from 1 to 3650.',
    ],
  ])('A restore refuses %j', (given, problem) => {
    expect(problems({ ...restore, ...given })).toEqual([problem]);
  });
});

describe('The inputs of alias', () => {
  test('A new alias is set, or the present one is removed', () => {
    expect(read({ operation: 'alias', snapshot: 'x', alias: 'y' }).request).toMatchObject({ alias: 'y' });
    expect(read({ operation: 'alias', snapshot: 'x', 'remove-alias': 'true' }).request).toMatchObject({
      alias: null,
    });
  });

  test('An alias that is empty, or both set and removed, is refused', () => {
    expect(problems({ operation: 'alias', snapshot: 'x' })).toEqual([
      '`alias` is empty. To remove the alias, set `remove-alias: true`.',
    ]);
    expect(problems({ operation: 'alias', snapshot: 'x', alias: 'y', 'remove-alias': 'true' })).toEqual([
      '`alias` conflicts with `remove-alias: true`. Set only one of them.',
    ]);
  });
});

describe('The inputs of delete by rule', () => {
  test('A rule has a filter and what to keep', () => {
    const rule = { filter: 'nightly-*', 'keep-last': '0', 'older-than': '2w' };
    expect(read({ operation: 'delete', ...rule }).request).toEqual({
      operation: 'delete',
      by: 'rule',
      filter: 'nightly-*',
      keepLast: 0,
      olderThanMs: 14 * 86_400_000,
      dryRun: false,
    });
    expect(read({ operation: 'delete', filter: '*', 'older-than': '1h' }).request).not.toHaveProperty(
      'keepLast',
    );
  });

  test.each([
    [{ 'keep-last': '3' }, '`keep-last` requires a `filter` that selects what can be deleted.'],
    [{ 'older-than': '3d' }, '`older-than` requires a `filter` that selects what can be deleted.'],
    [{ filter: '*' }, '`filter` requires `keep-last` or `older-than` (`keep-last: 0` keeps none).'],
    [
      { filter: '*', 'older-than': '3 days' },
      '`older-than` is "3 days", but must be a duration such as 12h, 30d, or 2w.',
    ],
    [{ filter: '*', 'older-than': '0d' }, '`older-than` is "0d", but must be a duration'],
    [{ filter: '*', 'older-than': '1month' }, '`older-than` is "1month", but must be a duration'],
    [{ filter: '*', 'older-than': '1w2d' }, '`older-than` is "1w2d", but must be a duration'],
    [{ filter: '*', 'keep-last': '1', 'dry-run': 'not false' }, '`dry-run` is "not false", but must be true'],
    [{ filter: '*', 'keep-last': '1', 'dry-run': 'falsehood' }, '`dry-run` is "falsehood", but must be true'],
    [{ filter: '*', 'keep-last': '1', 'dry-run': 'not true' }, '`dry-run` is "not true", but must be true'],
    [{ filter: '*', 'keep-last': '1', 'dry-run': 'true!' }, '`dry-run` is "true!", but must be true'],
    [
      { filter: '*', 'keep-last': '1', snapshot: 'x' },
      '`snapshot` conflicts with filter and keep-last. Delete either by name or by rule.',
    ],
    [
      { filter: '*', 'keep-last': '1', 'ignore-missing': 'true' },
      '`ignore-missing` is valid for a delete by name, not by rule.',
    ],
  ])('A delete refuses %j', (given, problem) => {
    expect(problems({ operation: 'delete', ...given })).toEqual([expect.stringContaining(problem)]);
  });
});

describe('The inputs of list', () => {
  test('A list accepts a filter', () => {
    expect(read({ operation: 'list' }).request).toEqual({ operation: 'list' });
    expect(read({ operation: 'list', filter: 'a*' }).request).toEqual({ operation: 'list', filter: 'a*' });
  });
});

describe('The addresses of health checks', () => {
  const restore = { operation: 'restore', snapshot: 'good' };
  const guard = { operation: 'create', 'restore-on-failure': 'true' };

  test.each([restore, guard])('The addresses are separated by commas or line breaks in %j', (given) => {
    const urls = 'https://a.example/health?deep=1, http://b.example\nhttps://c.example';
    expect(read({ ...given, 'health-url': urls }).healthUrls.map(({ href }) => href)).toEqual([
      'https://a.example/health?deep=1',
      'http://b.example/',
      'https://c.example/',
    ]);
    expect(read(given).healthUrls).toEqual([]);
  });

  test('An input can have as many addresses as the limit', () => {
    const urls = Array(10).fill('https://a.example').join();
    expect(read({ ...restore, 'health-url': urls }).healthUrls).toHaveLength(10);
  });

  test('A list has neither a guard nor addresses', () => {
    const { guard, healthUrls } = read({ operation: 'list' });
    expect({ guard, healthUrls }).toEqual({
      guard: { restoreOnFailure: false, deleteOnSuccess: false },
      healthUrls: [],
    });
  });

  test.each([
    [
      'www.example.com',
      '`health-url` contains "www.example.com", which is not a valid URL, such as https://www.example.com/health.',
    ],
    [
      'ftp://a.example',
      '`health-url` contains "ftp://a.example", which does not start with https:// or http://.',
    ],
    [
      'https://user:secret@a.example',
      '`health-url` contains "https://user:secret@a.example", which contains a user name or a password, which the log would show.',
    ],
    [
      'https://user@a.example',
      '`health-url` contains "https://user@a.example", which contains a user name or a password, which the log would show.',
    ],
    [
      'https://:secret@a.example',
      '`health-url` contains "https://:secret@a.example", which contains a user name or a password, which the log would show.',
    ],
    [
      `https://a.example/?token=${BASE.token}`,
      '`health-url` contains the token, which only the API may receive.',
    ],
    [
      `https://a.example/${'h'.repeat(1_000)}`,
      /^`health-url` contains .* which has 1018 characters; the limit is 1000\.$/,
    ],
    [Array(11).fill('https://a.example').join(), '`health-url` contains 11 URLs; the limit is 10.'],
  ])('The address %j is a problem', (urls, problem) => {
    expect(problems({ ...restore, 'health-url': urls })).toEqual([
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    ]);
  });

  test('A create without a guard restores nothing that could be checked', () => {
    const given = { operation: 'create', 'health-url': 'https://a.example', 'delete-on-success': 'true' };
    expect(problems(given)).toEqual(['`health-url` requires `restore-on-failure: true` for `create`.']);
  });

  test('The address of the API does not contain the token', () => {
    const apiUrl = `https://api.hoody.com/${BASE.token}`;
    expect(problems({ operation: 'list', 'api-url': apiUrl })).toEqual([
      '`api-url` must not contain the token.',
    ]);
  });
});

describe('The inputs of the post step', () => {
  test('The post step reads its token, whatever the other inputs are', () => {
    expect(readPostToken(sourceOf({ ...BASE, 'max-parallel': 'many' }))).toBe(BASE.token);
  });

  test('The post step refuses a token that is too short', () => {
    expect(() => readPostToken(sourceOf({ token: 'hdy_123' }))).toThrow(
      /`token` has fewer than 8 characters/,
    );
  });

  test('The post step needs a token', () => {
    expect(() => readPostToken(sourceOf({}))).toThrow(/`token` is missing/);
  });
});
