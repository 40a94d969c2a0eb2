import type { HoodyClient } from '../../../src/hoody/client.ts';
import { create } from '../../../src/operations/create.ts';
import type { CreateRequest } from '../../../src/operations/request.ts';
import { UndoneError } from '../../../src/operations/undo-create.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import { type FakeHoody, fakeHoody, forbidden, MADE_AT, notFound } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';
const THIRD = '507f1f77bcf86cd799439013';
const MADE = snapshot({ name: 'snap-new', alias: 'before', created_at: MADE_AT });
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });
const NIGHTLY = snapshot({ name: 'nightly', alias: 'nightly-1', created_at: '2025-01-05T00:00:00.000Z' });

const requestOf = (fields: Partial<CreateRequest> = {}): CreateRequest => ({
  alias: 'before',
  aliasIsUnique: false,
  ifExists: 'create',
  dryRun: false,
  ...fields,
});
const methods = ({ calls }: FakeHoody) => calls.map(([method]) => method);
const remaining = (hoody: FakeHoody, containerId = CONTAINER) =>
  hoody.stored(containerId).map(({ name }) => name);
const done = { ok: true, containerId: CONTAINER, changed: true, snapshots: [MADE] };

/** Creates snapshots of containers that have the same ones at first. */
async function createFor(request: CreateRequest, hoody: FakeHoody, containerIds = [CONTAINER]) {
  const context = fakeContext(hoody);
  const outcomes = await create(request, containerIds, context);
  return { outcomes, lines: context.logger.lines };
}

test('A create sends one request', async () => {
  const hoody = fakeHoody([NEWER]);
  const request = requestOf({ expiryDays: 7 });
  const { outcomes, lines } = await createFor(request, hoody);
  expect(outcomes).toEqual([done]);
  expect(hoody.calls).toEqual([
    ['create', CONTAINER, expect.objectContaining({ alias: 'before', expiryDays: 7 })],
  ]);
  expect(lines).toEqual([
    `begins: Creating a snapshot of container ${CONTAINER} with the alias "before"`,
    `ends: Created snapshot snap-new of container ${CONTAINER}`,
  ]);
});

test('The log shows when the new snapshot expires', async () => {
  const expiring = { ...MADE, expires_at: '2025-02-07T23:00:00.000Z' };
  const { lines } = await createFor(requestOf(), fakeHoody([], { create: async () => expiring }));
  expect(lines.at(-1)).toBe(
    `ends: Created snapshot snap-new of container ${CONTAINER}, which expires at 2025-02-07 23:00:00 UTC`,
  );
});

