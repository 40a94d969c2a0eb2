import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { text } from '../../helpers/fakes/text.ts';

const rule = { operation: 'delete', by: 'rule', filter: text('n-*'), keepLast: 1, dryRun: false } as const;

test('A delete by rule shows the rule and what stays', () => {
  const shown = lines(render({ ...rule, olderThanMs: 90_000 * 60 }, [done(WEB, { kept: 2 })]));
  expect(shown.slice(0, 2)).toEqual([
    '✅ Hoody snapshot deleted: web',
    'Deleted 1 snapshot, 1.5 KiB. Of those that match n-*, 2 stay: the newest 1, and those younger than 90 minutes.',
  ]);
});

test('A delete by rule of several containers counts what stays in all of them', () => {
  const outcomes = [
    done(WEB, { kept: 2 }),
    done(API, { snapshots: [{ name: 'b' }], kept: 3 }),
    failed('x', 'no', { snapshots: [{ name: 'c' }] }),
  ];
  expect(lines(render(rule, outcomes)).slice(0, 3)).toEqual([
    '❌ Hoody delete failed: x',
    'no',
    'Deleted 3 snapshots. Of those that match n-*, 5 stay: the newest 1 of each container.',
  ]);
  expect(lines(render(rule, [done(WEB, { snapshots: [] }), done(API, { snapshots: [] })]))[0]).toBe(
    '✅ Hoody snapshots deleted: 2 containers',
  );
});

test('A container for which nothing was deleted is left out', () => {
  const two = [SNAPSHOT, { name: 'b' }];
  const outcomes = [done(WEB, { snapshots: two, kept: 1 }), done(API, { snapshots: [], kept: 0 })];
  expect(lines(render(rule, outcomes)).slice(1, 3)).toEqual([
    'Deleted 2 snapshots. Of those that match n-*, 1 stays: the newest 1 of each container.',
    'snap-20250115-103000 Alias: before · Created: 1 day ago (2025-01-15 10:30:00 UTC) · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB',
  ]);
  const failure = failed(API, 'no', { kept: 5 });
  expect(lines(render(rule, [done(WEB, { kept: 1 }), failure]))[2]).toMatch(/ 1 stays: /);
});

test('A delete that fails shows what it deleted, if anything', () => {
  expect(lines(render(REQUESTS.delete, [failed(WEB, 'no')]))).toEqual(['❌ Hoody delete failed: web', 'no']);
  const outcome = failed(WEB, 'no', { snapshots: [{ name: 'a' }] });
  expect(lines(render(REQUESTS.delete, [outcome])).slice(2)).toEqual(['Deleted 1 snapshot.', 'Snapshot: a']);
});

test('A rule can have an age only', () => {
  const { keepLast: _, ...byAge } = { ...rule, olderThanMs: 86_400_000 };
  expect(lines(render(byAge, [done(WEB, { kept: 2 })]))[1]).toBe(
    'Deleted 1 snapshot, 1.5 KiB. Of those that match n-*, 2 stay: those younger than 1 day.',
  );
});

test('A delete by name has no rule', () => {
  const outcome = done(WEB, { snapshots: [{ name: 'snap-1' }] });
  expect(lines(render(REQUESTS.delete, [outcome]))).toEqual([
    '✅ Hoody snapshot deleted: web',
    'Deleted 1 snapshot.',
    'Snapshot: snap-1',
  ]);
});

test('A delete of nothing says so', () => {
  expect(lines(render(rule, [done(WEB, { snapshots: [], kept: 0 })]))[1]).toMatch(
    /^There was nothing to delete\. Of those that match n-\*, 0 stay/,
  );
});
