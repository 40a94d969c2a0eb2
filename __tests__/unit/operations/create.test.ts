import type { HoodyClient } from '../../../src/hoody/client.ts';
import { type CreateRequest, create } from '../../../src/operations/create.ts';
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

const asked = (fields: Partial<CreateRequest> = {}): CreateRequest => ({
  alias: 'before',
  aliasIsUnique: false,
  ifExists: 'create',
  dryRun: false,
  ...fields,
});
const methods = ({ calls }: FakeHoody) => calls.map(([method]) => method);
const left = (hoody: FakeHoody, containerId = CONTAINER) => hoody.stored(containerId).map(({ name }) => name);
const done = { ok: true, containerId: CONTAINER, changed: true, snapshots: [MADE] };

/** Creates snapshots of containers that begin with the same ones. */
async function createFor(request: CreateRequest, hoody: FakeHoody, containerIds = [CONTAINER]) {
  const context = fakeContext(hoody);
  const outcomes = await create(request, containerIds, context);
  return { outcomes, lines: context.logger.lines };
}

test('A create is one request', async () => {
  const hoody = fakeHoody([NEWER]);
  const request = asked({ expiryDays: 7 });
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

test('It is told when the new one expires', async () => {
  const expiring = { ...MADE, expires_at: '2025-02-07T23:00:00.000Z' };
  const { lines } = await createFor(asked(), fakeHoody([], { create: async () => expiring }));
  expect(lines.at(-1)).toBe(
    `ends: Created snapshot snap-new of container ${CONTAINER}, which expires at 2025-02-07 23:00:00 UTC`,
  );
});

describe('When a snapshot of the alias is there already', () => {
  test('it is reused where that is wanted', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const { outcomes, lines } = await createFor(asked({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toEqual([{ ...done, changed: false, reused: true, snapshots: [NEWER] }]);
    expect(methods(hoody)).toEqual(['list']);
    expect(lines).toEqual([
      `info: Container ${CONTAINER} has snapshot newer with the alias "before" already, ` +
        'of 2025-01-20 00:00:00 UTC; it is reused.',
    ]);
  });

  test('it is refused where it must not be there', async () => {
    const hoody = fakeHoody([NEWER]);
    const { outcomes } = await createFor(asked({ ifExists: 'fail' }), hoody);
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

  test('it and all of its sharingAlias are replaced where that is wanted, once the new one is there', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const { outcomes, lines } = await createFor(asked({ ifExists: 'replace' }), hoody);
    expect(outcomes).toEqual([done]);
    expect(methods(hoody)).toEqual(['create', 'list', 'delete', 'delete']);
    expect(left(hoody)).toEqual(['snap-new', 'nightly']);
    expect(lines.slice(2)).toEqual([
      `info: Deleted snapshot newer of container ${CONTAINER}, which is not needed any more.`,
      `info: Deleted snapshot older of container ${CONTAINER}, which is not needed any more.`,
    ]);
  });

  test('one that somebody made after the new one is not replaced by it', async () => {
    const later = snapshot({ name: 'later', alias: 'before', created_at: '2025-02-01T00:00:00.000Z' });
    const hoody = fakeHoody([later, OLDER]);
    await createFor(asked({ ifExists: 'replace' }), hoody);
    expect(left(hoody)).toEqual(['later', 'snap-new']);
  });

  test('another is created where nothing is said', async () => {
    const hoody = fakeHoody([NEWER]);
    await createFor(asked(), hoody);
    expect(left(hoody)).toEqual(['snap-new', 'newer']);
  });

  it.each<['reuse' | 'fail', string, string | null | undefined]>([
    ['reuse', 'of another alias', undefined],
    ['fail', 'of another alias', undefined],
    ['reuse', 'that has expired', new Date(NOW).toISOString()],
    ['fail', 'that has expired', new Date(NOW - 1).toISOString()],
  ])('with %s, one %s is none', async (ifExists, which, expires_at) => {
    const there = {
      ...NEWER,
      ...(which.includes('another') ? { alias: 'x' } : { expires_at: expires_at ?? null }),
    };
    const hoody = fakeHoody([there]);
    const { outcomes } = await createFor(asked({ ifExists }), hoody);
    expect(outcomes).toEqual([done]);
    expect(methods(hoody)).toEqual(['list', 'create']);
  });

  test('one that is still to expire is one', async () => {
    const there = { ...NEWER, expires_at: new Date(NOW + 1).toISOString() };
    const { outcomes } = await createFor(asked({ ifExists: 'reuse' }), fakeHoody([there]));
    expect(outcomes).toMatchObject([{ changed: false, snapshots: [{ name: 'newer' }] }]);
  });
});

describe('The retention', () => {
  const retention = { keepLast: 1, filter: 'before' };

  test('lets the older ones go, and spares the new one', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(asked({ retention }), hoody);
    expect(left(hoody)).toEqual(['snap-new', 'nightly']);
  });

  test('never lets the new one go, even if it is not among the newest', async () => {
    const later = snapshot({ name: 'later', alias: 'before', created_at: '2025-02-01T00:00:00.000Z' });
    const hoody = fakeHoody([later, OLDER]);
    await createFor(asked({ retention }), hoody);
    expect(left(hoody)).toEqual(['later', 'snap-new']);
  });

  test('does not count what was replaced', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(asked({ ifExists: 'replace', retention: { keepLast: 2, filter: '*' } }), hoody);
    expect(left(hoody)).toEqual(['snap-new', 'nightly']);
  });

  test('applies also where one was reused', async () => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    await createFor(asked({ ifExists: 'reuse', retention }), hoody);
    expect(left(hoody)).toEqual(['newer', 'nightly']);
  });

  test('One that is gone meanwhile is no failure', async () => {
    const hoody = fakeHoody([NEWER], { delete: () => Promise.reject(notFound()) });
    const { outcomes, lines } = await createFor(asked({ retention }), hoody);
    expect(outcomes).toEqual([done]);
    expect(lines.some((line) => line.startsWith('warning'))).toBe(false);
  });

  it.each<[string, FakeHoody, string]>([
    ['cannot be deleted', fakeHoody([NEWER], { delete: () => Promise.reject(forbidden()) }), 'You may not'],
    ['cannot be listed', fakeHoody([], { list: () => Promise.reject(forbidden()) }), 'You may not'],
    [
      'are listed without the new one',
      fakeHoody([], { list: async () => [NEWER] }),
      'does not hold the new one',
    ],
  ])('When the older ones %s, the new one stays and a warning is given', async (_, hoody, reason) => {
    const { outcomes, lines } = await createFor(asked({ retention }), hoody);
    expect(outcomes).toEqual([done]);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^warning: Older snapshots of container ${CONTAINER} were kept\\. .*${reason}`),
    );
  });
});

describe('Of several containers', () => {
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

  test('each gets one', async () => {
    const { outcomes } = await createFor(asked(), fakeHoody([NEWER]), all);
    expect(outcomes).toEqual(all.map((containerId) => ({ ...done, containerId })));
  });

  test('when one fails, those of the others are deleted again, and nothing else is', async () => {
    const deleted: unknown[][] = [];
    const hoody = failing(OTHER, { delete: async (...args) => void deleted.push(args) });
    const request = asked({ ifExists: 'replace', retention: { keepLast: 1, filter: '*' } });
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

  test('what was made is deleted with time of its own', async () => {
    const undone: unknown[][] = [];
    const cleanupClient = fakeHoody([], { delete: async (...args) => void undone.push(args) });
    const hoody = failing(OTHER, { delete: () => Promise.reject(new Error('out of time')) });
    await create(asked(), [CONTAINER, OTHER], fakeContext(hoody, cleanupClient));
    expect(undone).toEqual([[CONTAINER, 'snap-new']]);
  });

  test('what cannot be deleted again is told, and is still there', async () => {
    const hoody = failing(OTHER, { delete: () => Promise.reject(forbidden()) });
    const { outcomes } = await createFor(asked(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({
      ok: false,
      changed: true,
      snapshots: [MADE],
      error: { message: `Snapshot snap-new of container ${CONTAINER} is left over. Could not: You may not` },
    });
    expect(outcomes[0]?.ok === false && outcomes[0].error).not.toBeInstanceOf(UndoneError);
  });

  test('what is gone already need not be deleted again', async () => {
    const hoody = failing(OTHER, { delete: () => Promise.reject(notFound()) });
    const { outcomes } = await createFor(asked(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({ ok: false, changed: false, snapshots: [] });
  });

  test('one that was reused is never deleted', async () => {
    const hoody = fakeHoody([], {
      list: async (id) => (id === CONTAINER ? [NEWER] : []),
      create: () => Promise.reject(forbidden()),
    });
    const { outcomes } = await createFor(asked({ ifExists: 'reuse' }), hoody, [CONTAINER, OTHER]);
    expect(outcomes).toMatchObject([{ ok: true, changed: false, snapshots: [NEWER] }, { ok: false }]);
    expect(methods(hoody)).not.toContain('delete');
  });
});

describe('A dry run', () => {
  it.each<[string, Partial<CreateRequest>, string[], string[]]>([
    ['a create', {}, [], ['create a snapshot of container C with the alias "before"']],
    ['a reuse', { ifExists: 'reuse' }, ['newer'], ['reuse snapshot newer of container C']],
    [
      'a reuse of what is not there',
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
  ])('of %s changes nothing and tells the plan', async (_, fields, acted, steps) => {
    const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
    const { outcomes, lines } = await createFor(asked({ ...fields, dryRun: true }), hoody);
    const plan = steps.map((step) => step.replace('container C', `container ${CONTAINER}`));
    expect(outcomes).toMatchObject([
      { ok: true, changed: false, snapshots: acted.map((name) => ({ name })), plan },
    ]);
    expect(methods(hoody)).toEqual(['list']);
    expect(lines).toEqual(plan.map((step) => `info: Dry run: would ${step}.`));
  });

  test('of what must not be there fails as the run would', async () => {
    const hoody = fakeHoody([NEWER]);
    const { outcomes } = await createFor(asked({ ifExists: 'fail', dryRun: true }), hoody, [
      CONTAINER,
      OTHER,
    ]);
    expect(outcomes).toMatchObject([{ ok: false }, { ok: false }]);
    expect(methods(hoody)).toEqual(['list', 'list']);
  });
});
