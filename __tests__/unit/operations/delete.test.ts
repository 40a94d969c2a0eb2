import type { HoodyClient } from '../../../src/hoody/client.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { deleteSnapshots } from '../../../src/operations/delete.ts';
import type { DeleteRequest, SelectorList } from '../../../src/operations/request.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { fakeHoody, forbidden, listOf, notFound } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, created_at: '2025-01-15T10:30:00.000Z' });
const NEWER = snapshot({ name: 'newer', alias: 'nightly', created_at: '2025-01-31T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'nightly', created_at: '2025-01-10T00:00:00.000Z' });
const OLDEST = snapshot({ name: 'oldest', alias: 'first', created_at: '2025-01-01T00:00:00.000Z' });
const ALL = [NEWER, NAMED, OLDER, OLDEST];

const byChoice = (
  selectors: string[],
  fields: { ignoreMissing?: boolean; dryRun?: boolean } = {},
  separator: SelectorList['separator'] = 'line break',
): DeleteRequest => ({
  by: 'choice',
  snapshots: new Map([[CONTAINER, { selectors, separator }]]),
  ignoreMissing: false,
  dryRun: false,
  ...fields,
});
const names = (snapshots: readonly Snapshot[]) => snapshots.map(({ name }) => name);
const deletes = (calls: unknown[][]) =>
  calls.filter(([method]) => method === 'delete').map(([, , name]) => name);
const done = { ok: true, containerId: CONTAINER, changed: true };
const nothing = { ok: true, containerId: CONTAINER, changed: false, snapshots: [] };

describe('A delete by choice', () => {
  test('A name needs one request', async () => {
    const context = fakeContext(fakeHoody(ALL));
    await expect(deleteSnapshots(byChoice([NAME]), CONTAINER, context)).resolves.toStrictEqual({
      ...done,
      snapshots: [{ name: NAME }],
    });
    expect(context.client.calls).toEqual([['delete', CONTAINER, NAME]]);
    expect(context.logger.lines).toEqual([`info: Deleted snapshot ${NAME} of container ${CONTAINER}.`]);
  });

  test('Several snapshots need one list, and the same one counts once', async () => {
    const { client, ...context } = fakeContext(fakeHoody(ALL));
    const request = byChoice(['first', NAME, 'oldest', 'latest']);
    await expect(deleteSnapshots(request, CONTAINER, { client, ...context })).resolves.toEqual({
      ...done,
      snapshots: [OLDEST, NAMED, NEWER],
    });
    expect(client.calls.filter(([method]) => method === 'list')).toHaveLength(1);
    expect(deletes(client.calls)).toEqual(['oldest', NAME, 'newer']);
    expect(names(client.stored(CONTAINER))).toEqual(['older']);
  });

  test('An alias that several snapshots share is refused, and the error names them', async () => {
    const { client, ...context } = fakeContext(fakeHoody(ALL));
    await expect(
      deleteSnapshots(byChoice(['nightly']), CONTAINER, { client, ...context }),
    ).rejects.toMatchObject({
      name: 'HoodyError',
      message:
        `2 snapshots of container ${CONTAINER} have the alias "nightly".\nThey are newer, older.\n` +
        'Nothing was deleted. Use the name of the snapshot to delete.',
    });
    expect(deletes(client.calls)).toEqual([]);
  });

  test.each([
    ['that does not exist', 'none', 'has no snapshot "none"'],
    ['that several snapshots share', 'nightly', 'have the alias "nightly"'],
    [
      'of a snapshot that cannot be part of a URL path',
      '../x',
      `Could not use snapshot "../x" of container ${CONTAINER}.\n` +
        'Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.',
    ],
  ])('A selector %s is refused before anything is deleted, in a dry run too', async (_, selector, reason) => {
    for (const dryRun of [false, true]) {
      for (const selectors of [['first', selector], [selector]]) {
        const context = fakeContext(fakeHoody([...ALL, snapshot({ name: '../x' })]));
        await expect(deleteSnapshots(byChoice(selectors, { dryRun }), CONTAINER, context)).rejects.toThrow(
          reason,
        );
        expect(deletes(context.client.calls)).toEqual([]);
      }
    }
  });

  test('A list that fails is one error, however many snapshots were chosen', async () => {
    const refusal = forbidden();
    const context = fakeContext(fakeHoody([], { list: () => Promise.reject(refusal) }));
    await expect(deleteSnapshots(byChoice(['one', 'two']), CONTAINER, context)).rejects.toBe(refusal);
  });

  describe('A list with commas', () => {
    const COMMAS = snapshot({
      name: 'commas',
      alias: 'first, latest',
      created_at: '2025-01-02T00:00:00.000Z',
    });

    test.each([
      ['the whole list', ['first', 'latest'], {}],
      ['a part of the list', ['older', 'first', 'latest'], {}],
      ['a list that can be ignored', ['first', 'latest'], { ignoreMissing: true }],
      ['a dry run', ['first', 'latest'], { dryRun: true }],
    ])('The commas are refused if an alias has them: %s', async (_, wanted, fields) => {
      const context = fakeContext(fakeHoody([...ALL, COMMAS]));
      await expect(deleteSnapshots(byChoice(wanted, fields, 'comma'), CONTAINER, context)).rejects.toThrow(
        `The commas in \`snapshot\` are ambiguous for container ${CONTAINER}. Nothing was deleted.\n` +
          'They can separate snapshots, or belong to the alias "first, latest" of snapshot commas.\n' +
          'To delete several snapshots, write each on its own line. To delete that one, use `name:commas`.',
      );
      expect(context.client.calls).toEqual([['list', CONTAINER]]);
    });

    test('The commas are refused even if they separate generated names', async () => {
      const names = [NAME, 'snap-20250116-103000'];
      const odd = { ...COMMAS, alias: names.join(', ') };
      const context = fakeContext(fakeHoody([...ALL, odd]));
      await expect(deleteSnapshots(byChoice(names, {}, 'comma'), CONTAINER, context)).rejects.toThrow(
        'are ambiguous',
      );
      expect(context.client.calls).toEqual([['list', CONTAINER]]);
    });

    test('The commas separate if no alias has them, which costs one list', async () => {
      const { client, ...context } = fakeContext(fakeHoody(ALL));
      await deleteSnapshots(byChoice([NAME, 'oldest'], {}, 'comma'), CONTAINER, { client, ...context });
      expect(client.calls).toEqual([
        ['list', CONTAINER],
        ['delete', CONTAINER, NAME],
        ['delete', CONTAINER, 'oldest'],
      ]);
    });

    test('The commas do not matter if line breaks separate', async () => {
      const { client, ...context } = fakeContext(fakeHoody([...ALL, COMMAS]));
      await deleteSnapshots(byChoice(['first', 'latest']), CONTAINER, { client, ...context });
      expect(deletes(client.calls)).toEqual(['oldest', 'newer']);
      await deleteSnapshots(byChoice(['first, latest']), CONTAINER, { client, ...context });
      expect(deletes(client.calls)).toEqual(['oldest', 'newer', 'commas']);
    });
  });

  test('A delete that fails does not stop the others', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody(ALL, {
      delete: async (_, name) => {
        if (name === NAME) throw refusal;
      },
    });
    await expect(deleteSnapshots(byChoice([NAME, 'first']), CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed: true,
      snapshots: [OLDEST],
      error: refusal,
    });
  });

  test('Several failures are reported together', async () => {
    const rejected = deleteSnapshots(byChoice(['one', 'two']), CONTAINER, fakeContext(fakeHoody(ALL)));
    await expect(rejected).rejects.toThrow(
      /^Could not select 2 of 2 snapshots .* Nothing was deleted\.\n.*no snapshot "one".*\n.*\n.*no snapshot "two".*\n/,
    );
  });

  test('A container without a given snapshot loses none', async () => {
    const context = fakeContext(fakeHoody(ALL));
    await expect(
      deleteSnapshots({ ...byChoice([]), snapshots: new Map() } as DeleteRequest, CONTAINER, context),
    ).resolves.toEqual(nothing);
    expect(context.client.calls).toEqual([]);
  });

  describe('A missing snapshot with ignore-missing', () => {
    test.each(['none', 'snap-20200101-000000'])(
      'The missing snapshot %s counts as deleted',
      async (selector) => {
        const context = fakeContext(fakeHoody(ALL));
        await expect(
          deleteSnapshots(byChoice([selector], { ignoreMissing: true }), CONTAINER, context),
        ).resolves.toEqual(nothing);
        expect(context.logger.lines).toEqual([
          expect.stringMatching(
            `^info: Container ${CONTAINER} has no snapshot "${selector}", so there is nothing to delete\\.$`,
          ),
        ]);
      },
    );

    test('Another failure is not hidden', async () => {
      const refusal = forbidden();
      const context = fakeContext(fakeHoody(ALL, { delete: () => Promise.reject(refusal) }));
      await expect(
        deleteSnapshots(byChoice([NAME], { ignoreMissing: true }), CONTAINER, context),
      ).rejects.toBe(refusal);
    });

    test('A container that does not exist is not hidden', async () => {
      const refusal = notFound();
      const overrides: Partial<HoodyClient> = {
        delete: () => Promise.reject(notFound()),
        list: () => Promise.reject(refusal),
      };
      for (const selectors of [[NAME], ['first'], [NAME, 'first']]) {
        const context = fakeContext(fakeHoody([], overrides));
        await expect(
          deleteSnapshots(byChoice(selectors, { ignoreMissing: true }), CONTAINER, context),
        ).rejects.toBe(refusal);
      }
    });

    test('A snapshot that vanishes after it was listed counts as deleted', async () => {
      const vanished = { delete: () => Promise.reject(notFound()) };
      const alone = fakeContext(fakeHoody(ALL, vanished));
      await expect(
        deleteSnapshots(byChoice(['first'], { ignoreMissing: true }), CONTAINER, alone),
      ).resolves.toEqual(nothing);
      expect(alone.logger.lines.at(-1)).toMatch(/so there is nothing to delete\.$/);
      const several = fakeContext(fakeHoody(ALL, vanished));
      await expect(
        deleteSnapshots(byChoice(['first', NAME], { ignoreMissing: true }), CONTAINER, several),
      ).resolves.toEqual({ ...done, snapshots: [OLDEST, NAMED] });
    });

    test('A missing snapshot among several does not stop the others', async () => {
      const context = fakeContext(fakeHoody(ALL));
      await expect(
        deleteSnapshots(byChoice(['none', 'first'], { ignoreMissing: true }), CONTAINER, context),
      ).resolves.toEqual({ ...done, snapshots: [OLDEST] });
      expect(context.logger.lines).toContain(
        `info: Container ${CONTAINER} has no snapshot "none", so there is nothing to delete.`,
      );
    });
  });

  test('A dry run deletes nothing and reports the plan', async () => {
    const context = fakeContext(fakeHoody(ALL));
    const plan = [
      `delete snapshot ${NAME} of container ${CONTAINER}`,
      `delete snapshot oldest of container ${CONTAINER}`,
    ];
    await expect(
      deleteSnapshots(byChoice([NAME, 'oldest', 'first'], { dryRun: true }), CONTAINER, context),
    ).resolves.toStrictEqual({
      ...done,
      changed: false,
      snapshots: [NAMED, OLDEST],
      plan,
    });
    expect(context.client.calls).toEqual([['list', CONTAINER]]);
    expect(context.logger.lines).toContain(`info: Dry run: would ${plan[0]}.`);
  });

  test('A snapshot that vanishes after it was listed is an error without ignore-missing', async () => {
    const refusal = notFound();
    const context = fakeContext(fakeHoody(ALL, { delete: () => Promise.reject(refusal) }));
    await expect(deleteSnapshots(byChoice(['first']), CONTAINER, context)).rejects.toBe(refusal);
    await expect(deleteSnapshots(byChoice(['first', NAME]), CONTAINER, context)).resolves.toMatchObject({
      ok: false,
      changed: false,
    });
  });

  test('A dry run reports what is missing', async () => {
    const context = fakeContext(fakeHoody(ALL));
    await expect(deleteSnapshots(byChoice(['none'], { dryRun: true }), CONTAINER, context)).rejects.toThrow(
      'has no snapshot "none"',
    );
    await expect(
      deleteSnapshots(byChoice(['none'], { dryRun: true, ignoreMissing: true }), CONTAINER, context),
    ).resolves.toEqual({ ...nothing, plan: [] });
  });
});

describe('A delete by rule', () => {
  const byRule = (fields: object = {}): DeleteRequest => ({
    by: 'rule',
    filter: '*',
    dryRun: false,
    ...fields,
  });
  const DAY_MS = 24 * 3_600_000;

  test.each<[string, object, string[]]>([
    ['the filter', {}, ['newer', NAME, 'older', 'oldest']],
    ['a narrow filter', { filter: 'nightly' }, ['newer', 'older']],
    ['the filter and the number to keep', { keepLast: 1 }, [NAME, 'older', 'oldest']],
    ['the filter and the age', { olderThanMs: 20 * DAY_MS }, ['older', 'oldest']],
    ['all three', { filter: 'nightly', keepLast: 1, olderThanMs: 20 * DAY_MS }, ['older']],
    ['a filter that no snapshot matches', { filter: 'x' }, []],
  ])('The delete follows %s', async (_, fields, gone) => {
    const { client, ...context } = fakeContext(fakeHoody(ALL));
    const outcome = await deleteSnapshots(byRule(fields), CONTAINER, { client, ...context });
    expect(outcome).toMatchObject({ ok: true, changed: gone.length > 0 });
    expect(outcome.snapshots.map(({ name }) => name)).toEqual(gone);
    expect(deletes(client.calls)).toEqual(gone);
  });

  test('The age is measured by the clock of the server', async () => {
    const hoody = fakeHoody([OLDER], { list: async () => listOf([OLDER], { clockOffsetMs: -5 * DAY_MS }) });
    const rule = byRule({ olderThanMs: 20 * DAY_MS });
    await expect(deleteSnapshots(rule, CONTAINER, fakeContext(hoody))).resolves.toMatchObject({
      snapshots: [],
    });
    const younger = byRule({ olderThanMs: 17 * DAY_MS });
    await expect(deleteSnapshots(younger, CONTAINER, fakeContext(hoody))).resolves.toMatchObject({
      snapshots: [OLDER],
    });
  });

  test('A snapshot that cannot be part of a path is an error, and the others are deleted', async () => {
    for (const dryRun of [false, true]) {
      const context = fakeContext(fakeHoody([OLDER, snapshot({ name: 'a b' })]));
      await expect(deleteSnapshots(byRule({ dryRun }), CONTAINER, context)).resolves.toMatchObject({
        ok: false,
        snapshots: [OLDER],
        error: { name: 'UnaddressableError' },
      });
      expect(deletes(context.client.calls)).toEqual(dryRun ? [] : ['older']);
    }
  });

  test('The log shows how many snapshots match', async () => {
    const context = fakeContext(fakeHoody(ALL));
    await deleteSnapshots(byRule({ filter: 'nightly', keepLast: 1 }), CONTAINER, context);
    expect(context.logger.lines[0]).toBe(
      `info: Container ${CONTAINER}: 4 snapshots, 2 matching nightly, 1 to delete.`,
    );
  });

  test('A snapshot that is already gone counts as deleted', async () => {
    const context = fakeContext(fakeHoody([OLDER], { delete: () => Promise.reject(notFound()) }));
    await expect(deleteSnapshots(byRule(), CONTAINER, context)).resolves.toEqual({
      ...done,
      kept: 0,
      snapshots: [OLDER],
    });
  });

  test('Deletes that fail are one error', async () => {
    const hoody = fakeHoody([NEWER, OLDER], { delete: () => Promise.reject(forbidden()) });
    await expect(deleteSnapshots(byRule(), CONTAINER, fakeContext(hoody))).resolves.toMatchObject({
      ok: false,
      changed: false,
      error: {
        message:
          `Could not delete 2 snapshots of container ${CONTAINER}.\n` +
          'Could not: You may not\nCould not: You may not',
      },
    });
  });

  test('A delete that fails does not stop the others', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody([NEWER, OLDER], {
      delete: async (_, name) => {
        if (name === 'newer') throw refusal;
      },
    });
    await expect(deleteSnapshots(byRule(), CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: false,
      kept: 0,
      containerId: CONTAINER,
      changed: true,
      snapshots: [OLDER],
      error: refusal,
    });
  });

  test('A dry run deletes nothing and reports the plan', async () => {
    const context = fakeContext(fakeHoody([NEWER, OLDER]));
    await expect(deleteSnapshots(byRule({ keepLast: 1, dryRun: true }), CONTAINER, context)).resolves.toEqual(
      {
        ok: true,
        kept: 1,
        containerId: CONTAINER,
        changed: false,
        snapshots: [OLDER],
        plan: [`delete snapshot older of container ${CONTAINER}`],
      },
    );
    expect(context.client.calls).toEqual([['list', CONTAINER]]);
  });
});
