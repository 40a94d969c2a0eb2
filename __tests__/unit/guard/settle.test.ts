import { startBudget } from '../../../src/base/budget.ts';
import { nameByLabel } from '../../../src/base/labels.ts';
import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { latenessOf, type SettleContext, settle } from '../../../src/guard/settle.ts';
import type { UnsettledAttempt } from '../../../src/guard/unsettled.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import {
  BUSY,
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
  NOW,
} from '../../helpers/fakes/hoody.ts';
import { fakeLogger } from '../../helpers/fakes/logger.ts';
import { CONTAINER, OTHER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const at = (ms: number) => new Date(NOW + ms).toISOString();
/** What an attempt made late. */
const stray = (ms: number, fields: Plain<Partial<Snapshot>> = {}) =>
  snapshot({ name: 'stray', alias: 'run-1', created_at: at(ms), ...fields });

const attempt = (fields: Partial<Plain<UnsettledAttempt>> = {}): UnsettledAttempt =>
  redacted<UnsettledAttempt>({
    containerIds: [CONTAINER],
    alias: 'run-1',
    isGenerated: true,
    sentAt: NOW,
    ...fields,
  });
const EXPLICIT = { alias: 'before', isGenerated: false };

/** Lets a post step settle attempts, which begins now. */
async function settleOn(
  hoody: FakeHoody,
  attempts: UnsettledAttempt[],
  {
    canceled = new AbortController().signal,
    guarded = [] as GuardedSnapshot[],
    mapConcurrently = (items, work) => Promise.all(items.map(work)),
  }: Partial<Pick<SettleContext, 'canceled' | 'guarded' | 'mapConcurrently'>> = {},
) {
  const logger = fakeLogger();
  const nameOf = nameByLabel({ [CONTAINER]: text('web'), [OTHER]: text('db') });
  const { clock, time } = hoody;
  await settle(attempts, {
    client: () => {
      const budget = startBudget(clock, 10_000, new AbortController().signal);
      return hoody.client(budget, { onNotice: () => undefined, nameOf });
    },
    clock: { ...clock, sleep: (ms, signal) => time.run(clock.sleep(ms, signal)) },
    canceled,
    guarded,
    logger,
    nameOf,
    mapConcurrently,
  });
  const [begins, ...lines] = logger.lines;
  expect(begins).toBe('info: Looking for snapshots of attempts whose response was lost …');
  return { lines, looks: hoody.timesOf('list'), endMs: time.now - NOW };
}

const NONE = 'info: Container web has no such snapshot.';

const deletion = (name = 'stray') =>
  `info: Deleted snapshot ${name} of container web, created by an attempt of this step whose response was lost.`;
const unread = (alias: string, next: string) =>
  'warning: Container web may have another snapshot from this step.\n' +
  'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.\n' +
  `Look for the alias "${alias}" with the operation \`list\`${next}.`;
/** When the list of a post step that begins with the sending is looked at. */
const LOOKS = [0, 1_000, 3_000, 7_000, 12_000, 17_000, 22_000, 27_000, 32_000, 33_000];

describe('A snapshot with a generated alias', () => {
  test.each([0, 500, 4_000, 29_999, 32_500])(
    'A snapshot that appears after %d ms is deleted, which ends the looks',
    async (ms) => {
      const hoody = fakeHoody([snapshot()]);
      hoody.setAt(ms, [stray(ms), snapshot()]);
      const { lines, looks } = await settleOn(hoody, [attempt()]);
      expect(hoody.stored()).toEqual([snapshot()]);
      expect(lines).toEqual([deletion()]);
      expect(looks).toEqual(LOOKS.slice(0, LOOKS.findIndex((look) => look >= ms) + 1));
    },
  );

  test('The looks end 33 s after the sending: what is lost acts in 30 s, and a list is at most 3 s old', async () => {
    const hoody = fakeHoody([snapshot()]);
    const { lines, looks } = await settleOn(hoody, [attempt()]);
    expect(looks).toEqual(LOOKS);
    expect(lines).toEqual([NONE]);
    expect(hoody.kinds).not.toContain('delete');
  });

  test('The time since the sending counts, and one look is made even if all of it is over', async () => {
    const late = await settleOn(fakeHoody(), [attempt({ sentAt: NOW - 20_000 })]);
    expect(late.looks).toEqual([0, 1_000, 3_000, 7_000, 12_000, 13_000]);
    const over = await settleOn(fakeHoody(), [attempt({ sentAt: NOW - 3_600_000 })]);
    expect(over.looks).toEqual([0]);
  });

  test('The youngest of several attempts decides how long', async () => {
    const attempts = [attempt({ sentAt: NOW - 20_000 }), attempt({ alias: 'run-2', sentAt: NOW - 1_000 })];
    expect((await settleOn(fakeHoody(), attempts)).endMs).toBe(32_000);
  });

  test('An attempt that was only planned can have been sent just now', async () => {
    const planned = attempt({ sentAt: NOW - 3_600_000, isPlanned: true });
    expect((await settleOn(fakeHoody(), [planned])).looks).toEqual(LOOKS);
  });

  test('A clock that jumped back makes the looks no longer', async () => {
    expect((await settleOn(fakeHoody(), [attempt({ sentAt: NOW + 3_600_000 })])).looks).toEqual(LOOKS);
  });

  test('A late act and an old list together are not too late', async () => {
    const hoody = fakeHoody([], { behavior: { lagMs: 3_000 }, on: { list: { lag: 1 } } });
    hoody.setAt(29_900, [stray(29_900)]);
    await settleOn(hoody, [attempt()]);
    expect(hoody.stored()).toEqual([]);
  });

  test('A snapshot is also known by its name, and whatever its time is', async () => {
    for (const fields of [
      { name: 'run-1', alias: null },
      { created_at: null },
      { created_at: at(-86_400_000) },
    ]) {
      const hoody = fakeHoody([stray(0, fields)]);
      await settleOn(hoody, [attempt()]);
      expect(hoody.stored()).toEqual([]);
    }
  });

  test('Each container and each alias is settled for itself', async () => {
    const hoody = fakeHoody([stray(0), stray(0, { name: 'second', alias: 'run-2' }), snapshot()]);
    await settleOn(hoody, [attempt({ containerIds: [CONTAINER, OTHER] }), attempt({ alias: 'run-2' })]);
    expect(hoody.names()).toEqual([snapshot().name]);
    expect(hoody.stored(OTHER).map(({ name }) => name)).toEqual(['second', snapshot().name]);
  });

  test('A snapshot that a guard of the step needs stays', async () => {
    const guarded = redacted<GuardedSnapshot[]>([
      { containerId: CONTAINER, name: 'stray', createdAt: '', ownership: 'made', isUniqueName: true },
    ]);
    const hoody = fakeHoody([stray(0)]);
    const { lines, looks } = await settleOn(hoody, [attempt({ containerIds: [CONTAINER, OTHER] })], {
      guarded,
    });
    expect(hoody.names()).toEqual(['stray']);
    expect(hoody.stored(OTHER)).toEqual([]);
    expect(lines).toEqual([deletion().replace('web', 'db')]);
    expect(looks).toEqual([0, 0]);
  });

  test('A container that is busy is asked again', async () => {
    const hoody = fakeHoody([stray(0)], { on: { delete: inOrder(BUSY) } });
    await settleOn(hoody, [attempt()]);
    expect(hoody.stored()).toEqual([]);
  });
});

describe('A snapshot with an explicit alias', () => {
  const named = (ms: number, fields: Plain<Partial<Snapshot>> = {}) =>
    stray(ms, { alias: 'before', ...fields });
  const warning =
    'warning: Container web has a snapshot that this step may have created: stray.\n' +
    'An attempt whose response was lost, or another job, created it. It was not deleted: its alias is not generated.';

  test('A snapshot that appears is named, not deleted, since another job may have created it', async () => {
    const hoody = fakeHoody([snapshot()]);
    hoody.setAt(4_000, [named(4_000), snapshot()]);
    const { lines, looks } = await settleOn(hoody, [attempt(EXPLICIT)]);
    expect(hoody.names()).toEqual(['stray', snapshot().name]);
    expect(lines).toEqual([warning]);
    expect(looks).toEqual(LOOKS);
  });

  test('A snapshot of another job does not end the looks: the attempt can still make its own', async () => {
    const hoody = fakeHoody([named(500)]);
    hoody.setAt(20_000, [named(500), { ...named(20_000), name: text('later') }]);
    const { lines } = await settleOn(hoody, [attempt(EXPLICIT)]);
    expect(lines).toEqual([warning, warning.replace('stray', 'later')]);
  });

  test('A snapshot of unknown time can be that of the attempt', async () => {
    const { lines } = await settleOn(fakeHoody([named(0, { created_at: null })]), [attempt(EXPLICIT)]);
    expect(lines).toEqual([warning]);
  });

  test.each<[string, Snapshot, Partial<Plain<UnsettledAttempt>>]>([
    ['is older by more than the clocks of two hosts differ', named(-60_001), {}],
    ['is that much older by the clock of the server', named(9_999), { serverSentAt: NOW + 70_000 }],
    ['has another alias', stray(1_000), {}],
    [
      'is the one that the step reports',
      named(1_000),
      { reported: { name: 'stray', created_at: at(1_000) } },
    ],
  ])('A snapshot that %s is not named', async (_, listed, fields) => {
    const { lines, looks } = await settleOn(fakeHoody([listed]), [attempt({ ...EXPLICIT, ...fields })]);
    expect(lines).toEqual([NONE]);
    expect(looks).toEqual(LOOKS);
  });

  test('A snapshot that overwrote the one that the step reports is named', async () => {
    const reported = { name: 'stray', created_at: at(1_000) };
    const { lines } = await settleOn(fakeHoody([named(9_000)]), [attempt({ ...EXPLICIT, reported })]);
    expect(lines).toEqual([warning]);
  });

  test('A snapshot that a guard of the step needs is not named', async () => {
    const guarded = redacted<GuardedSnapshot[]>([
      { containerId: CONTAINER, name: 'stray', createdAt: '', ownership: 'made', isUniqueName: false },
    ]);
    const { lines } = await settleOn(fakeHoody([named(0)]), [attempt(EXPLICIT)], { guarded });
    expect(lines).toEqual([NONE]);
  });
});

describe('The name that the step reports', () => {
  /** What lists show of the snapshot that the step reports. */
  const shown = (name: string, fields: Plain<Partial<Snapshot>> = {}) =>
    snapshot({ name, alias: 'before', created_at: at(1_000), ...fields });
  const open = unread('before', '');

  test.each<[string, Snapshot, Plain<UnsettledAttempt>['reported'], string]>([
    ['no time of it is known', shown('before'), { name: 'before' }, open],
    ['its time is null', shown('before'), { name: 'before', created_at: null }, open],
    [
      'no list has its time',
      shown('before', { created_at: null }),
      { name: 'before', created_at: at(1_000) },
      open,
    ],
    ['the times are the same', shown('before'), { name: 'before', created_at: at(1_000) }, NONE],
    [
      'the platform gives it to no other',
      shown('snap-20250201-000001'),
      { name: 'snap-20250201-000001' },
      NONE,
    ],
    ['no list has it', shown('other', { alias: null }), { name: 'before' }, NONE],
  ])('A late attempt can have taken over the name or not where %s', async (_, listed, reported, expected) => {
    const hoody = fakeHoody([listed]);
    const { lines, looks } = await settleOn(hoody, [attempt({ ...EXPLICIT, ...(reported && { reported }) })]);
    expect(lines).toEqual([expected]);
    expect(looks).toEqual(LOOKS);
    expect(hoody.kinds).not.toContain('delete');
  });

  test('A stray beside it is named instead of the alias', async () => {
    const listed = [shown('before'), stray(2_000, { alias: 'before' })];
    const { lines } = await settleOn(fakeHoody(listed), [
      attempt({ ...EXPLICIT, reported: { name: 'before' } }),
    ]);
    expect(lines).toEqual([
      expect.stringContaining('has a snapshot that this step may have created: stray.'),
    ]);
  });
});

describe('A snapshot from which the step went on', () => {
  const kept = attempt({ isKept: true });

  test('The snapshot stays and is named, since older ones may be deleted by now', async () => {
    const hoody = fakeHoody([stray(0)]);
    const { lines, looks } = await settleOn(hoody, [kept]);
    expect(hoody.names()).toEqual(['stray']);
    expect(lines).toEqual([
      'warning: Container web has snapshot stray, which this step created before it ended early.\n' +
        'It was not deleted: the step may have deleted older snapshots, or restored the container, after it.',
    ]);
    expect(looks).toEqual([0]);
  });

  test('The snapshot is not named if a guard of the step needs it', async () => {
    const guarded = redacted<GuardedSnapshot[]>([
      { containerId: CONTAINER, name: 'stray', createdAt: '', ownership: 'made', isUniqueName: true },
    ]);
    const hoody = fakeHoody([stray(0)]);
    const { lines } = await settleOn(hoody, [kept], { guarded });
    expect(hoody.names()).toEqual(['stray']);
    expect(lines).toEqual([]);
  });

  test('Another attempt of the step is deleted beside it', async () => {
    const hoody = fakeHoody([stray(0), stray(0, { name: 'second', alias: 'run-2' })]);
    await settleOn(hoody, [kept, attempt({ alias: 'run-2' })]);
    expect(hoody.names()).toEqual(['stray']);
  });
});

describe('What a guard of the step needs', () => {
  const guardOf = (isUniqueName: boolean) =>
    redacted<GuardedSnapshot[]>([
      { containerId: CONTAINER, name: 'stray', createdAt: at(-5_000), ownership: 'made', isUniqueName },
    ]);

  test.each([
    ['stays where no other snapshot can get its name', true, ['stray']],
    ['is not what has taken over its name by now', false, []],
  ])('A snapshot of another time %s', async (_, isUniqueName, left) => {
    const hoody = fakeHoody([stray(0)]);
    await settleOn(hoody, [attempt()], { guarded: guardOf(isUniqueName) });
    expect(hoody.names()).toEqual(left);
  });

  test('A late attempt under an explicit alias that took over its name is named', async () => {
    const hoody = fakeHoody([stray(1_000, { alias: 'before' })]);
    const { lines } = await settleOn(hoody, [attempt(EXPLICIT)], { guarded: guardOf(false) });
    expect(lines).toEqual([
      expect.stringContaining('has a snapshot that this step may have created: stray.'),
    ]);
  });
});

test('All containers have one end, although one comes after the other', async () => {
  const inTurn: SettleContext['mapConcurrently'] = async (items, work) => {
    const results = [];
    for (const item of items) results.push(await work(item));
    return results;
  };
  const hoody = fakeHoody();
  const attempts = [attempt({ containerIds: [CONTAINER, OTHER] })];
  const { looks, endMs } = await settleOn(hoody, attempts, { mapConcurrently: inTurn });
  expect(looks).toEqual([...LOOKS, 33_000]);
  expect(endMs).toBe(33_000);
});

describe('How long attempts can still create something', () => {
  test.each<[string, Partial<Plain<UnsettledAttempt>>[], number]>([
    ['none', [], 0],
    ['one that is sent now', [{}], 33_000],
    ['one that is 10 s old', [{ sentAt: NOW - 10_000 }], 23_000],
    ['one that is 33 s old', [{ sentAt: NOW - 33_000 }], 0],
    ['one that is an hour old', [{ sentAt: NOW - 3_600_000 }], 0],
    ['one that is planned', [{ sentAt: NOW - 3_600_000, isPlanned: true }], 33_000],
    ['one that is sent later by a clock that jumped back', [{ sentAt: NOW + 3_600_000 }], 33_000],
    ['the youngest of several', [{ sentAt: NOW - 20_000 }, { sentAt: NOW - 5_000 }], 28_000],
  ])('The time of %s ends 33 s after the sending, and is never less than nothing', (_, attempts, ms) => {
    expect(latenessOf(attempts.map(attempt), NOW)).toBe(ms);
  });
});

describe('What cannot be settled', () => {
  const unreadable: HoodyOptions = { on: { list: FORBIDDEN } };

  test.each<[string, Partial<Plain<UnsettledAttempt>>, string]>([
    ['generated', {}, unread('run-1', ', and delete a snapshot that has it')],
    ['explicit', EXPLICIT, unread('before', '')],
  ])(
    'A container whose list fails to the end is named with its alias, which is %s',
    async (_, fields, expected) => {
      const { lines, looks } = await settleOn(fakeHoody([], unreadable), [attempt(fields)]);
      expect(lines).toEqual([expected]);
      expect(looks.slice(-3)).toEqual([33_000, 34_000, 35_000]);
    },
  );

  test('Two attempts under an alias are named once', async () => {
    const attempts = [attempt(EXPLICIT), attempt({ ...EXPLICIT, sentAt: NOW - 1 })];
    expect((await settleOn(fakeHoody([], unreadable), attempts)).lines).toEqual([unread('before', '')]);
  });

  test('A last look that fails is repeated', async () => {
    const fails = (from: number): HoodyOptions => ({
      on: { list: ({ at: sentAt }) => (sentAt >= from && sentAt < NOW + 34_000 ? FORBIDDEN : undefined) },
    });
    const { lines, looks } = await settleOn(fakeHoody([], fails(NOW + 33_000)), [attempt()]);
    expect(looks.slice(-2)).toEqual([33_000, 34_000]);
    expect(lines).toEqual([NONE]);
  });

  test('A snapshot that cannot be deleted is named', async () => {
    const hoody = fakeHoody([stray(0)], { on: { delete: FORBIDDEN } });
    const { lines } = await settleOn(hoody, [attempt()]);
    expect(lines).toEqual([unread('run-1', ', and delete a snapshot that has it')]);
  });

  test('A cancel ends the looks at once, and what is open is named', async () => {
    const job = new AbortController();
    const hoody = fakeHoody();
    hoody.time.after(5_000, () => job.abort());
    const { lines, endMs } = await settleOn(hoody, [attempt()], { canceled: job.signal });
    expect(endMs).toBe(5_000);
    expect(lines).toEqual([unread('run-1', ', and delete a snapshot that has it')]);
  });

  test('If the looks end early, an explicit alias is named once, beside a snapshot that was found', async () => {
    const job = new AbortController();
    const hoody = fakeHoody([stray(1_000, { alias: 'before' })]);
    hoody.time.after(5_000, () => job.abort());
    const attempts = [attempt(EXPLICIT), attempt({ ...EXPLICIT, sentAt: NOW + 1 })];
    const { lines } = await settleOn(hoody, attempts, { canceled: job.signal });
    expect(lines).toEqual([
      expect.stringContaining('has a snapshot that this step may have created: stray.'),
      unread('before', ''),
    ]);
  });
});
