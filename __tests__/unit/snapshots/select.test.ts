import fc from 'fast-check';
import { createdAt, newestFirst, type Snapshot } from '../../../src/hoody/snapshot.ts';
import { LATEST, selectSnapshot } from '../../../src/snapshots/select.ts';
import { formatSelector, parseSelector } from '../../../src/snapshots/selector.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const select = (snapshots: readonly Snapshot[], selector: string) =>
  selectSnapshot(snapshots, parseSelector(text(selector)));
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
    ['the word for the newest', 'latest', { by: 'latest', snapshot: NEWEST, sharingAlias: [] }],
  ])('A snapshot is found by %s', (_, wanted, choice) => {
    expect(select(ALL, wanted)).toEqual({ kind: 'found', ...choice });
  });

  test('A name goes before the alias of the same snapshot', () => {
    const both = snapshot({ name: 'nightly-1', alias: 'nightly-1' });
    expect(select([both, ...ALL], 'nightly-1')).toEqual({
      kind: 'found',
      by: 'name',
      snapshot: both,
      sharingAlias: [],
    });
  });

  test('A word that is the name of one snapshot and the alias of others is ambiguous', () => {
    const first = snapshot({ name: 'snap-4', alias: 'snap-1' });
    const second = snapshot({ name: 'snap-5', alias: 'snap-1' });
    expect(select([first, ...ALL, second], 'snap-1')).toEqual({
      kind: 'ambiguous',
      named: OLDEST,
      aliased: [first, second],
    });
  });

  test('A name that equals an alias of its own and of another snapshot is ambiguous', () => {
    const named = snapshot({ name: 'nightly', alias: 'nightly' });
    expect(select([MIDDLE, named], 'nightly')).toEqual({ kind: 'ambiguous', named, aliased: [MIDDLE] });
  });

  test('A name or an alias has priority over the keyword for the newest', () => {
    const named = snapshot({ name: LATEST });
    const aliased = snapshot({ name: 'snap-0', alias: LATEST });
    expect(select([NEWEST, aliased], LATEST)).toMatchObject({ by: 'alias', snapshot: aliased });
    expect(select([NEWEST, named], LATEST)).toMatchObject({ by: 'name', snapshot: named });
    expect(select([NEWEST, aliased, named], LATEST)).toMatchObject({ kind: 'ambiguous' });
  });

  test.each(['Deploy', 'deploy ', 'snap', 'LATEST'])('The text %j matches no snapshot', (wanted) => {
    expect(select(ALL, wanted).kind).toBe('missing');
  });

  test('A prefix limits the selection to names or to aliases', () => {
    const aliased = snapshot({ name: 'snap-4', alias: 'snap-1' });
    const snapshots = [aliased, ...ALL];
    expect(select(snapshots, 'name:snap-1')).toMatchObject({ by: 'name', snapshot: OLDEST });
    expect(select(snapshots, 'alias:snap-1')).toMatchObject({ by: 'alias', snapshot: aliased });
    expect(select(snapshots, 'alias:deploy')).toMatchObject({ snapshot: NEWEST, sharingAlias: [OLDEST] });
    expect(select(snapshots, 'name:deploy').kind).toBe('missing');
    expect(select(snapshots, 'alias:snap-2').kind).toBe('missing');
  });

  test('A snapshot whose alias is the whole text that selects it comes without another one', () => {
    const both = snapshot({ name: 'snap-4', alias: 'name:snap-4' });
    const found = { kind: 'found', by: 'name', snapshot: both, sharingAlias: [] };
    expect(select([...ALL, both], 'name:snap-4')).toEqual(found);
  });

  test('A prefix makes the keyword for the newest a name or an alias', () => {
    expect(select(ALL, `name:${LATEST}`).kind).toBe('missing');
    expect(select(ALL, `alias:${LATEST}`).kind).toBe('missing');
  });

  test('A prefix is never part of the name or the alias that it selects', () => {
    const literal = snapshot({ name: 'odd', alias: 'name:snap-1' });
    const snapshots = [literal, ...ALL];
    expect(select(snapshots, 'name:snap-1')).toMatchObject({ snapshot: OLDEST, literal });
    expect(select(snapshots, 'alias:name:snap-1')).toMatchObject({ by: 'alias', snapshot: literal });
    expect(select([literal], 'name:snap-1')).toEqual({ kind: 'missing', near: [literal] });
  });

  test.each([
    ['alias', 'alias:nightly', { name: 'odd', alias: 'alias:nightly' }],
    ['name', 'alias:nightly', { name: 'alias:nightly' }],
    ['name', 'name:snap-2', { name: 'name:snap-2' }],
  ])(
    'A snapshot whose %s is the whole text of %s comes with the one that it selects',
    (_by, selector, fields) => {
      const literal = snapshot(fields);
      expect(select([literal, ...ALL], selector)).toMatchObject({ snapshot: MIDDLE, literal });
    },
  );

  test('A snapshot whose name or alias starts with a prefix comes first when nothing is found', () => {
    const literal = snapshot({ name: 'far-away', alias: 'name:snap-0' });
    const choice = select([...ALL, literal], 'name:snap-0');
    expect(choice.kind === 'missing' && choice.near[0]).toBe(literal);
  });

  test('A missing snapshot comes with those of a similar name or alias', () => {
    const choice = select(
      [snapshot({ name: 'far-away' }), snapshot({ name: 'nightly' }), MIDDLE],
      'nightly-2',
    );
    expect(choice.kind === 'missing' && names(choice.near)).toEqual(['nightly', 'snap-2', 'far-away']);
  });

  test('At most five similar snapshots are reported', () => {
    const many = Array.from({ length: 9 }, (_, index) => snapshot({ name: `snap-${index}` }));
    expect(select(many, 'snap-7x')).toMatchObject({
      kind: 'missing',
      near: { length: 5, 0: { name: 'snap-7' } },
    });
  });

  test('Only the newest thousand are compared, however many there are', () => {
    const newer = Array.from({ length: 1_000 }, (_, index) => snapshot({ name: `snap-${index}` }));
    const older = Array.from({ length: 99_000 }, (_, index) =>
      snapshot({ name: `old-${index}`, alias: 'deplo' }),
    );
    const choice = select([...newer, ...older], 'deploy');
    expect(choice.kind === 'missing' && names(choice.near)).toEqual(names(newer.slice(0, 5)));
  });

  test('Only the beginning of a very long alias is compared', () => {
    const long = snapshot({
      name: 'x'.repeat(200),
      alias: `deploy${'-'.repeat(244)}${'x'.repeat(1_000_000)}`,
    });
    const other = snapshot({ name: 'y'.repeat(249) });
    const choice = select([other, long], `deploy${'-'.repeat(244)}`);
    expect(choice.kind === 'missing' && choice.near).toEqual([long, other]);
  });

  test('The newest is unclear if it shares its time with others, which are all candidates', () => {
    const twin = snapshot({ ...NEWEST, name: 'twin' });
    expect(select([twin, ...ALL], LATEST)).toEqual({ kind: 'unordered', candidates: [twin, NEWEST] });
  });

  test('The newest is unclear beside a snapshot of unknown time, which can be newer', () => {
    const undated = snapshot({ name: 'undated', created_at: null });
    expect(select([...ALL, undated], LATEST)).toEqual({ kind: 'unordered', candidates: [NEWEST, undated] });
    expect(select([undated], LATEST)).toMatchObject({ kind: 'found', snapshot: undated });
  });

  test('The newest is never a backup of a restore, unless that is chosen by its name or alias', () => {
    const backup = snapshot({
      name: 'snap-4',
      alias: 'backup-77-1-deploy-0123456789',
      created_at: '2025-04-01T00:00:00.000Z',
    });
    const renamed = snapshot({
      name: 'backup-77-1-0123456789',
      alias: null,
      created_at: backup.created_at ?? null,
    });
    expect(select([backup, renamed, ...ALL], LATEST)).toMatchObject({ by: 'latest', snapshot: NEWEST });
    expect(select([backup], LATEST)).toEqual({ kind: 'missing', near: [backup] });
    expect(select([backup, ...ALL], 'snap-4')).toMatchObject({ snapshot: backup });
    expect(select([backup, ...ALL], backup.alias ?? '')).toMatchObject({ snapshot: backup });
  });

  test('A snapshot whose alias only begins like that of a backup can be the newest', () => {
    const own = snapshot({
      name: 'own',
      alias: 'backup-before-deploy',
      created_at: '2025-04-01T00:00:00.000Z',
    });
    expect(select([own, ...ALL], LATEST)).toMatchObject({ by: 'latest', snapshot: own });
  });

  test('An empty list has not even a newest snapshot', () => {
    expect(select([], LATEST)).toEqual({ kind: 'missing', near: [] });
  });
});

