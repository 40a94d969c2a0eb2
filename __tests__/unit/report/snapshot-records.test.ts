import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { describeAmount, renderSnapshots, totalSize } from '../../../src/report/snapshot-records.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { API, done, lines, NOW, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const view = { nameOf: (id: Redacted) => (id === WEB ? text('web') : id), now: NOW };
const NAME = SNAPSHOT.name;
const EXPIRES = '2025-02-14T11:30:00.000Z';
const CREATED = '1 day ago (2025-01-15 10:30:00 UTC)';
const FIELDS = `Alias: before · Created: ${CREATED} · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB`;

const bare = (name: string, fields: Plain<Partial<Snapshot>> = {}) => redacted<Snapshot>({ name, ...fields });
const shown = (outcomes: Parameters<typeof renderSnapshots>[0], fields: object = {}) =>
  lines(renderSnapshots(outcomes, { ...view, ...fields }));

describe('The amount of snapshots', () => {
  const sized = [SNAPSHOT, { ...SNAPSHOT, size: 512 }];

  test.each<[string, Snapshot[], { count: number; limit: number } | undefined, boolean?]>([
    ['0 snapshots', [], undefined],
    ['1 snapshot, 1.5 KiB', [SNAPSHOT], undefined],
    ['2 snapshots, 2.0 KiB', sized, undefined],
    ['2 snapshots', [SNAPSHOT, bare('a')], undefined],
    ['2 snapshots, 2.0 KiB · 2 of 10 used', sized, { count: 2, limit: 10 }],
    ['1 snapshot · 1 of 1 used', [bare('a')], { count: 1, limit: 1 }],
    ['1 snapshot · 3 of 10 used', [bare('a')], { count: 3, limit: 10 }],
    ['1 matches · 3 of 10 used', [bare('a')], { count: 3, limit: 10 }, true],
    ['2 match, 2.0 KiB', sized, undefined, true],
  ])('The amount is described as %s', (amount, snapshots, usage, hasFilter = false) => {
    expect(describeAmount(snapshots, usage, hasFilter)).toBe(amount);
  });

  test('The size is known only if that of every snapshot is', () => {
    expect(totalSize([SNAPSHOT, SNAPSHOT])).toBe('3.0 KiB');
    expect(totalSize([])).toBeUndefined();
    expect(totalSize([SNAPSHOT, bare('a')])).toBeUndefined();
    expect(totalSize([SNAPSHOT, bare('a', { size: null })])).toBeUndefined();
  });
});

describe('The snapshots of one container', () => {
  test('What differs is below the name', () => {
    const snapshots = [SNAPSHOT, bare('b', { alias: 'b' }), bare('c', { expires_at: EXPIRES })];
    expect(shown([done(WEB, { snapshots })])).toEqual([
      `${NAME} ${FIELDS}`,
      'b',
      'c Expires: in 29 days (2025-02-14 11:30:00 UTC)',
    ]);
  });

  test('The alias and the expiry are said once where all snapshots have the same', () => {
    const snapshots = [SNAPSHOT, { ...SNAPSHOT, name: 'b', size: 1 }];
    expect(shown([done(WEB, { snapshots })])).toEqual([
      `Alias: before · Created: 1 day ago (2025-01-15 10:30:00 UTC) · Expires: in 29 days (2025-02-14 11:30:00 UTC)`,
      `${NAME} Size: 1.5 KiB`,
      'b Size: 1 B',
    ]);
  });

  test('Names and aliases that differ only together are different', () => {
    const snapshots = [bare('ab', { alias: 'c' }), bare('a', { alias: 'bc' })];
    expect(shown([done(WEB, { snapshots })])).toEqual(['ab Alias: c', 'a Alias: bc']);
  });

  test('A backup is shown with one snapshot', () => {
    const outcome = done(WEB, { snapshots: [bare('a')], backup: { name: 'b' } });
    expect(shown([outcome], { head: 'Restored from' })).toEqual(['Restored from: a', 'To undo: b']);
  });
});

describe('One snapshot of each container', () => {
  test('What differs is below the name of the container', () => {
    const other = bare('b', { created_at: '2025-01-16T10:30:00.000Z' });
    expect(shown([done(WEB), done(API, { snapshots: [other] })])).toEqual([
      `web Snapshot: ${NAME} · ${FIELDS}`,
      `${API} Snapshot: b · Created: 1 hour ago (2025-01-16 10:30:00 UTC)`,
    ]);
  });

  test('What is unknown of a snapshot is left out', () => {
    expect(shown([done(WEB), done(API, { snapshots: [bare('b')] })]).at(-1)).toBe(`${API} Snapshot: b`);
  });

  test('A container without a snapshot is left out', () => {
    expect(shown([done(WEB, { snapshots: [bare('a')] }), done(API, { snapshots: [] })])).toEqual([
      'Container: web',
      'Snapshot: a',
    ]);
  });

  test('Backups that differ in their expiry only are shown for each container', () => {
    const outcomes = [
      done(WEB, { snapshots: [bare('a')], backup: { name: 'b' } }),
      done(API, { snapshots: [bare('a')], backup: { name: 'b', expires_at: EXPIRES } }),
      done('x', { snapshots: [bare('a')] }),
    ];
    expect(shown(outcomes)).toEqual([
      'Snapshot: a',
      'web To undo: b',
      `${API} To undo: b (expires 2025-02-14 11:30:00 UTC)`,
      'x',
    ]);
  });

  test('Backups with different names are shown for each container', () => {
    const outcomes = ['b', 'c'].map((name) => done(name, { snapshots: [bare('a')], backup: { name } }));
    expect(shown(outcomes)).toEqual(['Snapshot: a', 'b To undo: b', 'c To undo: c']);
  });

  test('A time of creation and the lack of an expiry can be shown in another way', () => {
    const fields = { created: (iso: string) => [`at ${iso}`], withoutExpiry: ['never'] };
    const snapshots = [bare('a', { created_at: '2025-01-15T10:30:00.000Z' })];
    expect(shown([done(WEB, { snapshots })], fields)).toEqual([
      'Snapshot: a',
      'Created: at 2025-01-15T10:30:00.000Z',
      'Expires: never',
    ]);
  });
});

describe('The snapshots of several containers', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => bare(`snap-${index}`));
  const rows = (html: string) => html.match(/snap-\d+/g)?.length;

  test('The parts are open up to twenty snapshots', () => {
    const html = (count: number) =>
      renderSnapshots([done(WEB, { snapshots: many(count) }), done(API, { snapshots: many(2) })], view);
    expect(html(18)).toContain('<details open>');
    expect(html(19)).not.toContain('open');
  });

  test('The parts share a hundred rows', () => {
    const outcomes = [done(WEB, { snapshots: many(60) }), done(API, { snapshots: many(40) })];
    expect(rows(renderSnapshots(outcomes, view))).toBe(50 + 40);
    const single = Array.from({ length: 101 }, () => done(WEB, { snapshots: many(2) }));
    const html = renderSnapshots(single, view);
    expect(rows(html)).toBe(100);
    expect(html.match(/<details>/g)).toHaveLength(100);
    expect(html.endsWith('\n<p>and 1 more container</p>')).toBe(true);
  });

  test('A part has the fields of one container', () => {
    const snapshots = [SNAPSHOT, bare('b')];
    const outcomes = [done(WEB, { snapshots, usage: { count: 2, limit: 10 } }), done(API, { snapshots: [] })];
    expect(shown(outcomes)).toEqual([
      'web: 2 snapshots · 2 of 10 used',
      `${NAME} ${FIELDS}`,
      'b',
      `${API}: 0 snapshots`,
    ]);
  });
});
