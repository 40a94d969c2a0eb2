import { AttemptError } from '../../../src/hoody/errors.ts';
import { parseResponse, requireAddressable } from '../../../src/hoody/parse.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const NAME = text('snap-20250115-103000');
const BARE = { name: NAME };
const HEAD = { statusCode: 200, message: 'Done' };
const OTHER = 'f'.repeat(24);

const parsers = {
  list: (body: unknown) => parseResponse.list(body, CONTAINER),
  create: (body: unknown) => parseResponse.create(body, CONTAINER),
  restore: (body: unknown) => parseResponse.restore(body, NAME),
  alias: (body: unknown) => parseResponse.alias(body, CONTAINER, NAME, text('good')),
  delete: (body: unknown) => parseResponse.delete(body, CONTAINER, NAME),
};
type Kind = keyof typeof parsers;
const KINDS = Object.keys(parsers) as Kind[];

describe('A response of the API', () => {
  const ids = { container_id: CONTAINER, project_id: OTHER };

  test.each<[Kind, string, object, unknown]>([
    [
      'list',
      'with snapshots',
      { ...HEAD, data: { ...ids, snapshots: [BARE, snapshot({ name: 'snap-2' })], snapshot_count: 2 } },
      { snapshots: [snapshot({ name: 'snap-2' }), BARE], nameless: 0 },
    ],
    ['list', 'without snapshots', { data: { snapshots: [] } }, { snapshots: [], nameless: 0 }],
    [
      'list',
      'with a limit',
      { data: { snapshots: [], max_snapshots: 10 } },
      { snapshots: [], nameless: 0, limit: 10 },
    ],
    [
      'list',
      'with no limit',
      { data: { snapshots: [], max_snapshots: null } },
      { snapshots: [], nameless: 0 },
    ],
    [
      'list',
      'with entries that have no name',
      { data: { snapshots: [null, 'x', {}, { name: '' }, { name: 7 }, BARE] } },
      { snapshots: [BARE], nameless: 5 },
    ],
    [
      'list',
      'with a name that cannot be part of a URL path',
      { data: { snapshots: [{ name: '../x' }, BARE] } },
      { snapshots: [BARE, { name: '../x' }], nameless: 0 },
    ],
    [
      'create',
      'with all fields',
      { ...HEAD, data: { ...ids, snapshot: snapshot({ size: 5 }) } },
      snapshot({ size: 5 }),
    ],
    ['create', 'with only the name', { data: { snapshot: BARE } }, BARE],
    [
      'create',
      'with null for the ids',
      { data: { container_id: null, project_id: null, snapshot: BARE } },
      BARE,
    ],
    ['restore', 'with only a message', { ...HEAD, data: { message: 'Restored' } }, undefined],
    ['restore', 'without data', { statusCode: 200 }, undefined],
    ['restore', 'without a status', { data: {} }, undefined],
    ['restore', 'with null for the status', { statusCode: null, data: {} }, undefined],
    ['restore', 'with the highest status', { statusCode: 299, data: {} }, undefined],
    [
      'list',
      'with a limit of none',
      { data: { snapshots: [], max_snapshots: 0 } },
      { snapshots: [], nameless: 0, limit: 0 },
    ],
    [
      'list',
      'with a limit that is none',
      { data: { snapshots: [], max_snapshots: -1 } },
      { snapshots: [], nameless: 0 },
    ],
    ['restore', 'with an empty snapshot', { ...HEAD, data: { success: true, snapshot: {} } }, undefined],
    ['restore', 'with no snapshot', { ...HEAD, data: { snapshot: null } }, undefined],
    ['restore', 'with the snapshot', { ...HEAD, data: { snapshot: BARE } }, BARE],
    [
      'alias',
      'with all fields',
      { ...HEAD, data: { ...ids, snapshot: snapshot({ alias: 'good' }) } },
      snapshot({ alias: 'good' }),
    ],
    ['alias', 'without data', HEAD, { name: NAME, alias: 'good' }],
    ['alias', 'without the alias', { data: { snapshot: BARE } }, { name: NAME, alias: 'good' }],
    ['delete', 'with the name', { ...HEAD, data: { ...ids, snapshot_name: NAME } }, undefined],
    ['delete', 'without data', HEAD, undefined],
    ['delete', 'with null for the name', { data: { container_id: null, snapshot_name: null } }, undefined],
  ])('A response to a %s %s is accepted', (kind, _, body, expected) => {
    expect(parsers[kind](body)).toEqual(expected);
  });
});

