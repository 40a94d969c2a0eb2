import type { Snapshot } from '../../../../src/hoody/snapshot.ts';
import { create } from '../../../../src/operations/create/create.ts';
import type { CreateRequest } from '../../../../src/operations/request.ts';
import { fakeContext } from '../../../helpers/fakes/context.ts';
import {
  BUSY,
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  inOrder,
  LOST_AFTER,
  LOST_BEFORE,
  made,
  NOT_FOUND,
  NOW,
  refusal,
} from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted } from '../../../helpers/fakes/text.ts';

const MADE = made('before');
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });
const NIGHTLY = snapshot({ name: 'nightly', alias: 'nightly-1', created_at: '2025-01-05T00:00:00.000Z' });
/** Newer than what a test creates, as with a clock that was ahead. */
const LATER = snapshot({ name: 'later', alias: 'before', created_at: '2025-02-02T00:00:00.000Z' });
const done = {
  ok: true,
  containerId: CONTAINER,
  changed: true,
  ownership: 'made',
  isUniqueName: true,
  isUnsettled: false,
  snapshots: [MADE],
};

const requestOf = (fields: Plain<Partial<CreateRequest>> = {}): CreateRequest =>
  redacted<CreateRequest>({ alias: 'before', ifExists: 'create', dryRun: false, ...fields });

async function createFor(
  request: CreateRequest,
  hoody: FakeHoody,
  options: Parameters<typeof fakeContext>[1] = {},
) {
  const context = fakeContext(hoody, options);
  const outcomes = await create(request, [CONTAINER], context);
  const { lines } = context.logger;
  return { outcomes, lines, warnings: lines.filter((line) => line.startsWith('warning')) };
}

