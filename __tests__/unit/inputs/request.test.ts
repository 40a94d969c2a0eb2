import { problems, read } from '../../helpers/fakes/inputs.ts';

describe('The inputs of create', () => {
  test('A create step without an alias has none, so that one is generated for each attempt', () => {
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

  test('A create step accepts every input at once', () => {
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
  ])('A create step refuses %j', (given, problem) => {
    expect(problems({ operation: 'create', ...given })).toEqual([problem]);
  });

  test('The length of an alias counts characters, not code units', () => {
    expect(problems({ operation: 'create', alias: '🦊'.repeat(100) })).toEqual([]);
    expect(problems({ operation: 'create', alias: '🦊'.repeat(101) })).toHaveLength(1);
  });
});

describe('The inputs of list', () => {
  test('A list accepts a filter', () => {
    expect(read({ operation: 'list' }).request).toEqual({ operation: 'list' });
    expect(read({ operation: 'list', filter: 'a*' }).request).toEqual({ operation: 'list', filter: 'a*' });
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
      '`ignore-missing` is valid for a deletion by name, not by rule.',
    ],
  ])('A delete refuses %j', (given, problem) => {
    expect(problems({ operation: 'delete', ...given })).toEqual([expect.stringContaining(problem)]);
  });
});

const WITH_FILTER = [
  ['create', { operation: 'create', 'keep-last': '2' }],
  ['list', { operation: 'list' }],
  ['delete', { operation: 'delete', 'keep-last': '2' }],
] as const;

describe.each(WITH_FILTER)('A filter of %s', (_operation, inputs) => {
  test('The filter is passed on as it is given', () => {
    const { request } = read({ ...inputs, filter: '{nightly,weekly}-[0-9]*' });
    expect(JSON.stringify(request)).toContain('"filter":"{nightly,weekly}-[0-9]*"');
  });

  test('A malformed filter is reported once, with the other problems', () => {
    expect(() => read({ ...inputs, filter: 'nightly-[0-9', token: '' })).toThrow(
      /^The inputs have 2 problems\. No request was sent\.\n- `token` is missing.*\n- `filter` has a "\[" without a closing "\]"; to match the character itself, use "\\\["\.$/,
    );
  });

  test('A filter with a control character is reported on one line', () => {
    expect(() => read({ ...inputs, filter: '[b\n-a]' })).toThrow(
      /^An input is invalid\. No request was sent\.\n- `filter` is "\[b\\n-a\]", which contains a line break .*\.$/,
    );
  });
});
