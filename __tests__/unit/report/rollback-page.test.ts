import { type Labels, nameByLabel } from '../../../src/base/labels.ts';
import { UserError } from '../../../src/base/user-error.ts';
import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { NoBackupError } from '../../../src/guard/roll-back.ts';
import type { Health } from '../../../src/health/health.ts';
import { RequestError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { ReplacedError } from '../../../src/operations/verify.ts';
import {
  type AfterRollback,
  renderRollback,
  renderUnstartedRollback,
} from '../../../src/report/rollback-page.ts';
import type { NewerSnapshot } from '../../../src/snapshots/origin.ts';
import { API, lines, NOW, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { rolledBack, type Went } from '../../helpers/fakes/rollback.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';
import { expectSoundHtml } from '../../helpers/html.ts';

const web: GuardedSnapshot = {
  containerId: WEB,
  name: SNAPSHOT.name,
  createdAt: SNAPSHOT.created_at ?? text(''),
  ownership: 'made',
  isUniqueName: true,
};
const api: GuardedSnapshot = { ...web, containerId: API, createdAt: text('') };
const labels: Labels = { [WEB]: text('web'), [API]: text('api') };
const apiUrl = new URL('https://api.hoody.com');
const refused = new UserError(text('refused'));
const healthy = redacted<Health>({ url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 });

const rollback = (results: readonly Went[], fields: Partial<AfterRollback> = {}) =>
  renderRollback({
    rollbacks: results.map(rolledBack),
    health: [],
    apiUrl,
    shell: 'posix',
    nameOf: nameByLabel(labels),
    jobStatus: 'failure',
    now: NOW,
    ...fields,
  });

describe('A rollback', () => {
  test('A rollback of one container is a banner', () => {
    expect(rollback([{ snapshot: web, ms: 3_200, isVerified: true }])).toBe(
      [
        '<h3>⚠️ Hoody rollback: <code>web</code></h3>',
        '',
        '> [!WARNING]',
        '> The job failed, so the container was rolled back to 2025-01-15 10:30:00 UTC (1 day earlier). It took 3.2 s.',
        '',
        '<p>What was written from 2025-01-15 10:30:00 UTC to 2025-01-16 11:30:00 UTC is gone.</p>',
        '',
        '',
      ].join('\n'),
    );
  });

  test('A rollback to a time that is unknown says no time', () => {
    expect(rollback([{ snapshot: api, ms: 1, isVerified: true }], { jobStatus: 'cancelled' })).toContain(
      '> The job was canceled, so the container was rolled back to its snapshot. It took 0.0 s.',
    );
  });

  test('The banner says whether what was restored is healthy', () => {
    const health = [healthy];
    expect(rollback([{ snapshot: web, ms: 1, isVerified: true }], { health })).toMatch(
      /^>\n> <p>✅ Healthy&?.*after 1\.0 s<\/p>$/m,
    );
  });

  test('A rollback that is not healthy is a failure', () => {
    const health = [{ ...healthy, isHealthy: false, last: text('502') }];
    expect(rollback([{ snapshot: web, ms: 1, isVerified: true }], { health })).toContain(
      '<h3>❌ Hoody rollback is not healthy: ',
    );
  });

  test.each([
    ['2025-01-15T10:30:12.000Z', '2025-01-15 10:30:00 UTC (12 s earlier). It took'],
    // The clock of the runner is behind.
    ['2025-01-15T10:29:59.000Z', '2025-01-15 10:30:00 UTC. It took'],
  ])('The banner of a rollback that was over at %s counts to that time', (end, words) => {
    const page = rollback([{ snapshot: web, ms: 1, isVerified: true }], { endedAt: Date.parse(end) });
    expect(page).toContain(`so the container was rolled back to ${words}`);
  });

  test('A rollback of several containers shows when each was rolled back to', () => {
    const results = [
      { snapshot: web, ms: 1_000, isVerified: true },
      { snapshot: api, ms: 2_000, isVerified: true },
    ];
    expect(lines(rollback(results)).slice(2)).toEqual([
      '> The job failed, so both containers were rolled back to their snapshots.',
      'What was written after these times, until the rollback, is gone.',
      'web Rolled back to: 2025-01-15 10:30:00 UTC (1 day earlier) · Took: 1.0 s',
      'api Took: 2.0 s',
    ]);
  });

  test('What is still broken comes first, with the command for it', () => {
    const results = [
      { snapshot: web, ms: 1_000, isVerified: true },
      { snapshot: api, ms: 2_000, isVerified: true, error: refused },
    ];
    expect(lines(rollback(results))).toEqual([
      '❌ Hoody rollback failed: api',
      '> [!CAUTION]',
      '> The job failed. **1 container was not rolled back**; 1 container was rolled back to its snapshot.',
      'Still broken: api refused',
      'To restore it manually, with the token in HOODY_TOKEN:',
      'curl --fail-with-body -X PATCH \\',
      '-H "Authorization: Bearer $HOODY_TOKEN" \\',
      `'https://api.hoody.com/api/v1/containers/${API}/snapshots/${SNAPSHOT.name}'`,
      'The containers may be inconsistent now: api has what the deploy left, and web is as before the deploy.',
      'What was written after these times, until the rollback, is gone.',
      'Container: web',
      'Rolled back to: 2025-01-15 10:30:00 UTC (1 day earlier)',
      'Took: 1.0 s',
    ]);
  });

  test('A rollback that failed claims nothing', () => {
    const error = refused;
    expect(rollback([{ snapshot: web, ms: 1, isVerified: true, error }])).toContain(
      '> The job failed, and the container was not rolled back.',
    );
    const none = rollback([
      { snapshot: web, ms: 1, isVerified: true, error },
      { snapshot: api, ms: 1, isVerified: true, error },
    ]);
    expect(none).toContain('> The job failed, and no container was rolled back.');
    expect(lines(none)[0]).toBe('❌ Hoody rollback failed: 2 of 2 containers');
    expect(none).not.toContain('<ul>\n<li>Container');
  });

  test('What is healthy is said once, below what failed', () => {
    const health = [healthy];
    const results = [
      { snapshot: web, ms: 1, isVerified: true },
      { snapshot: api, ms: 1, isVerified: true, error: refused },
    ];
    expect(rollback(results, { health }).match(/✅ Healthy/g)).toHaveLength(1);
  });

  const command = (id: string) =>
    [
      'curl --fail-with-body -X PATCH \\',
      '  -H &quot;Authorization: Bearer $HOODY_TOKEN&quot; \\',
      `  'https://api.hoody.com/api/v1/containers/${id}/snapshots/${SNAPSHOT.name}'`,
    ].join('\n');

  test('A rollback that failed is a banner, the error, and a command', () => {
    expect(rollback([{ snapshot: web, ms: 1, isVerified: true, error: refused }])).toBe(
      [
        '<h3>❌ Hoody rollback failed: <code>web</code></h3>',
        '',
        '> [!CAUTION]',
        '> The job failed, and the container was not rolled back.',
        '',
        '<p>refused</p>',
        '<p>To restore it manually, with the token in <code>HOODY_TOKEN</code>:</p>',
        `<pre lang="sh">${command(WEB)}</pre>`,
        '',
        '',
      ].join('\n'),
    );
  });

  test('On Windows, the commands are those of PowerShell', () => {
    const results = [{ snapshot: web, ms: 1, isVerified: true, error: refused }];
    const html = rollback(results, { shell: 'powershell' });
    expect(html).toContain(
      [
        '<p>To restore it manually in PowerShell, with the token in <code>$env:HOODY_TOKEN</code>:</p>',
        `<pre lang="powershell">[Net.ServicePointManager]::SecurityProtocol = 'Tls12';`,
        'Invoke-RestMethod -Method Patch `',
        '  -Headers @{ Authorization = &quot;Bearer $env:HOODY_TOKEN&quot; } `',
        `  -Uri 'https://api.hoody.com/api/v1/containers/${WEB}/snapshots/${SNAPSHOT.name}'</pre>`,
      ].join('\n'),
    );
    const unstarted = renderUnstartedRollback(
      text('no proxy'),
      { apiUrl, labels, snapshots: [web, api] },
      'powershell',
    );
    expect(unstarted.match(/^Invoke-RestMethod /gm)).toHaveLength(2);
    expectSoundHtml(unstarted);
  });

  test('A rollback that failed for several containers is a list with a command for each', () => {
    const results = [web, api].map((snapshot) => ({ snapshot, ms: 1, isVerified: true, error: refused }));
    expect(rollback(results)).toBe(
      [
        '<h3>❌ Hoody rollback failed: 2 of 2 containers</h3>',
        '',
        '> [!CAUTION]',
        '> The job failed, and no container was rolled back.',
        '',
        '<ul>',
        '<li><strong>Still broken: <code>web</code></strong><br>refused</li>',
        '<li><strong>Still broken: <code>api</code></strong><br>refused</li>',
        '</ul>',
        '<p>To restore them manually, with the token in <code>HOODY_TOKEN</code>:</p>',
        `<pre lang="sh">${command(WEB)}\n${command(API)}</pre>`,
        '',
        '',
      ].join('\n'),
    );
  });

  test('A rollback that failed for one of two containers has a paragraph for it', () => {
    const results = [
      { snapshot: web, ms: 1, isVerified: true },
      { snapshot: api, ms: 1, isVerified: true, error: refused },
    ];
    expect(rollback(results)).toContain(
      '\n<p><strong>Still broken: <code>api</code></strong><br>refused</p>\n',
    );
  });

  test('A rollback of 250 containers that fails stays far under 1 MiB', () => {
    const error = new UserError(text('&'.repeat(10_000)));
    const html = rollback(
      Array.from({ length: 250 }, () => ({ snapshot: web, ms: 1, isVerified: true, error })),
    );
    expect(html.match(/^(?:<pre lang="sh">)?curl/gm)).toHaveLength(50);
    expect(html).toContain('# and 200 more, see the log');
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });

  test('A rollback that could not start shows why, and every command', () => {
    const html = renderUnstartedRollback(
      text('no proxy'),
      { apiUrl, labels, snapshots: [web, api] },
      'posix',
    );
    expect(lines(html).slice(0, 3)).toEqual([
      '❌ Hoody rollback failed: 2 containers',
      'no proxy',
      'To restore them manually, with the token in HOODY_TOKEN:',
    ]);
    expect(html.match(/^(?:<pre lang="sh">)?curl/gm)).toHaveLength(2);
  });

  test('A rollback that could not start names its only container', () => {
    const html = renderUnstartedRollback(text('no proxy'), { apiUrl, labels, snapshots: [web] }, 'posix');
    expect(lines(html).slice(0, 3)).toEqual([
      '❌ Hoody rollback failed: web',
      'no proxy',
      'To restore it manually, with the token in HOODY_TOKEN:',
    ]);
    const unnamed = renderUnstartedRollback(
      text('no proxy'),
      { apiUrl, labels: {}, snapshots: [web] },
      'posix',
    );
    expect(lines(unnamed)[0]).toBe(`❌ Hoody rollback failed: ${WEB}`);
  });
});

describe('A rollback that may have happened', () => {
  const lost = new RequestError(text('It may have happened.'), [], undefined, true);
  const replaced = new ReplacedError(SNAPSHOT, SNAPSHOT, text('web'), 'restore');
  const result = (snapshot: GuardedSnapshot, error?: UserError): Went => ({
    snapshot,
    ms: 1,
    isVerified: true,
    ...(error ? { error } : {}),
  });
  const bannerOf = (...results: Went[]) =>
    lines(rollback(results)).find((line) => line.startsWith('> The job'));

  test('The page of one container says so in its title and its banner, and has the command', () => {
    const html = rollback([result(web, lost)]);
    expect(html).toContain('<h3>❌ Hoody rollback may have happened: <code>web</code></h3>');
    expect(html).toContain('> The job failed, and it is unknown whether the container was rolled back.');
    expect(html).toContain(`/api/v1/containers/${WEB}/snapshots/`);
  });

  test.each<[string, Went[], string]>([
    [
      'all',
      [result(web, lost), result(api, lost)],
      'and it is unknown whether the containers were rolled back.',
    ],
    [
      'one beside one that failed',
      [result(web, lost), result(api, refused)],
      'and 1 container was not rolled back; 1 container may have been rolled back.',
    ],
    [
      'none of those that failed',
      [result(web, refused), result(api, refused)],
      'and no container was rolled back.',
    ],
  ])('The banner of several containers counts the unknown ones: %s', (_, results, expected) => {
    expect(bannerOf(...results)).toBe(`> The job failed, ${expected}`);
  });

  test('The banner counts what failed, what is unknown, and what was rolled back', () => {
    const db = { ...web, containerId: text('db') };
    expect(bannerOf(result(web, lost), result(api, refused), result(db))).toBe(
      '> The job failed. **1 container was not rolled back**; **1 container may have been rolled back**; 1 container was rolled back to its snapshot.',
    );
    expect(bannerOf(result(web, lost), result(db))).toBe(
      '> The job failed. **1 container may have been rolled back**; 1 container was rolled back to its snapshot.',
    );
  });

  test('A container of which it is unknown is not called broken', () => {
    const html = rollback([result(web, lost), result(api, refused)]);
    expect(html).toContain('<strong>Unknown: <code>web</code></strong>');
    expect(html).toContain('<strong>Still broken: <code>api</code></strong>');
    expect(html).toContain('<h3>❌ Hoody rollback failed: 2 of 2 containers</h3>');
  });

  test('A container whose snapshot was replaced has no command, which would bring back another state', () => {
    expect(rollback([result(web, replaced)])).not.toContain('curl');
    const both = rollback([result(web, replaced), result(api, refused)]);
    expect(both).not.toContain(`/containers/${WEB}/`);
    expect(both).toContain(`/containers/${API}/`);
  });

  test('A container that was rolled back, although its name was not verified, is named', () => {
    const unverified = { ...result(web), isVerified: false };
    expect(lines(rollback([unverified, result(api)]))).toContain(
      'Not verified for web: that the name still refers to the snapshot of this job. No list showed when it was created.',
    );
    expect(rollback([{ ...result(web, refused), isVerified: false }])).not.toContain('Not verified');
  });
});

test('The page says in paragraphs what later steps left running', () => {
  const leftovers = [text('Ended deploy.sh (4711).'), text('One process still runs.\nCheck it.')];
  const page = rollback([{ snapshot: web, ms: 1, isVerified: true }], { leftovers });
  expect(page).toContain(
    '<p><code>Ended deploy.sh (4711).</code></p>\n<p>One process still runs.<br>Check it.</p>',
  );
});

describe('What a rollback keeps, and what it takes from others', () => {
  const backup = redacted<Snapshot>({ name: 'backup-77-1-deploy-00000000ff' });
  const newerOf = (run: number | undefined) =>
    redacted<NewerSnapshot>({
      name: 'nightly',
      created_at: '2025-01-15T11:00:00.000Z',
      ...(run === undefined ? {} : { run }),
    });

  test('The page names the backup, and the step that restores it', () => {
    const page = lines(rollback([{ snapshot: web, ms: 3_200, isVerified: true, backup }]));
    expect(page.slice(-2)).toEqual([
      'What was written from 2025-01-15 10:30:00 UTC to 2025-01-16 11:30:00 UTC is gone, except for what is in the backup.',
      'The state before the rollback is in the backup backup-77-1-deploy-00000000ff. To look at what failed, or to get back what was written since, run the operation restore with snapshot: backup-77-1-deploy-00000000ff.',
    ]);
  });

  test('The page lists backups that share no alias', () => {
    const backups = [web, api].map((each, index) => ({
      snapshot: each,
      ms: 1,
      isVerified: true,
      backup: redacted<Snapshot>({ name: `backup-${index}`, alias: `backup-${index}` }),
    }));
    const page = lines(rollback(backups));
    expect(page).toContain(
      'The states before the rollback are in these backups. To look at what failed, or to get back what was written since, run the operation restore on a container with its backup as snapshot.',
    );
    expect(page).toEqual(expect.arrayContaining(['web: backup-0', 'api: backup-1']));
  });

  test('A container that was not backed up has a command that restores without a backup', () => {
    const error = new NoBackupError(text('web'), refused);
    const page = lines(rollback([{ snapshot: web, ms: 1, isVerified: true, error }]));
    expect(page.slice(0, 5)).toEqual([
      '❌ Hoody rollback failed: web',
      '> [!CAUTION]',
      '> The job failed, and the container was not rolled back.',
      'Did not roll back container web: the backup that `backup-first` requires could not be created. refused',
      'To restore it without a backup, with the token in HOODY_TOKEN:',
    ]);
  });

  test('The page names newer snapshots', () => {
    const page = lines(
      rollback([{ snapshot: web, ms: 1, isVerified: true, newer: [newerOf(undefined)] }], { run: 77 }),
    );
    expect(page[0]).toBe('⚠️ Hoody rollback: web');
    expect(page).toContain(
      'Container web has a newer snapshot, which another run may have created: nightly, created 2025-01-15 11:00:00 UTC. Restoring the older one also undoes what was deployed after it.',
    );
  });

  test('The rollback of a later run is a failure', () => {
    const page = lines(
      rollback([{ snapshot: web, ms: 1, isVerified: true, newer: [newerOf(78)] }], { run: 77 }),
    );
    expect(page.slice(0, 2)).toEqual(['❌ Hoody rollback undid a later run: web', '> [!CAUTION]']);
    expect(page).toContain(
      'The rollback of container web also undid what a later run deployed. Snapshot snap-20250115-103000 is older than nightly of run 78, created 2025-01-15 11:00:00 UTC. Deploy the later run again, and use `concurrency` to run one deploy at a time.',
    );
  });

  test('A container that was not rolled back takes nothing from others', () => {
    const failed = { snapshot: web, ms: 1, isVerified: true, newer: [newerOf(78)], error: refused };
    expect(lines(rollback([failed], { run: 77 })).join('\n')).not.toContain('nightly');
  });
});
