import { HoodyError } from '../../../src/hoody/errors.ts';
import { create } from '../../../src/operations/create.ts';
import type { CreateRequest } from '../../../src/operations/request.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import { status } from '../../helpers/fakes/failure.ts';
import {
  type FakeHoody,
  fakeHoody,
  forbidden,
  listOf,
  MADE_AT,
  notFound,
} from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const MADE = snapshot({ name: 'snap-new', alias: 'before', created_at: MADE_AT });
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });
const NIGHTLY = snapshot({ name: 'nightly', alias: 'nightly-1', created_at: '2025-01-05T00:00:00.000Z' });
const done = { ok: true, containerId: CONTAINER, changed: true, snapshots: [MADE] };

const requestOf = (fields: Partial<CreateRequest> = {}): CreateRequest => ({
  alias: 'before',
  ifExists: 'create',
  dryRun: false,
  ...fields,
});

/** Creates snapshots of containers that begin with the same ones. */
async function createFor(request: CreateRequest, hoody: FakeHoody, containerIds = [CONTAINER]) {
  const context = fakeContext(hoody);
  const outcomes = await create(request, containerIds, context);
  return { outcomes, lines: context.logger.lines };
}

const methods = ({ calls }: FakeHoody) => calls.map(([method]) => method);
const remaining = (hoody: FakeHoody) => hoody.stored(CONTAINER).map(({ name }) => name);

describe('A replacement', () => {
  const request = requestOf({ ifExists: 'replace' });

  test('All older snapshots with the alias are deleted after the new one exists, which then gets the alias', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const { outcomes, lines } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(methods(hoody)).toEqual(['list', 'create', 'list', 'delete', 'delete', 'setAlias']);
    expect(hoody.calls[1]).toStrictEqual([
      'create',
      CONTAINER,
      { alias: { kind: 'generated', first: 'before-generated-1', next: expect.any(Function) } },
    ]);
    expect(remaining(hoody)).toEqual(['snap-new', 'nightly']);
    expect(lines.slice(2)).toEqual([
      `info: Deleted older snapshot newer of container ${CONTAINER}.`,
      `info: Deleted older snapshot older of container ${CONTAINER}.`,
      `info: Set the alias "before" on snapshot snap-new of container ${CONTAINER}.`,
    ]);
  });

  test('A create that fails is the error of the replacement', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody([NIGHTLY], { create: () => Promise.reject(refusal) });
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([{ ok: false, error: refusal }]);
    expect(methods(hoody)).toEqual(['list', 'create']);
  });

  test('The new snapshot has the alias from the start if there is nothing to replace', async () => {
    const hoody = fakeHoody([NIGHTLY]);
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(methods(hoody)).toEqual(['list', 'create', 'list']);
  });

  test('The new snapshot is created aside if another one has only the derived name', async () => {
    const named = snapshot({ name: 'before', alias: 'kept' });
    const hoody = fakeHoody([named]);
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([{ ok: true, snapshots: [{ name: 'snap-new', alias: 'before' }] }]);
    expect(methods(hoody)).toEqual(['list', 'create', 'list', 'setAlias']);
    expect(remaining(hoody)).toEqual(['snap-new', 'before']);
  });

  test('A snapshot that is newer than the new one is not replaced', async () => {
    const later = snapshot({ name: 'later', alias: 'before', created_at: '2025-02-01T00:00:00.000Z' });
    const hoody = fakeHoody([later, OLDER]);
    await createFor(request, hoody);
    expect(remaining(hoody)).toEqual(['later', 'snap-new']);
  });

  test('A snapshot of unknown time is replaced', async () => {
    const hoody = fakeHoody([{ name: 'undated', alias: 'before' }]);
    await createFor(request, hoody);
    expect(remaining(hoody)).toEqual(['snap-new']);
  });

  test('The new snapshot gets the alias even if the older ones cannot be deleted', async () => {
    const hoody = fakeHoody([NEWER], { delete: () => Promise.reject(forbidden()) });
    const { outcomes, lines } = await createFor(request, hoody);
    expect(outcomes).toEqual([done]);
    expect(lines).toContainEqual(
      expect.stringMatching(/^warning: Could not delete all older .*\nCould not: You may not$/),
    );
  });

  test('A new snapshot that cannot get the alias is an error, and stays', async () => {
    const hoody = fakeHoody([NEWER], { setAlias: () => Promise.reject(forbidden()) });
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([
      {
        ok: false,
        changed: true,
        snapshots: [{ name: 'snap-new' }],
        error: {
          name: 'HoodyError',
          message: `Created snapshot snap-new of container ${CONTAINER}, but could not set its alias.\nCould not: You may not`,
        },
      },
    ]);
    expect(hoody.calls.filter(([method]) => method === 'setAlias')).toHaveLength(1);
    expect(remaining(hoody)).toEqual(['snap-new']);
  });

  test.each([
    ['the job was canceled', new HoodyError('It was not tried.')],
    ['the time is over', new HoodyError('No time is left.', [], status(409))],
  ])('The new snapshot gets the alias within the time for cleanup if %s', async (_, error) => {
    const hoody = fakeHoody([NEWER], { setAlias: () => Promise.reject(error) });
    const aliases: unknown[][] = [];
    const cleanup = fakeHoody([], {
      setAlias: async (...args) => {
        aliases.push(args);
        return MADE;
      },
    });
    const outcomes = await create(request, [CONTAINER], fakeContext(hoody, cleanup));
    expect(outcomes).toEqual([done]);
    expect(aliases).toEqual([[CONTAINER, 'snap-new', 'before']]);
  });

  test('A defect in giving the alias is not repeated', async () => {
    const hoody = fakeHoody([NEWER], { setAlias: () => Promise.reject(new TypeError('a defect')) });
    const { outcomes } = await createFor(request, hoody);
    expect(outcomes).toMatchObject([{ ok: false }]);
    expect(hoody.calls.filter(([method]) => method === 'setAlias')).toHaveLength(1);
  });
});

