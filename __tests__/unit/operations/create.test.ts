import type { CreateResult } from '../../../src/hoody/create-once.ts';
import { AmbiguousCreateError, HoodyError, NameTakenError } from '../../../src/hoody/errors.ts';
import { LIMIT_CODE } from '../../../src/hoody/failure.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { create } from '../../../src/operations/create.ts';
import type { CreateRequest } from '../../../src/operations/request.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { type FakeHoody, fakeHoody, forbidden, listOf, MADE_AT } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';
const MADE = snapshot({ name: 'snap-new', alias: 'before', created_at: MADE_AT });
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });
const NIGHTLY = snapshot({ name: 'nightly', alias: 'nightly-1', created_at: '2025-01-05T00:00:00.000Z' });

const requestOf = (fields: Partial<CreateRequest> = {}): CreateRequest => ({
  alias: 'before',
  ifExists: 'create',
  dryRun: false,
  ...fields,
});
const methods = ({ calls }: FakeHoody) => calls.map(([method]) => method);
const remaining = (hoody: FakeHoody, containerId = CONTAINER) =>
  hoody.stored(containerId).map(({ name }) => name);
const resultOf = (created: Snapshot, fields: Partial<CreateResult> = {}): CreateResult => ({
  snapshot: created,
  source: 'response',
  pending: [],
  ...fields,
});
const done = { ok: true, containerId: CONTAINER, changed: true, snapshots: [MADE] };

/** Creates snapshots of containers that begin with the same ones. */
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
    ['create', CONTAINER, { alias: { kind: 'explicit', alias: 'before' }, expiryDays: 7 }],
  ]);
  expect(lines).toEqual([
    `begins: Creating a snapshot of container ${CONTAINER} with the alias "before"`,
    `ends: Created snapshot snap-new of container ${CONTAINER}`,
  ]);
});

test('The log shows when the new snapshot expires', async () => {
  const expiring = { ...MADE, expires_at: '2025-02-07T23:00:00.000Z' };
  const { lines } = await createFor(requestOf(), fakeHoody([], { create: async () => resultOf(expiring) }));
  expect(lines.at(-1)).toBe(
    `ends: Created snapshot snap-new of container ${CONTAINER}, which expires at 2025-02-07 23:00:00 UTC`,
  );
});

test('A create without an alias uses a generated one for each attempt', async () => {
  const seen: string[] = [];
  const hoody = fakeHoody([], {
    create: async (_, { alias }) => {
      if (alias.kind === 'generated') seen.push(alias.first, alias.next(), alias.next());
      return resultOf(MADE);
    },
  });
  const { alias, ...request } = requestOf();
  expect(alias).toBe('before');
  const { lines } = await createFor(request, hoody);
  expect(seen).toEqual(['run-generated-1', 'run-generated-2', 'run-generated-3']);
  expect(lines[0]).toBe(
    `begins: Creating a snapshot of container ${CONTAINER} with the alias "run-generated-1"`,
  );
});

describe('A snapshot that is known by a list', () => {
  const listed = { create: async () => resultOf(MADE, { source: 'list' }) };

  test('The snapshot is inferred if its alias is explicit, since another job can have created it', async () => {
    const { outcomes } = await createFor(requestOf(), fakeHoody([], listed));
    expect(outcomes).toEqual([{ ...done, origin: 'inferred' }]);
  });

  test('The snapshot is certain if its alias is generated', async () => {
    const { alias, ...request } = requestOf();
    expect(alias).toBe('before');
    const { outcomes } = await createFor(request, fakeHoody([], listed));
    expect(outcomes).toEqual([done]);
  });
});

describe('An error at the limit', () => {
  const limit = (fields = { limit: 10 }) =>
    new HoodyError('Could not create it.', [], status(400, { code: LIMIT_CODE, usage: fields }));
  const failWith = async (error: Error, fields: Partial<CreateRequest>) => {
    const hoody = fakeHoody([], { create: () => Promise.reject(error) });
    const { outcomes } = await createFor(requestOf(fields), hoody);
    return outcomes[0]?.ok === false ? outcomes[0].error : undefined;
  };
  const keepLast = (count: number) => ({ retention: { keepLast: count, filter: '*' } });

  test.each([10, 11])(
    'The error says that keep-last: %d leaves no room below a limit of 10',
    async (count) => {
      const error = limit();
      const explained = await failWith(error, keepLast(count));
      expect(explained).toMatchObject({
        failure: error.failure,
        message:
          `Could not create it.\n\`keep-last: ${count}\` leaves no room for a new snapshot below the limit of 10. ` +
          'Use `keep-last: 9` or less.',
      });
    },
  );

  test('The error says that a limit of 2 has room for one snapshot beside the new one', async () => {
    const explained = await failWith(limit({ limit: 2 }), keepLast(2));
    expect(explained?.message).toContain('Use `keep-last: 1` or less.');
  });

  test('The error also says so after a lost response', async () => {
    const pending = [{ alias: 'before', sentAt: NOW, endsAt: NOW }];
    const explained = await failWith(new AmbiguousCreateError(limit(), pending), keepLast(10));
    expect(explained).toMatchObject({
      pending,
      message: expect.stringMatching(/`keep-last: 9` or less\.\nThe snapshot may exist anyway\./),
    });
  });

  test.each<[string, Error, Partial<CreateRequest>]>([
    ['a smaller keep-last', limit(), keepLast(9)],
    ['no keep-last', limit(), {}],
    ['an unknown limit', limit({} as { limit: number }), keepLast(10)],
    ['a limit of 1', limit({ limit: 1 }), keepLast(1)],
    ['a failure without a response', new HoodyError('No.', [], LOST), keepLast(10)],
    ['another failure of the API', forbidden(), keepLast(10)],
    ['another error', new HoodyError('No.'), keepLast(10)],
    ['a defect', new TypeError('No.'), keepLast(10)],
  ])('The error is unchanged with %s', async (_, error, fields) => {
    await expect(failWith(error, fields)).resolves.toBe(error);
  });
});

