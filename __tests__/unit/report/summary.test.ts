import { HoodyError } from '../../../src/hoody/errors.ts';
import { UndoneError } from '../../../src/operations/outcome.ts';
import { renderFailedStep } from '../../../src/report/failed-page.ts';
import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';

describe('A create', () => {
  test('A create of one container shows the fields of the snapshot', () => {
    expect(render(REQUESTS.create, [done(WEB)])).toBe(
      [
        '<h3>✅ Hoody snapshot created: <code>web</code></h3>',
        '<table>',
        '<tr><th align="left">Snapshot</th><td><code>snap-20250115-103000</code></td></tr>',
        '<tr><th align="left">Alias</th><td><code>before</code></td></tr>',
        '<tr><th align="left">Created</th><td>2025-01-15 10:30:00 UTC</td></tr>',
        '<tr><th align="left">Expires</th><td>in 29 days<br><sub>2025-02-14 11:30:00 UTC</sub></td></tr>',
        '<tr><th align="left">Size</th><td>1.5 KiB</td></tr>',
        '</table>',
        '',
        '',
      ].join('\n'),
    );
  });

  test('A create without an expiry says so, and an alias that is the name is not repeated', () => {
    const { expiryDays: _, ...request } = REQUESTS.create;
    const snapshots = [{ ...SNAPSHOT, alias: SNAPSHOT.name, expires_at: null }];
    const shown = lines(render(request, [done(WEB, { snapshots })]));
    expect(shown).toContain('Expires never');
    expect(shown.join()).not.toContain('Alias');
  });

  test('A create of several containers says once what is the same for all', () => {
    const other = { ...SNAPSHOT, name: 'snap-2' };
    expect(lines(render(REQUESTS.create, [done(WEB), done(API, { snapshots: [other] })]))).toEqual([
      '✅ Hoody snapshots created: 2 containers',
      'Alias: before · Created: 2025-01-15 10:30:00 UTC · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB',
      'Container Snapshot',
      'web snap-20250115-103000',
      `${API} snap-2`,
    ]);
  });

  test('A create of several containers lists the containers if they differ in nothing else', () => {
    const shown = lines(render(REQUESTS.create, [done(WEB), done(API)]));
    expect(shown).toContain(`Container web ${API}`);
    expect(shown).toContain('Snapshot snap-20250115-103000');
  });

  test('Times that differ are below the name of each snapshot', () => {
    const later = { ...SNAPSHOT, created_at: '2025-01-15T10:30:02.000Z' };
    const html = render(REQUESTS.create, [done(WEB), done(API, { snapshots: [later] })]);
    expect(html).toContain('</code><br><sub>2025-01-15 10:30:02 UTC</sub></td>');
  });

  test.each([
    [
      { restoreOnFailure: true, deleteOnSuccess: true },
      '🛡️ The job is guarded: if it fails or is canceled, the container goes back to this snapshot. If it succeeds, ' +
        'the snapshot is deleted.',
    ],
    [
      { restoreOnFailure: true, deleteOnSuccess: false },
      '🛡️ The job is guarded: if it fails or is canceled, the container goes back to this snapshot.',
    ],
    [{ restoreOnFailure: false, deleteOnSuccess: true }, '🧹 If the job succeeds, the snapshot is deleted.'],
  ])('The guard %j is announced', (guard, sentence) => {
    expect(lines(render(REQUESTS.create, [done(WEB)], { guard }))[1]).toBe(sentence);
  });

  test('The guard of several containers is announced in the plural', () => {
    const guard = { restoreOnFailure: true, deleteOnSuccess: true };
    expect(lines(render(REQUESTS.create, [done(WEB), done(API)], { guard }))[1]).toMatch(
      /the containers go back to these snapshots\. If it succeeds, the snapshots that it created are deleted\./,
    );
  });

  test('A snapshot that was reused is not called new', () => {
    const reused = done(WEB, { origin: 'reused' });
    expect(lines(render(REQUESTS.create, [reused]))[0]).toBe('✅ Hoody snapshot reused: web');
    expect(lines(render(REQUESTS.create, [reused, done(API)])).slice(0, 2)).toEqual([
      '✅ Hoody snapshots created: 2 containers',
      '1 of 2 is reused, not new.',
    ]);
    expect(lines(render(REQUESTS.create, [reused, reused, done(API)]))[1]).toBe(
      '2 of 3 are reused, not new.',
    );
    expect(lines(render(REQUESTS.create, [reused, reused]))[0]).toBe(
      '✅ Hoody snapshots reused: 2 containers',
    );
    expect(lines(render(REQUESTS.create, [done(WEB, { origin: 'inferred' })]))[0]).toContain('created');
  });

  test('A snapshot that was reused beside a failure is still called reused', () => {
    const outcomes = [done(WEB, { origin: 'reused' }), failed(API, 'no')];
    expect(lines(render(REQUESTS.create, outcomes)).slice(0, 3)).toEqual([
      `❌ Hoody create failed: ${API}`,
      'no',
      'Snapshot snap-20250115-103000',
    ]);
  });

  test('An expiry that was requested and is unknown is not called never', () => {
    const snapshots = [{ name: 'a' }];
    expect(lines(render(REQUESTS.create, [done(WEB, { snapshots })]))).toEqual([
      '✅ Hoody snapshot created: web',
      'Snapshot a',
    ]);
  });

  test('A reused snapshot shows how old it is, and no expiry unless it has one', () => {
    const { expiryDays: _, ...request } = REQUESTS.create;
    const snapshots = [{ ...SNAPSHOT, expires_at: null }];
    expect(lines(render(request, [done(WEB, { origin: 'reused', snapshots })]))).toEqual([
      '✅ Hoody snapshot reused: web',
      'Snapshot snap-20250115-103000',
      'Alias before',
      'Created 1 day ago 2025-01-15 10:30:00 UTC',
      'Size 1.5 KiB',
    ]);
  });

  test('The cause comes first when a create fails, and the undone snapshots are counted', () => {
    const outcomes = [failed(WEB, new UndoneError('deleted again')), failed(API, 'no <room>')];
    expect(lines(render(REQUESTS.create, outcomes))).toEqual([
      `❌ Hoody create failed: ${API}`,
      'no <room>',
      'What was created for 1 other container was deleted again.',
    ]);
  });
});

