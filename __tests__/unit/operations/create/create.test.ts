import { RequestError } from '../../../../src/hoody/errors.ts';
import { LIMIT_CODE } from '../../../../src/hoody/failure.ts';
import { AmbiguousCreateError } from '../../../../src/operations/create/ambiguous.ts';
import { create } from '../../../../src/operations/create/create.ts';
import { NameTakenError } from '../../../../src/operations/create/existing.ts';
import { HeldBackError } from '../../../../src/operations/outcome.ts';
import type { CreateRequest } from '../../../../src/operations/request.ts';
import { fakeContext } from '../../../helpers/fakes/context.ts';
import { LOST, status } from '../../../helpers/fakes/failure.ts';
import {
  BUSY,
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
  LOST_AFTER,
  LOST_BEFORE,
  made,
  NOW,
  only,
} from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot, THIRD } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../../helpers/fakes/text.ts';

const MADE = made('before');
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });

const requestOf = (fields: Plain<Partial<CreateRequest>> = {}): CreateRequest =>
  redacted<CreateRequest>({ alias: 'before', ifExists: 'create', dryRun: false, ...fields });
const GENERATED: CreateRequest = { ifExists: 'create', dryRun: false };
const LIST = ['list', CONTAINER];
const CREATE = ['create', CONTAINER, { alias: 'before' }];
const done = {
  ok: true,
  containerId: CONTAINER,
  changed: true,
  ownership: 'made',
  isUniqueName: true,
  isUnsettled: false,
  snapshots: [MADE],
};

async function createFor(
  request: CreateRequest,
  hoody: FakeHoody,
  options: Parameters<typeof fakeContext>[1] = {},
) {
  const context = fakeContext(hoody, options);
  const outcomes = await create(request, [CONTAINER], context);
  return { outcomes, lines: context.logger.lines };
}

test('A create step sends one request', async () => {
  const hoody = fakeHoody([NEWER]);
  const { outcomes, lines } = await createFor(requestOf(), hoody);
  expect(outcomes).toEqual([done]);
  expect(hoody.calls).toEqual([CREATE]);
  expect(hoody.stored()).toEqual([MADE, NEWER]);
  expect(lines).toEqual([
    `begins: Creating a snapshot of container ${CONTAINER} with the alias "before"`,
    `ends: Created snapshot ${MADE.name} of container ${CONTAINER}`,
  ]);
});

test('The log shows when the new snapshot expires', async () => {
  const hoody = fakeHoody();
  const { lines } = await createFor(requestOf({ expiryDays: 7 }), hoody);
  expect(hoody.calls).toEqual([['create', CONTAINER, { alias: 'before', expiry: 7 }]]);
  expect(lines.at(-1)).toBe(
    `ends: Created snapshot ${MADE.name} of container ${CONTAINER}, which expires at 2025-02-08 00:00:01 UTC`,
  );
});

test('The log of a single container leaves the new snapshot to the last line of the step', async () => {
  const { lines } = await createFor(requestOf(), fakeHoody(), { isSingle: true });
  expect(lines).toEqual([`begins: Creating a snapshot of container ${CONTAINER} with the alias "before"`]);
});

test('A create step without an alias uses a generated one, and another only after a lost response', async () => {
  const hoody = fakeHoody([], { on: { create: inOrder(BUSY, LOST_BEFORE) } });
  const { lines } = await createFor(GENERATED, hoody);
  expect(hoody.calls.filter(([kind]) => kind === 'create')).toEqual(
    [1, 1, 2].map((number) => ['create', CONTAINER, { alias: `run-generated-${number}` }]),
  );
  expect(lines[0]).toBe(
    `begins: Creating a snapshot of container ${CONTAINER} with the alias "run-generated-1"`,
  );
});

describe('A snapshot that is known by a list', () => {
  test('The snapshot is inferred if its alias is explicit, since another job can have created it', async () => {
    const { outcomes } = await createFor(requestOf(), fakeHoody([], { on: { create: inOrder(LOST_AFTER) } }));
    expect(outcomes).toEqual([{ ...done, ownership: 'inferred', isUnsettled: true }]);
  });

  test('The snapshot is certain if its alias is generated', async () => {
    const { outcomes } = await createFor(GENERATED, fakeHoody([], { on: { create: inOrder(LOST_AFTER) } }));
    expect(outcomes).toEqual([{ ...done, snapshots: [made('run-generated-1')] }]);
  });
});

