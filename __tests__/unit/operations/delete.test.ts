import { deleteSnapshots as deleteOperation } from '../../../src/operations/delete.ts';
import type { DeleteRequest, SelectorList } from '../../../src/operations/request.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import {
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  LOST_BEFORE,
  NOT_FOUND,
  refusal,
} from '../../helpers/fakes/hoody.ts';
import { onOne } from '../../helpers/fakes/one-container.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const deleteSnapshots = onOne(deleteOperation);
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
  snapshots: new Map([[CONTAINER, { selectors: selectors.map(text), separator }]]),
  ignoreMissing: false,
  dryRun: false,
  ...fields,
});
const deletes = ({ calls }: FakeHoody) =>
  calls.filter(([kind]) => kind === 'delete').map(([, , name]) => name);
const LIST = ['list', CONTAINER];
const done = { ok: true, containerId: CONTAINER, changed: true };
const nothing = { ok: true, containerId: CONTAINER, changed: false, snapshots: [] };

describe('A delete by choice', () => {
  test('A name needs one request', async () => {
    const hoody = fakeHoody(ALL);
    const context = fakeContext(hoody, { isSingle: true });
    await expect(deleteSnapshots(byChoice([NAME]), CONTAINER, context)).resolves.toStrictEqual({
      ...done,
      snapshots: [{ name: NAME }],
    });
    expect(hoody.calls).toEqual([['delete', CONTAINER, NAME]]);
    expect(context.logger.lines).toEqual([]);
  });

  test('Several snapshots need one list, and the same one counts once', async () => {
    const hoody = fakeHoody(ALL);
    const request = byChoice(['first', NAME, 'oldest', 'latest']);
    await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ...done,
      snapshots: [OLDEST, NAMED, NEWER],
    });
    expect(hoody.kinds).toEqual(['list', 'delete', 'delete', 'delete']);
    expect(deletes(hoody)).toEqual(['oldest', NAME, 'newer']);
    expect(hoody.stored()).toEqual([OLDER]);
  });

  test('An alias that several snapshots share is refused, and the error names them', async () => {
    const hoody = fakeHoody(ALL);
    await expect(deleteSnapshots(byChoice(['nightly']), CONTAINER, fakeContext(hoody))).rejects.toMatchObject(
      {
        name: 'UserError',
        message:
          `2 snapshots of container ${CONTAINER} have the alias "nightly".\nThey are newer, older.\n` +
          'Nothing was deleted. Use the name of the snapshot to delete.',
      },
    );
    expect(deletes(hoody)).toEqual([]);
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
        const hoody = fakeHoody([...ALL, snapshot({ name: '../x' })]);
        const request = byChoice(selectors, { dryRun });
        await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).rejects.toThrow(reason);
        expect(deletes(hoody)).toEqual([]);
      }
    }
  });

  test('A list that fails is one error, however many snapshots were chosen', async () => {
    const hoody = fakeHoody([], { on: { list: FORBIDDEN } });
    const request = byChoice(['one', 'two']);
    await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).rejects.toEqual(refusal(403));
    expect(hoody.calls).toEqual([LIST]);
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
      const hoody = fakeHoody([...ALL, COMMAS]);
      const request = byChoice(wanted, fields, 'comma');
      await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).rejects.toThrow(
        `The commas in \`snapshot\` are ambiguous for container ${CONTAINER}. Nothing was deleted.\n` +
          'They can separate snapshots, or belong to the alias "first, latest" of snapshot commas.\n' +
          'To delete several snapshots, write each on its own line. To delete that one, use `name:commas`.',
      );
      expect(hoody.calls).toEqual([LIST]);
    });

    test('The commas are refused even if they separate generated names', async () => {
      const names = [NAME, 'snap-20250116-103000'];
      const odd = snapshot({ ...COMMAS, alias: names.join(', ') });
      const hoody = fakeHoody([...ALL, odd]);
      const request = byChoice(names, {}, 'comma');
      await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).rejects.toThrow('are ambiguous');
      expect(hoody.calls).toEqual([LIST]);
    });

    test('The commas separate if no alias has them, which costs one list', async () => {
      const hoody = fakeHoody(ALL);
      await deleteSnapshots(byChoice([NAME, 'oldest'], {}, 'comma'), CONTAINER, fakeContext(hoody));
      expect(hoody.calls).toEqual([LIST, ['delete', CONTAINER, NAME], ['delete', CONTAINER, 'oldest']]);
    });

    test('The commas do not matter if line breaks separate', async () => {
      const hoody = fakeHoody([...ALL, COMMAS]);
      await deleteSnapshots(byChoice(['first', 'latest']), CONTAINER, fakeContext(hoody));
      expect(deletes(hoody)).toEqual(['oldest', 'newer']);
      await deleteSnapshots(byChoice(['first, latest']), CONTAINER, fakeContext(hoody));
      expect(deletes(hoody)).toEqual(['oldest', 'newer', 'commas']);
    });
  });

  test('A delete that fails does not stop the others', async () => {
    const hoody = fakeHoody(ALL, { on: { delete: ({ name }) => (name === NAME ? FORBIDDEN : undefined) } });
    await expect(deleteSnapshots(byChoice([NAME, 'first']), CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed: true,
      snapshots: [OLDEST],
      error: refusal(403),
    });
  });

  test('Several failures are reported together', async () => {
    const rejected = deleteSnapshots(byChoice(['one', 'two']), CONTAINER, fakeContext(fakeHoody(ALL)));
    await expect(rejected).rejects.toThrow(
      /^Could not select 2 of 2 snapshots .* Nothing was deleted\.\n.*no snapshot "one".*\n.*\n.*no snapshot "two".*\n/,
    );
  });

  test('A container without a given snapshot loses none', async () => {
    const hoody = fakeHoody(ALL);
    const request = { ...byChoice([]), snapshots: new Map() } as DeleteRequest;
    await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).resolves.toEqual(nothing);
    expect(hoody.calls).toEqual([]);
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
      const context = fakeContext(fakeHoody(ALL, { on: { delete: FORBIDDEN } }));
      const request = byChoice([NAME], { ignoreMissing: true });
      await expect(deleteSnapshots(request, CONTAINER, context)).rejects.toEqual(refusal(403));
    });

    test('A container that does not exist is not hidden', async () => {
      for (const selectors of [[NAME], ['first'], [NAME, 'first']]) {
        const context = fakeContext(fakeHoody([], { on: { delete: NOT_FOUND, list: NOT_FOUND } }));
        const request = byChoice(selectors, { ignoreMissing: true });
        await expect(deleteSnapshots(request, CONTAINER, context)).rejects.toThrow(
          `Could not list the snapshots of container ${CONTAINER}`,
        );
      }
    });

    test('A snapshot that vanishes after it was listed counts as deleted', async () => {
      const vanished = { on: { delete: NOT_FOUND } };
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
    const hoody = fakeHoody(ALL);
    const context = fakeContext(hoody);
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
    expect(hoody.calls).toEqual([LIST]);
    expect(context.logger.lines).toContain(`info: Dry run: would ${plan[0]}.`);
  });

  test('A snapshot that vanishes after it was listed is an error without ignore-missing', async () => {
    const context = fakeContext(fakeHoody(ALL, { on: { delete: NOT_FOUND } }));
    await expect(deleteSnapshots(byChoice(['first']), CONTAINER, context)).rejects.toEqual(refusal(404));
    await expect(deleteSnapshots(byChoice(['first', NAME]), CONTAINER, context)).rejects.toThrow(
      'Could not delete 2 snapshots',
    );
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
  const byRule = (fields: Partial<Plain<DeleteRequest & { by: 'rule' }>> = {}): DeleteRequest =>
    redacted<DeleteRequest & { by: 'rule' }>({ by: 'rule', filter: '*', dryRun: false, ...fields });
  const DAY_MS = 24 * 3_600_000;

  test.each<[string, object, string[]]>([
    ['the filter', {}, ['newer', NAME, 'older', 'oldest']],
    ['a narrow filter', { filter: 'nightly' }, ['newer', 'older']],
    ['the filter and the number to keep', { keepLast: 1 }, [NAME, 'older', 'oldest']],
    ['the filter and the age', { olderThanMs: 20 * DAY_MS }, ['older', 'oldest']],
    ['all three', { filter: 'nightly', keepLast: 1, olderThanMs: 20 * DAY_MS }, ['older']],
    ['a filter that no snapshot matches', { filter: 'x' }, []],
  ])('The delete follows %s', async (_, fields, gone) => {
    const hoody = fakeHoody(ALL);
    const outcome = await deleteSnapshots(byRule(fields), CONTAINER, fakeContext(hoody));
    expect(outcome).toMatchObject({ ok: true, changed: gone.length > 0 });
    expect(outcome.snapshots.map(({ name }) => name)).toEqual(gone);
    expect(deletes(hoody)).toEqual(gone);
  });

  test.each([
    [0, 22],
    [5, 22],
    [-5, 17],
  ])(
    'A snapshot is old only by the clock of the server and by that of the runner, which is %d days ahead: for %d days',
    async (days, age) => {
      const olderThan = (limit: number) => byRule({ olderThanMs: limit * DAY_MS });
      const options = { aheadMs: days * DAY_MS };
      const kept = fakeHoody([OLDER], options);
      await deleteSnapshots(olderThan(age + 1), CONTAINER, fakeContext(kept));
      expect(kept.stored()).toEqual([OLDER]);
      const gone = fakeHoody([OLDER], options);
      await deleteSnapshots(olderThan(age), CONTAINER, fakeContext(gone));
      expect(gone.stored()).toEqual([]);
    },
  );

  test('A snapshot that cannot be part of a path is an error, and the others are deleted', async () => {
    for (const dryRun of [false, true]) {
      const hoody = fakeHoody([OLDER, snapshot({ name: 'a b' })]);
      await expect(deleteSnapshots(byRule({ dryRun }), CONTAINER, fakeContext(hoody))).resolves.toMatchObject(
        {
          ok: false,
          snapshots: [OLDER],
          error: { name: 'UnaddressableError' },
        },
      );
      expect(deletes(hoody)).toEqual(dryRun ? [] : ['older']);
    }
  });

  test('What guards the job is spared, and counts as kept', async () => {
    const hoody = fakeHoody(ALL);
    const context = fakeContext(hoody, { guarded: [NAME] });
    const outcome = await deleteSnapshots(byRule({ keepLast: 1 }), CONTAINER, context);
    expect(outcome).toMatchObject({ ok: true, kept: 2, snapshots: [OLDER, OLDEST] });
    expect(hoody.names()).toEqual(['newer', NAME]);
  });

  test('A delete that may have happened has changed the container', async () => {
    const hoody = fakeHoody([OLDER], { on: { delete: LOST_BEFORE } });
    const outcome = await deleteSnapshots(byRule(), CONTAINER, fakeContext(hoody, { timeoutMs: 3_000 }));
    expect(outcome).toMatchObject({ ok: false, changed: true, snapshots: [] });
  });

  test('The log shows how many snapshots match', async () => {
    const context = fakeContext(fakeHoody(ALL));
    await deleteSnapshots(byRule({ filter: 'nightly', keepLast: 1 }), CONTAINER, context);
    expect(context.logger.lines[0]).toBe(
      `info: Container ${CONTAINER}: 4 snapshots, 2 matching nightly, 1 to delete.`,
    );
  });

  test('A snapshot that is already gone counts as deleted', async () => {
    const context = fakeContext(fakeHoody([OLDER], { on: { delete: NOT_FOUND } }));
    await expect(deleteSnapshots(byRule(), CONTAINER, context)).resolves.toEqual({
      ...done,
      kept: 0,
      snapshots: [OLDER],
    });
  });

  test('Deletes that fail are one error', async () => {
    const hoody = fakeHoody([NEWER, OLDER], { on: { delete: FORBIDDEN } });
    await expect(deleteSnapshots(byRule(), CONTAINER, fakeContext(hoody))).resolves.toMatchObject({
      ok: false,
      changed: false,
      error: {
        message: expect.stringMatching(
          /^Could not delete 2 snapshots of container \S+: the API responded with 403\.\nThey are newer, older\.\nAPI message: /,
        ),
      },
    });
  });

  test('A delete that fails does not stop the others', async () => {
    const hoody = fakeHoody([NEWER, OLDER], {
      on: { delete: ({ name }) => (name === 'newer' ? FORBIDDEN : undefined) },
    });
    await expect(deleteSnapshots(byRule(), CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: false,
      kept: 0,
      containerId: CONTAINER,
      changed: true,
      snapshots: [OLDER],
      error: refusal(403),
    });
  });

  test('A dry run deletes nothing and reports the plan', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const request = byRule({ keepLast: 1, dryRun: true });
    await expect(deleteSnapshots(request, CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: true,
      kept: 1,
      containerId: CONTAINER,
      changed: false,
      snapshots: [OLDER],
      plan: [`delete snapshot older of container ${CONTAINER}`],
    });
    expect(hoody.calls).toEqual([LIST]);
  });
});

