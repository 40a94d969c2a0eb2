import fc from 'fast-check';
import {
  CONTAINER_ID,
  createdAt,
  deriveName,
  isAddressable,
  isExpired,
  isTime,
  newestFirst,
  type Snapshot,
  sortByTime,
} from '../../../src/hoody/snapshot.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const apiTimes = moments.map((date) => date.toISOString());
/** Other forms of a time in ISO 8601, which do not sort as text. */
const otherTimes = moments.map((date) =>
  new Date(date.getTime() + 7_200_000).toISOString().replace('Z', '+02:00'),
);
const lists = (times: fc.Arbitrary<string | null>) =>
  fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 3 }), created_at: times }));

const timeOf = ({ created_at }: Snapshot) => (created_at ? Date.parse(created_at) : Number.NEGATIVE_INFINITY);

test.each([
  ['the form of the API', lists(apiTimes)],
  ['several forms', lists(fc.oneof(apiTimes, otherTimes, fc.constant(null)))],
])('Snapshots are sorted by their times in %s, and then by name', (_what, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (snapshots) => {
      const sorted = newestFirst(redacted<Snapshot[]>(snapshots));
      expect(sorted).toHaveLength(snapshots.length);
      for (const [index, next] of sorted.slice(1).entries()) {
        const newer = sorted[index] as Snapshot;
        expect(timeOf(newer)).toBeGreaterThanOrEqual(timeOf(next));
        if (timeOf(newer) === timeOf(next)) expect(newer.name >= next.name).toBe(true);
      }
    }),
  );
});

test('Snapshots that were created at the same time stay in their order', () => {
  const created_at = '2025-01-15T10:30:00.000Z';
  const snapshots = ['b', 'a', 'c'].map((name) => snapshot({ name, created_at }));
  expect(sortByTime(snapshots, (each) => each)).toEqual(snapshots);
});

test.each([
  ['2025-01-15T10:30:00.000Z', true],
  ['2025-01-15T23:59:59.999Z', true],
  ['2025-12-31T10:30:00Z', true],
  ['2025-01-15T10:30:00+02:00', true],
  ['2025-13-15T10:30:00.000Z', false],
  ['2025-00-15T10:30:00.000Z', false],
  ['2025-01-32T10:30:00.000Z', false],
  ['2025-01-00T10:30:00.000Z', false],
  ['2025-01-15T25:30:00.000Z', false],
  ['2025-01-15T10:60:00.000Z', false],
  ['2025-01-15T10:30:60.000Z', false],
  ['2025-01-15', false],
  ['x2025-01-15T10:30:00.000Z', false],
  ['2025-01-15T10:30:00.000Zx', false],
  [' 2025-01-15T10:30:00Z', false],
  ['+002025-01-15T10:30:00Z', false],
  ['5-01-15T10:30:00.000Z', false],
  ['abcd-01-15T10:30:00.000Z', false],
  ['2025-01-1xT10:30:00.000Z', false],
  ['2025-01-15T1x:30:00.000Z', false],
  ['2025-01-15T10:3x:00.000Z', false],
  ['2025-01-15T10:30:0x.000Z', false],
  ['2025-01-15T10:30:00.abcZ', false],
  [1_736_937_000, false],
  [['2025-01-15T10:30:00.000Z'], false],
])('Whether the value %j is a time is %j', (value, expected) => {
  expect(isTime(value)).toBe(expected);
});

test.each([
  ['release_1-2', 'release_1-2'],
  ['Größe 2.0!', 'Gre20'],
  ['__-a-_b-__', 'a-_b'],
  ['a'.repeat(65), 'a'.repeat(64)],
  ['日本', ''],
])('The name that derives from the alias %j is %j', (alias, name) => {
  expect(deriveName(text(alias))).toBe(name);
});

test.each([
  ['507f1f77bcf86cd799439011', true],
  ['507F1F77BCF86CD799439011', false],
  ['507f1f77bcf86cd79943901', false],
  ['507f1f77bcf86cd7994390111', false],
  [' 507f1f77bcf86cd799439011', false],
  ['507f1f77bcf86cd79943901g', false],
])('Whether %j is the id of a container is %j', (id, expected) => {
  expect(CONTAINER_ID.test(id)).toBe(expected);
});

test.each([
  ['snap-20250115-103000', true],
  ['..', false],
])('Whether a snapshot with the name %j can be addressed is %j', (name, expected) => {
  expect(isAddressable(snapshot({ name }))).toBe(expected);
});

test.each<[Pick<Snapshot, 'created_at'>, number | undefined]>([
  [{ created_at: text('2025-01-15T10:30:00.000Z') }, Date.UTC(2025, 0, 15, 10, 30)],
  [{ created_at: null }, undefined],
  [{}, undefined],
])('A snapshot with the time %j was created at %j', (fields, expected) => {
  expect(createdAt(fields)).toBe(expected);
});

test.each<[Pick<Snapshot, 'expires_at'>, boolean]>([
  [{ expires_at: text('2025-01-15T10:29:59.999Z') }, true],
  [{ expires_at: text('2025-01-15T10:30:00.000Z') }, true],
  [{ expires_at: text('2025-01-15T10:30:00.001Z') }, false],
  [{ expires_at: null }, false],
  [{}, false],
])('Whether a snapshot with %j has expired at half past ten is %j', (fields, expected) => {
  expect(isExpired(fields, Date.UTC(2025, 0, 15, 10, 30))).toBe(expected);
});
