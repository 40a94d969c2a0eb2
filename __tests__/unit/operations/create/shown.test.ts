import type { Snapshot, SnapshotList } from '../../../../src/hoody/snapshot.ts';
import { listShowing } from '../../../../src/operations/create/shown.ts';
import { snapshot } from '../../../helpers/fakes/snapshot.ts';

const CREATED = snapshot({ name: 'before', created_at: '2025-02-01T00:00:01.000Z' });
const OLDER = snapshot({ ...CREATED, created_at: '2025-01-10T00:00:00.000Z' });

const CLOCKS = { serverNow: 0, localNow: 0, monotonic: 0 };
const listOf = (...snapshots: Snapshot[]): SnapshotList => ({
  snapshots,
  limit: undefined,
  clocks: CLOCKS,
});

/** Looks at one list after the other, and at the last one from then on. */
async function look(lists: SnapshotList[], waits = Number.POSITIVE_INFINITY) {
  const rest = [...lists];
  const pauses: number[] = [];
  const earlier: (readonly Snapshot[])[] = [];
  let count = 0;
  const list = async () => {
    count += 1;
    return (rest.length > 1 ? rest.shift() : rest[0]) ?? listOf();
  };
  const pause = async (ms: number) => pauses.push(ms) <= waits;
  const shown = await listShowing(CREATED, list, pause, (snapshots) => earlier.push(snapshots));
  return { shown, count, pauses, earlier };
}

test('The first list is enough if it shows the snapshot', async () => {
  const list = listOf(CREATED);
  await expect(look([list])).resolves.toEqual({ shown: list, count: 1, pauses: [], earlier: [] });
});

test('A list that does not show it is from before, and the next one is asked half a second later', async () => {
  const list = listOf(CREATED);
  await expect(look([listOf(), listOf(OLDER), list])).resolves.toEqual({
    shown: list,
    count: 3,
    pauses: [500, 500],
    earlier: [[], [OLDER]],
  });
});

test('A snapshot of the same name and an unknown time counts as shown', async () => {
  const list = listOf(snapshot({ ...CREATED, created_at: null }));
  await expect(look([list])).resolves.toMatchObject({ shown: list });
});

test('No list shows it in 4.5 s, which is more than a list can be old', async () => {
  const { shown, count, pauses } = await look([listOf(OLDER)]);
  expect(shown).toBeUndefined();
  expect(count).toBe(10);
  expect(pauses).toEqual(Array(9).fill(500));
});

test('No list is asked without time to wait for it', async () => {
  await expect(look([listOf()], 2)).resolves.toMatchObject({ shown: undefined, count: 3 });
});