describe('A create with retention', () => {
  const retention = { keepLast: 1, filter: 'before' };

  test.each<[string, Partial<CreateRequest>]>([
    ['replaces nothing', { ifExists: 'create' }],
    ['has a generated alias', { ifExists: 'replace', alias: undefined as never }],
  ])('A create that %s sets no alias afterward', async (_, fields) => {
    const made = { ...MADE, alias: null };
    const hoody = fakeHoody([made], {
      create: async () => ({ snapshot: made, source: 'response', pending: [] }),
    });
    await createFor(requestOf({ ...fields, retention }), hoody);
    expect(methods(hoody)).not.toContain('setAlias');
  });

  test.each([
    [1, true],
    [9, false],
  ])('A reuse that keeps the last %d has changed something: %s', async (keepLast, changed) => {
    const request = requestOf({ ifExists: 'reuse', retention: { keepLast, filter: '*' } });
    const { outcomes } = await createFor(request, fakeHoody([NEWER, OLDER]));
    expect(outcomes).toMatchObject([{ origin: 'reused', changed }]);
  });

  test('The retention deletes the older snapshots and spares the new one', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(requestOf({ retention }), hoody);
    expect(remaining(hoody)).toEqual(['snap-new', 'nightly']);
  });

  test('The retention never deletes the new snapshot, even if it is not among the newest', async () => {
    const later = snapshot({ name: 'later', alias: 'before', created_at: '2025-02-01T00:00:00.000Z' });
    const hoody = fakeHoody([later, OLDER]);
    await createFor(requestOf({ retention }), hoody);
    expect(remaining(hoody)).toEqual(['later', 'snap-new']);
  });

  test('The retention does not count what was replaced', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(requestOf({ ifExists: 'replace', retention: { keepLast: 2, filter: '*' } }), hoody);
    expect(remaining(hoody)).toEqual(['snap-new', 'nightly']);
  });

  test('The retention also applies after a reuse', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(requestOf({ ifExists: 'reuse', retention }), hoody);
    expect(remaining(hoody)).toEqual(['newer', 'nightly']);
  });

  test('A snapshot that is already gone is not a failure', async () => {
    const hoody = fakeHoody([NEWER], { delete: () => Promise.reject(notFound()) });
    const { outcomes, lines } = await createFor(requestOf({ retention }), hoody);
    expect(outcomes).toEqual([done]);
    expect(lines.some((line) => line.startsWith('warning'))).toBe(false);
  });

  test.each<[string, FakeHoody, string]>([
    ['cannot be deleted', fakeHoody([NEWER], { delete: () => Promise.reject(forbidden()) }), 'You may not'],
    ['cannot be listed', fakeHoody([], { list: () => Promise.reject(forbidden()) }), 'You may not'],
    [
      'are listed without the new one',
      fakeHoody([], { list: async () => listOf([NEWER]) }),
      'The list of snapshots does not contain the new one\\.',
    ],
  ])('The new snapshot stays, with a warning, when the older ones %s', async (_, hoody, reason) => {
    const { outcomes, lines } = await createFor(requestOf({ retention }), hoody);
    expect(outcomes).toEqual([done]);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^warning: Could not delete all older snapshots of container ${CONTAINER}\\.\n.*${reason}`),
    );
  });

  test('An expired snapshot is neither counted nor deleted, by the clock of the server', async () => {
    const expired = { ...NEWER, expires_at: new Date(NOW + 1_000).toISOString() };
    const stored = [MADE, expired, OLDER, NIGHTLY];
    const hoody = fakeHoody(stored, { list: async () => listOf(stored, { clockOffsetMs: 1_000 }) });
    await createFor(requestOf({ retention: { keepLast: 2, filter: '*' } }), hoody);
    expect(hoody.calls.filter(([method]) => method === 'delete')).toEqual([['delete', CONTAINER, 'nightly']]);
  });

  test('A snapshot that cannot be part of a path is not deleted', async () => {
    const odd = snapshot({ name: 'a b', alias: 'before', created_at: '2025-01-15T00:00:00.000Z' });
    const hoody = fakeHoody([odd, OLDER]);
    const { lines } = await createFor(requestOf({ ifExists: 'replace', retention }), hoody);
    expect(remaining(hoody)).toEqual(['snap-new', 'a b']);
    expect(lines.some((line) => line.startsWith('warning'))).toBe(false);
  });

  test('The filter applies to the alias that the new snapshot gets at the end', async () => {
    const other = snapshot({ name: 'other', alias: 'before', created_at: '2025-01-31T23:30:00.000Z' });
    const hoody = fakeHoody([other, NEWER]);
    const rule = { keepLast: 1, filter: 'before' };
    // The snapshot other is newer than the new one, which spares it from being replaced.
    await createFor(requestOf({ ifExists: 'replace', retention: rule }), hoody);
    expect(remaining(hoody)).toEqual(['other', 'snap-new']);
    const counted = fakeHoody([NEWER, NIGHTLY]);
    await createFor(
      requestOf({ ifExists: 'replace', retention: { keepLast: 1, filter: '{before,nightly-1}' } }),
      counted,
    );
    expect(remaining(counted)).toEqual(['snap-new']);
  });
});