/** Snapshots of one container: each name is there once. */
const lists = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-d]{1,3}$/),
      alias: fc.option(
        fc.constantFrom('a', 'b', 'aa', String(LATEST), 'zz', 'name:a', 'alias:a', 'alias:name:a'),
      ),
      created_at: fc
        .integer({ min: 0, max: 4 })
        .map((second) => new Date(Date.UTC(2025, 0, 1, 0, 0, second)).toISOString()),
    }),
    { selector: ({ name }) => name, maxLength: 12 },
  )
  .map((list) => list.map((fields) => redacted<Snapshot>(fields)));
const sortedLists = lists.map((list) => newestFirst(list));

const anyText = fc.oneof(
  fc.stringMatching(/^(name:|alias:){0,2}[a-d]{1,2}$/),
  fc.constantFrom('zz', String(LATEST), 'name:a', 'alias:name:a', ''),
);

test('Whatever the text: what is selected has it as name or alias, and nothing else is meant by it', () => {
  fc.assert(
    fc.property(sortedLists, anyText, (snapshots, selector) => {
      const choice = select(snapshots, selector);
      const { by, text: wanted } = parseSelector(text(selector));
      const named = by === 'alias' ? [] : snapshots.filter(({ name }) => name === wanted);
      const aliased = by === 'name' ? [] : snapshots.filter(({ alias }) => alias === wanted);
      const all = new Set([...named, ...aliased]);
      if (named.length > 0 && all.size > 1) {
        expect(choice).toMatchObject({ kind: 'ambiguous', named: named[0] });
      } else if (named.length > 0) {
        expect(choice).toMatchObject({ by: 'name', snapshot: named[0], sharingAlias: [] });
      } else if (aliased.length > 0) {
        expect(choice).toMatchObject({ by: 'alias', snapshot: aliased[0], sharingAlias: aliased.slice(1) });
      } else if (selector === LATEST && snapshots.length > 0) {
        const newest = snapshots.filter(({ created_at }) => created_at === snapshots[0]?.created_at);
        expect(choice).toMatchObject(
          newest.length === 1
            ? { by: 'latest', snapshot: snapshots[0] }
            : { kind: 'unordered', candidates: newest },
        );
      } else {
        expect(choice.kind).toBe('missing');
        expect(snapshots).toEqual(expect.arrayContaining(choice.kind === 'missing' ? choice.near : []));
      }
    }),
  );
});

