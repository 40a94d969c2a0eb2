import { cleanUp, UnverifiedError } from '../../../src/guard/clean-up.ts';
import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { endOf } from '../../../src/guard/guard-context.ts';
import { NoBackupError, type RollbackContext, rollBack } from '../../../src/guard/roll-back.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { ReplacedError } from '../../../src/operations/verify.ts';
import { type FakeContext, fakeContext } from '../../helpers/fakes/context.ts';
import {
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
  LOST_BEFORE,
  only,
  refusal,
} from '../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted } from '../../helpers/fakes/text.ts';

const NAME = 'snap-20250115-103000';
const first = redacted<GuardedSnapshot>({
  containerId: CONTAINER,
  name: NAME,
  createdAt: '2025-01-15T10:30:00.000Z',
  ownership: 'made',
  isUniqueName: true,
});
const second = redacted<GuardedSnapshot>({
  containerId: OTHER,
  name: NAME,
  createdAt: '',
  ownership: 'inferred',
  isUniqueName: true,
});
/** How long a restore takes, in milliseconds. */
const RESTORE_MS = 5_000;

type GuardContext = FakeContext & RollbackContext;

/** The context of a guard whose step has no attempt that can still act, unless the test says so. */
function guardContext(
  hoody: FakeHoody,
  { latenessMs = () => 0, ...options }: GuardOptions = {},
): GuardContext {
  const context = fakeContext(hoody, options);
  return {
    ...context,
    latenessMs,
    isOtherToken: false,
    hasChangedCertificates: false,
    backup: undefined,
    backupClient: context.client,
    run: 77,
    now: hoody.clock.now,
  };
}

type GuardOptions = Parameters<typeof fakeContext>[1] & Partial<Pick<GuardContext, 'latenessMs'>>;

describe('A rollback', () => {
  test('A rollback restores every container, and measures how long that takes', async () => {
    const hoody = fakeHoody([snapshot()]);
    const context = guardContext(hoody);
    const startedAt = hoody.clock.now();
    const took = { ms: RESTORE_MS, startedAt, finishedAt: startedAt + RESTORE_MS };
    await expect(rollBack([first, second], context)).resolves.toEqual([
      { snapshot: first, ...took, isVerified: true, newer: [] },
      { snapshot: second, ...took, isVerified: true, newer: [] },
    ]);
    expect(hoody.calls).toEqual([
      ['list', CONTAINER],
      ['list', OTHER],
      ['restore', CONTAINER, NAME],
      ['restore', OTHER, NAME],
    ]);
    expect(context.logger.lines).toEqual([
      `begins: Rolling back container ${CONTAINER} to snapshot ${NAME}, created 2025-01-15 10:30:00 UTC`,
      `begins: Rolling back container ${OTHER} to snapshot ${NAME}`,
      `ends: Rolled back container ${CONTAINER} to snapshot ${NAME}`,
      `ends: Rolled back container ${OTHER} to snapshot ${NAME}`,
    ]);
  });

  test('A restore that fails does not stop the others', async () => {
    const hoody = fakeHoody([snapshot()], { on: { restore: only(CONTAINER, FORBIDDEN) } });
    const results = await rollBack([first, second], guardContext(hoody));
    expect(results).toMatchObject([
      { snapshot: first, ms: 0, error: refusal(403) },
      { snapshot: second, ms: RESTORE_MS },
    ]);
    expect(results[1]).not.toHaveProperty('error');
  });

  test('The time of a restore that fails is measured too', async () => {
    const hoody = fakeHoody([snapshot()], {
      on: { restore: { fault: FORBIDDEN, delayMs: 4_000 } },
    });
    await expect(rollBack([first], guardContext(hoody))).resolves.toMatchObject([
      { snapshot: first, ms: 4_000, error: refusal(403) },
    ]);
  });
});