describe('An error at the limit', () => {
  const keepLast = (count: number) => ({ retention: { keepLast: count, filter: '*' } });
  /** A container that is full. */
  const full = (limit: number, options: Parameters<typeof fakeHoody>[1] = {}) =>
    fakeHoody(
      Array.from({ length: limit }, (_, index) => snapshot({ name: `full-${index}` })),
      { behavior: { cap: limit }, ...options },
    );
  const errorIn = async (...args: Parameters<typeof createFor>) => {
    const [outcome] = (await createFor(...args)).outcomes;
    return outcome?.ok === false ? outcome.error : undefined;
  };

  test.each([10, 11])(
    'The error says that keep-last: %d leaves no room below a limit of 10',
    async (count) => {
      const error = await errorIn(requestOf(keepLast(count)), full(10));
      expect(error).toBeInstanceOf(RequestError);
      expect(error).toMatchObject({
        failure: { code: LIMIT_CODE },
        message: expect.stringMatching(
          new RegExp(
            `^Could not create snapshot "before" of (.|\n)*\n\`keep-last: ${count}\` leaves no room for ` +
              'a new snapshot below the limit of 10. Use `keep-last: 9` or less.$',
          ),
        ),
      });
    },
  );

  test('The error says that a limit of 2 has room for one snapshot beside the new one', async () => {
    const error = await errorIn(requestOf(keepLast(2)), full(2));
    expect(error?.message).toContain('Use `keep-last: 1` or less.');
  });

  test('The error also says so after a lost response', async () => {
    const hoody = full(10, { behavior: { cap: 10 }, on: { create: inOrder(LOST_BEFORE) } });
    expect(await errorIn(requestOf(keepLast(10)), hoody)).toMatchObject({
      pending: [{ alias: 'before', sentAt: NOW }],
      message: expect.stringMatching(/`keep-last: 9` or less\.\nThe snapshot may exist anyway\./),
    });
  });

  const limit = (usage: { limit?: number } = { limit: 10 }) =>
    new RequestError(text('Could not create it.'), [], status(400, { code: LIMIT_CODE, usage }));

  test.each<[string, Error, Plain<Partial<CreateRequest>>]>([
    ['a smaller keep-last', limit(), keepLast(9)],
    ['no keep-last', limit(), {}],
    ['an unknown limit', limit({}), keepLast(10)],
    ['a limit of 1', limit({ limit: 1 }), keepLast(1)],
    ['a failure without a response', new RequestError(text('No.'), [], LOST), keepLast(10)],
    ['another failure of the API', new RequestError(text('No.'), [], status(403)), keepLast(10)],
    ['another error', new RequestError(text('No.'), [], undefined), keepLast(10)],
  ])('The error is unchanged with %s', async (_, error, fields) => {
    const overrides = { creating: () => Promise.reject(error) };
    expect(await errorIn(requestOf(fields), fakeHoody(), { overrides })).toBe(error);
  });

  test.each([
    ['a retention', keepLast(10)],
    ['no retention', {}],
  ])('A defect is reported as one with %s', async (_, fields) => {
    const overrides = { creating: () => Promise.reject(new TypeError('a defect')) };
    expect(await errorIn(requestOf(fields), fakeHoody(), { overrides })).toMatchObject({
      name: 'UnexpectedError',
      message: expect.stringContaining('TypeError: a defect'),
    });
  });
});