describe('A field of a snapshot', () => {
  test.each<[string, unknown, unknown]>([
    ['alias', 'before', 'before'],
    ['alias', '', null],
    ['alias', 7, null],
    ['alias', null, null],
    ['created_at', '2025-01-15T10:30:00.000Z', '2025-01-15T10:30:00.000Z'],
    ['created_at', 'yesterday', null],
    ['created_at', '2025-13-45T10:30:00Z', null],
    ['created_at', 1_736_937_000, null],
    ['last_used_at', '15 January 2025', null],
    ['expires_at', 'never', null],
    ['size', 0, 0],
    ['size', -1, null],
    ['size', '5', null],
    ['size', null, null],
    ['stateful', false, false],
    ['color', { name: 'red' }, { name: 'red' }],
  ])('The field %s that is %j becomes %j', (field, value, expected) => {
    expect(parsers.create({ data: { snapshot: { ...BARE, [field]: value } } })).toEqual({
      ...BARE,
      [field]: expected,
    });
  });
});

test('A snapshot with valid fields is not copied', () => {
  const listed = snapshot();
  expect(parsers.list({ data: { snapshots: [listed] } }).snapshots[0]).toBe(listed);
});

describe('A body that is no success of the API', () => {
  const expectMalformed = (kind: Kind, body: unknown, reason: string) => {
    const failure = { kind: 'malformed', reason: expect.stringContaining(reason) };
    expect(() => parsers[kind](body)).toThrow(AttemptError);
    expect(() => parsers[kind](body)).toThrow(expect.objectContaining({ failure }));
  };

  test.each(
    KINDS.flatMap((kind) =>
      (
        [
          [null, 'the body is not a JSON object'],
          [[], 'the body is not a JSON object'],
          ['Done', 'the body is not a JSON object'],
          [{}, 'statusCode and data are missing'],
          [{ message: 'Please sign in' }, 'statusCode and data are missing'],
          [{ data: 'ok' }, 'statusCode and data are missing'],
          [{ statusCode: 500, message: 'Oops' }, 'statusCode is 500: Oops'],
          [{ statusCode: 199, data: { snapshots: [], snapshot: BARE } }, 'statusCode is 199: no message'],
          [{ statusCode: 302, data: { snapshots: [], snapshot: BARE } }, 'statusCode is 302: no message'],
          [{ ...HEAD, data: { success: false, message: 'Disk is full' } }, 'success is false: Disk is full'],
          [{ ...HEAD, data: { success: false } }, 'success is false: no message'],
          [{ statusCode: 500, message: 7 }, 'statusCode is 500: no message'],
          [{ statusCode: 500, message: 'Oops,\nsorry' }, 'statusCode is 500: Oops,\\nsorry'],
        ] as const
      ).map(([body, reason]) => [kind, body, reason] as const),
    ),
  )('A response to a %s that is %j is malformed', expectMalformed);

  test.each<[Kind, unknown, string]>([
    ['list', HEAD, 'the list of snapshots is missing'],
    ['list', { data: { snapshots: {} } }, 'the list of snapshots is missing'],
    [
      'list',
      { data: { container_id: OTHER, snapshots: [] } },
      `container_id is ${OTHER}, which is another container`,
    ],
    ['create', HEAD, 'the name of the snapshot is missing'],
    ['create', { data: { snapshot: null } }, 'the name of the snapshot is missing'],
    ['create', { data: { snapshot: { alias: 'x' } } }, 'the name of the snapshot is missing'],
    ['create', { data: { snapshot: { name: '..' } } }, 'the name ".." cannot be part of a URL path'],
    ['create', { data: { container_id: OTHER, snapshot: BARE } }, 'container_id is'],
    ['restore', { data: { snapshot: { name: 'snap-2' } } }, `name is snap-2, not ${NAME}`],
    ['alias', { data: { container_id: OTHER, snapshot: BARE } }, 'container_id is'],
    ['alias', { data: { snapshot: { name: 'snap-2' } } }, `name is snap-2, not ${NAME}`],
    ['alias', { data: { snapshot: { ...BARE, alias: 'bad' } } }, 'the alias is "bad", not "good"'],
    ['delete', { data: { container_id: OTHER } }, 'container_id is'],
    ['delete', { data: { snapshot_name: 'snap-2' } }, `snapshot_name is snap-2, not ${NAME}`],
  ])('A response to a %s that is %j leaves the result unknown', expectMalformed);

  test('A response that keeps an alias which was to be removed is malformed', () => {
    const body = { data: { snapshot: { ...BARE, alias: 'old' } } };
    expect(() => parseResponse.alias(body, CONTAINER, NAME, null)).toThrow('the alias is "old", not null');
    const removed = { data: { snapshot: { ...BARE, alias: '' } } };
    expect(parseResponse.alias(removed, CONTAINER, NAME, null)).toEqual({ name: NAME, alias: null });
  });
});

test('What no request can address is not accepted as the snapshot of a create step', () => {
  const made = snapshot();
  expect(requireAddressable(made)).toBe(made);
  const failure = { kind: 'malformed', reason: 'the name "a/b" cannot be part of a URL path' };
  expect(() => requireAddressable(snapshot({ name: 'a/b' }))).toThrow(expect.objectContaining({ failure }));
});
