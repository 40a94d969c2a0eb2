import { AttemptError } from '../../../src/hoody/errors.ts';
import { type Failure, meaningOf } from '../../../src/hoody/failure.ts';
import { type KnownSnapshot, RestoreAttempts } from '../../../src/hoody/restore-attempts.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted } from '../../helpers/fakes/text.ts';

const NOW = Date.UTC(2025, 0, 15, 10, 30);
/** What the clock that does not jump says then. */
const START_MS = 7_000;
const at = (ms: number) => new Date(NOW + ms).toISOString();
/** What a list shows of the snapshot to restore, which was last used some milliseconds after the first sending. */
const used = (ms: number, fields: Plain<Partial<Snapshot>> = {}) =>
  snapshot({ name: 'before', last_used_at: at(ms), ...fields });
const unused = (fields: Plain<Partial<Snapshot>> = {}) => snapshot({ name: 'before', ...fields });
/** The first response arrives. */
const DONE = snapshot({ name: 'before', alias: 'x' });
const BUSY = status(409);

interface World {
  /** What becomes of the attempts, one after the other; the next ones succeed. */
  sends?: readonly (Failure | Error | Snapshot)[];
  /** What a list at a time shows, in milliseconds after the start; by default that the snapshot was never used. */
  lists?: (ms: number) => readonly Snapshot[] | Failure | Error;
  /** All that earlier lists have shown; by default nothing. */
  known?: Plain<Partial<KnownSnapshot>>;
  /** How far the clock of the server is ahead. */
  aheadMs?: number;
  /** How far the local clock jumps half a second after the start. */
  jumpMs?: number;
  /** The time of the step. */
  totalMs?: number;
  /** How long an attempt and a list take. */
  sendMs?: number;
  listMs?: number;
}

/** Restores on a clock that passes only while something waits. A retry waits for nothing. */
async function restore(world: World = {}) {
  const { known = {}, aheadMs = 0, jumpMs = 0, totalMs = 300_000, sendMs = 0, listMs = 0 } = world;
  const { lists = () => [unused()] } = world;
  const rest = [...(world.sends ?? [])];
  const [sends, looks, shown]: [number[], number[], boolean[]] = [[], [], []];
  let ms = 0;
  const attempts = new RestoreAttempts(redacted<KnownSnapshot>({ name: 'before', ...known }), {
    async send() {
      sends.push(ms);
      ms += sendMs;
      return resultOf(rest.shift());
    },
    async list() {
      looks.push(ms);
      const snapshots = resultOf(lists(ms)) ?? [];
      ms += listMs;
      const localNow = NOW + ms + (ms >= 500 ? jumpMs : 0);
      const clocks = { serverNow: NOW + ms + aheadMs, localNow, monotonic: START_MS + ms };
      return { snapshots: [...snapshots], limit: undefined, clocks };
    },
    async wait(waitMs) {
      if (ms + waitMs > totalMs) throw new AttemptError({ kind: 'unsent' });
      ms += Math.max(0, waitMs);
    },
    clock: { monotonic: () => START_MS + ms },
    onLook: (isDone) => shown.push(isDone),
  });
  const result = await retried(attempts);
  return { ...result, sends, looks, shown };
}

function resultOf<T extends object>(scene: T | Failure | Error | undefined): T | undefined {
  if (scene instanceof Error) throw scene;
  if (scene && 'kind' in scene) throw new AttemptError(scene as Failure);
  return scene as T | undefined;
}

async function retried(attempts: RestoreAttempts) {
  for (let mayHaveActed = false; ; ) {
    try {
      return { restored: await attempts.next(mayHaveActed) };
    } catch (error) {
      if (!(error instanceof AttemptError)) return { error };
      const { failure } = error;
      if (meaningOf(failure).next === 'give up') return { failure };
      mayHaveActed ||= meaningOf(failure).mayHaveActed;
    }
  }
}

/** When the list is asked, in milliseconds after a response was lost. */
const LOOKS = [1_000, 3_000, 6_000, 10_000];
const looksFrom = (ms: number) => LOOKS.map((look) => ms + look);