describe('A cleanup', () => {
  test('A cleanup deletes each snapshot, and accepts one that is already gone', async () => {
    const hoody = fakeHoody([snapshot()]);
    hoody.set([], OTHER);
    const context = guardContext(hoody);
    const results = await cleanUp([first, second], context);
    expect(results).toEqual([{ snapshot: first }, { snapshot: second }]);
    expect(hoody.calls).toEqual([
      ['delete', CONTAINER, NAME],
      ['delete', OTHER, NAME],
    ]);
    expect(hoody.stored()).toEqual([]);
    expect(context.logger.lines).toContain(`info: Deleted snapshot ${NAME} of container ${CONTAINER}.`);
  });

  test('A delete that fails is reported', async () => {
    const context = guardContext(fakeHoody([snapshot()], { on: { delete: FORBIDDEN } }));
    expect(await cleanUp([first], context)).toEqual([{ snapshot: first, error: refusal(403) }]);
    expect(context.logger.lines).toEqual([]);
  });
});

describe('A name that another snapshot can get', () => {
  const own = redacted<GuardedSnapshot>({ ...first, name: 'before', isUniqueName: false });
  const there = (fields: Plain<Partial<Snapshot>> = {}) =>
    snapshot({ name: own.name, created_at: own.createdAt, ...fields });
  const TAKEN = there({ created_at: '2025-01-15T10:31:00.000Z' });
  /** Each list shows what there was at the start. */
  const STALE: HoodyOptions = { behavior: { lagMs: 60_000 }, on: { list: { lag: 1 } } };
  const run = async (
    action: 'rollback' | 'cleanup',
    hoody: FakeHoody,
    guarded = own,
    options: GuardOptions = {},
  ) => {
    const context = guardContext(hoody, options);
    const act = action === 'rollback' ? rollBack : cleanUp;
    const [result] = await act([guarded], context);
    return { result, lines: context.logger.lines };
  };
  const isAnother = (time: string) =>
    `Snapshot before of container ${CONTAINER} is now a different snapshot.\n` +
    `The name now belongs to a snapshot created ${time}; the one of this job was created 2025-01-15 10:30:00 UTC.\n` +
    'Another step or job created a snapshot of the same name. It was not touched.';
  const unverified = `info: It is not verified that the name before still refers to the snapshot of this job: no list shows its time.`;

  test.each<[string, string]>([
    ['as it was', '2025-01-15T10:30:00.000Z'],
    ['in microseconds', '2025-01-15T10:30:00.000001Z'],
    ['with an offset', '2025-01-15T12:30:00+02:00'],
    ['without a zone', '2025-01-15T10:30:00'],
  ])('A snapshot of the same time is restored, and deleted: it is written %s', async (_, created_at) => {
    const rollback = fakeHoody([there({ created_at })]);
    const { result, lines } = await run('rollback', rollback);
    expect(result).toMatchObject({ isVerified: true });
    expect(result).not.toHaveProperty('error');
    expect(rollback.kinds).toEqual(['list', 'restore']);
    expect(lines).not.toContain(unverified);
    const cleanup = fakeHoody([there({ created_at })]);
    expect((await run('cleanup', cleanup)).result).not.toHaveProperty('error');
    expect(cleanup.kinds).toEqual(['list', 'delete']);
  });

  test.each(['rollback', 'cleanup'] as const)(
    'A snapshot of another time is not touched by a %s',
    async (action) => {
      const hoody = fakeHoody([TAKEN]);
      const { result } = await run(action, hoody);
      expect(result?.error).toBeInstanceOf(ReplacedError);
      const advice = '\nTo restore another one, look for it with the operation `list`.';
      expect(result?.error?.message).toBe(
        isAnother('2025-01-15 10:31:00 UTC') + (action === 'rollback' ? advice : ''),
      );
      expect(hoody.kinds).toEqual(['list']);
      expect(hoody.stored()).toEqual([TAKEN]);
    },
  );

  test.each<[string, Snapshot[], HoodyOptions, GuardedSnapshot]>([
    ['the list fails', [TAKEN], { on: { list: FORBIDDEN } }, own],
    ['the list has no time', [there({ created_at: null })], {}, own],
    ['the list, which can be old, does not have the name', [there()], STALE, own],
    ['the step did not learn the time', [TAKEN], {}, redacted<GuardedSnapshot>({ ...own, createdAt: '' })],
  ])(
    'A rollback is sent where %s, and says that it is not verified',
    async (_, snapshots, options, guarded) => {
      const hoody = fakeHoody([], options);
      hoody.time.pass(1);
      hoody.set(snapshots);
      const { result, lines } = await run('rollback', hoody, guarded);
      expect(result).toMatchObject({ isVerified: false });
      expect(result).not.toHaveProperty('error');
      expect(hoody.kinds.at(-1)).toBe('restore');
      expect(lines).toContain(unverified);
    },
  );

  test.each<[string, Snapshot[], HoodyOptions, GuardedSnapshot]>([
    ['the list fails', [there()], { on: { list: FORBIDDEN } }, own],
    ['the list has no time', [there({ created_at: null })], {}, own],
    ['the step did not learn the time', [there()], {}, redacted<GuardedSnapshot>({ ...own, createdAt: '' })],
  ])('A cleanup deletes nothing where %s', async (_, snapshots, options, guarded) => {
    const hoody = fakeHoody(snapshots, options);
    const { result } = await run('cleanup', hoody, guarded);
    expect(result?.error).toBeInstanceOf(UnverifiedError);
    expect(hoody.kinds).not.toContain('delete');
  });

  test('A cleanup of a name that is not in the list looks again 4 s later, and then accepts that it is gone', async () => {
    const hoody = fakeHoody([]);
    const { result, lines } = await run('cleanup', hoody);
    expect(result).not.toHaveProperty('error');
    expect(hoody.timesOf('list')).toEqual([0, 4_000]);
    expect(hoody.kinds).not.toContain('delete');
    expect(lines).toEqual([`info: Snapshot before of container ${CONTAINER} is already gone.`]);
  });

  test('A cleanup deletes what only the second list shows', async () => {
    const hoody = fakeHoody([]);
    hoody.setAt(1_000, [there()]);
    const { result } = await run('cleanup', hoody);
    expect(result).not.toHaveProperty('error');
    expect(hoody.kinds).toEqual(['list', 'list', 'delete']);
  });

  test('A cleanup does not accept that a name is gone if it cannot look again', async () => {
    const hoody = fakeHoody([]);
    const context = { ...guardContext(hoody), pause: async () => false };
    const [result] = await cleanUp([own], context);
    expect(result?.error).toBeInstanceOf(UnverifiedError);
    expect(hoody.kinds).toEqual(['list']);
    expect(context.logger.lines).toEqual([]);
  });

  test.each([
    [16_000, false, ['list', 'restore']],
    [16_004, true, ['list', 'list', 'restore']],
  ])(
    'A rollback with %d ms looks again after an older snapshot only if that leaves most of the time: %s',
    async (timeoutMs, isVerified, kinds) => {
      const hoody = fakeHoody([there({ created_at: '2025-01-01T00:00:00.000Z' })]);
      hoody.setAt(100, [there()]);
      const { result } = await run('rollback', hoody, own, { timeoutMs });
      expect(result).toMatchObject({ isVerified });
      expect(hoody.kinds).toEqual(kinds);
    },
  );

  test('A cleanup deletes nothing where one list shows that a name is gone, and the next one fails', async () => {
    const hoody = fakeHoody([], { on: { list: inOrder(undefined, FORBIDDEN, FORBIDDEN) } });
    const { result } = await run('cleanup', hoody);
    expect(result?.error).toBeInstanceOf(UnverifiedError);
  });
});