describe('A replacement', () => {
  const request = requestOf({ ifExists: 'replace' });
  const CREATE_ASIDE = ['create', CONTAINER, { alias: 'before-generated-1' }];
  const aliasChanges = ({ kinds }: FakeHoody) => kinds.filter((kind) => kind === 'alias');

  test('All older snapshots with the alias are deleted after the new one exists, which then gets the alias', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const { outcomes, lines } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(hoody.calls).toEqual([
      ['list', CONTAINER],
      CREATE_ASIDE,
      ['list', CONTAINER],
      ['delete', CONTAINER, 'newer'],
      ['delete', CONTAINER, 'older'],
      ['alias', CONTAINER, MADE.name, { alias: 'before' }],
    ]);
    expect(hoody.stored()).toEqual([MADE, NIGHTLY]);
    expect(lines.slice(2)).toEqual([
      `info: Deleted older snapshot newer of container ${CONTAINER}.`,
      `info: Deleted older snapshot older of container ${CONTAINER}.`,
      `info: Set the alias "before" on snapshot ${MADE.name} of container ${CONTAINER}.`,
    ]);
  });

  test('A name that is taken after a lost response stays as it is, and the post step knows the new snapshot', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    const taken = snapshot({ name: 'before', alias: 'before!', created_at: '2025-01-01T00:00:00.000Z' });
    hoody.setAt(100, [taken]);
    const context = fakeContext(hoody);
    const outcomes = await create(request, [CONTAINER], context);
    const { name, created_at } = hoody.stored()[0] ?? taken;
    expect(outcomes).toMatchObject([{ ok: true, isUnsettled: true, snapshots: [{ name, alias: 'before' }] }]);
    expect(hoody.stored()).toContainEqual(taken);
    expect(context.unsettled.open).toMatchObject([
      { alias: 'before', isGenerated: false, sentAt: NOW, reported: { name, created_at } },
    ]);
  });

  test('A create step that fails is the error of the replacement', async () => {
    const hoody = fakeHoody([NIGHTLY], { on: { create: FORBIDDEN } });
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([{ ok: false, error: refusal(403) }]);
    expect(hoody.kinds).toEqual(['list', 'create']);
  });

  test('The new snapshot has the alias from the start if there is nothing to replace', async () => {
    const hoody = fakeHoody([NIGHTLY]);
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(hoody.kinds).toEqual(['list', 'create', 'list']);
    expect(hoody.calls[1]).toEqual(['create', CONTAINER, { alias: 'before' }]);
  });

  test('The new snapshot is created aside if another one has only the derived name', async () => {
    const named = snapshot({ name: 'before', alias: 'kept' });
    const hoody = fakeHoody([named], { behavior: { names: 'alias' } });
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([
      { ok: true, snapshots: [{ name: 'before-generated-1', alias: 'before' }] },
    ]);
    expect(hoody.kinds).toEqual(['list', 'create', 'list', 'alias']);
    expect(hoody.names()).toEqual(['before-generated-1', 'before']);
  });

  test('The new snapshot is created aside if another job takes the name in the meantime', async () => {
    const hoody = fakeHoody([], { behavior: { names: 'alias' } });
    hoody.createElsewhere('before');
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([
      { ok: true, changed: true, snapshots: [{ name: 'before-generated-1', alias: 'before' }] },
    ]);
    expect(hoody.stored()).toEqual(outcomes[0]?.snapshots);
  });

  test('A snapshot that is newer than the new one is not replaced', async () => {
    const hoody = fakeHoody([LATER, OLDER]);
    const { warnings } = await createFor(request, hoody);
    expect(hoody.stored()).toEqual([LATER, MADE]);
    expect(warnings).toEqual([
      `warning: Container ${CONTAINER} has another new snapshot with the alias "before": later.\n` +
        'Another job may have created it. It was not deleted.',
    ]);
  });

  test('A snapshot of unknown time that appears during the create step is not known to be older, and stays', async () => {
    const undated = redacted<Snapshot>({ name: 'undated', alias: 'before' });
    const hoody = fakeHoody([OLDER]);
    hoody.setAt(500, [undated, OLDER]);
    const { warnings } = await createFor(request, hoody);
    expect(hoody.names()).toEqual([MADE.name, 'undated']);
    expect(warnings).toEqual([expect.stringContaining('with the alias "before": undated.')]);
  });

  test('A snapshot that guards the job is not replaced, and is no surprise', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const { warnings } = await createFor(request, hoody, { guarded: ['newer'] });
    expect(hoody.names()).toEqual([MADE.name, 'newer']);
    expect(warnings).toEqual([]);
  });

  test('A list that does not show the new snapshot is from before, so the next one decides', async () => {
    const hoody = fakeHoody([NEWER], { behavior: { lagMs: 3_000 }, on: { list: { lag: 1 } } });
    const { outcomes, warnings } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(hoody.timesOf('list')).toEqual([0, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000]);
    expect(hoody.stored()).toEqual([MADE]);
    expect(warnings).toEqual([]);
  });

  test('A snapshot of the same moment is replaced', async () => {
    const hoody = fakeHoody([snapshot({ ...OLDER, created_at: MADE.created_at ?? null })]);
    await createFor(request, hoody);
    expect(hoody.stored()).toEqual([MADE]);
  });

  test('A snapshot of unknown time is replaced', async () => {
    const hoody = fakeHoody([redacted<Snapshot>({ name: 'undated', alias: 'before' })]);
    await createFor(request, hoody);
    expect(hoody.stored()).toEqual([MADE]);
  });

  test('A new snapshot of unknown time replaces what has its alias', async () => {
    const overrides = {
      list: async () => ({
        snapshots: [NEWER, redacted<Snapshot>({ name: MADE.name })],
        limit: undefined,
        clocks: { serverNow: NOW, localNow: NOW, monotonic: 0 },
      }),
    };
    const hoody = fakeHoody([NEWER]);
    await createFor(request, hoody, { overrides });
    expect(hoody.names()).toEqual([MADE.name]);
  });

  test('The new snapshot gets the alias even if the older ones cannot be deleted', async () => {
    const hoody = fakeHoody([NEWER], { on: { delete: FORBIDDEN } });
    const { outcomes, warnings } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(hoody.stored()).toEqual([MADE, NEWER]);
    expect(warnings).toEqual([
      expect.stringMatching(/^warning: Could not delete all older .*\nCould not delete snapshot newer /),
    ]);
  });

  test('A new snapshot that cannot get the alias is an error, and stays', async () => {
    const hoody = fakeHoody([NEWER], { on: { alias: FORBIDDEN } });
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([
      {
        ok: false,
        changed: true,
        snapshots: [{ name: MADE.name, alias: 'before-generated-1' }],
        error: {
          name: 'UserError',
          message: expect.stringMatching(
            new RegExp(
              `^Created snapshot ${MADE.name} of container ${CONTAINER}, but could not set its alias.\n` +
                'Could not set alias "before" on ',
            ),
          ),
        },
      },
    ]);
    expect(aliasChanges(hoody)).toHaveLength(1);
    expect(hoody.names()).toEqual([MADE.name]);
  });

  test('The new snapshot gets the alias within the time for cleanup if the job is canceled', async () => {
    const job = new AbortController();
    const hoody = fakeHoody([NEWER], {
      on: {
        delete: () => {
          job.abort();
          return undefined;
        },
      },
    });
    const { outcomes } = await createFor(request, hoody, { canceled: job.signal });
    expect(outcomes).toEqual([done]);
    expect(hoody.stored()[0]).toEqual(MADE);
  });

  test.each([
    ['busy', BUSY],
    ['lost', LOST_AFTER],
  ])('The new snapshot gets the alias within the time for cleanup if the time ends: %s', async (_, fault) => {
    const isOver = () => hoody.time.now - NOW > 3_000;
    const hoody = fakeHoody([NEWER], { on: { alias: () => (isOver() ? undefined : fault) } });
    const { outcomes } = await createFor(request, hoody, { timeoutMs: 2_000 });
    expect(outcomes).toEqual([done]);
    expect(hoody.stored()).toEqual([MADE]);
  });

  test('An alias whose response was lost may be set, and the error says so', async () => {
    const hoody = fakeHoody([NEWER], { on: { alias: LOST_AFTER } });
    const { outcomes } = await createFor(request, hoody, { timeoutMs: 2_000 });
    expect(outcomes).toMatchObject([{ ok: false, changed: true, snapshots: [{ name: MADE.name }] }]);
    const [outcome] = outcomes;
    expect(outcome?.ok === false && outcome.error.message).toMatch(
      new RegExp(
        `^Created snapshot ${MADE.name} of container ${CONTAINER}, but its alias may not be set\\.\n` +
          'The change of the alias of .* may have happened: ',
      ),
    );
  });

  test('An alias whose response was lost may be set, although the last request is refused', async () => {
    const job = new AbortController();
    const hoody = fakeHoody([NEWER], {
      on: {
        alias() {
          if (job.signal.aborted) return FORBIDDEN;
          hoody.time.after(1_000, () => job.abort());
          return LOST_AFTER;
        },
      },
    });
    const { outcomes } = await createFor(request, hoody, { canceled: job.signal });
    const [outcome] = outcomes;
    expect(outcome?.ok === false && outcome.error.message).toMatch(
      new RegExp(
        `^Created snapshot ${MADE.name} of container ${CONTAINER}, but its alias may not be set\\.\n` +
          'The change of the alias of .* may have happened: (.*\n)+' +
          'Could not set alias .*: the API responded with 403\\.\n',
      ),
    );
  });

  test('A defect in giving the alias is not repeated', async () => {
    let attempts = 0;
    const setAlias = () => {
      attempts += 1;
      return Promise.reject(new TypeError('a defect'));
    };
    const { outcomes } = await createFor(request, fakeHoody([NEWER]), { overrides: { setAlias } });
    expect(outcomes).toMatchObject([{ ok: false }]);
    expect(attempts).toBe(1);
  });
});