describe('A list', () => {
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
      '2 of at most 10 snapshots, 3.5 KiB.',
      'Snapshot Created Size',
      'snap-20250115-103000 alias before expires in 29 days (2025-02-14 11:30:00 UTC) 1 day ago 2025-01-15 10:30:00 UTC 1.5 KiB',
      'release-41 alias good 46 days ago 2024-12-01 10:30:00 UTC 2.0 KiB',
    ]);
  });

  test('A list with a filter shows it, and how full the container is', () => {
    const outcome = done(WEB, { usage: { count: 3, limit: 10 } });
    expect(lines(render({ operation: 'list', filter: 'b*' }, [outcome]))[1]).toBe(
      '1 snapshot, 1.5 KiB, 3 of at most 10 snapshots in all. Filter: b*',
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
      'Container Snapshot',
    ]);
  });

  test('A list of several containers has a part for each', () => {
    const snapshots = [SNAPSHOT, { name: 'snap-2' }];
    const html = render(REQUESTS.list, [done(WEB, { snapshots }), done(API), done('x', { snapshots: [] })]);
    expect(lines(html)).toEqual([
      '✅ Hoody snapshots: 3 containers',
      '3 snapshots of 3 containers.',
      'web: 2 snapshots',
      'Snapshot Created Size',
      'snap-20250115-103000 alias before expires in 29 days (2025-02-14 11:30:00 UTC) 1 day ago 2025-01-15 10:30:00 UTC 1.5 KiB',
      'snap-2 — —',
      `${API}: 1 snapshot, 1.5 KiB`,
      'Snapshot snap-20250115-103000',
      'Alias before',
      'Created 1 day ago 2025-01-15 10:30:00 UTC',
      'Expires in 29 days 2025-02-14 11:30:00 UTC',
      'Size 1.5 KiB',
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
      'Snapshot snap-1 snap-2',
    ]);
  });

  test('An empty list has no table', () => {
    expect(lines(render(REQUESTS.list, [done(WEB, { snapshots: [] })]))).toEqual([
      '✅ Hoody snapshots: web',
      '0 snapshots.',
    ]);
  });
});