describe('An existing snapshot with the alias', () => {
  test('The snapshot is reused with reuse', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const { outcomes, lines } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toEqual([{ ...done, changed: false, origin: 'reused', snapshots: [NEWER] }]);
    expect(methods(hoody)).toEqual(['list']);
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
        error: {
          name: 'HoodyError',
          message:
            `Container ${CONTAINER} already has a snapshot with the alias "before". Nothing was created.\n` +
            'It is snapshot newer, created 2025-01-20 00:00:00 UTC.\n' +
            'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
        },
      },
    ]);
    expect(methods(hoody)).toEqual(['list']);
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

  test('A snapshot that no request can name is not reused, and the next one is', async () => {
    const hoody = fakeHoody([{ ...NEWER, name: '..' }, OLDER]);
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toMatchObject([{ ok: true, changed: false, snapshots: [{ name: OLDER.name }] }]);
    expect(methods(hoody)).toEqual(['list']);
  });

  test('A snapshot that no request can name exists for fail', async () => {
    const { outcomes } = await createFor(
      requestOf({ ifExists: 'fail' }),
      fakeHoody([{ ...NEWER, name: '..' }]),
    );
    expect(outcomes).toMatchObject([{ ok: false, changed: false }]);
  });

  test('A snapshot that has not expired yet is reused', async () => {
    const there = { ...NEWER, expires_at: new Date(NOW + 1).toISOString() };
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), fakeHoody([there]));
    expect(outcomes).toMatchObject([{ changed: false, snapshots: [{ name: 'newer' }] }]);
  });

  test.each(['reuse', 'fail'] as const)(
    'The option %s also applies to a snapshot that appears while the create waits',
    async (ifExists) => {
      const hoody = fakeHoody([], {
        create: async (_, { findExisting }) => {
          const existing = findExisting?.(listOf([NEWER]));
          return resultOf(existing ?? MADE, { source: existing ? 'existing' : 'response' });
        },
      });
      const { outcomes, lines } = await createFor(requestOf({ ifExists }), hoody);
      if (ifExists === 'reuse') {
        expect(outcomes).toEqual([{ ...done, changed: false, origin: 'reused', snapshots: [NEWER] }]);
        expect(lines.at(-1)).toBe(
          `ends: Reused snapshot newer of container ${CONTAINER}, which another job created in the meantime`,
        );
      } else {
        expect(outcomes).toMatchObject([{ ok: false, error: { message: expect.stringContaining('newer') } }]);
      }
    },
  );

  test.each(['create', 'replace'] as const)(
    'The option %s accepts no snapshot of another job',
    async (ifExists) => {
      const hoody = fakeHoody();
      await createFor(requestOf({ ifExists }), hoody);
      expect(hoody.calls).toContainEqual([
        'create',
        CONTAINER,
        { alias: { kind: 'explicit', alias: 'before' } },
      ]);
    },
  );

  test('The time of the server decides whether a snapshot has expired', async () => {
    const there = { ...NEWER, expires_at: new Date(NOW + 1_000).toISOString() };
    const hoody = fakeHoody([there], { list: async () => listOf([there], { clockOffsetMs: 1_000 }) });
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody);
    expect(outcomes).toEqual([done]);
  });

  test('A snapshot of unknown time is reused', async () => {
    const there = { name: 'undated', alias: 'before' };
    const { outcomes, lines } = await createFor(requestOf({ ifExists: 'reuse' }), fakeHoody([there]));
    expect(outcomes).toMatchObject([{ changed: false, snapshots: [there] }]);
    expect(lines).toEqual([
      `info: Container ${CONTAINER} already has snapshot undated with the alias "before". The step reuses it.`,
    ]);
  });

  test('A name in use is an error that the other options explain', async () => {
    const taken = new NameTakenError(
      NEWER,
      'before',
      { description: 'create it', isReusable: true },
      status(409),
    );
    const hoody = fakeHoody([NEWER], { create: () => Promise.reject(taken) });
    const { outcomes } = await createFor(requestOf(), hoody);
    expect(outcomes).toMatchObject([{ ok: false, changed: false, error: taken }]);
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

  test('A dry run without an alias reports a generated one', async () => {
    const { alias, ...request } = requestOf({ dryRun: true });
    expect(alias).toBe('before');
    const { outcomes } = await createFor(request, fakeHoody());
    expect(outcomes).toMatchObject([
      { plan: [`create a snapshot of container ${CONTAINER} with the alias "run-generated-1"`] },
    ]);
  });

  test('A dry run counts the new snapshot as the newest, whatever the clocks say', async () => {
    const ahead = { ...NEWER, created_at: new Date(NOW + 60_000).toISOString() };
    const { outcomes } = await createFor(
      requestOf({ ifExists: 'replace', dryRun: true }),
      fakeHoody([ahead]),
    );
    expect(outcomes[0]?.plan).toContain(`delete snapshot newer of container ${CONTAINER}`);
  });
});
