import { RequestError } from '../../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../../src/hoody/snapshot.ts';
import { AmbiguousCreateError } from '../../../../src/operations/create/ambiguous.ts';
import { create } from '../../../../src/operations/create/create.ts';
import { LeftoverError } from '../../../../src/operations/create/undo.ts';
import { type Outcome, UndoneError } from '../../../../src/operations/outcome.ts';
import type { CreateRequest } from '../../../../src/operations/request.ts';
import { fakeContext } from '../../../helpers/fakes/context.ts';
import { status } from '../../../helpers/fakes/failure.ts';
import {
  BUSY,
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
  LOST_AFTER,
  LOST_BEFORE,
  LOST_LATE,
  made,
  NOT_FOUND,
  NOW,
  only,
  refusal,
} from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot, THIRD } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../../helpers/fakes/text.ts';

const MADE = made('before');
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const TWO = [CONTAINER, OTHER];

const requestOf = (fields: Plain<Partial<CreateRequest>> = {}): CreateRequest =>
  redacted<CreateRequest>({ alias: 'before', ifExists: 'create', dryRun: false, ...fields });
const GENERATED: CreateRequest = { ifExists: 'create', dryRun: false };

/** A platform that refuses the create step of the second container. */
const refusing = (snapshots: readonly Snapshot[] = [NEWER], { on, ...options }: HoodyOptions = {}) =>
  fakeHoody(snapshots, { on: { create: only(OTHER, FORBIDDEN), ...on }, ...options });

async function createFor(
  request: CreateRequest,
  hoody: FakeHoody,
  containerIds = TWO,
  options: Parameters<typeof fakeContext>[1] = {},
) {
  const context = fakeContext(hoody, options);
  const outcomes = await create(request, containerIds, context);
  const { logger, unsettled } = context;
  return { outcomes, errors: outcomes.map(errorOf), lines: logger.lines, unsettled };
}

const errorOf = (outcome: Outcome) => (outcome.ok ? undefined : outcome.error);
const undone = (containerId: string, failed: string) =>
  `Deleted the new snapshot ${MADE.name} of container ${containerId}, because \`create\` failed for ${failed}.`;
const kept = (reason: string) =>
  `Kept snapshot ${MADE.name} of container ${CONTAINER}, although \`create\` failed.\n${reason}\n` +
  'If you do not need the snapshot, delete it by its name.';