describe('An existing snapshot with the alias', () => {
  test('The snapshot is reused with reuse', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const { outcomes, lines } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toEqual([{ ...done, changed: false, reused: true, snapshots: [NEWER] }]);
    expect(methods(hoody)).toEqual(['list']);
    expect(lines).toEqual([
      `info: Container ${CONTAINER} has snapshot newer with the alias "before" already, ` +
        'of 2025-01-20 00:00:00 UTC; it is reused.',
    ]);
  });

  test('The snapshot is refused with fail', async () => {
    const hoody = fakeHoody([NEWER]);
    const { outcomes } = await createFor(requestOf({ ifExists: 'fail' }), hoody);
    expect(outcomes).toMatchObject([
      {
        ok: false,
        changed: false,
        snapshots: [],
        error: {
          name: 'HoodyError',
          message: expect.stringMatching(
            /has a snapshot with the alias "before" already: newer, .* Nothing was created\./,
          ),
        },
      },
    ]);
    expect(methods(hoody)).toEqual(['list']);
  });

  test('All snapshots with the alias are replaced with replace, after the new one exists', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const { outcomes, lines } = await createFor(requestOf({ ifExists: 'replace' }), hoody);
    expect(outcomes).toEqual([done]);
    expect(methods(hoody)).toEqual(['create', 'list', 'delete', 'delete']);
    expect(remaining(hoody)).toEqual(['snap-new', 'nightly']);
    expect(lines.slice(2)).toEqual([
      `info: Deleted snapshot newer of container ${CONTAINER}, which is not needed any more.`,
      `info: Deleted snapshot older of container ${CONTAINER}, which is not needed any more.`,
    ]);
  });

  test('A snapshot that is newer than the new one is not replaced', async () => {
    const later = snapshot({ name: 'later', alias: 'before', created_at: '2025-02-01T00:00:00.000Z' });
    const hoody = fakeHoody([later, OLDER]);
    await createFor(requestOf({ ifExists: 'replace' }), hoody);
    expect(remaining(hoody)).toEqual(['later', 'snap-new']);
  });

  test('Another snapshot is created by default', async () => {
    const hoody = fakeHoody([NEWER]);
    await createFor(requestOf(), hoody);
    expect(remaining(hoody)).toEqual(['snap-new', 'newer']);
  });

  test.each<['reuse' | 'fail', string, string | null | undefined]>([
    ['reuse', 'with another alias', undefined],
    ['fail', 'with another alias', undefined],
    ['reuse', 'that has expired', new Date(NOW).toISOString()],
    ['fail', 'that has expired', new Date(NOW - 1).toISOString()],
  ])('The option %s ignores a snapshot %s', async (ifExists, which, expires_at) => {
    const there = {
      ...NEWER,
      ...(which.includes('another') ? { alias: 'x' } : { expires_at: expires_at ?? null }),
    };
    const hoody = fakeHoody([there]);
    const { outcomes } = await createFor(requestOf({ ifExists }), hoody);
    expect(outcomes).toEqual([done]);
    expect(methods(hoody)).toEqual(['list', 'create']);
  });

  test('A snapshot that has not expired yet is reused', async () => {
    const there = { ...NEWER, expires_at: new Date(NOW + 1).toISOString() };
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), fakeHoody([there]));
    expect(outcomes).toMatchObject([{ changed: false, snapshots: [{ name: 'newer' }] }]);
  });
});

