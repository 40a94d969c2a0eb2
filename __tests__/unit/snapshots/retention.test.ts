import fc from 'fast-check';
import { createdAt, newestFirst, type Snapshot } from '../../../src/hoody/snapshot.ts';
import { compileFilter } from '../../../src/snapshots/filter.ts';
import { selectForDeletion } from '../../../src/snapshots/retention.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const HOUR_MS = 3_600_000;
/** Two clocks that agree. */
const CLOCKS = { serverNow: NOW, localNow: NOW, monotonic: 0 };

const snapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    name: fc.stringMatching(/^snap-[0-9]{6}$/),
    alias: fc.option(fc.constantFrom('nightly-1', 'nightly-2', 'release/1.0', 'manual'), { nil: null }),
    created_at: fc
      .integer({ min: 0, max: 5000 })
      .map((hours) => new Date(NOW - hours * HOUR_MS).toISOString()),
  })
  .map((fields) => redacted<Snapshot>(fields));
const timeOf = (one: Snapshot) => createdAt(one) ?? Number.NaN;
const snapshots = fc
  .uniqueArray(snapshot, { selector: ({ name }) => name, maxLength: 30 })
  .map((list) => newestFirst(list));
const rule = fc.record({
  glob: fc.constantFrom('*', 'nightly-*', 'release*', 'manual', 'snap-*', 'nothing'),
  keepLast: fc.option(fc.nat(10), { nil: undefined }),
  olderThanHours: fc.option(fc.nat(6000), { nil: undefined }),
});

describe('selectForDeletion', () => {
  test('A rule deletes what matches, except the newest N, what is too young and what is spared', async () => {
    await fc.assert(
      fc.asyncProperty(
        snapshots,
        rule,
        fc.nat(29),
        async (all, { glob, keepLast, olderThanHours }, index) => {
          const matches = compileFilter(text(glob));
          const made = all[index % Math.max(all.length, 1)];
          const spared = new Set(made ? [made.name] : []);
          const gone = selectForDeletion(
            all,
            {
              matches,
              ...(keepLast === undefined ? {} : { keepLast }),
              ...(olderThanHours === undefined ? {} : { olderThanMs: olderThanHours * HOUR_MS }),
            },
            spared,
            CLOCKS,
          );
          const matching = all.filter(matches);
          const kept = matching.slice(0, keepLast ?? 0);
          for (const one of gone) {
            expect(matching).toContain(one);
            expect(kept).not.toContain(one);
            expect(one).not.toBe(made);
            expect(NOW - timeOf(one)).toBeGreaterThanOrEqual((olderThanHours ?? 0) * HOUR_MS);
          }
          const left = matching.filter((one) => !gone.includes(one));
          for (const one of left) {
            const isYoung = NOW - timeOf(one) < (olderThanHours ?? 0) * HOUR_MS;
            expect(kept.includes(one) || isYoung || one === made).toBe(true);
          }
        },
      ),
    );
  });

  test('A rule without limits deletes all that match', () => {
    const one = redacted<Snapshot>({ name: 'snap-2', created_at: '2026-05-02T00:00:00.000Z' });
    const two = redacted<Snapshot>({ name: 'snap-1', created_at: '2026-05-01T00:00:00.000Z' });
    expect(
      selectForDeletion([one, two], { matches: ({ name }) => name === 'snap-1' }, new Set(), CLOCKS),
    ).toEqual([two]);
  });
});

describe('A snapshot that a rule does not count', () => {
  const dated = (name: string, hours: number, fields: Plain<Partial<Snapshot>> = {}) =>
    redacted<Snapshot>({ name, created_at: new Date(NOW - hours * HOUR_MS).toISOString(), ...fields });
  const select = (snapshots: Snapshot[], keepLast?: number) =>
    selectForDeletion(
      newestFirst(snapshots),
      { matches: () => true, ...(keepLast === undefined ? {} : { keepLast }) },
      new Set(),
      CLOCKS,
    ).map(({ name }) => name);

  test('An expired snapshot is neither kept as one of the newest nor deleted', () => {
    const all = [
      dated('expired', 1, { expires_at: new Date(NOW).toISOString() }),
      dated('alive', 2, { expires_at: new Date(NOW + 1).toISOString() }),
      dated('old', 3),
    ];
    expect(select(all, 1)).toEqual(['old']);
    expect(select(all)).toEqual(['alive', 'old']);
  });

  test('A snapshot of unknown age is neither kept as one of the newest nor deleted', () => {
    const all = [
      dated('young', 1),
      dated('old', 2),
      redacted<Snapshot>({ name: 'undated' }),
      redacted<Snapshot>({ name: 'odd', created_at: null }),
    ];
    expect(select(all, 1)).toEqual(['old']);
    expect(select(all)).toEqual(['young', 'old']);
  });
});

test('A rule without an age also deletes a snapshot whose time is in the future', () => {
  const ahead = redacted<Snapshot>({ name: 'snap-1', created_at: new Date(NOW + HOUR_MS).toISOString() });
  expect(selectForDeletion([ahead], { matches: () => true }, new Set(), CLOCKS)).toEqual([ahead]);
  expect(selectForDeletion([ahead], { matches: () => true, olderThanMs: 1 }, new Set(), CLOCKS)).toEqual([]);
});

test('A rule deletes a snapshot from the moment on that it has the age', () => {
  const aged = redacted<Snapshot>({ name: 'snap-1', created_at: new Date(NOW - HOUR_MS).toISOString() });
  const select = (olderThanMs: number) =>
    selectForDeletion([aged], { matches: () => true, olderThanMs }, new Set(), CLOCKS);
  expect(select(HOUR_MS)).toEqual([aged]);
  expect(select(HOUR_MS + 1)).toEqual([]);
});
