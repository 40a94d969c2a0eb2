import { done, lines, REQUESTS, render, WEB } from '../../helpers/fakes/report.ts';
import { text } from '../../helpers/fakes/text.ts';

const rule = { operation: 'delete', by: 'rule', filter: text('n-*'), keepLast: 1, dryRun: false } as const;

test('A dry run looks like no delete, and shows the snapshots once', () => {
  const plan = ['delete snapshot snap-20250115-103000 of container web'];
  const shown = lines(render({ ...rule, dryRun: true }, [done(WEB, { plan, kept: 1 })]));
  expect(shown.slice(0, 2)).toEqual([
    '📝 Hoody dry run of delete: web',
    'Nothing was changed. It would delete 1 snapshot, 1.5 KiB. Of those that match n-*, 1 stays: the newest 1.',
  ]);
  expect(shown.join().match(/snap-20250115-103000/g)).toHaveLength(1);
});

test('A dry run that would delete nothing says so', () => {
  expect(lines(render({ ...rule, dryRun: true }, [done(WEB, { snapshots: [], plan: [] })]))[1]).toContain(
    'There is nothing to delete.',
  );
});

test('The dry run of another operation is a list of its steps', () => {
  const plan = ['create a snapshot of container web with the alias "x-1"', 'delete snapshot `y`'];
  expect(lines(render({ ...REQUESTS.create, dryRun: true }, [done(WEB, { plan })]))).toEqual([
    '📝 Hoody dry run of create: web',
    'Nothing was changed. It would:',
    'create a snapshot of container web with the alias "x-1"',
    'delete snapshot `y`',
  ]);
});

test('The dry run of another operation that would do nothing says only that', () => {
  expect(lines(render({ ...REQUESTS.restore, dryRun: true }, [done(WEB)]))).toEqual([
    '📝 Hoody dry run of restore: web',
    'Nothing was changed.',
  ]);
});