describe('An attempt of the step that can still take over the name', () => {
  const own = redacted<GuardedSnapshot>({ ...first, name: 'before', isUniqueName: false });
  const there = snapshot({ name: own.name, created_at: own.createdAt });
  const latenessMs = (id: string) => (id === CONTAINER ? 12_500 : 0);
  const waits = `info: Waiting 12.5 s, after which no attempt of this step can take over the name before.`;

  test('A rollback waits for it in its container, and looks then', async () => {
    const hoody = fakeHoody([there]);
    const other = { ...own, containerId: OTHER };
    const context = guardContext(hoody, { latenessMs });
    const results = await rollBack([own, other], context);
    expect(results).toMatchObject([{ isVerified: true }, { isVerified: true }]);
    expect(hoody.timesOf('list')).toEqual([0, 12_500]);
    expect(hoody.timesOf('restore')).toEqual([0, 12_500]);
    expect(context.logger.lines.filter((line) => line.startsWith('info: Waiting'))).toEqual([waits]);
  });

  test('A rollback does not restore what the attempt made in the meantime', async () => {
    const hoody = fakeHoody([there]);
    const late = snapshot({ ...there, created_at: '2025-02-01T00:00:12.000Z' });
    hoody.setAt(12_000, [late]);
    const [result] = await rollBack([own], guardContext(hoody, { latenessMs }));
    expect(result?.error).toBeInstanceOf(ReplacedError);
    expect(hoody.kinds).toEqual(['list']);
  });

  test('A rollback that is cut short while it waits is sent all the same', async () => {
    const hoody = fakeHoody([there]);
    const context = { ...guardContext(hoody, { latenessMs }), pause: async () => false };
    await rollBack([own], context);
    expect(hoody.kinds).toEqual(['list', 'restore']);
  });

  test('A rollback to a name that no other snapshot can get does not wait, and neither does a cleanup', async () => {
    const rollback = fakeHoody([snapshot()]);
    await rollBack([first], guardContext(rollback, { latenessMs }));
    expect(rollback.timesOf('restore')).toEqual([0]);
    const cleanup = fakeHoody([there]);
    await cleanUp([own], guardContext(cleanup, { latenessMs }));
    expect(cleanup.timesOf('delete')).toEqual([0]);
  });
});