describe('A restore', () => {
  test('A restore shows from what, and how to undo it', () => {
    const backup = { ...SNAPSHOT, name: 'backup-1' };
    const shown = lines(render(REQUESTS.restore, [done(WEB, { backup })]));
    expect(shown.slice(0, 2)).toEqual(['✅ Hoody restore: web', 'Restored from snap-20250115-103000']);
    expect(shown.at(-1)).toBe('To undo backup-1 expires in 29 days (2025-02-14 11:30:00 UTC)');
  });

  test('A restore of several containers has a backup for each', () => {
    const backup = { name: 'backup-1' };
    const shown = lines(render(REQUESTS.restore, [done(WEB, { backup }), done(API)]));
    expect(shown.slice(-3)).toEqual(['Container To undo', 'web backup-1', `${API} —`]);
  });

  test('A restore that fails shows what failed, what did not, and the backup', () => {
    const outcomes = [failed(WEB, 'refused', { backup: SNAPSHOT }), done(API)];
    expect(lines(render(REQUESTS.restore, outcomes)).slice(0, 5)).toEqual([
      '❌ Hoody restore failed: web',
      'refused',
      'Backups from before:',
      'snap-20250115-103000 of web, expires in 29 days (2025-02-14 11:30:00 UTC)',
      'Restored from snap-20250115-103000',
    ]);
  });

  test('A backup that does not expire has no time, and a restore without one is not listed', () => {
    const outcomes = [failed(WEB, 'refused', { backup: { name: 'backup-1' } }), failed(API, 'refused')];
    expect(lines(render(REQUESTS.restore, outcomes))).toEqual([
      '❌ Hoody restore failed: 2 of 2 containers',
      'refused',
      'refused',
      'Backups from before:',
      'backup-1 of web',
    ]);
  });

  test('A backup of a restore that failed is shown without anything restored', () => {
    const outcome = failed(WEB, 'refused', { backup: { name: 'backup-1' } });
    expect(lines(render(REQUESTS.restore, [outcome])).slice(2)).toEqual([
      'Backups from before:',
      'backup-1 of web',
    ]);
  });

  test('A restore that is healthy is a success', () => {
    const health = [{ url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 }];
    expect(lines(render(REQUESTS.restore, [done(WEB)], { health })).slice(0, 2)).toEqual([
      '✅ Hoody restore: web',
      '✅ Healthy: https://a.example/ (200 OK) after 1.0 s',
    ]);
  });

  test('A restore that is not healthy is a failure, which comes first', () => {
    const health = [
      { url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 },
      { url: 'https://b.example/', isHealthy: false, last: '502 Bad Gateway', ms: 60_000 },
    ];
    expect(lines(render(REQUESTS.restore, [done(WEB)], { health })).slice(0, 3)).toEqual([
      '❌ Hoody restore is not healthy: web',
      '❌ Restored, but not healthy: https://b.example/ (502 Bad Gateway) after 1 min 0 s',
      '✅ Healthy: https://a.example/ (200 OK) after 1.0 s',
    ]);
  });
});

describe('A change of an alias', () => {
  test('The summary shows the new alias and the old one', () => {
    expect(lines(render(REQUESTS.alias, [done(WEB, { oldAlias: 'nightly' })]))).toEqual([
      '✅ Hoody alias set: web',
      'Snapshot snap-20250115-103000',
      'Alias before',
      'Old alias nightly',
      'Created 1 day ago 2025-01-15 10:30:00 UTC',
    ]);
  });

  test('An old alias that is unknown is left out', () => {
    const html = render(REQUESTS.alias, [done(WEB), done(API, { oldAlias: null })]);
    expect(lines(html)).toEqual([
      '✅ Hoody alias set: 2 containers',
      `Container web ${API}`,
      'Snapshot snap-20250115-103000',
      'Alias before',
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
      'Container Snapshot Old alias',
      'web snap-20250115-103000 x',
      `${API} snap-2 —`,
    ]);
  });

  test('The summary of a removal shows the old alias', () => {
    const html = render({ ...REQUESTS.alias, alias: null }, [done(WEB, { oldAlias: 'x' })]);
    expect(lines(html).slice(0, 3)).toEqual([
      '✅ Hoody alias removed: web',
      'Snapshot snap-20250115-103000',
      'Old alias x',
    ]);
  });
});

describe('A delete', () => {
  const rule = { operation: 'delete', by: 'rule', filter: 'n-*', keepLast: 1, dryRun: false } as const;

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
      'Snapshot Created Size',
    ]);
    const failure = failed(API, 'no', { kept: 5 });
    expect(lines(render(rule, [done(WEB, { kept: 1 }), failure]))[2]).toMatch(/ 1 stays: /);
  });

  test('A delete that fails shows what it deleted, if anything', () => {
    expect(lines(render(REQUESTS.delete, [failed(WEB, 'no')]))).toEqual([
      '❌ Hoody delete failed: web',
      'no',
    ]);
    const outcome = failed(WEB, 'no', { snapshots: [{ name: 'a' }] });
    expect(lines(render(REQUESTS.delete, [outcome])).slice(2)).toEqual(['Deleted 1 snapshot.', 'Snapshot a']);
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
      'Snapshot snap-1',
    ]);
  });

  test('A delete of nothing says so', () => {
    expect(lines(render(rule, [done(WEB, { snapshots: [], kept: 0 })]))[1]).toMatch(
      /^There was nothing to delete\. Of those that match n-\*, 0 stay/,
    );
  });

  test('A dry run looks like no delete, and shows the snapshots once', () => {
    const plan = ['delete snapshot snap-20250115-103000 of container web'];
    const shown = lines(render({ ...rule, dryRun: true }, [done(WEB, { plan, kept: 1 })]));
    expect(shown.slice(0, 2)).toEqual([
      '⏳ Hoody dry run of delete: web',
      'Nothing was changed. It would delete 1 snapshot, 1.5 KiB. Of those that match n-*, 1 stays: the newest 1.',
    ]);
    expect(shown.join().match(/snap-20250115-103000/g)).toHaveLength(1);
  });

  test('A dry run that would delete nothing says so', () => {
    expect(lines(render({ ...rule, dryRun: true }, [done(WEB, { snapshots: [], plan: [] })]))[1]).toContain(
      'There is nothing to delete.',
    );
  });
});