test('Every snapshot can be selected by its name, whatever the names and aliases are', () => {
  fc.assert(
    fc.property(sortedLists, (snapshots) => {
      for (const snapshot of snapshots) {
        expect(select(snapshots, `name:${snapshot.name}`)).toMatchObject({ kind: 'found', snapshot });
      }
    }),
  );
});

test('Every alias can be selected, and stands for the newest that has it', () => {
  fc.assert(
    fc.property(sortedLists, (snapshots) => {
      for (const { alias } of snapshots) {
        if (alias === null) continue;
        const newest = snapshots.find((snapshot) => snapshot.alias === alias);
        expect(select(snapshots, `alias:${alias}`)).toMatchObject({ kind: 'found', snapshot: newest });
      }
    }),
  );
});

describe('A selector', () => {
  test.each([
    ['deploy', { by: 'any', text: 'deploy' }],
    ['name:deploy', { by: 'name', text: 'deploy' }],
    ['alias:deploy', { by: 'alias', text: 'deploy' }],
    ['alias:name:deploy', { by: 'alias', text: 'name:deploy' }],
    ['name:alias:deploy', { by: 'name', text: 'alias:deploy' }],
    ['alias: deploy', { by: 'alias', text: ' deploy' }],
    ['alias:a\nb', { by: 'alias', text: 'a\nb' }],
    ['name:', { by: 'name', text: '' }],
    ['name', { by: 'any', text: 'name' }],
    ['Name:deploy', { by: 'any', text: 'Name:deploy' }],
    ['names:deploy', { by: 'any', text: 'names:deploy' }],
    [' name:deploy', { by: 'any', text: ' name:deploy' }],
  ])('The selector of the text %j is %j', (whole, selector) => {
    expect(parseSelector(text(whole))).toEqual(selector);
  });

  test('A selector formats to the text that it was parsed from', () => {
    const parts = fc.tuple(fc.constantFrom('', 'name:', 'alias:', 'alias:name:'), fc.string());
    fc.assert(
      fc.property(parts, ([prefix, rest]) => {
        expect(formatSelector(parseSelector(text(prefix + rest)))).toBe(prefix + rest);
      }),
    );
  });
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
        const times = sorted.map((snapshot) => createdAt(snapshot) ?? Number.NaN);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
      }),
    );
  });
});
