import type { Guard } from '../../../src/guard/guard.ts';
import { GuardStateError, parseGuard, serializeGuard } from '../../../src/guard/state.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const THREE = '507f1f77bcf86cd799439013';

const PROCESSES = { trackingId: null, startTime: 4711, directory: '/runner', files: ['set_env_1'] };

const GUARD = redacted<Guard>({
  id: 'id',
  apiUrl: new URL('https://api.hoody.com/'),
  token: 'hdy_secret',
  restoreOnFailure: true,
  deleteOnSuccess: false,
  healthUrls: [new URL('https://www.example.com/health')],
  lacksQueries: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  labels: { [TWO]: 'api' },
  isTokenGiven: true,
  actionPath: '',
  processes: PROCESSES,
  snapshots: [
    {
      containerId: ONE,
      name: 'snap-1',
      createdAt: '2025-01-15T10:30:00.000Z',
      ownership: 'found',
      isUniqueName: true,
    },
    {
      containerId: TWO,
      name: 'snap-2',
      createdAt: '',
      ownership: 'made',
      isUniqueName: false,
      expiresAt: null,
    },
    {
      containerId: THREE,
      name: 'snap-2',
      createdAt: '',
      ownership: 'inferred',
      isUniqueName: false,
      expiresAt: '2025-01-16T04:00:00.000Z',
    },
  ],
});
const { token: _, processes: __, ...WITHOUT_TOKEN } = GUARD;

const SETTINGS = {
  id: 'id',
  token: 'hdy_secret',
  restoreOnFailure: true,
  deleteOnSuccess: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  apiUrl: 'https://api.hoody.com/',
  healthUrls: ['https://www.example.com/health'],
  lacksQueries: false,
  labels: { [TWO]: 'api' },
  isTokenGiven: true,
  actionPath: '',
  processes: PROCESSES,
};
const ROWS = [
  [ONE, 'snap-1', 1_736_937_000_000, 2, 1, 0],
  [TWO, 'snap-2', null, 0, 0, null],
  [THREE, 'snap-2', null, 1, 0, 1_737_000_000],
];

/** Parses a state with these fields in place of the saved ones; one that is undefined is missing. */
function parse(fields: Record<string, unknown> = {}, rows: unknown = ROWS): Guard | undefined {
  return parseGuard({ guard: JSON.stringify({ ...SETTINGS, ...fields }), snapshots: JSON.stringify(rows) });
}

test('A guard is saved in two short texts, the snapshots first', () => {
  const state = serializeGuard(GUARD);
  expect(Object.keys(state)).toEqual(['snapshots', 'guard']);
  expect(JSON.parse(state.guard)).toEqual(SETTINGS);
  expect(JSON.parse(state.snapshots)).toEqual(ROWS);
});

test.each([GUARD, WITHOUT_TOKEN])('A guard is read as it was saved', (guard) => {
  expect(parseGuard(serializeGuard(guard))).toEqual(guard);
});

test('A step that saved nothing has no guard', () => {
  expect(parseGuard({ guard: '', snapshots: '' })).toBeUndefined();
  expect(parseGuard({ guard: '', snapshots: '[]' })).toBeUndefined();
});

test.each<[Record<string, unknown>, string]>([
  [{ id: 7 }, 'unexpected value of type number'],
  [{ id: undefined }, 'a value is missing'],
  [{ token: 7 }, 'unexpected value of type number'],
  [{ token: null }, 'unexpected value of type object'],
  [{ tokenHash: 7 }, 'unexpected value of type number'],
  [{ isTokenGiven: undefined }, 'a value is missing'],
  [{ actionPath: undefined }, 'a value is missing'],
  [{ restoreOnFailure: 'true' }, 'unexpected value of type string'],
  [{ deleteOnSuccess: undefined }, 'a value is missing'],
  [{ summary: 1 }, 'unexpected value of type number'],
  [{ maxParallel: 0 }, 'unexpected value of type number'],
  [{ maxParallel: '8' }, 'unexpected value of type string'],
  [{ timeoutMs: -1 }, 'unexpected value of type number'],
  [{ healthUrls: {} }, 'unexpected value of type object'],
  [{ healthUrls: [7] }, 'unexpected value of type number'],
  [{ healthUrls: ['nowhere'] }, 'Invalid URL'],
  [{ processes: null }, 'unexpected value of type object'],
  [{ processes: {} }, 'a value is missing'],
  [{ processes: { ...PROCESSES, trackingId: 7 } }, 'unexpected value of type number'],
  [{ processes: { ...PROCESSES, startTime: '7' } }, 'unexpected value of type string'],
  [{ processes: { ...PROCESSES, directory: undefined } }, 'a value is missing'],
  [{ processes: { ...PROCESSES, files: [7] } }, 'unexpected value of type number'],
  [{ lacksQueries: 'no' }, 'unexpected value of type string'],
  [{ labels: undefined }, 'a value is missing'],
  [{ labels: null }, 'unexpected value of type object'],
  [{ labels: 'api' }, 'unexpected value of type string'],
  [{ labels: { [TWO]: 7 } }, 'unexpected value of type number'],
  [{ labels: [null, 'api'] }, 'unexpected value of type object'],
  [{ apiUrl: 7 }, 'unexpected value of type number'],
  [{ apiUrl: 'nowhere' }, 'Invalid URL'],
  [
    { apiUrl: 'http://api.hoody.com/' },
    'the URL of the API must start with https:// to protect the token; http:// is valid for loopback addresses only',
  ],
])('A state with %j is refused', (fields, message) => {
  expect(() => parse(fields)).toThrow(new GuardStateError(message));
});