describe('A rollback whose response is lost', () => {
  const own = redacted<GuardedSnapshot>({ ...first, name: 'before', isUniqueName: false });
  const used = snapshot({
    name: own.name,
    created_at: own.createdAt,
    last_used_at: '2025-01-31T23:59:30.000Z',
  });

  test('A use that the look before it showed does not count, so it is sent again, and the log says so', async () => {
    const hoody = fakeHoody([used], { on: { restore: inOrder(LOST_BEFORE) } });
    const context = guardContext(hoody);
    const [result] = await rollBack([own], context);
    expect(result).not.toHaveProperty('error');
    expect(hoody.kinds.filter((kind) => kind === 'restore')).toHaveLength(2);
    expect(context.logger.lines.at(-1)).toBe(
      `warning: The restore of container ${CONTAINER} was sent again after a lost response.\n` +
        'It may have been restored from snapshot before twice.',
    );
  });

  test('A use counts that the look before it did not show, although the clock of its host is behind', async () => {
    const hoody = fakeHoody([snapshot({ ...used, last_used_at: null })], {
      on: { restore: inOrder(LOST_BEFORE) },
    });
    hoody.setAt(500, [used]);
    await rollBack([own], guardContext(hoody));
    expect(hoody.timesOf('restore')).toEqual([0]);
  });

  test('The end of a rollback is unknown if nothing settles it, and failed if it certainly did nothing', async () => {
    const lost = fakeHoody([snapshot()], { on: { restore: LOST_BEFORE } });
    const [unknown] = await rollBack([first], guardContext(lost, { timeoutMs: 5_000 }));
    const refused = fakeHoody([snapshot()], { on: { restore: FORBIDDEN } });
    const [failed] = await rollBack([first], guardContext(refused));
    const [done] = await rollBack([first], guardContext(fakeHoody([snapshot()])));
    expect([unknown, failed, done].map((result) => result && endOf(result))).toEqual([
      'unknown',
      'failed',
      'done',
    ]);
  });
});

describe('The look before a rollback', () => {
  test('A rollback looks at each container once, and restores whatever the look shows', async () => {
    const hoody = fakeHoody([]);
    const [result] = await rollBack([first], guardContext(hoody));
    expect(hoody.kinds.slice(0, 2)).toEqual(['list', 'restore']);
    expect(result?.newer).toEqual([]);
  });

  test('A look that fails does not stop a rollback', async () => {
    const hoody = fakeHoody([snapshot()], { on: { list: FORBIDDEN } });
    const [result] = await rollBack([first], guardContext(hoody));
    expect(result).not.toHaveProperty('error');
    expect(hoody.kinds).toEqual(['list', 'list', 'restore']);
  });

  test('The look finds what other runs created since, and leaves out what the job guards', async () => {
    const later = snapshot({ name: 'later', created_at: '2025-01-15T10:30:01.000Z' });
    const mine = snapshot({ name: 'mine', created_at: '2025-01-15T10:30:02.000Z' });
    const hoody = fakeHoody([mine, later, snapshot()]);
    const [result] = await rollBack([first], guardContext(hoody, { guarded: ['mine'] }));
    expect(result?.newer).toEqual([later]);
  });

  test('Nothing is newer where the run is unknown', async () => {
    const later = snapshot({ name: 'later', created_at: '2025-01-15T10:30:01.000Z' });
    const context = { ...guardContext(fakeHoody([later, snapshot()])), run: undefined };
    expect((await rollBack([first], context))[0]?.newer).toEqual([]);
  });
});

