import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { text } from '../../helpers/fakes/text.ts';

test('A list of one container shows its count, its cap and its size', () => {
  const older = {
    ...SNAPSHOT,
    name: 'release-41',
    alias: 'good',
    created_at: '2024-12-01T10:30:00Z',
    size: 2048,
  };
  const snapshots = [SNAPSHOT, { ...older, expires_at: null }];
  const outcome = done(WEB, { snapshots, usage: { count: 2, limit: 10 } });
  expect(lines(render(REQUESTS.list, [outcome]))).toEqual([
    '✅ Hoody snapshots: web',
    '2 snapshots, 3.5 KiB · 2 of 10 used.',
    'snap-20250115-103000 Alias: before · Created: 1 day ago (2025-01-15 10:30:00 UTC) · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB',
    'release-41 Alias: good · Created: 46 days ago (2024-12-01 10:30:00 UTC) · Size: 2.0 KiB',
  ]);
});

test('A list with a filter shows it, and how full the container is', () => {
  const outcome = done(WEB, { usage: { count: 3, limit: 10 } });
  expect(lines(render({ operation: 'list', filter: text('b*') }, [outcome]))[1]).toBe(
    '1 matches, 1.5 KiB · 3 of 10 used. Filter: b*',
  );
});

test('A list of several containers shows their size, and leaves out those that failed', () => {
  const other = { ...SNAPSHOT, name: 'snap-2' };
  const outcomes = [done(WEB), done(API, { snapshots: [other] }), failed('x', 'no')];
  expect(lines(render(REQUESTS.list, outcomes)).slice(0, 5)).toEqual([
    '❌ Hoody list failed: x',
    'no',
    '2 snapshots of 2 containers, 3.0 KiB.',
    'Alias: before · Created: 1 day ago (2025-01-15 10:30:00 UTC) · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB',
    'web Snapshot: snap-20250115-103000',
  ]);
});

test('A list of several containers has a part for each', () => {
  const snapshots = [SNAPSHOT, { name: 'snap-2' }];
  const html = render(REQUESTS.list, [done(WEB, { snapshots }), done(API), done('x', { snapshots: [] })]);
  expect(lines(html)).toEqual([
    '✅ Hoody snapshots: 3 containers',
    '3 snapshots of 3 containers.',
    'web: 2 snapshots',
    'snap-20250115-103000 Alias: before · Created: 1 day ago (2025-01-15 10:30:00 UTC) · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB',
    'snap-2',
    `${API}: 1 snapshot, 1.5 KiB`,
    'Snapshot: snap-20250115-103000',
    'Alias: before',
    'Created: 1 day ago (2025-01-15 10:30:00 UTC)',
    'Expires: in 29 days (2025-02-14 11:30:00 UTC)',
    'Size: 1.5 KiB',
    'x: 0 snapshots',
  ]);
  expect(html.match(/<details open>/g)).toHaveLength(2);
});

test('The parts of a long list are closed', () => {
  const snapshots = Array.from({ length: 20 }, (_, index) => ({ ...SNAPSHOT, name: `snap-${index}` }));
  expect(render(REQUESTS.list, [done(WEB, { snapshots }), done(API)])).not.toContain('open');
});

test('What no snapshot has is left out', () => {
  const snapshots = [{ name: 'snap-1', created_at: null, size: null }, { name: 'snap-2' }];
  expect(lines(render(REQUESTS.list, [done(WEB, { snapshots })]))).toEqual([
    '✅ Hoody snapshots: web',
    '2 snapshots.',
    'Snapshot: snap-1, snap-2',
  ]);
});

test('An empty list has no table', () => {
  expect(lines(render(REQUESTS.list, [done(WEB, { snapshots: [] })]))).toEqual([
    '✅ Hoody snapshots: web',
    '0 snapshots.',
  ]);
});