describe('A restore whose response arrives', () => {
  test('A restore is sent once, and returns what the API returns of the snapshot', async () => {
    const whole = await restore({ sends: [DONE] });
    expect(whole).toEqual({
      restored: { snapshot: DONE, isSentAgain: false },
      sends: [0],
      looks: [],
      shown: [],
    });
    expect((await restore()).restored).toEqual({ snapshot: {}, isSentAgain: false });
  });

  test('An attempt that certainly did nothing is repeated without a list', async () => {
    const { restored, sends, looks } = await restore({ sends: [BUSY, status(503), DONE] });
    expect(restored).toEqual({ snapshot: DONE, isSentAgain: false });
    expect(sends).toHaveLength(3);
    expect(looks).toEqual([]);
  });

  test('A defect is thrown as it is, also that of a list', async () => {
    const error = new TypeError('a defect');
    expect(await restore({ sends: [error] })).toMatchObject({ error, looks: [] });
    expect(await restore({ sends: [LOST], lists: () => error })).toMatchObject({ error, looks: [1_000] });
  });
});

describe('The list after a lost response', () => {
  test('The list is asked after 1, 3, 6 and 10 s, and then the restore is sent again, which is reported', async () => {
    await expect(restore({ sends: [LOST] })).resolves.toEqual({
      restored: { snapshot: {}, isSentAgain: true },
      sends: [0, 10_000],
      looks: LOOKS,
      shown: [false],
    });
  });

  test('A list that shows that it is done ends the restore', async () => {
    const done = used(2_000);
    const lists = (ms: number) => [ms < 3_000 ? unused() : done];
    await expect(restore({ sends: [LOST], lists })).resolves.toEqual({
      restored: { snapshot: done, isSentAgain: false },
      sends: [0],
      looks: [1_000, 3_000],
      shown: [true],
    });
  });

  test('The time that lists take does not delay the next ones', async () => {
    expect((await restore({ sends: [LOST], listMs: 2_500 })).looks).toEqual([1_000, 3_500, 6_000, 10_000]);
  });

  test('A list that fails shows nothing, and the next one is asked', async () => {
    const lists = (ms: number) => (ms < 6_000 ? status(403) : [used(1_000)]);
    expect(await restore({ sends: [LOST], lists })).toMatchObject({
      restored: { isSentAgain: false },
      looks: [1_000, 3_000, 6_000],
    });
  });

  test.each<[string, Snapshot[]]>([
    ['is empty', []],
    ['shows the use of another snapshot', [used(1_000, { name: 'other' }), unused()]],
    ['has a time that nobody can read', [used(0, { last_used_at: 'soon' })]],
  ])('A list that %s shows nothing', async (_, listed) => {
    expect((await restore({ sends: [LOST], lists: () => listed })).sends).toEqual([0, 10_000]);
  });

  test('Nothing is sent again if the time ends before the last list', async () => {
    const late = await restore({ sends: [LOST], totalMs: 9_999 });
    expect(late).toMatchObject({ failure: { kind: 'unsent' }, sends: [0], looks: [1_000, 3_000, 6_000] });
    const unsent = await restore({ sends: [LOST], lists: () => ({ kind: 'unsent' }) });
    expect(unsent).toMatchObject({ failure: { kind: 'unsent' }, sends: [0], looks: [1_000] });
  });

  test.each([3_600_000, -3_600_000])(
    'A local clock that jumps by %d ms changes no time of a list',
    async (jumpMs) => {
      const { sends, looks } = await restore({ sends: [LOST, LOST], jumpMs, lists: () => [unused()] });
      expect(sends).toEqual([0, 10_000, 53_000]);
      expect(looks).toEqual([...LOOKS, ...looksFrom(10_000), 53_000]);
    },
  );
});

