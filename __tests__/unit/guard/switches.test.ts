import { decideGuard } from '../../../src/guard/decision.ts';
import type { Guard, GuardedSnapshot } from '../../../src/guard/guard.ts';
import { parseGuard, serializeGuard } from '../../../src/guard/state.ts';
import { describeDisarmed, describeKept, renderKept } from '../../../src/report/kept-page.ts';
import type { Ownership } from '../../../src/snapshots/identity.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';
import { expectSoundHtml, shownText } from '../../helpers/html.ts';

const guarded = (ownership: Ownership, fields: Partial<Plain<GuardedSnapshot>> = {}) =>
  redacted<GuardedSnapshot>({
    containerId: CONTAINER,
    name: `snap-${ownership}`,
    createdAt: '2025-01-15T10:30:00.000Z',
    ownership,
    isUniqueName: true,
    ...fields,
  });

const guardOf = (snapshots: GuardedSnapshot[], fields: Partial<Guard> = {}): Guard => ({
  id: 'one',
  apiUrl: new URL('https://api.hoody.com'),
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  lacksQueries: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  labels: { [CONTAINER]: text('web') },
  isTokenGiven: true,
  actionPath: '',
  snapshots,
  ...fields,
});

const ARMED = { 'restore-on-failure': 'true', 'delete-on-success': 'true' };
const nameOf = () => text('web');

describe('decideGuard', () => {
  const decide = (guard: Guard, jobStatus: string, switches: Partial<typeof ARMED> = {}) =>
    decideGuard(guard, { jobStatus, switches: { ...ARMED, ...switches } });

  test.each(['false', 'False', 'FALSE'])('The word %s disarms both actions', (word) => {
    const guard = guardOf([guarded('made')]);
    const on = guard.snapshots;
    for (const jobStatus of ['failure', 'cancelled'])
      expect(decide(guard, jobStatus, { 'restore-on-failure': word })).toEqual({
        action: 'disarmed',
        input: 'restore-on-failure',
        on,
      });
    expect(decide(guard, 'success', { 'delete-on-success': word })).toEqual({
      action: 'disarmed',
      input: 'delete-on-success',
      on,
    });
  });

  test.each(['', ' ', 'no', '0', 'null', 'fALSE', 'false;', 'true'])(
    'The word %j disarms nothing',
    (word) => {
      const guard = guardOf([guarded('made')]);
      expect(decide(guard, 'failure', { 'restore-on-failure': word }).action).toBe('rollback');
      expect(decide(guard, 'success', { 'delete-on-success': word }).action).toBe('cleanup');
    },
  );

  test.each<[Ownership[]]>([[['found']], [['inferred']], [['found', 'inferred']]])(
    'Snapshots that are %j are kept after a success, and restored after a failure',
    (ownerships) => {
      const guard = guardOf(ownerships.map((ownership) => guarded(ownership)));
      expect(decide(guard, 'success')).toEqual({ action: 'keep', on: guard.snapshots });
      expect(decide(guard, 'failure')).toEqual({ action: 'rollback', on: guard.snapshots });
    },
  );

  test('Only what the step certainly created is deleted', () => {
    const made = guarded('made');
    const guard = guardOf([guarded('found'), made, guarded('inferred')]);
    expect(decide(guard, 'success')).toEqual({ action: 'cleanup', on: [made] });
  });

  test('A switch that was off in the step does nothing, whatever it is after the job', () => {
    const guard = guardOf([guarded('made')], { restoreOnFailure: false, deleteOnSuccess: false });
    for (const jobStatus of ['success', 'failure', 'cancelled'])
      expect(decide(guard, jobStatus)).toEqual({ action: 'nothing' });
  });

  test.each(['', 'skipped', 'Success'])('The status %j is unclear', (jobStatus) => {
    expect(decide(guardOf([guarded('made')]), jobStatus)).toEqual({ action: 'unclear' });
  });
});

describe('What is kept', () => {
  test.each([
    ['found', 'the step reused it'],
    ['inferred', 'another job may have created it'],
  ] as const)('A snapshot that is %s stays because %s', (ownership, why) => {
    expect(describeKept(guarded(ownership), nameOf)).toBe(
      `Kept snapshot snap-${ownership} of container web, because ${why}.`,
    );
  });

  test.each([
    ['failure', 'restore-on-failure', 'The job failed, and nothing was rolled back in web'],
    ['cancelled', 'restore-on-failure', 'The job was canceled, and nothing was rolled back in web'],
    ['success', 'delete-on-success', 'The job succeeded, and the snapshots of web stay'],
  ] as const)('A job with the status %s names the switch %s', (jobStatus, input, words) => {
    expect(describeDisarmed(jobStatus, input, [guarded('made')], nameOf)).toBe(
      `${words}, because \`${input}\` is now false.`,
    );
  });

  test.each([
    ['success', '✅', 'snapshots kept'],
    ['failure', '⚠️', 'rollback disarmed'],
    ['cancelled', '⚠️', 'rollback disarmed'],
  ])('The page after the status %s has its icon, title and snapshots', (jobStatus, icon, title) => {
    const page = renderKept(jobStatus, [text('Kept.')], [guarded('found')], nameOf);
    expect(page).toContain(`<h3>${icon} Hoody ${title}`);
    expect(shownText(page)).toContain('The snapshot is snap-found.');
  });

  test('The page of many snapshots counts those that it does not name', () => {
    const snapshots = Array.from({ length: 70 }, (_, index) => guarded('found', { name: `snap-${index}` }));
    const page = shownText(renderKept('success', [text('Kept.')], snapshots, nameOf));
    expect(page).toContain('snap-19, and 50 more.');
    expect(page).not.toContain('snap-20,');
  });

  test('A name that several containers share is on the page once', () => {
    const snapshots = ['11', '12'].map((end) =>
      guarded('found', { containerId: `${CONTAINER.slice(0, -2)}${end}` }),
    );
    const page = shownText(renderKept('success', [text('Kept.')], snapshots, nameOf));
    expect(page).toContain('The snapshot is snap-found.');
  });

  test('Nothing that a user wrote is Markdown or HTML on the page', () => {
    const sentence = text('Kept <img src=x> [link](https://evil.example) @user.');
    const page = renderKept('success', [sentence], [guarded('found')], nameOf);
    expectSoundHtml(page);
  });
});

describe('The state of a guard', () => {
  const restored = (fields: Partial<Plain<GuardedSnapshot>>) =>
    parseGuard(serializeGuard(guardOf([guarded('made', fields)])))?.snapshots[0];

  test.each([
    ['2025-02-14T11:30:00.000Z', '2025-02-14T11:30:00.000Z'],
    ['2025-02-14T11:30:00.999Z', '2025-02-14T11:30:00.000Z'],
    ['2025-02-14T13:30:00+02:00', '2025-02-14T11:30:00.000Z'],
    [null, null],
  ])('The expiry %j is kept to the second', (expiresAt, expected) => {
    expect(restored({ expiresAt })).toMatchObject({ expiresAt: expected });
  });

  test.each(['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z'])(
    'The time %s is unknown and stops no rollback',
    (time) => {
      expect(restored({ expiresAt: time, createdAt: time })).toMatchObject({ createdAt: '' });
      expect(restored({ expiresAt: time })).not.toHaveProperty('expiresAt');
    },
  );

  test('An expiry that is not known stays unknown', () => {
    expect(restored({})).not.toHaveProperty('expiresAt');
  });
});
