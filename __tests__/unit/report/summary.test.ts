import type { GuardResult } from '../../../src/guard/run-guard.ts';
import type { NameOf } from '../../../src/hoody/container-name.ts';
import { HoodyError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { Request } from '../../../src/operations/request.ts';
import { UndoneError } from '../../../src/operations/undo-create.ts';
import { renderGuardSummary } from '../../../src/report/guard-summary.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { shownText } from '../../helpers/html.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const RUN = { url: 'https://github.com/octo/site/actions/runs/7/attempts/2', id: 7, attempt: 2 };
const NOWHERE = { url: undefined, id: 0, attempt: 1 };

const snapshot = {
  name: 'snap-20250115-103000',
  alias: 'before',
  created_at: '2025-01-15T10:30:00.000Z',
  expires_at: '2025-02-15T10:30:00.000Z',
  size: 1536,
};
const byId = (id: string) => id;
const request = {
  create: {
    operation: 'create',
    alias: 'before',
    ifExists: 'create',
    dryRun: false,
  },
  list: { operation: 'list' },
  restore: { operation: 'restore', snapshots: new Map(), dryRun: false },
  alias: { operation: 'alias', snapshots: new Map(), alias: null, dryRun: false },
  delete: { operation: 'delete', by: 'choice', snapshots: new Map(), ignoreMissing: false, dryRun: false },
} as const satisfies Record<string, Request>;

const done = (containerId: string, snapshots: Snapshot[] = [snapshot], changed = true): Outcome => ({
  ok: true,
  containerId,
  changed,
  snapshots,
});
const failed = (containerId: string, error: Error): Outcome => ({
  ok: false,
  containerId,
  changed: false,
  snapshots: [],
  error,
});

/** Renders the summary of a step without health checks and without a guard. */
const render = (
  request: Request,
  outcomes: readonly Outcome[],
  run: typeof RUN | typeof NOWHERE,
  nameOf: NameOf,
) => renderSummary({ request, outcomes, health: [], guard: undefined, nameOf }, run);

describe('renderSummary', () => {
  test('The summary has a row for each snapshot and a link to the run', () => {
    const html = render(request.create, [done(ONE)], RUN, byId);
    expect(html).toBe(
      [
        '<h3>Hoody snapshot: create</h3>',
        '<p>Took 1 snapshot of 1 container.</p>',
        '<table>',
        '<tr><th>Container</th><th>Snapshot</th><th>Alias</th><th>Created</th><th>Expires</th><th>Size</th></tr>',
        `<tr><td><code>${ONE}</code></td><td><code>snap-20250115-103000</code></td><td><code>before</code></td>` +
          '<td>2025-01-15 10:30:00 UTC</td><td>2025-02-15 10:30:00 UTC</td><td>1.5 KiB</td></tr>',
        '</table>',
        '<p><a href="https&#58;//github.com/octo/site/actions/runs/7/attempts/2">Run 7, attempt 2</a></p>',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['list', 'Found 1 snapshot of 1 container.'],
    ['restore', 'Restored 1 container.'],
    ['alias', 'Changed the alias of 1 snapshot.'],
    ['delete', 'Deleted 1 snapshot.'],
  ] as const)('The sentence about %s is %j', (operation, sentence) => {
    expect(render(request[operation], [done(ONE)], NOWHERE, byId)).toContain(`<p>${sentence}</p>`);
  });

  test('The summary of a list shows how full each container is, where that is known', () => {
    const outcomes = [{ ...done(ONE), usage: { count: 3, limit: 10 } }, done(TWO)];
    expect(render(request.list, outcomes, NOWHERE, byId)).toContain(
      `<p>Found 2 snapshots of 2 containers. Container <code>${ONE}</code> has 3 of 10 snapshots.</p>`,
    );
  });

  test('The summary does not count a snapshot that was inferred as an existing one', () => {
    const html = render(request.create, [{ ...done(ONE), origin: 'inferred' as const }], NOWHERE, byId);
    expect(html).toContain('Took 1 snapshot of 1 container.');
  });

  test('The cells for unknown fields are empty', () => {
    const nameless = { name: 'snap-1', created_at: null, size: null };
    expect(render(request.delete, [done(ONE, [nameless])], NOWHERE, byId)).toContain(
      '<td><code>snap-1</code></td><td></td><td></td><td></td><td></td></tr>',
    );
    const html = render(request.delete, [done(ONE, [{ name: 'snap-1' }])], NOWHERE, byId);
    expect(html).toContain('<td><code>snap-1</code></td><td></td><td></td><td></td><td></td></tr>');
    expect(html).not.toContain('href');
  });

  test('The summary counts the reused snapshots', () => {
    const html = render(
      request.create,
      [done(ONE), { ...done(TWO), origin: 'reused' as const }],
      NOWHERE,
      byId,
    );
    expect(html).toContain('Took 2 snapshots of 2 containers; 1 of them was there already.');
  });

  test('The cause comes first when a create fails, and the undone snapshots are counted', () => {
    const outcomes = [
      failed(ONE, new UndoneError('deleted again')),
      failed(TWO, new HoodyError('no <room>')),
    ];
    const html = render(request.create, outcomes, NOWHERE, byId);
    expect(html).toContain('❌ Failed for 1 of 2 containers:</p>\n<ul><li>no &#60;room&#62;</li></ul>');
    expect(html).toContain('<p>What was made for 1 other container was deleted again.</p>');
    expect(html).not.toContain('deleted again</li>');
  });

  test('The summary of a dry run shows the plan in place of the result', () => {
    const outcome = { ...done(ONE, [], false), plan: ['delete snapshot `x`', 'create a snapshot'] };
    const html = render({ ...request.create, dryRun: true }, [outcome], NOWHERE, byId);
    expect(html).toContain('This was a dry run: nothing was changed.');
    expect(html).toContain('<ul><li>delete snapshot &#96;x&#96;</li><li>create a snapshot</li></ul>');
    expect(html).not.toContain('Took');
  });

  test('The summary explains how to undo a restore with a backup', () => {
    const backup = { ...snapshot, name: 'snap-backup' };
    const outcomes = [
      { ...done(ONE), backup: { ...backup, expires_at: null } },
      { ...done(TWO), backup },
    ];
    expect(render(request.restore, outcomes, NOWHERE, byId)).toContain(
      `<li>restore container ${ONE} from snapshot snap-backup</li>` +
        `<li>restore container ${TWO} from snapshot snap-backup, which expires at 2025-02-15 10&#58;30&#58;00 UTC</li>`,
    );
  });

  test('The summary shows the label of a container in place of its id', () => {
    const nameOf = (id: string) => (id === ONE ? 'web_1' : id);
    const outcomes = [{ ...done(ONE), backup: snapshot, usage: { count: 3, limit: 10 } }, done(TWO)];
    for (const each of [request.list, request.restore]) {
      const html = render(each, outcomes, NOWHERE, nameOf);
      expect(html).toContain('<td><code>web&#95;1</code></td>');
      expect(html).toContain(`<td><code>${TWO}</code></td>`);
      expect(html).toContain('<li>restore container web&#95;1 from snapshot ');
      expect(html).not.toContain(ONE);
    }
    expect(render(request.list, outcomes, NOWHERE, nameOf)).toContain(
      'Container <code>web&#95;1</code> has 3 of 10 snapshots.',
    );
  });

  test('The summary shows the newest 100 rows and 50 errors, and stays far under 1 MiB with the longest texts', () => {
    const long = '&'.repeat(10_000);
    const snapshots = Array.from({ length: 5000 }, (_, index) => ({
      ...snapshot,
      name: `${index}${long}`,
      alias: long,
    }));
    const errors = Array.from({ length: 500 }, () => failed(TWO, new HoodyError(long)));
    const html = render(request.delete, [done(ONE, snapshots), ...errors], RUN, byId);
    expect(html.match(/<tr>/g)).toHaveLength(101);
    expect(html).toContain('These are the newest; 4900 older ones are left out.');
    expect(html.match(/<li>/g)).toHaveLength(51);
    expect(html).toContain('<li>and 450 more</li>');
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });
});

describe('renderGuardSummary', () => {
  const guarded = {
    containerId: ONE,
    name: snapshot.name,
    createdAt: snapshot.created_at,
  };
  const other = { ...guarded, containerId: TWO };

  const apiUrl = new URL('https://api.hoody.com');
  const renderRollback = (results: readonly GuardResult[], jobStatus = 'failure', run = RUN) =>
    renderGuardSummary('rollback', jobStatus, { results, health: [] }, { apiUrl, run });

  test('The banner for one container shows the time of its snapshot', () => {
    const lines = renderRollback([{ snapshot: guarded, ms: 3_200 }]).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '> [!CAUTION]',
      `> The job failed: container <code>${ONE}</code> was rolled back to snapshot ` +
        '<code>snap-20250115-103000</code>, to how it was at 2025-01-15 10:30:00 UTC.',
      '',
    ]);
    expect(lines.join('\n')).toContain('<td>3.2 s</td>');
    expect(lines.join('\n')).toContain('Run 7, attempt 2');
  });

  test('The banner names a container by its label', () => {
    expect(renderRollback([{ snapshot: { ...guarded, label: 'web' }, ms: 1 }])).not.toContain(ONE);
  });

  test('The banner for several containers counts them, and the failed one comes first with its command', () => {
    const html = renderRollback(
      [
        { snapshot: guarded, ms: 1 },
        { snapshot: { ...other, createdAt: '' }, ms: 1 },
        { snapshot: other, ms: 1, error: new HoodyError('refused') },
      ],
      'cancelled',
    );
    expect(html).toContain(
      '> The job was cancelled: 2 of 3 containers were rolled back to the snapshots below.',
    );
    expect(html).toContain('❌ Failed for 1 of 3 containers:</p>\n<ul><li>refused</li></ul>');
    expect(html).toMatch(new RegExp(`<pre>curl .*/containers/${TWO}/snapshots/snap.*</pre>.*<table>`, 's'));
    expect(html.match(/<tr><td>/g)).toHaveLength(2);
  });

  test('The banner does not claim a rollback that did not happen', () => {
    const html = renderRollback([{ snapshot: guarded, ms: 1, error: new HoodyError('refused') }]);
    expect(html).toContain('> The job failed, and nothing could be rolled back.');
    expect(html).not.toContain('<table>');
  });

  test('The summary shows first what is not healthy', () => {
    const health = [
      { url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 },
      { url: 'https://b.example/', isHealthy: false, last: '502 Bad Gateway', ms: 60_000 },
    ];
    const results = [{ snapshot: guarded, ms: 1 }];
    const html = renderGuardSummary('rollback', 'failure', { results, health }, { apiUrl, run: RUN });
    expect(shownText(html)).toMatch(
      /❌ Restored, but not healthy: {2}https:\/\/b\.example\/ {2}\(502 Bad Gateway\), after 1 min 0 s [\s\S]*✅ Healthy: {2}https:\/\/a/,
    );
  });

  test('The summary lists what was deleted after a success', () => {
    const results = [{ snapshot: { ...guarded, createdAt: '' }, ms: 1 }];
    const html = renderGuardSummary('cleanup', 'success', { results, health: [] }, { apiUrl, run: RUN });
    expect(html).toMatch(/^Deleted 1 snapshot, since the job succeeded\.\n\n<table>/);
  });
});