describe('A create step for several containers', () => {
  const all = [CONTAINER, OTHER, THIRD];

  test('Each container gets a snapshot', async () => {
    const { outcomes } = await createFor(requestOf(), fakeHoody([NEWER]), all);
    expect(outcomes).toEqual(
      all.map((containerId) => ({
        ok: true,
        containerId,
        changed: true,
        ownership: 'made',
        isUniqueName: true,
        isUnsettled: false,
        snapshots: [MADE],
      })),
    );
  });

  test('A failure for one container deletes the snapshots of the others, and nothing else', async () => {
    const hoody = refusing();
    const request = requestOf({ ifExists: 'replace', retention: { keepLast: 1, filter: '*' } });
    const { outcomes, errors, lines } = await createFor(request, hoody, all);
    expect(outcomes).toEqual([
      { ok: false, containerId: CONTAINER, changed: false, snapshots: [], error: expect.any(UndoneError) },
      { ok: false, containerId: OTHER, changed: false, snapshots: [], error: refusal(403) },
      { ok: false, containerId: THIRD, changed: false, snapshots: [], error: expect.any(UndoneError) },
    ]);
    expect(errors[0]?.message).toBe(undone(CONTAINER, OTHER));
    expect(errors[1]).not.toBeInstanceOf(UndoneError);
    expect(hoody.calls.filter(([kind]) => kind === 'delete')).toEqual([
      ['delete', CONTAINER, MADE.name],
      ['delete', THIRD, MADE.name],
    ]);
    expect(all.map((id) => hoody.stored(id))).toEqual([[NEWER], [NEWER], [NEWER]]);
    expect(lines).toContain(`info: ${undone(CONTAINER, OTHER)}`);
  });

  test('The log names every container that failed', async () => {
    const hoody = fakeHoody([], {
      on: { create: ({ container }) => (container === CONTAINER ? undefined : FORBIDDEN) },
    });
    const { lines } = await createFor(requestOf(), hoody, all);
    expect(lines.at(-1)).toBe(`info: ${undone(CONTAINER, `${OTHER}, ${THIRD}`)}`);
  });

  test('A snapshot with a generated alias is deleted without a list, since it replaced nothing', async () => {
    const hoody = refusing([snapshot({ name: 'unnamed', alias: null })]);
    await createFor(GENERATED, hoody);
    expect(hoody.kinds).toEqual(['create', 'create', 'delete']);
    expect(hoody.names()).toEqual(['unnamed']);
  });

  test('The undo has its own time limit', async () => {
    const job = new AbortController();
    const hoody = fakeHoody([], { on: { create: only(OTHER, { kind: 'stall', acts: 'no' }) } });
    hoody.time.after(1_500, () => job.abort());
    const { errors } = await createFor(requestOf(), hoody, TWO, { canceled: job.signal });
    expect(errors).toEqual([expect.any(UndoneError), expect.any(RequestError)]);
    expect(errors[1]?.message).toContain('the step was interrupted');
    expect(hoody.stored()).toEqual([]);
  });

  test('A snapshot that cannot be deleted again is reported as left over', async () => {
    const hoody = refusing([NEWER], { on: { delete: FORBIDDEN } });
    const { outcomes, errors } = await createFor(requestOf(), hoody);
    expect(outcomes[0]).toMatchObject({ ok: false, changed: true, snapshots: [MADE] });
    expect(errors[0]?.message).toMatch(
      new RegExp(
        `^Could not undo the creation of snapshot ${MADE.name} of container ${CONTAINER}\\.\n` +
          `Could not delete snapshot ${MADE.name} of container ${CONTAINER}: the API responded with 403`,
      ),
    );
    expect(errors[0]).not.toBeInstanceOf(UndoneError);
  });

  test('A snapshot that is already gone need not be deleted again', async () => {
    const { outcomes } = await createFor(requestOf(), refusing([], { on: { delete: NOT_FOUND } }));
    expect(outcomes[0]).toMatchObject({ ok: false, changed: false, snapshots: [] });
  });

  test('A reused snapshot is never deleted', async () => {
    const hoody = refusing();
    hoody.set([], OTHER);
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toMatchObject([{ ok: true, changed: false, snapshots: [NEWER] }, { ok: false }]);
    expect(hoody.stored()).toEqual([NEWER]);
  });

  test('A container is changed or not by the attempts that may still create something in it', async () => {
    const lost = inOrder(LOST_LATE);
    const hoody = fakeHoody([], {
      on: { create: ({ container }) => (container === OTHER ? FORBIDDEN : lost()) },
    });
    const { outcomes, errors, unsettled } = await createFor(GENERATED, hoody);
    expect(errors[0]).toBeInstanceOf(UndoneError);
    expect(outcomes).toMatchObject([
      { containerId: CONTAINER, changed: true, snapshots: [] },
      { containerId: OTHER, changed: false },
    ]);
    expect(unsettled.open).toMatchObject([{ containerId: CONTAINER, alias: 'run-generated-1' }]);
  });

  test('A snapshot of another job that is used after a lost response is not deleted', async () => {
    const lost = inOrder(LOST_BEFORE);
    const hoody = fakeHoody([], {
      on: { create: ({ container }) => (container === OTHER ? FORBIDDEN : lost()) },
    });
    hoody.setAt(100, [NEWER]);
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes[0]).toMatchObject({ ok: true, changed: true, ownership: 'found', snapshots: [NEWER] });
    expect(hoody.stored()).toEqual([NEWER]);
  });

  test('A snapshot that another job can have created stays', async () => {
    const hoody = fakeHoody([], {
      on: { create: ({ container }) => (container === OTHER ? FORBIDDEN : LOST_AFTER) },
    });
    const { outcomes, errors } = await createFor(requestOf(), hoody);
    expect(outcomes[0]).toMatchObject({ ok: false, changed: true, snapshots: [MADE] });
    expect(errors[0]?.message).toBe(kept('Another job may have created it.'));
    expect(hoody.stored()).toEqual([MADE]);
  });
});