test('The dry run of another operation is a list of its steps', () => {
  const plan = ['create a snapshot of container web with the alias "x-1"', 'delete snapshot `y`'];
  expect(lines(render({ ...REQUESTS.create, dryRun: true }, [done(WEB, { plan })]))).toEqual([
    '⏳ Hoody dry run of create: web',
    'Nothing was changed. It would:',
    'create a snapshot of container web with the alias x-1',
    'delete snapshot y',
  ]);
});

test('The dry run of another operation that would do nothing says only that', () => {
  expect(lines(render({ ...REQUESTS.restore, dryRun: true }, [done(WEB)]))).toEqual([
    '⏳ Hoody dry run of restore: web',
    'Nothing was changed.',
  ]);
});

describe('A failure', () => {
  test('Several failures are a list, and count the containers', () => {
    const outcomes = [failed(WEB, new HoodyError('first', ['second'])), failed(API, 'third'), done('x')];
    expect(lines(render(REQUESTS.delete, outcomes)).slice(0, 3)).toEqual([
      '❌ Hoody delete failed: 2 of 3 containers',
      'first second',
      'third',
    ]);
  });

  test('A problem of the step itself is a failure with the result below it', () => {
    expect(lines(render(REQUESTS.delete, [done(WEB)], { problems: ['no disk'] })).slice(0, 3)).toEqual([
      '❌ Hoody delete failed: web',
      'no disk',
      'Deleted 1 snapshot, 1.5 KiB.',
    ]);
  });

  test('A step that failed before any container has no result', () => {
    expect(lines(render(REQUESTS.delete, [], { problems: ['no proxy'] }))).toEqual([
      '❌ Hoody delete failed',
      'no proxy',
    ]);
  });

  test('Wrong inputs are a list', () => {
    expect(renderFailedStep(['2 things are wrong.\n- `a` is "b".\n- `c` is missing.'])).toBe(
      [
        '<h3>❌ Hoody snapshot failed</h3>',
        '<p>2 things are wrong.</p>',
        '<ul>',
        '<li><code>a</code> is &#34;b&#34;.</li>',
        '<li><code>c</code> is missing.</li>',
        '</ul>',
        '',
        '',
      ].join('\n'),
    );
  });
});

describe('Limits', () => {
  const long = '&'.repeat(10_000);
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...SNAPSHOT,
      name: `${index}${long}`,
      alias: `${long}${index}`,
      size: index,
    }));

  test('The summary shows 100 rows and 50 errors, and stays far under 1 MiB with the longest texts', () => {
    const errors = Array.from({ length: 500 }, () => failed(API, long));
    const html = render(REQUESTS.delete, [done(WEB, { snapshots: many(5_000) }), ...errors]);
    expect(html.match(/<tr><td>/g)).toHaveLength(100);
    expect(html).toContain('4900 more are not shown.');
    expect(html.match(/<li>/g)).toHaveLength(51);
    expect(html).toContain('<li>and 450 more</li>');
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });

  test('The parts of many containers have 100 rows together', () => {
    const outcomes = Array.from({ length: 150 }, () => done(WEB, { snapshots: many(3) }));
    const html = render(REQUESTS.list, outcomes);
    expect(html.match(/<details>/g)).toHaveLength(100);
    expect(html).toContain('and 50 more containers');
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });

  test('Only the rows that are shown are rendered', () => {
    const snapshots = Array.from({ length: 10_000 }, (_, index) => ({ ...SNAPSHOT, name: `snap-${index}` }));
    const format = jest.spyOn(Number.prototype, 'toFixed');
    render(REQUESTS.list, [
      done(WEB, { snapshots: snapshots.map((snapshot, index) => ({ ...snapshot, size: index * 10_000 })) }),
    ]);
    const { length: formatted } = format.mock.calls;
    format.mockRestore();
    expect(formatted).toBeGreaterThan(100);
    expect(formatted).toBeLessThan(1_000);
  });
});