describe('A backup before a rollback', () => {
  const withBackup = (hoody: FakeHoody, options: GuardOptions = {}): GuardContext => ({
    ...guardContext(hoody, options),
    backup: { expiryDays: 3 },
  });

  test('The backups of all containers come before the first restore, and share an alias', async () => {
    const hoody = fakeHoody([snapshot()]);
    const context = withBackup(hoody);
    const results = await rollBack([first, second], context);
    expect(hoody.kinds).toEqual(['list', 'list', 'create', 'create', 'restore', 'restore']);
    expect(results.map(({ backup, error }) => [backup?.alias, error])).toEqual([
      ['backup-generated-1', undefined],
      ['backup-generated-1', undefined],
    ]);
    expect(results[0]?.backup?.expires_at).toBeTruthy();
    expect(context.unsettled.open).toEqual([]);
  });

  test('A container whose backup fails is not restored, and the others are', async () => {
    const hoody = fakeHoody([snapshot()], { on: { create: only(CONTAINER, FORBIDDEN) } });
    const results = await rollBack([first, second], withBackup(hoody));
    expect(results[0]?.error).toBeInstanceOf(NoBackupError);
    expect(results[0]?.error?.message).toMatch(
      `Did not roll back container ${CONTAINER}: the backup that \`backup-first\` requires could not be created.\n` +
        `Could not create snapshot "backup-generated-1" of container ${CONTAINER}: the API responded with 403.`,
    );
    expect(results.map((result) => endOf(result))).toEqual(['failed', 'done']);
    expect(hoody.calls.filter(([kind]) => kind === 'restore')).toEqual([['restore', OTHER, NAME]]);
  });

  test('A snapshot that is now a different snapshot is not backed up either', async () => {
    const own = redacted<GuardedSnapshot>({ ...first, name: 'before', isUniqueName: false });
    const hoody = fakeHoody([snapshot({ name: 'before', created_at: '2025-01-15T10:31:00.000Z' })]);
    const [result] = await rollBack([own], withBackup(hoody));
    expect(result?.error).toBeInstanceOf(ReplacedError);
    expect(hoody.kinds).toEqual(['list']);
  });

  test('A name that another job takes over during the backup is not restored', async () => {
    const own = redacted<GuardedSnapshot>({ ...first, name: 'before', isUniqueName: false });
    const there = snapshot({ name: 'before', created_at: own.createdAt });
    const hoody = fakeHoody([there]);
    hoody.setAt(100, [snapshot({ ...there, created_at: '2025-02-01T00:00:00.100Z' })]);
    const [result] = await rollBack([own], withBackup(hoody));
    expect(result?.error).toBeInstanceOf(ReplacedError);
    expect(result?.backup).toBeDefined();
    expect(hoody.kinds).toEqual(['list', 'create', 'list']);
  });

  test('A lost backup that no list shows is left to be settled, and the next attempt is the backup', async () => {
    const hoody = fakeHoody([snapshot()], { on: { create: inOrder(LOST_BEFORE) } });
    const context = withBackup(hoody);
    const [result] = await rollBack([first], context);
    expect(result).not.toHaveProperty('error');
    expect(hoody.kinds).toEqual(['list', 'create', 'list', 'create', 'restore']);
    expect(context.unsettled.open.map(({ alias }) => alias)).toEqual(['backup-generated-1']);
    expect(result?.backup?.alias).toBe('backup-generated-2');
  });
});