describe('A list that is older than the new snapshot', () => {
  const LAG_MS = 3_000;
  const looks = (hoody: FakeHoody) => hoody.timesOf('list').filter((at) => at >= 1_000);
  const stale = { behavior: { lagMs: LAG_MS }, on: { list: { lag: 1 } } };

  test('An undo waits for a list that shows the new snapshot', async () => {
    const hoody = refusing([NEWER], stale);
    const { errors } = await createFor(requestOf(), hoody);
    expect(looks(hoody)).toEqual([1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000]);
    expect(errors[0]).toBeInstanceOf(UndoneError);
    expect(hoody.stored()).toEqual([NEWER]);
  });

  test('An undo does not decide by an older list that nothing was replaced', async () => {
    const hoody = refusing([NEWER], { ...stale, behavior: { lagMs: LAG_MS, usedAlias: 'replaced' } });
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]?.message).toBe(kept('It replaced the older snapshot newer, or took its alias.'));
    expect(hoody.stored()).toEqual([MADE]);
  });

  test('An undo also waits if the list before the create step showed no older snapshot with the alias', async () => {
    const hoody = refusing([], stale);
    const { errors } = await createFor(requestOf(), hoody);
    expect(looks(hoody).at(-1)).toBe(4_000);
    expect(errors[0]).toBeInstanceOf(UndoneError);
  });

  test('A list from before shows an older snapshot that the first list was too old to show', async () => {
    const hoody = refusing([], {
      behavior: { lagMs: LAG_MS, usedAlias: 'replaced' },
      on: { list: { lag: 1 } },
    });
    hoody.time.pass(500);
    hoody.set([NEWER]);
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]?.message).toBe(kept('It replaced the older snapshot newer, or took its alias.'));
    expect(hoody.names()).toEqual([MADE.name]);
  });

  const unseen =
    `Could not undo the creation of snapshot ${MADE.name} of container ${CONTAINER}.\n` +
    'The list of snapshots does not contain the new one.';

  test('A snapshot that no list shows may have replaced another one, and stays', async () => {
    const hoody = refusing([NEWER], { ...stale, behavior: { lagMs: 60_000 } });
    const { outcomes, errors } = await createFor(requestOf(), hoody);
    expect(errors[0]?.message).toBe(unseen);
    expect(outcomes[0]).toMatchObject({ changed: true, snapshots: [MADE] });
    expect(hoody.kinds).not.toContain('delete');
    expect(looks(hoody).at(-1)).toBe(5_500);
  });

  test('A snapshot stays if there is no time left to wait for a list that shows it', async () => {
    const hoody = refusing([NEWER], stale);
    const context = { ...fakeContext(hoody), pause: async () => false };
    const [outcome] = await create(requestOf(), TWO, context);
    expect(outcome && errorOf(outcome)?.message).toBe(unseen);
    expect(hoody.kinds).toEqual(['list', 'list', 'create', 'create', 'list']);
  });
});