describe('An existing snapshot with the alias', () => {
  test('The snapshot is reused with reuse', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const { outcomes, lines } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    const { isUnsettled: _, ...rest } = done;
    expect(outcomes).toEqual([
      { ...rest, changed: false, ownership: 'found', isUniqueName: false, snapshots: [NEWER] },
    ]);
    expect(hoody.calls).toEqual([LIST]);
    expect(lines).toEqual([
      `info: Container ${CONTAINER} already has snapshot newer with the alias "before", ` +
        'created 2025-01-20 00:00:00 UTC. The step reuses it.',
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
        error: { name: 'UserError', message: expect.stringContaining('Nothing was created.') },
      },
    ]);
    expect(hoody.calls).toEqual([LIST]);
  });

  test('Another snapshot is created by default', async () => {
    const hoody = fakeHoody([NEWER]);
    await createFor(requestOf(), hoody);
    expect(hoody.stored()).toEqual([MADE, NEWER]);
  });

  test.each<['reuse' | 'fail', string, Plain<Partial<typeof NEWER>>]>([
    ['reuse', 'with another alias', { alias: 'x' }],
    ['fail', 'with another alias', { alias: 'x' }],
    ['reuse', 'that has expired', { expires_at: new Date(NOW).toISOString() }],
    ['fail', 'that has expired', { expires_at: new Date(NOW - 1).toISOString() }],
  ])('The option %s ignores a snapshot %s', async (ifExists, _, fields) => {
    const hoody = fakeHoody([snapshot({ ...NEWER, ...fields })]);
    const { outcomes } = await createFor(requestOf({ ifExists }), hoody);
    expect(outcomes).toEqual([done]);
    expect(hoody.calls).toEqual([LIST, CREATE]);
  });

  test('A snapshot that no request can name is not reused, and the next one is', async () => {
    const hoody = fakeHoody([snapshot({ ...NEWER, name: '..' }), OLDER]);
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toMatchObject([{ ok: true, changed: false, snapshots: [OLDER] }]);
    expect(hoody.calls).toEqual([LIST]);
  });

  test.each(['reuse', 'fail'] as const)(
    'The option %s also applies to a snapshot that another job creates at the same time',
    async (ifExists) => {
      const hoody = fakeHoody();
      hoody.createElsewhere('before');
      const { outcomes, lines } = await createFor(requestOf({ ifExists }), hoody);
      expect(hoody.stored()).toEqual([MADE]);
      if (ifExists === 'reuse') {
        expect(outcomes).toEqual([{ ...done, changed: false, ownership: 'found' }]);
        expect(lines.at(-1)).toBe(
          `ends: Reused snapshot ${MADE.name} of container ${CONTAINER}, which another job created in the meantime`,
        );
      } else {
        const message = expect.stringContaining(`It is snapshot ${MADE.name}`);
        expect(outcomes).toMatchObject([{ ok: false, changed: false, error: { message } }]);
      }
    },
  );

  test.each(['create', 'replace'] as const)(
    'The option %s accepts no snapshot of another job',
    async (ifExists) => {
      const hoody = fakeHoody();
      hoody.createElsewhere('before');
      const { outcomes } = await createFor(requestOf({ ifExists }), hoody);
      expect(outcomes).toMatchObject([{ ok: true, changed: true, ownership: 'made' }]);
      expect(outcomes[0]?.snapshots).not.toEqual([MADE]);
      expect(outcomes[0]?.snapshots[0]).toEqual(hoody.stored()[0]);
      expect(hoody.stored()).toHaveLength(ifExists === 'create' ? 2 : 1);
    },
  );

  test('A name in use is an error that the other options explain', async () => {
    const hoody = fakeHoody([snapshot({ ...NEWER, name: 'before' })], { behavior: { names: 'alias' } });
    const { outcomes } = await createFor(requestOf(), hoody);
    expect(outcomes).toMatchObject([{ ok: false, changed: false, error: expect.any(NameTakenError) }]);
    expect(hoody.calls).toEqual([CREATE, LIST]);
  });
});

describe('The list before a create step', () => {
  test.each<[string, Plain<Partial<CreateRequest>>, number]>([
    ['under an alias that is its own name', {}, 0],
    ['under a generated alias', { alias: undefined as never }, 0],
    ['under an alias from which no name derives', { alias: '...' }, 0],
    ['under an alias that is not its own name', { alias: 'v1.1.0' }, 1],
    ['that reuses', { ifExists: 'reuse', alias: 'new' }, 1],
    ['that must be the first', { ifExists: 'fail', alias: 'new' }, 1],
  ])('A create step %s needs a list or not', async (_, fields, lists) => {
    const hoody = fakeHoody([NEWER]);
    await createFor(requestOf(fields), hoody);
    expect(hoody.kinds).toEqual([...Array(lists).fill('list'), 'create']);
  });

  test('A create step of several containers under an alias needs one, since an undo must know what was replaced', async () => {
    const hoody = fakeHoody([NEWER]);
    await create(requestOf(), [CONTAINER, OTHER], fakeContext(hoody));
    expect(hoody.kinds.filter((kind) => kind === 'list')).toHaveLength(2);
    const generated = fakeHoody([NEWER]);
    await create(GENERATED, [CONTAINER, OTHER], fakeContext(generated));
    expect(generated.kinds).toEqual(['create', 'create']);
  });

  test('A list that fails ends the create step, and nothing is created', async () => {
    const hoody = fakeHoody([NEWER], { on: { list: FORBIDDEN } });
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toMatchObject([{ ok: false, changed: false, error: { failure: { status: 403 } } }]);
    expect(hoody.kinds).toEqual(['list']);
  });
});

test('An error that may have created a snapshot has its own type', async () => {
  const hoody = fakeHoody([], { on: { create: LOST_BEFORE } });
  const { outcomes } = await createFor(requestOf(), hoody, { timeoutMs: 1_000 });
  expect(outcomes).toMatchObject([{ ok: false, error: expect.any(AmbiguousCreateError) }]);
});

