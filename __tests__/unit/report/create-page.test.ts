import type { Outcome } from '../../../src/operations/outcome.ts';
import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';

test('A create step of one container shows the fields of the snapshot', () => {
  expect(render(REQUESTS.create, [done(WEB)])).toBe(
    [
      '<h3>✅ Hoody snapshot created: <code>web</code></h3>',
      '<ul>',
      '<li>Snapshot: <code>snap-20250115-103000</code></li>',
      '<li>Alias: <code>before</code></li>',
      '<li>Created: 2025-01-15 10:30:00 UTC</li>',
      '<li>Expires: in 29 days (2025-02-14 11:30:00 UTC)</li>',
      '<li>Size: 1.5 KiB</li>',
      '</ul>',
      '',
      '',
    ].join('\n'),
  );
});

test('A create step without an expiry says so, and an alias that is the name is not repeated', () => {
  const { expiryDays: _, ...request } = REQUESTS.create;
  const snapshots = [{ ...SNAPSHOT, alias: SNAPSHOT.name, expires_at: null }];
  const shown = lines(render(request, [done(WEB, { snapshots })]));
  expect(shown).toContain('Expires: never');
  expect(shown.join()).not.toContain('Alias');
});

test('A create step of several containers says once what is the same for all', () => {
  const other = { ...SNAPSHOT, name: 'snap-2' };
  expect(lines(render(REQUESTS.create, [done(WEB), done(API, { snapshots: [other] })]))).toEqual([
    '✅ Hoody snapshots created: 2 containers',
    'Alias: before · Created: 2025-01-15 10:30:00 UTC · Expires: in 29 days (2025-02-14 11:30:00 UTC) · Size: 1.5 KiB',
    'web Snapshot: snap-20250115-103000',
    `${API} Snapshot: snap-2`,
  ]);
});

test('A create step of several containers lists the containers if they differ in nothing else', () => {
  const shown = lines(render(REQUESTS.create, [done(WEB), done(API)]));
  expect(shown).toContain(`Container: web, ${API}`);
  expect(shown).toContain('Snapshot: snap-20250115-103000');
});

test('Times that differ are below the name of each container', () => {
  const later = { ...SNAPSHOT, created_at: '2025-01-15T10:30:02.000Z' };
  const html = render(REQUESTS.create, [done(WEB), done(API, { snapshots: [later] })]);
  expect(html).toContain(`<li><code>${API}</code><br>Created: 2025-01-15 10:30:02 UTC</li>`);
});

test.each([
  [
    { restoreOnFailure: true, deleteOnSuccess: true },
    '🛡️ The job is guarded: if it fails or is canceled, the container is rolled back to this snapshot. If it succeeds, ' +
      'the snapshot is deleted.',
  ],
  [
    { restoreOnFailure: true, deleteOnSuccess: false },
    '🛡️ The job is guarded: if it fails or is canceled, the container is rolled back to this snapshot.',
  ],
  [{ restoreOnFailure: false, deleteOnSuccess: true }, '🧹 If the job succeeds, the snapshot is deleted.'],
])('The guard %j is announced', (guard, sentence) => {
  expect(lines(render(REQUESTS.create, [done(WEB)], { guard }))[1]).toBe(sentence);
});

test('The guard of several containers is announced in the plural', () => {
  const guard = { restoreOnFailure: true, deleteOnSuccess: true };
  expect(lines(render(REQUESTS.create, [done(WEB), done(API)], { guard }))[1]).toMatch(
    /the containers are rolled back to these snapshots\. If it succeeds, the snapshots that it created are deleted\./,
  );
});

test('A snapshot that was reused is not called new', () => {
  const reused = done(WEB, { ownership: 'found' });
  expect(lines(render(REQUESTS.create, [reused]))[0]).toBe('✅ Hoody snapshot reused: web');
  expect(lines(render(REQUESTS.create, [reused, done(API)])).slice(0, 2)).toEqual([
    '✅ Hoody snapshots created: 2 containers',
    '1 of 2 is reused, not new.',
  ]);
  expect(lines(render(REQUESTS.create, [reused, reused, done(API)]))[1]).toBe('2 of 3 are reused, not new.');
  expect(lines(render(REQUESTS.create, [reused, reused]))[0]).toBe('✅ Hoody snapshots reused: 2 containers');
});

test('A snapshot that may be of another job is not called created, and the page says why', () => {
  const inferred = done(WEB, { ownership: 'inferred' });
  const cause = 'appeared after an attempt whose response was lost. Another job may have created';
  const head = (...outcomes: Outcome[]) => lines(render(REQUESTS.create, outcomes)).slice(0, 2);
  expect(head(inferred)).toEqual(['✅ Hoody snapshot found: web', `It ${cause} it.`]);
  expect(head(inferred, inferred)).toEqual([
    '✅ Hoody snapshots found: 2 containers',
    `2 of 2 ${cause} them.`,
  ]);
  expect(head(inferred, done(API))).toEqual([
    '✅ Hoody snapshots created: 2 containers',
    `1 of 2 ${cause} it.`,
  ]);
});

test('A snapshot that was reused beside a failure is still called reused', () => {
  const outcomes = [done(WEB, { ownership: 'found' }), failed(API, 'no')];
  expect(lines(render(REQUESTS.create, outcomes)).slice(0, 3)).toEqual([
    `❌ Hoody create failed: ${API}`,
    'no',
    'Snapshot: snap-20250115-103000',
  ]);
});

test('An expiry that was requested and is unknown is not called never', () => {
  const snapshots = [{ name: 'a' }];
  expect(lines(render(REQUESTS.create, [done(WEB, { snapshots })]))).toEqual([
    '✅ Hoody snapshot created: web',
    'Snapshot: a',
  ]);
});

test('A reused snapshot shows how old it is, and no expiry unless it has one', () => {
  const { expiryDays: _, ...request } = REQUESTS.create;
  const snapshots = [{ ...SNAPSHOT, expires_at: null }];
  expect(lines(render(request, [done(WEB, { ownership: 'found', snapshots })]))).toEqual([
    '✅ Hoody snapshot reused: web',
    'Snapshot: snap-20250115-103000',
    'Alias: before',
    'Created: 1 day ago (2025-01-15 10:30:00 UTC)',
    'Size: 1.5 KiB',
  ]);
});