describe('An older snapshot with the alias', () => {
  test.each<[string, Snapshot[]]>([
    ['is gone', []],
    ['has lost its alias', [snapshot({ ...NEWER, alias: null })]],
    ['has made way for one of the same time', [snapshot({ ...NEWER, name: 'other' })]],
    ['is another one of the same name', [snapshot({ ...NEWER, created_at: '2025-01-21T00:00:00.000Z' })]],
  ])('The new snapshot stays if the older one %s', async (_, changed) => {
    const hoody = refusing();
    hoody.setAt(500, changed);
    const { outcomes, errors } = await createFor(requestOf(), hoody);
    expect(outcomes[0]).toMatchObject({ ok: false, changed: true, snapshots: [MADE] });
    expect(errors[0]?.message).toBe(kept('It replaced the older snapshot newer, or took its alias.'));
    expect(hoody.kinds).not.toContain('delete');
  });

  test('The new snapshot stays if it has the name of the older one', async () => {
    const hoody = refusing([snapshot({ ...NEWER, name: 'before' })], {
      behavior: { names: 'alias', nameTaken: 'replace' },
    });
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]?.message).toContain('\nIt replaced the older snapshot before.\n');
    expect(hoody.names()).toEqual(['before']);
  });

  test('The new snapshot stays if the time of neither is known', async () => {
    const undated = redacted<Snapshot>({ name: 'before', alias: 'before' });
    const hoody = fakeHoody([undated]);
    const creating = async (containerId: string) => {
      if (containerId === OTHER) throw new RequestError(text('No.'), [], status(403));
      return { snapshot: undated, ownership: 'made' } as never;
    };
    const { errors } = await createFor(requestOf(), hoody, TWO, { overrides: { creating } });
    expect(errors[0]?.message).toMatch(
      /\nIt is unknown when it was created, so it may belong to another job\.$/,
    );
    expect(hoody.kinds).not.toContain('delete');
  });

  test('A snapshot of another job that has replaced the new one stays', async () => {
    const hoody = fakeHoody([], {
      behavior: { names: 'alias', nameTaken: 'replace' },
      on: { create: only(OTHER, { fault: FORBIDDEN, delayMs: 4_000 }) },
    });
    hoody.time.after(1_500, () => hoody.createElsewhere('before'));
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]?.message).toBe(
      `Kept snapshot before of container ${CONTAINER}, although \`create\` failed.\n` +
        'Another job replaced it with a snapshot of the same name, created 2025-02-01 00:00:02 UTC.\n' +
        'If you do not need the snapshot, delete it by its name.',
    );
    expect(hoody.names()).toEqual(['before']);
  });

  test('The new snapshot is deleted if the older one is as it was', async () => {
    const used = { ...NEWER, last_used_at: text('2025-01-31T23:00:00.000Z') };
    const hoody = refusing([NEWER]);
    hoody.setAt(500, [used]);
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]).toBeInstanceOf(UndoneError);
    expect(hoody.stored()).toEqual([used]);
  });

  test('Another snapshot that gets a new alias, or expires, does not matter', async () => {
    const other = snapshot({ name: 'other', alias: 'x' });
    const expiring = snapshot({ name: 'expiring', alias: 'y', expires_at: '2025-02-01T00:00:01.000Z' });
    const hoody = refusing([other, expiring]);
    const changed = snapshot({ ...other, alias: 'z' });
    hoody.setAt(500, [changed]);
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]).toBeInstanceOf(UndoneError);
    expect(hoody.stored()).toEqual([changed]);
  });

  test('The new snapshot stays if another one is gone, which an old list can have shown without its alias', async () => {
    const hoody = refusing([snapshot({ name: 'other', alias: 'x' })]);
    hoody.setAt(500, []);
    const { errors } = await createFor(requestOf(), hoody);
    expect(errors[0]?.message).toBe(kept('It may have replaced the older snapshot other, which is gone.'));
    expect(hoody.names()).toEqual([MADE.name]);
  });
});

