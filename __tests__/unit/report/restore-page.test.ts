import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';

test('A restore shows from what, and how to undo it', () => {
  const backup = { ...SNAPSHOT, name: 'backup-1' };
  const shown = lines(render(REQUESTS.restore, [done(WEB, { backup })]));
  expect(shown.slice(0, 2)).toEqual(['✅ Hoody restore: web', 'Restored from: snap-20250115-103000']);
  expect(shown.at(-1)).toBe('To undo: backup-1 (expires 2025-02-14 11:30:00 UTC)');
});

test('A restore of several containers has a backup for each', () => {
  const backup = { name: 'backup-1' };
  const shown = lines(render(REQUESTS.restore, [done(WEB, { backup }), done(API)]));
  expect(shown.slice(-2)).toEqual(['web To undo: backup-1', API]);
});

test('A restore that fails shows what failed, what did not, and the backup', () => {
  const outcomes = [failed(WEB, 'refused', { backup: SNAPSHOT }), done(API)];
  expect(lines(render(REQUESTS.restore, outcomes)).slice(0, 5)).toEqual([
    '❌ Hoody restore failed: web',
    'refused',
    'Backups of the state before:',
    'snap-20250115-103000 of web, expires in 29 days (2025-02-14 11:30:00 UTC)',
    'Restored from: snap-20250115-103000',
  ]);
});

test('A backup that does not expire has no time, and a restore without one is not listed', () => {
  const outcomes = [failed(WEB, 'refused', { backup: { name: 'backup-1' } }), failed(API, 'refused')];
  expect(lines(render(REQUESTS.restore, outcomes))).toEqual([
    '❌ Hoody restore failed: 2 of 2 containers',
    'refused',
    'refused',
    'Backups of the state before:',
    'backup-1 of web',
  ]);
});

test('A backup of a restore that failed is shown without anything restored', () => {
  const outcome = failed(WEB, 'refused', { backup: { name: 'backup-1' } });
  expect(lines(render(REQUESTS.restore, [outcome])).slice(2)).toEqual([
    'Backups of the state before:',
    'backup-1 of web',
  ]);
});
