import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';

test('The summary shows the new alias and the old one', () => {
  expect(lines(render(REQUESTS.alias, [done(WEB, { oldAlias: 'nightly' })]))).toEqual([
    '✅ Hoody alias set: web',
    'Snapshot: snap-20250115-103000',
    'Alias: before',
    'Old alias: nightly',
    'Created: 1 day ago (2025-01-15 10:30:00 UTC)',
  ]);
});

test('An old alias that is unknown is left out', () => {
  const html = render(REQUESTS.alias, [done(WEB), done(API, { oldAlias: null })]);
  expect(lines(html)).toEqual([
    '✅ Hoody alias set: 2 containers',
    `Container: web, ${API}`,
    'Snapshot: snap-20250115-103000',
    'Alias: before',
  ]);
});

test('The summary of several containers shows each old alias, and none where it is unknown', () => {
  const other = { ...SNAPSHOT, name: 'snap-2' };
  const outcomes = [
    done(WEB, { oldAlias: 'x' }),
    done(API, { snapshots: [other], oldAlias: '' }),
    done('y', { snapshots: [] }),
    failed('z', 'no'),
  ];
  expect(lines(render({ ...REQUESTS.alias, alias: null }, outcomes)).slice(2)).toEqual([
    'web Snapshot: snap-20250115-103000 · Old alias: x',
    `${API} Snapshot: snap-2`,
  ]);
});

test('The summary of a removal shows the old alias', () => {
  const html = render({ ...REQUESTS.alias, alias: null }, [done(WEB, { oldAlias: 'x' })]);
  expect(lines(html).slice(0, 3)).toEqual([
    '✅ Hoody alias removed: web',
    'Snapshot: snap-20250115-103000',
    'Old alias: x',
  ]);
});