describe('A create step that failed after a lost response', () => {
  const short = { timeoutMs: 1_000 };

  test.each([
    ['at once', LOST_AFTER],
    ['late', LOST_LATE],
    ['never', LOST_BEFORE],
  ])(
    'A stray snapshot with a generated alias that exists %s is left to the post step at once, and the error says so',
    async (_, lost) => {
      const hoody = fakeHoody([NEWER], { on: { create: lost } });
      const { errors, unsettled } = await createFor(GENERATED, hoody, [CONTAINER], short);
      expect(errors).toEqual([expect.any(AmbiguousCreateError)]);
      expect(errors[0]?.message).toMatch(
        /\nThe snapshot may exist anyway\. Look for the alias "run-generated-1" with the operation `list`\.\n.*, and deletes it\.$/,
      );
      expect(hoody.kinds).toEqual(['create']);
      expect(unsettled.open).toMatchObject([{ alias: 'run-generated-1', isGenerated: true }]);
    },
  );

  test('The post step only names a snapshot with an explicit alias, which others can use', async () => {
    const hoody = fakeHoody([NEWER], { on: { create: LOST_AFTER } });
    const { outcomes, errors, unsettled } = await createFor(requestOf(), hoody, [CONTAINER], short);
    expect(errors).toEqual([expect.any(AmbiguousCreateError)]);
    expect(errors[0]?.message).toContain(', and names it: ');
    expect(outcomes).toMatchObject([{ ok: false, changed: true, snapshots: [] }]);
    expect(unsettled.open).toMatchObject([{ alias: 'before', isGenerated: false }]);
  });

  test('A create step that is canceled while its request acts late ends at once', async () => {
    const job = new AbortController();
    const hoody = fakeHoody([], { on: { create: { kind: 'stall', acts: 'late' } } });
    hoody.time.after(500, () => job.abort());
    const options = { canceled: job.signal };
    const { outcomes, unsettled } = await createFor(GENERATED, hoody, [CONTAINER], options);
    expect(outcomes).toMatchObject([{ ok: false, changed: true, error: expect.any(AmbiguousCreateError) }]);
    expect(hoody.time.now - NOW).toBe(500);
    expect(unsettled.open).toMatchObject([{ alias: 'run-generated-1' }]);
  });

  test('The snapshots of the other containers are deleted at once, and only the lost one is left', async () => {
    const hoody = fakeHoody([], { on: { create: only(OTHER, LOST_AFTER) } });
    const { errors, unsettled } = await createFor(GENERATED, hoody, TWO, { timeoutMs: 2_000 });
    expect(errors).toEqual([expect.any(UndoneError), expect.any(AmbiguousCreateError)]);
    expect(hoody.stored()).toEqual([]);
    expect(unsettled.open).toMatchObject([{ containerId: OTHER, alias: 'run-generated-1' }]);
    expect(hoody.time.now - NOW).toBeLessThan(10_000);
  });
});

describe('What the post step goes on with', () => {
  test('A snapshot with a generated alias that could not be deleted again is left to it', async () => {
    const hoody = refusing([], { on: { delete: FORBIDDEN } });
    const { errors, unsettled } = await createFor(GENERATED, hoody);
    expect(errors[0]).toBeInstanceOf(LeftoverError);
    expect(errors[0]?.message).toMatch(/\nThe post step tries again\.$/);
    expect(unsettled.open).toMatchObject([{ containerId: CONTAINER, alias: 'run-generated-1' }]);
  });

  test('A snapshot with an explicit alias that could not be deleted again is not, for it would only be named', async () => {
    const { errors, unsettled } = await createFor(requestOf(), refusing([], { on: { delete: FORBIDDEN } }));
    expect(errors[0]).toBeInstanceOf(LeftoverError);
    expect(errors[0]?.message).not.toContain('The post step');
    expect(unsettled.open).toEqual([]);
  });

  test('An attempt under an explicit alias that was lost is left to it, although a later one made the snapshot', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_LATE) } });
    const { outcomes, unsettled } = await createFor(requestOf(), hoody, [CONTAINER]);
    expect(outcomes).toMatchObject([{ ok: true, ownership: 'made' }]);
    expect(unsettled.open).toMatchObject([
      { alias: 'before', sentAt: NOW, reported: { name: hoody.names()[0] } },
    ]);
  });

  test('An attempt that was lost is left to it, although the time ends while the container is busy', async () => {
    const lost = inOrder(LOST_LATE);
    const hoody = fakeHoody([], { on: { create: () => lost() ?? BUSY } });
    const { errors, unsettled } = await createFor(requestOf(), hoody, [CONTAINER], { timeoutMs: 3_000 });
    expect(errors).toEqual([expect.any(AmbiguousCreateError)]);
    expect(unsettled.open).toMatchObject([{ alias: 'before', sentAt: NOW }]);
  });

  test.each([
    ['that succeeds', () => fakeHoody([])],
    ['that is undone', () => refusing([])],
  ])('A create step %s leaves nothing to it', async (_, hoody) => {
    expect((await createFor(GENERATED, hoody())).unsettled.open).toEqual([]);
  });
});