test.each<[unknown, string]>([
  [{}, 'unexpected value of type object'],
  [[7], 'unexpected value of type number'],
  [[[ONE, 'snap-1']], 'a value is missing'],
  [[['../containers', 'snap-1', null, 0, 0, 0]], 'a container id is invalid'],
  [[[ONE, '..', null, 0, 0, 0]], 'the name of a snapshot is invalid'],
  [[[ONE, 7, null, 0, 0, 0]], 'unexpected value of type number'],
  [[[ONE, 'snap-1', -7, 0, 0, 0]], 'unexpected value of type number'],
  [[[ONE, 'snap-1', '2025-01-15T10:30:00.000Z', 0, 0, 0]], 'unexpected value of type string'],
  [[[ONE, 'snap-1', 1e17, 0, 0, 0]], 'Invalid time value'],
  [[[ONE, 'snap-1', null, 0, 0, 'soon']], 'unexpected value of type string'],
  [[[ONE, 'snap-1', null, 0, 0, -7]], 'unexpected value of type number'],
  [[[ONE, 'snap-1', null, 0, 0]], 'a value is missing'],
  [[[ONE, 'snap-1', null]], 'a value is missing'],
  [[[ONE, 'snap-1', null, 3, 0, 0]], 'unexpected value of type number'],
  [[[ONE, 'snap-1', null, -1, 0, 0]], 'unexpected value of type number'],
  [[[ONE, 'snap-1', null, null, 0, 0]], 'unexpected value of type object'],
  [[[ONE, 'snap-1', null, '0', 0, 0]], 'unexpected value of type string'],
  [[[ONE, 'snap-1', null, 'made', 0, 0]], 'unexpected value of type string'],
])('A state with the snapshots %j is refused', (rows, message) => {
  expect(() => parse({}, rows)).toThrow(new GuardStateError(message));
});

test.each(['null', '7', '"text"'])('A state that is %s is refused without quoting it', (guard) => {
  expect(() => parseGuard({ guard, snapshots: '[]' })).toThrow(/^unexpected value of type \w+$/);
});

test('A state that is not JSON is refused as a state', () => {
  expect(() => parseGuard({ guard: 'x', snapshots: '[]' })).toThrow(GuardStateError);
  const error = new GuardStateError('x');
  expect(error.name).toBe('GuardStateError');
});

test.each([
  ['2025-01-15T10:30:00.123456Z', '2025-01-15T10:30:00.123Z'],
  ['2025-01-15T12:30:00+02:00', '2025-01-15T10:30:00.000Z'],
  ['2025-01-15T10:30:00', '2025-01-15T10:30:00.000Z'],
  ['1970-01-01T00:00:00.001Z', '1970-01-01T00:00:00.001Z'],
  ['1970-01-01T00:00:00.000Z', ''],
  ['0001-01-01T00:00:00Z', ''],
  ['yesterday', ''],
])('The time %s is saved as a number that means %j, which fits and compares', (createdAt, read) => {
  const [first] = GUARD.snapshots;
  if (!first) throw new Error('the guard has snapshots');
  const { snapshots } = serializeGuard({ ...GUARD, snapshots: [{ ...first, createdAt: text(createdAt) }] });
  expect(JSON.parse(snapshots)).toEqual([[ONE, 'snap-1', read === '' ? null : Date.parse(read), 2, 1, 0]]);
  expect(parse({}, JSON.parse(snapshots))?.snapshots).toMatchObject([{ createdAt: read }]);
});

test.each([[undefined], [0], [true], ['1']])(
  'A name that the state marks with %j is not unique: what guards it is a look',
  (isUnique) => {
    const rows = [[ONE, 'snap-1', null, 0, isUnique, 0]];
    expect(parse({}, rows)?.snapshots).toMatchObject([{ isUniqueName: false }]);
  },
);

test.each([
  ['2025-01-16T04:00:00.999Z', '2025-01-16T04:00:00.000Z'],
  ['2025-01-16T06:00:00+02:00', '2025-01-16T04:00:00.000Z'],
  ['soon', undefined],
  ['0001-01-01T00:00:00Z', undefined],
])('The expiry %s is saved in whole seconds, never later than it is, if it is known', (expiresAt, read) => {
  const snapshots = GUARD.snapshots.slice(0, 1).map((each) => ({ ...each, expiresAt: text(expiresAt) }));
  const [snapshot] = parseGuard(serializeGuard({ ...GUARD, snapshots }))?.snapshots ?? [];
  expect(snapshot?.expiresAt).toBe(read);
});

test('A guard without labels, health checks and snapshots is read as it was saved', () => {
  const guard: Guard = { ...GUARD, labels: {}, healthUrls: [], snapshots: [] };
  expect(parseGuard(serializeGuard(guard))).toEqual(guard);
});