describe('The log of a delete of a single container', () => {
  const deleted = (name: string) => `info: Deleted snapshot ${name} of container ${CONTAINER}.`;
  const linesOf = async (request: DeleteRequest, hoody = fakeHoody(ALL)) => {
    const context = fakeContext(hoody, { isSingle: true });
    await deleteSnapshots(request, CONTAINER, context);
    return context.logger.lines;
  };

  test.each([[[NAME]], [[NAME, `name:${NAME}`]]])(
    'The log leaves the only snapshot of %j to the last line of the step',
    async (selectors) => {
      await expect(linesOf(byChoice(selectors))).resolves.toEqual([]);
    },
  );

  test('The log has a line for each of several snapshots', async () => {
    await expect(linesOf(byChoice([NAME, 'oldest']))).resolves.toEqual([deleted(NAME), deleted('oldest')]);
  });

  test('The log has a line for the only snapshot that was deleted if another one was not', async () => {
    const rule: DeleteRequest = { by: 'rule', filter: text('*'), dryRun: false };
    const hoody = fakeHoody([OLDER, snapshot({ name: 'a b' })]);
    await expect(linesOf(rule, hoody)).resolves.toContain(deleted('older'));
  });
});

describe('A rule that would delete what a run of the last day created', () => {
  const recent = snapshot({
    name: 'run-8123456789-1-deploy-0123456789',
    created_at: '2025-01-31T00:00:01.000Z',
  });
  const warningsOf = async (listed: ReturnType<typeof snapshot>[], dryRun: boolean) => {
    const context = fakeContext(fakeHoody(listed));
    await deleteSnapshots({ by: 'rule', filter: text('*'), keepLast: 0, dryRun }, CONTAINER, context);
    return context.logger.lines.filter((line) => line.startsWith('warning'));
  };

  test('A dry run warns of it', async () => {
    expect(await warningsOf([NEWER, recent], true)).toEqual([
      `warning: The rule would delete 1 snapshot of container ${CONTAINER} that a run created in the last day: ${recent.name}.\n` +
        'A job that still runs may need it for its rollback. Use a `filter` that does not match generated aliases, which start with `run-` or `backup-`.',
    ]);
  });

  test('A dry run does not warn of older snapshots, nor of those that no run created', async () => {
    const older = snapshot({ ...recent, created_at: '2025-01-30T23:59:59.000Z' });
    const undated = snapshot({ ...recent, created_at: null });
    expect(await warningsOf([older, undated, NEWER], true)).toEqual([]);
  });

  test('A real run deletes it, as the rule says', async () => {
    expect(await warningsOf([recent], false)).toEqual([]);
  });
});