describe('A name that derives from two aliases', () => {
  const TAKEN = snapshot({ name: 'v110', alias: 'v11.0' });
  const overwriting = () =>
    fakeHoody([TAKEN], { behavior: { names: 'alias', nameTaken: 'replace', usedAlias: 'kept' } });

  test.each(['create', 'reuse', 'fail'] as const)(
    'No create step is sent with %s where a snapshot of another alias has the name',
    async (ifExists) => {
      const hoody = overwriting();
      const { outcomes } = await createFor(requestOf({ alias: 'v1.1.0', ifExists }), hoody);
      expect(outcomes).toMatchObject([{ ok: false, changed: false, error: expect.any(NameTakenError) }]);
      expect(hoody.calls).toEqual([LIST]);
      expect(hoody.stored()).toEqual([TAKEN]);
    },
  );

  test('A replacement goes by the alias, and creates its snapshot aside', async () => {
    const hoody = overwriting();
    const { outcomes } = await createFor(requestOf({ alias: 'v1.1.0', ifExists: 'replace' }), hoody);
    expect(outcomes).toMatchObject([{ ok: true, snapshots: [{ alias: 'v1.1.0' }] }]);
    expect(hoody.names()).toContain('v110');
    expect(hoody.stored()).toHaveLength(2);
  });

  test('A create step under the alias that has the name is sent', async () => {
    const hoody = overwriting();
    const { outcomes } = await createFor(requestOf({ alias: 'v11.0' }), hoody);
    expect(outcomes).toMatchObject([{ ok: true, isUniqueName: false }]);
  });
});

describe('A create step for several containers at once', () => {
  const all = [CONTAINER, OTHER, THIRD];
  const aliasesOf = ({ calls }: FakeHoody, containerId: string) =>
    calls.flatMap(([kind, id, body]) =>
      kind === 'create' && id === containerId ? [(body as { alias: string }).alias] : [],
    );

  test('A generated alias is the same in all containers, and another only after a lost response', async () => {
    const twists = inOrder(LOST_BEFORE);
    const hoody = fakeHoody([], {
      on: { create: ({ container }) => (container === OTHER ? twists() : undefined) },
    });
    await create(GENERATED, all, fakeContext(hoody));
    expect(all.map((id) => aliasesOf(hoody, id))).toEqual([
      ['run-generated-1'],
      ['run-generated-1', 'run-generated-2'],
      ['run-generated-1'],
    ]);
  });

  test('The alias of a snapshot that is created aside is the same in all containers too', async () => {
    const hoody = fakeHoody([NEWER]);
    await create(requestOf({ ifExists: 'replace' }), all, fakeContext(hoody));
    expect(all.flatMap((id) => aliasesOf(hoody, id))).toEqual(Array(3).fill('before-generated-1'));
  });

  test.each<[string, Plain<Partial<CreateRequest>>, HoodyOptions]>([
    ['has a snapshot with the alias', { ifExists: 'fail' }, {}],
    ['has the name under another alias', { alias: 'new.er' }, {}],
    ['cannot be listed', { alias: 'new' }, { on: { list: only(OTHER, FORBIDDEN) } }],
  ])('Nothing is created in any container if one %s', async (_, fields, options) => {
    const hoody = fakeHoody([], options);
    hoody.set([NEWER], OTHER);
    const outcomes = await create(
      requestOf(fields),
      all,
      fakeContext(hoody, { labels: { [OTHER]: text('db') } }),
    );
    expect(hoody.kinds).toEqual(['list', 'list', 'list']);
    const heldBack = (id: string) => ({
      ok: false,
      containerId: id,
      changed: false,
      snapshots: [],
      error: expect.objectContaining({ message: `Nothing was created for container ${id}, because of db.` }),
    });
    expect(outcomes).toEqual([heldBack(CONTAINER), expect.anything(), heldBack(THIRD)]);
    expect(outcomes.map((outcome) => !outcome.ok && outcome.error instanceof HeldBackError)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('A container that reuses a snapshot does not stop the create step in the others', async () => {
    const hoody = fakeHoody();
    hoody.set([NEWER], OTHER);
    const outcomes = await create(requestOf({ ifExists: 'reuse' }), all, fakeContext(hoody));
    expect(outcomes).toMatchObject([
      { ok: true, ownership: 'made', isUniqueName: true },
      { ok: true, ownership: 'found', isUniqueName: false, snapshots: [NEWER] },
      { ok: true, ownership: 'made', isUniqueName: true },
    ]);
  });
});
