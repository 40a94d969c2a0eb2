import { ONE, problems, read, TWO } from '../../helpers/fakes/inputs.ts';

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
    '`snapshot` contains a value of 1001 characters; the limit is 1000.',
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