describe('A use of the snapshot', () => {
  const isDone = async (listed: Snapshot, known: Plain<Partial<KnownSnapshot>> = {}, aheadMs = 0) =>
    (await restore({ sends: [LOST], lists: () => [listed], known, aheadMs })).sends.length === 1;

  test.each([
    [-1, 0, false],
    [0, 0, false],
    [1, 0, true],
    [3_600_000, 3_600_000, false],
    [3_600_001, 3_600_000, true],
    [-7_199_999, -7_200_000, true],
  ])(
    'A use %d ms after the sending, with a server %d ms ahead, counts only if it is later where no earlier list is at hand',
    async (usedMs, aheadMs, expected) => {
      expect(await isDone(used(usedMs), {}, aheadMs)).toBe(expected);
    },
  );

  test.each([
    [-60_000, 0, false],
    [-59_999, 0, true],
    [-59_999, 3_600_000, false],
    [3_600_000 - 59_999, 3_600_000, true],
    [-3_600_000, -7_200_000, true],
  ])(
    'A use %d ms after the sending, with a server %d ms ahead, counts with a tolerance of a minute where an earlier list showed none',
    async (usedMs, aheadMs, expected) => {
      expect(await isDone(used(usedMs), { last_used_at: null }, aheadMs)).toBe(expected);
    },
  );

  // The first list is read a second after the sending.
  test.each([
    [60_999, true],
    [61_000, false],
  ])(
    'A use %d ms after the sending counts only if clocks that agree to a minute allow it where no earlier list is at hand',
    async (usedMs, expected) => {
      expect(await isDone(used(usedMs))).toBe(expected);
    },
  );

  test('A server whose clock is days behind makes no earlier use a later one', async () => {
    expect(await isDone(used(-20_000), {}, -5 * 86_400_000)).toBe(false);
  });

  test.each<[string, string | null, boolean]>([
    ['the same', at(-1_000), false],
    ['the same, written otherwise', '2025-01-15T12:29:59+02:00', false],
    ['an older one', at(-86_400_000), true],
    ['none', null, true],
  ])(
    'A use just before the sending counts only if it changed: earlier it was %s',
    async (_, last_used_at, expected) => {
      expect(await isDone(used(-1_000), { last_used_at })).toBe(expected);
    },
  );

  test('A use that the first list shows counts from then on only if it changed', async () => {
    const lists = (ms: number) => [used(ms < 3_000 ? -20_000 : -10_000)];
    expect(await restore({ sends: [LOST], lists })).toMatchObject({ sends: [0], looks: [1_000, 3_000] });
    const fromNone = (ms: number) => [ms < 3_000 ? unused() : used(-10_000)];
    expect(await restore({ sends: [LOST], lists: fromNone })).toMatchObject({ sends: [0] });
  });

  test('A use before the attempt that was lost, while an earlier one was refused, does not count', async () => {
    const whole = await restore({ sends: [BUSY, LOST], sendMs: 5_000, lists: () => [used(4_000)] });
    expect(whole.sends).toEqual([0, 5_000, 20_000]);
  });
});

describe('A container that is busy after a lost response', () => {
  test('The list is asked until the restore that was lost must be over', async () => {
    const lists = (ms: number) => [ms < 30_000 ? unused() : used(29_000)];
    await expect(restore({ sends: [LOST, BUSY], lists })).resolves.toMatchObject({
      restored: { isSentAgain: false },
      sends: [0, 10_000],
      looks: [...LOOKS, ...looksFrom(10_000), 33_000],
      shown: [false, true],
    });
  });

  test('The list is asked as after any lost response once that is over', async () => {
    const { sends, looks } = await restore({ sends: [LOST, BUSY, BUSY] });
    expect(sends).toEqual([0, 10_000, 33_000, 43_000]);
    expect(looks).toEqual([...LOOKS, ...looksFrom(10_000), 33_000, ...looksFrom(33_000)]);
  });

  test('The list is not asked once more if that ends before the usual looks', async () => {
    const { looks } = await restore({ sends: [LOST, BUSY], sendMs: 10_000 });
    expect(looks).toEqual([...looksFrom(10_000), ...looksFrom(30_000)]);
  });

  test('An end of another kind does not mean that it runs', async () => {
    const { sends } = await restore({ sends: [LOST, BUSY, status(503)] });
    expect(sends).toEqual([0, 10_000, 33_000, 43_000]);
    expect((await restore({ sends: [LOST, status(503)] })).sends).toEqual([0, 10_000, 20_000]);
  });
});