describe('A create step with retention', () => {
  const retention = { keepLast: 1, filter: 'before' };

  test.each<[string, Plain<Partial<CreateRequest>>]>([
    ['replaces nothing', { ifExists: 'create' }],
    ['has a generated alias', { ifExists: 'replace', alias: undefined as never }],
  ])('A create step that %s sets no alias afterward', async (_, fields) => {
    // The response has no alias, so it is not the one of the request.
    const unaliased = snapshot({ name: 'unaliased', alias: null });
    const overrides = { creating: async () => ({ snapshot: unaliased, ownership: 'made' }) as never };
    const hoody = fakeHoody([unaliased, NEWER]);
    const { outcomes } = await createFor(requestOf({ ...fields, retention }), hoody, { overrides });
    expect(outcomes).toMatchObject([{ ok: true, snapshots: [unaliased] }]);
    expect(hoody.kinds).toContain('list');
    expect(hoody.kinds).not.toContain('alias');
  });

  test.each([
    [1, true],
    [9, false],
  ])('A reuse that keeps the last %d has changed something: %s', async (keepLast, changed) => {
    const request = requestOf({ ifExists: 'reuse', retention: { keepLast, filter: '*' } });
    const { outcomes } = await createFor(request, fakeHoody([NEWER, OLDER]));
    expect(outcomes).toMatchObject([{ ownership: 'found', changed }]);
  });

  test('The retention deletes the older snapshots and spares the new one', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(requestOf({ retention }), hoody);
    expect(hoody.stored()).toEqual([MADE, NIGHTLY]);
  });

  test('The retention never deletes the new snapshot, even if it is not among the newest', async () => {
    const hoody = fakeHoody([LATER, OLDER]);
    await createFor(requestOf({ retention }), hoody);
    expect(hoody.stored()).toEqual([LATER, MADE]);
  });

  test('The retention spares what guards the job, and counts it', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const request = requestOf({ retention: { keepLast: 2, filter: '*' } });
    await createFor(request, hoody, { guarded: ['nightly'] });
    expect(hoody.names()).toEqual([MADE.name, 'newer', 'nightly']);
  });

  test('The retention waits for a list that shows the new snapshot', async () => {
    const hoody = fakeHoody([NEWER, OLDER], { behavior: { lagMs: 3_000 }, on: { list: { lag: 1 } } });
    const { warnings } = await createFor(requestOf({ retention }), hoody);
    expect(hoody.stored()).toEqual([MADE]);
    expect(warnings).toEqual([]);
  });

  test('A reuse whose delete may have happened has changed something', async () => {
    const request = requestOf({ ifExists: 'reuse', retention });
    const lost = fakeHoody([NEWER, OLDER], { on: { delete: LOST_BEFORE } });
    const { outcomes, warnings } = await createFor(request, lost, { timeoutMs: 3_000 });
    expect(outcomes).toMatchObject([{ ok: true, changed: true }]);
    expect(warnings).toEqual([expect.stringContaining('\nThe deletion of snapshot older of ')]);
    const refused = fakeHoody([NEWER, OLDER], { on: { delete: FORBIDDEN } });
    expect((await createFor(request, refused)).outcomes).toMatchObject([{ ok: true, changed: false }]);
  });

  test('The retention does not count what was replaced', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(requestOf({ ifExists: 'replace', retention: { keepLast: 2, filter: '*' } }), hoody);
    expect(hoody.stored()).toEqual([MADE, NIGHTLY]);
  });

  test('The retention also applies after a reuse', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(requestOf({ ifExists: 'reuse', retention }), hoody);
    expect(hoody.stored()).toEqual([NEWER, NIGHTLY]);
  });

  test('A snapshot that is already gone is not a failure', async () => {
    const hoody = fakeHoody([NEWER], { on: { delete: NOT_FOUND } });
    const { outcomes, warnings } = await createFor(requestOf({ retention }), hoody);
    expect(outcomes).toEqual([done]);
    expect(warnings).toEqual([]);
  });

  test.each<[string, Parameters<typeof fakeHoody>[1], RegExp]>([
    ['cannot be deleted', { on: { delete: FORBIDDEN } }, /\nCould not delete snapshot newer /],
    ['cannot be listed', { on: { list: FORBIDDEN } }, /\nCould not list the snapshots /],
    [
      'are listed without the new one',
      { behavior: { lagMs: 5_000 }, on: { list: { lag: 1 } } },
      /\nThe list of snapshots does not contain the new one\.$/,
    ],
  ])('The new snapshot stays, with a warning, when the older ones %s', async (_, options, reason) => {
    const { outcomes, lines } = await createFor(requestOf({ retention }), fakeHoody([NEWER], options));
    expect(outcomes).toEqual([done]);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^warning: Could not delete all older snapshots of container ${CONTAINER}\\.\n`),
    );
    expect(lines.at(-1)).toMatch(reason);
  });

  test('A snapshot that another one follows which cannot be deleted has still been deleted', async () => {
    const request = requestOf({ ifExists: 'reuse', retention });
    const hoody = fakeHoody(
      [NEWER, OLDER, snapshot({ ...OLDER, name: 'oldest', created_at: '2025-01-01T00:00:00Z' })],
      {
        on: { delete: inOrder(undefined, FORBIDDEN) },
      },
    );
    const { outcomes, warnings } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([{ ok: true, changed: true }]);
    expect(warnings).toHaveLength(1);
    expect(hoody.names()).toEqual(['newer', 'oldest']);
  });

  test('An expired snapshot is neither counted nor deleted, by the clock of the server', async () => {
    const expired = snapshot({ ...NEWER, expires_at: new Date(NOW + 1_000).toISOString() });
    const hoody = fakeHoody([expired, OLDER, NIGHTLY], { aheadMs: -60_000 });
    await createFor(requestOf({ retention: { keepLast: 2, filter: '*' } }), hoody);
    expect(hoody.stored()).toEqual([MADE, expired, OLDER]);
  });

  test('A snapshot that cannot be part of a path is not deleted', async () => {
    const odd = snapshot({ name: 'a b', alias: 'before', created_at: '2025-01-15T00:00:00.000Z' });
    const hoody = fakeHoody([odd, OLDER]);
    const { warnings } = await createFor(requestOf({ ifExists: 'replace', retention }), hoody);
    expect(hoody.stored()).toEqual([MADE, odd]);
    expect(warnings).toEqual([]);
  });

  test('The filter applies to the alias that the new snapshot gets at the end', async () => {
    const hoody = fakeHoody([LATER, NEWER]);
    // The later snapshot is newer than the new one, which spares it from being replaced.
    await createFor(requestOf({ ifExists: 'replace', retention }), hoody);
    expect(hoody.stored()).toEqual([LATER, MADE]);
    const counted = fakeHoody([NEWER, NIGHTLY]);
    await createFor(
      requestOf({ ifExists: 'replace', retention: { keepLast: 1, filter: '{before,nightly-1}' } }),
      counted,
    );
    expect(counted.stored()).toEqual([MADE]);
  });

  test('The filter applies to the alias in the list if it is generated', async () => {
    const nightlies = [1, 2].map((day) =>
      snapshot({ name: `nightly-${day}`, alias: `run-${day}`, created_at: `2025-01-0${day}T00:00:00Z` }),
    );
    const hoody = fakeHoody(nightlies);
    await createFor(
      redacted<CreateRequest>({
        ifExists: 'create',
        dryRun: false,
        retention: { keepLast: 2, filter: 'run-*' },
      }),
      hoody,
    );
    expect(hoody.names()).toEqual([MADE.name, 'nightly-2']);
  });
});
