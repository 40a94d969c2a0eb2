import type { Snapshot } from '../../../src/hoody/schema.ts';
import { type DeleteRequest, remove } from '../../../src/operations/delete.ts';
import { fakeHoody, forbidden, notFound } from '../fakes/hoody.ts';
import { CONTAINER, snapshot } from '../fakes/snapshot.ts';
import { fakeTools } from '../fakes/tools.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, created_at: '2025-01-15T10:30:00.000Z' });
const NEWER = snapshot({ name: 'newer', alias: 'nightly', created_at: '2025-01-31T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'nightly', created_at: '2025-01-10T00:00:00.000Z' });
const OLDEST = snapshot({ name: 'oldest', alias: 'first', created_at: '2025-01-01T00:00:00.000Z' });
const ALL = [NEWER, NAMED, OLDER, OLDEST];

const chosen = (
  wanted: string[],
  fields: { ignoreMissing?: boolean; dryRun?: boolean } = {},
): DeleteRequest => ({
  by: 'choice',
  snapshots: new Map([[CONTAINER, wanted]]),
  ignoreMissing: false,
  dryRun: false,
  ...fields,
});
const names = (snapshots: readonly Snapshot[]) => snapshots.map(({ name }) => name);
const deletes = (calls: unknown[][]) =>
  calls.filter(([method]) => method === 'delete').map(([, , name]) => name);
const done = { ok: true, containerId: CONTAINER, changed: true };
const nothing = { ok: true, containerId: CONTAINER, changed: false, snapshots: [] };

describe('Deleting what was chosen', () => {
  test('A name costs one request', async () => {
    const tools = fakeTools(fakeHoody(ALL));
    await expect(remove(chosen([NAME]), CONTAINER, tools)).resolves.toEqual({
      ...done,
      snapshots: [{ name: NAME }],
    });
    expect(tools.hoody.calls).toEqual([['delete', CONTAINER, NAME]]);
    expect(tools.story.lines).toEqual([`info: Deleted snapshot ${NAME} of container ${CONTAINER}.`]);
  });

  test('Several cost one list, and the same one counts once', async () => {
    const { hoody, ...tools } = fakeTools(fakeHoody(ALL));
    const request = chosen(['first', NAME, 'oldest', 'latest']);
    await expect(remove(request, CONTAINER, { hoody, ...tools })).resolves.toEqual({
      ...done,
      snapshots: [OLDEST, { name: NAME }, NEWER],
    });
    expect(hoody.calls.filter(([method]) => method === 'list')).toHaveLength(1);
    expect(deletes(hoody.calls)).toEqual(['oldest', NAME, 'newer']);
    expect(names(hoody.stored(CONTAINER))).toEqual(['older']);
  });

  test('An alias that several share is refused, and they are named', async () => {
    const { hoody, ...tools } = fakeTools(fakeHoody(ALL));
    await expect(remove(chosen(['nightly']), CONTAINER, { hoody, ...tools })).resolves.toMatchObject({
      ok: false,
      changed: false,
      snapshots: [],
      error: {
        name: 'HoodyError',
        message:
          `2 snapshots of container ${CONTAINER} have the alias "nightly": newer, older. ` +
          'None of them was deleted. Give the name of the one to delete.',
      },
    });
    expect(deletes(hoody.calls)).toEqual([]);
  });

  test('One that fails does not keep the others', async () => {
    const tools = fakeTools(fakeHoody(ALL));
    await expect(remove(chosen(['none', 'first']), CONTAINER, tools)).resolves.toMatchObject({
      ok: false,
      changed: true,
      snapshots: [OLDEST],
      error: { name: 'MissingError', message: expect.stringContaining('has no snapshot "none"') },
    });
  });

  test('Several that fail are told together', async () => {
    const outcome = await remove(chosen(['one', 'two']), CONTAINER, fakeTools(fakeHoody(ALL)));
    expect(outcome).toMatchObject({
      ok: false,
      changed: false,
      error: { message: expect.stringMatching(/^.*no snapshot "one".*\n.*no snapshot "two".*$/) },
    });
  });

  test('Nothing chosen for a container is nothing deleted', async () => {
    const tools = fakeTools(fakeHoody(ALL));
    await expect(
      remove({ ...chosen([]), snapshots: new Map() } as DeleteRequest, CONTAINER, tools),
    ).resolves.toEqual(nothing);
    expect(tools.hoody.calls).toEqual([]);
  });

  describe('What is missing', () => {
    it.each(['none', 'snap-20200101-000000'])('%s counts as deleted where that is wanted', async (wanted) => {
      const tools = fakeTools(fakeHoody(ALL));
      await expect(remove(chosen([wanted], { ignoreMissing: true }), CONTAINER, tools)).resolves.toEqual(
        nothing,
      );
      expect(tools.story.lines).toEqual([
        expect.stringMatching(
          `^info: Container ${CONTAINER} has no snapshot "${wanted}"\\..* There is nothing to delete\\.$`,
        ),
      ]);
    });

    test('does not hide another failure', async () => {
      const refusal = forbidden();
      const tools = fakeTools(fakeHoody(ALL, { delete: () => Promise.reject(refusal) }));
      await expect(remove(chosen([NAME], { ignoreMissing: true }), CONTAINER, tools)).resolves.toMatchObject({
        ok: false,
        error: refusal,
      });
    });

    test('does not hide a container that is not there', async () => {
      const refusal = notFound();
      const fail = () => Promise.reject(refusal);
      const tools = fakeTools(fakeHoody([], { delete: fail, list: fail }));
      await expect(remove(chosen([NAME], { ignoreMissing: true }), CONTAINER, tools)).resolves.toMatchObject({
        ok: false,
        error: refusal,
      });
    });
  });

  test('A dry run deletes nothing and tells the plan', async () => {
    const tools = fakeTools(fakeHoody(ALL));
    const plan = [
      `delete snapshot ${NAME} of container ${CONTAINER}`,
      `delete snapshot oldest of container ${CONTAINER}`,
    ];
    await expect(
      remove(chosen([NAME, 'oldest', 'first'], { dryRun: true }), CONTAINER, tools),
    ).resolves.toEqual({
      ...done,
      changed: false,
      snapshots: [NAMED, OLDEST],
      plan,
    });
    expect(tools.hoody.calls).toEqual([['list', CONTAINER]]);
    expect(tools.story.lines).toContain(`info: Dry run: would ${plan[0]}.`);
  });

  test('A dry run tells what is missing', async () => {
    const tools = fakeTools(fakeHoody(ALL));
    await expect(remove(chosen(['none'], { dryRun: true }), CONTAINER, tools)).resolves.toMatchObject({
      ok: false,
    });
    await expect(
      remove(chosen(['none'], { dryRun: true, ignoreMissing: true }), CONTAINER, tools),
    ).resolves.toEqual({ ...nothing, plan: [] });
  });
});

describe('Deleting by rule', () => {
  const ruled = (fields: object = {}): DeleteRequest => ({
    by: 'rule',
    filter: '*',
    dryRun: false,
    ...fields,
  });
  const DAY_MS = 24 * 3_600_000;

  it.each<[string, object, string[]]>([
    ['the filter', {}, ['newer', NAME, 'older', 'oldest']],
    ['the filter alone where it is narrow', { filter: 'nightly' }, ['newer', 'older']],
    ['the filter and the number to keep', { keepLast: 1 }, [NAME, 'older', 'oldest']],
    ['the filter and the age', { olderThanMs: 20 * DAY_MS }, ['older', 'oldest']],
    ['all three', { filter: 'nightly', keepLast: 1, olderThanMs: 20 * DAY_MS }, ['older']],
    ['a filter that none matches', { filter: 'x' }, []],
  ])('deletes what %s says', async (_, fields, gone) => {
    const { hoody, ...tools } = fakeTools(fakeHoody(ALL));
    const outcome = await remove(ruled(fields), CONTAINER, { hoody, ...tools });
    expect(outcome).toMatchObject({ ok: true, changed: gone.length > 0 });
    expect(outcome.snapshots.map(({ name }) => name)).toEqual(gone);
    expect(deletes(hoody.calls)).toEqual(gone);
  });

  test('It is told how many match', async () => {
    const tools = fakeTools(fakeHoody(ALL));
    await remove(ruled({ filter: 'nightly', keepLast: 1 }), CONTAINER, tools);
    expect(tools.story.lines[0]).toBe(
      `info: Container ${CONTAINER} has 4 snapshots; nightly matches 2, and 1 of these to delete.`,
    );
  });

  test('One that is gone meanwhile counts as deleted', async () => {
    const tools = fakeTools(fakeHoody([OLDER], { delete: () => Promise.reject(notFound()) }));
    await expect(remove(ruled(), CONTAINER, tools)).resolves.toEqual({ ...done, snapshots: [OLDER] });
  });

  test('One that fails does not keep the others', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody([NEWER, OLDER], {
      delete: async (_, name) => {
        if (name === 'newer') throw refusal;
      },
    });
    await expect(remove(ruled(), CONTAINER, fakeTools(hoody))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed: true,
      snapshots: [OLDER],
      error: refusal,
    });
  });

  test('A dry run deletes nothing and tells the plan', async () => {
    const tools = fakeTools(fakeHoody([NEWER, OLDER]));
    await expect(remove(ruled({ keepLast: 1, dryRun: true }), CONTAINER, tools)).resolves.toEqual({
      ok: true,
      containerId: CONTAINER,
      changed: false,
      snapshots: [OLDER],
      plan: [`delete snapshot older of container ${CONTAINER}`],
    });
    expect(tools.hoody.calls).toEqual([['list', CONTAINER]]);
  });
});