describe('A create with retention', () => {
  const retention = { keepLast: 1, filter: 'before' };

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
      fakeHoody([], { list: async () => [NEWER] }),
      'does not hold the new one',
    ],
  ])('The new snapshot stays, with a warning, when the older ones %s', async (_, hoody, reason) => {
    const { outcomes, lines } = await createFor(requestOf({ retention }), hoody);
    expect(outcomes).toEqual([done]);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^warning: Older snapshots of container ${CONTAINER} were kept\\. .*${reason}`),
    );
  });
});

describe('A create for several containers', () => {
  const all = [CONTAINER, OTHER, THIRD];

  /** An API that refuses the create for one container. */
  const failing = (containerId: string, overrides: Partial<HoodyClient> = {}) => {
    const working = fakeHoody();
    return fakeHoody([NEWER], {
      create: async (id, options) => {
        if (id === containerId) throw forbidden();
        return working.create(id, options);
      },
      ...overrides,
    });
  };

  test('Each container gets a snapshot', async () => {
    const { outcomes } = await createFor(requestOf(), fakeHoody([NEWER]), all);
    expect(outcomes).toEqual(all.map((containerId) => ({ ...done, containerId })));
  });

  test('A failure for one container deletes the snapshots of the others, and nothing else', async () => {
    const deleted: unknown[][] = [];
    const hoody = failing(OTHER, { delete: async (...args) => void deleted.push(args) });
    const request = requestOf({ ifExists: 'replace', retention: { keepLast: 1, filter: '*' } });
    const { outcomes, lines } = await createFor(request, hoody, all);
    expect(outcomes).toMatchObject([
      { ok: false, containerId: CONTAINER, changed: false, snapshots: [] },
      { ok: false, containerId: OTHER, error: { message: expect.stringContaining('You may not') } },
      { ok: false, containerId: THIRD, changed: false, snapshots: [] },
    ]);
    const [first, second] = outcomes.map((outcome) => (outcome.ok ? undefined : outcome.error));
    expect(first).toBeInstanceOf(UndoneError);
    expect(second).not.toBeInstanceOf(UndoneError);
    expect(deleted).toEqual([
      [CONTAINER, 'snap-new'],
      [THIRD, 'snap-new'],
    ]);
    expect(lines).toContain(
      `info: Snapshot snap-new of container ${CONTAINER} was deleted again, because there is none of ${OTHER}.`,
    );
  });

  test('The undo has its own time limit', async () => {
    const undone: unknown[][] = [];
    const cleanupClient = fakeHoody([], { delete: async (...args) => void undone.push(args) });
    const hoody = failing(OTHER, { delete: () => Promise.reject(new Error('out of time')) });
    await create(requestOf(), [CONTAINER, OTHER], fakeContext(hoody, cleanupClient));
    expect(undone).toEqual([[CONTAINER, 'snap-new']]);
  });

  test('A snapshot that cannot be deleted again is reported as left over', async () => {
    const hoody = failing(OTHER, { delete: () => Promise.reject(forbidden()) });
    const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({
      ok: false,
      changed: true,
      snapshots: [MADE],
      error: { message: `Snapshot snap-new of container ${CONTAINER} is left over. Could not: You may not` },
    });
    expect(outcomes[0]?.ok === false && outcomes[0].error).not.toBeInstanceOf(UndoneError);
  });

  test('A snapshot that is already gone need not be deleted again', async () => {
    const hoody = failing(OTHER, { delete: () => Promise.reject(notFound()) });
    const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({ ok: false, changed: false, snapshots: [] });
  });

  test('A reused snapshot is never deleted', async () => {
    const hoody = fakeHoody([], {
      list: async (id) => (id === CONTAINER ? [NEWER] : []),
      create: () => Promise.reject(forbidden()),
    });
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody, [CONTAINER, OTHER]);
    expect(outcomes).toMatchObject([{ ok: true, changed: false, snapshots: [NEWER] }, { ok: false }]);
    expect(methods(hoody)).not.toContain('delete');
  });
});

describe('A dry run of a create', () => {
  test.each<[string, Partial<CreateRequest>, string[], string[]]>([
    ['a create', {}, [], ['create a snapshot of container C with the alias "before"']],
    ['a reuse', { ifExists: 'reuse' }, ['newer'], ['reuse snapshot newer of container C']],
    [
      'a reuse without an existing snapshot',
      { ifExists: 'reuse', alias: 'other' },
      [],
      ['create a snapshot of container C with the alias "other"'],
    ],
    [
      'a replacement',
      { ifExists: 'replace' },
      [],
      [
        'create a snapshot of container C with the alias "before"',
        'delete snapshot newer of container C',
        'delete snapshot older of container C',
      ],
    ],
    [
      'a retention',
      { retention: { keepLast: 2, filter: 'before' } },
      [],
      ['create a snapshot of container C with the alias "before"', 'delete snapshot older of container C'],
    ],
    [
      'a retention beside a reuse',
      { ifExists: 'reuse', retention: { keepLast: 1, filter: '*' } },
      ['newer'],
      [
        'reuse snapshot newer of container C',
        'delete snapshot older of container C',
        'delete snapshot nightly of container C',
      ],
    ],
  ])('A dry run of %s changes nothing and reports the plan', async (_, fields, acted, steps) => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const { outcomes, lines } = await createFor(requestOf({ ...fields, dryRun: true }), hoody);
    const plan = steps.map((step) => step.replace('container C', `container ${CONTAINER}`));
    expect(outcomes).toMatchObject([
      { ok: true, changed: false, snapshots: acted.map((name) => ({ name })), plan },
    ]);
    expect(methods(hoody)).toEqual(['list']);
    expect(lines).toEqual(plan.map((step) => `info: Dry run: would ${step}.`));
  });

  test('A dry run with an existing alias and fail fails like the real run', async () => {
    const hoody = fakeHoody([NEWER]);
    const { outcomes } = await createFor(requestOf({ ifExists: 'fail', dryRun: true }), hoody, [
      CONTAINER,
      OTHER,
    ]);
    expect(outcomes).toMatchObject([{ ok: false }, { ok: false }]);
    expect(methods(hoody)).toEqual(['list', 'list']);
  });
});