describe('Two restores whose responses were lost', () => {
  test('The use that one left says nothing about the other, so both are awaited', async () => {
    const lists = (ms: number) => [ms < 11_000 ? unused() : used(10_500)];
    await expect(restore({ sends: [LOST, LOST], lists })).resolves.toEqual({
      restored: { snapshot: used(10_500), isSentAgain: true },
      sends: [0, 10_000],
      looks: [...LOOKS, ...looksFrom(10_000), 53_000],
      shown: [false, true],
    });
  });

  test('A third restore is sent if no list shows a use, and is awaited for as long', async () => {
    const lists = (ms: number) => [ms < 90_000 ? unused() : used(80_000)];
    const whole = await restore({ sends: [LOST, LOST, LOST], lists });
    expect(whole).toMatchObject({ restored: { isSentAgain: true }, sends: [0, 10_000, 53_000] });
    expect(whole.looks.at(-1)).toBe(96_000);
  });

  test('A use that is already known in the end is that of neither', async () => {
    const known = { last_used_at: at(-1_000) };
    const whole = await restore({ sends: [LOST, LOST], lists: () => [used(-1_000)], known });
    expect(whole.sends).toEqual([0, 10_000, 53_000]);
  });

  test('Nothing is known if the time ends before both are over', async () => {
    const lists = (ms: number) => [ms < 11_000 ? unused() : used(10_500)];
    const whole = await restore({ sends: [LOST, LOST], lists, totalMs: 52_999 });
    expect(whole).toMatchObject({ failure: { kind: 'unsent' }, sends: [0, 10_000] });
  });

  test('A refusal of the second is the end, and so is its response', async () => {
    expect(await restore({ sends: [LOST, status(403)] })).toMatchObject({
      failure: status(403),
      sends: [0, 10_000],
    });
    expect(await restore({ sends: [LOST, LOST, BUSY, DONE] })).toMatchObject({
      restored: { snapshot: DONE, isSentAgain: true },
    });
  });
});

describe('The name after a lost response', () => {
  const known = { created_at: at(-60_000), last_used_at: null };

  test('A restore is not sent again if the name means a newer snapshot', async () => {
    const taken = unused({ created_at: at(-30_000) });
    const whole = await restore({ sends: [LOST], lists: () => [taken], known });
    expect(whole).toEqual({
      failure: { kind: 'replaced', reason: 'it was created 2025-01-15 10:29:30 UTC' },
      sends: [0],
      looks: [1_000],
      shown: [],
    });
  });

  test('A use of what had the name before shows nothing, since its list is from before', async () => {
    const before = used(-30_000, { created_at: at(-120_000) });
    const lists = (ms: number) => [ms < 3_000 ? before : unused({ created_at: known.created_at })];
    expect((await restore({ sends: [LOST], lists, known })).sends).toEqual([0, 10_000]);
    const { last_used_at: _, ...rest } = known;
    const own = used(-20_000, { created_at: known.created_at });
    const late = await restore({ sends: [LOST], lists: (ms) => [ms < 3_000 ? before : own], known: rest });
    expect(late.sends).toEqual([0, 10_000]);
  });

  test.each<[string, string | null, string | null | undefined]>([
    ['is written otherwise', '2025-01-15T11:29:00+01:00', at(-60_000)],
    ['is unknown to the step', at(-30_000), undefined],
    ['is null for the step', at(-30_000), null],
    ['is not in the list', null, at(-60_000)],
  ])('A use counts where the time %s', async (_, listed, created_at) => {
    const lists = () => [used(1_000, { created_at: listed })];
    const times = created_at === undefined ? {} : { created_at };
    expect(await restore({ sends: [LOST], lists, known: times })).toMatchObject({
      restored: { isSentAgain: false },
      sends: [0],
    });
  });
});
