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

describe('Choosing a snapshot', () => {
  test.each([
    ['a name', 'snap-2', { by: 'name', snapshot: MIDDLE, sharingAlias: [] }],
    ['an alias', 'nightly', { by: 'alias', snapshot: MIDDLE, sharingAlias: [] }],
    ['an alias that two share', 'deploy', { by: 'alias', snapshot: NEWEST, sharingAlias: [OLDEST] }],
    ['the word for the newest', LATEST, { by: 'latest', snapshot: NEWEST, sharingAlias: [] }],
  ])('finds it by %s', (_, wanted, choice) => {
    expect(selectSnapshot(ALL, wanted)).toEqual({ kind: 'found', ...choice });
  });

  test('A name goes before an alias that is the same', () => {
    const confusing = snapshot({ name: 'snap-4', alias: 'snap-1' });
    expect(selectSnapshot([confusing, ...ALL], 'snap-1')).toMatchObject({ by: 'name', snapshot: OLDEST });
  });

  test('A name or an alias goes before the word for the newest', () => {
    const named = snapshot({ name: LATEST });
    const aliased = snapshot({ name: 'snap-0', alias: LATEST });
    expect(selectSnapshot([NEWEST, aliased], LATEST)).toMatchObject({ by: 'alias', snapshot: aliased });
    expect(selectSnapshot([NEWEST, aliased, named], LATEST)).toMatchObject({ by: 'name', snapshot: named });
  });

  test.each(['Deploy', 'deploy ', 'snap', 'LATEST'])('takes %j for nothing else that is there', (wanted) => {
    expect(selectSnapshot(ALL, wanted).kind).toBe('missing');
  });

  test('What is missing comes with those that are spelled nearly so, by name or by alias', () => {
    const choice = selectSnapshot(
      [snapshot({ name: 'far-away' }), snapshot({ name: 'nightly' }), MIDDLE],
      'nightly-2',
    );
    expect(choice.kind === 'missing' && names(choice.near)).toEqual(['nightly', 'snap-2', 'far-away']);
  });

  test('No more than five come near', () => {
    const many = Array.from({ length: 9 }, (_, index) => snapshot({ name: `snap-${index}` }));
    expect(selectSnapshot(many, 'snap-7x')).toMatchObject({
      kind: 'missing',
      near: { length: 5, 0: { name: 'snap-7' } },
    });
  });

  test('Of none, not even the newest is found', () => {
    expect(selectSnapshot([], LATEST)).toEqual({ kind: 'missing', near: [] });
  });
});

/** Snapshots of one container: each name is there once. */
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

test('Whatever is wanted: what is found is there, has it as name or alias, and no other goes before it', () => {
  const wanted = fc.oneof(fc.stringMatching(/^[a-d]{1,2}$/), fc.constantFrom('zz', LATEST, ''));
  fc.assert(
    fc.property(lists.map(newestFirst), wanted, (snapshots, text) => {
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

describe('Newest first', () => {
  test('Of two that were made at the same moment, the later name comes first', () => {
    const twins = [snapshot({ name: 'snap-a' }), snapshot({ name: 'snap-c' }), snapshot({ name: 'snap-b' })];
    expect(names(newestFirst(twins))).toEqual(['snap-c', 'snap-b', 'snap-a']);
  });

  test('A moment counts, not how it is written', () => {
    const moments = [
      snapshot({ name: 'noon', created_at: '2025-01-01T12:00:00Z' }),
      snapshot({ name: 'half-past-twelve', created_at: '2025-01-01T14:30:00.000+02:00' }),
      snapshot({ name: 'eleven', created_at: '2025-01-01T11:00:00.999999999Z' }),
    ];
    expect(names(newestFirst(moments))).toEqual(['half-past-twelve', 'noon', 'eleven']);
  });

  test('Every order of the same snapshots is sorted the same, without a change to it', () => {
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

describe('A name of the platform', () => {
  test.each(['snap-20250115-103000', 'snap-99999999-999999'])('%s looks like one', (text) => {
    expect(looksLikeName(text)).toBe(true);
  });

  test.each([
    '',
    LATEST,
    'snap-1',
    'snap-20250115-1030000',
    ' snap-20250115-103000',
    'snap-20250115-103000\n',
    '../snap-20250115-103000',
  ])('%j does not', (text) => {
    expect(looksLikeName(text)).toBe(false);
  });
});
