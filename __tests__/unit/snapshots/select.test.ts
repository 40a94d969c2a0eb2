import fc from 'fast-check';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { newestFirst } from '../../../src/hoody/schema.ts';
import { LATEST, looksLikeName, selectSnapshot } from '../../../src/snapshots/select.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';

const names = (snapshots: readonly Snapshot[]) => snapshots.map(({ name }) => name);

const NEWEST = snapshot({ name: 'snap-3', alias: 'deploy', created_at: '2025-03-01T00:00:00.000Z' });
const MIDDLE = snapshot({ name: 'snap-2', alias: 'nightly', created_at: '2025-02-01T00:00:00.000Z' });
const OLDEST = snapshot({ name: 'snap-1', alias: 'deploy', created_at: '2025-01-01T00:00:00.000Z' });
const ALL = [NEWEST, MIDDLE, OLDEST];

describe('selectSnapshot', () => {
  test.each([
    ['a name', 'snap-2', { by: 'name', snapshot: MIDDLE, sharingAlias: [] }],
    ['an alias', 'nightly', { by: 'alias', snapshot: MIDDLE, sharingAlias: [] }],
    ['an alias that two share', 'deploy', { by: 'alias', snapshot: NEWEST, sharingAlias: [OLDEST] }],
    ['the keyword for the newest', LATEST, { by: 'latest', snapshot: NEWEST, sharingAlias: [] }],
  ])('A snapshot is found by %s', (_, selector, choice) => {
    expect(selectSnapshot(ALL, selector)).toEqual({ kind: 'found', ...choice });
  });

  test('A name has priority over an equal alias', () => {
    const confusing = snapshot({ name: 'snap-4', alias: 'snap-1' });
    expect(selectSnapshot([confusing, ...ALL], 'snap-1')).toMatchObject({ by: 'name', snapshot: OLDEST });
  });

  test('A name or an alias has priority over the keyword for the newest', () => {
    const named = snapshot({ name: LATEST });
    const aliased = snapshot({ name: 'snap-0', alias: LATEST });
    expect(selectSnapshot([NEWEST, aliased], LATEST)).toMatchObject({ by: 'alias', snapshot: aliased });
    expect(selectSnapshot([NEWEST, aliased, named], LATEST)).toMatchObject({ by: 'name', snapshot: named });
  });

  test.each(['Deploy', 'deploy ', 'snap', 'LATEST'])('The text %j matches no snapshot', (selector) => {
    expect(selectSnapshot(ALL, selector).kind).toBe('missing');
  });

  test('A missing snapshot comes with those of a similar name or alias', () => {
    const choice = selectSnapshot(
      [snapshot({ name: 'far-away' }), snapshot({ name: 'nightly' }), MIDDLE],
      'nightly-2',
    );
    expect(choice.kind === 'missing' && names(choice.near)).toEqual(['nightly', 'snap-2', 'far-away']);
  });

  test('At most five similar snapshots are reported', () => {
    const many = Array.from({ length: 9 }, (_, index) => snapshot({ name: `snap-${index}` }));
    expect(selectSnapshot(many, 'snap-7x')).toMatchObject({
      kind: 'missing',
      near: { length: 5, 0: { name: 'snap-7' } },
    });
  });

  test('An empty list has not even a newest snapshot', () => {
    expect(selectSnapshot([], LATEST)).toEqual({ kind: 'missing', near: [] });
  });
});

/** The snapshots of one container, whose names are unique. */
const lists = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-d]{1,3}$/),
    alias: fc.option(fc.constantFrom('a', 'b', 'aa', LATEST, 'zz')),
    created_at: fc
      .integer({ min: 0, max: 4 })
      .map((second) => new Date(Date.UTC(2025, 0, 1, 0, 0, second)).toISOString()),
  }),
  { selector: ({ name }) => name, maxLength: 12 },
);

test('The selected snapshot is in the list, has the given name or alias, and no other has priority over it', () => {
  const selector = fc.oneof(fc.stringMatching(/^[a-d]{1,2}$/), fc.constantFrom('zz', LATEST, ''));
  fc.assert(
    fc.property(lists.map(newestFirst), selector, (snapshots, text) => {
      const choice = selectSnapshot(snapshots, text);
      const named = snapshots.filter(({ name }) => name === text);
      const aliased = snapshots.filter(({ alias }) => alias === text);
      if (named.length > 0) {
        expect(choice).toEqual({ kind: 'found', by: 'name', snapshot: named[0], sharingAlias: [] });
      } else if (aliased.length > 0) {
        expect(choice).toMatchObject({ by: 'alias', snapshot: aliased[0], sharingAlias: aliased.slice(1) });
      } else if (text === LATEST && snapshots.length > 0) {
        expect(choice).toMatchObject({ by: 'latest', snapshot: snapshots[0] });
      } else {
        expect(choice.kind).toBe('missing');
        expect(snapshots).toEqual(expect.arrayContaining(choice.kind === 'missing' ? choice.near : []));
      }
    }),
  );
});

describe('newestFirst', () => {
  test('Snapshots of the same moment are sorted by name, the last name first', () => {
    const twins = [snapshot({ name: 'snap-a' }), snapshot({ name: 'snap-c' }), snapshot({ name: 'snap-b' })];
    expect(names(newestFirst(twins))).toEqual(['snap-c', 'snap-b', 'snap-a']);
  });

  test('The order depends on the moment, not on how it is written', () => {
    const moments = [
      snapshot({ name: 'noon', created_at: '2025-01-01T12:00:00Z' }),
      snapshot({ name: 'half-past-twelve', created_at: '2025-01-01T14:30:00.000+02:00' }),
      snapshot({ name: 'eleven', created_at: '2025-01-01T11:00:00.999999999Z' }),
    ];
    expect(names(newestFirst(moments))).toEqual(['half-past-twelve', 'noon', 'eleven']);
  });

  test('Every order of the same snapshots is sorted the same, and the input is not changed', () => {
    const shuffled = lists.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const before = [...list];
        const sorted = newestFirst(list);
        expect(newestFirst(other)).toEqual(sorted);
        expect(list).toEqual(before);
        expect(sorted).toHaveLength(list.length);
        const times = sorted.map(({ created_at }) => Date.parse(created_at));
        expect(times).toEqual(times.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('looksLikeName', () => {
  test.each(['snap-20250115-103000', 'snap-99999999-999999'])(
    'The text %s looks like a generated name',
    (text) => {
      expect(looksLikeName(text)).toBe(true);
    },
  );

  test.each([
    '',
    LATEST,
    'snap-1',
    'snap-20250115-1030000',
    ' snap-20250115-103000',
    'snap-20250115-103000\n',
    '../snap-20250115-103000',
  ])('The text %j does not look like a generated name', (text) => {
    expect(looksLikeName(text)).toBe(false);
  });
});
