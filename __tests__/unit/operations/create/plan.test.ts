import { LIMIT_CODE } from '../../../../src/hoody/failure.ts';
import type { Snapshot } from '../../../../src/hoody/snapshot.ts';
import { create } from '../../../../src/operations/create/create.ts';
import type { CreateRequest } from '../../../../src/operations/request.ts';
import { fakeContext } from '../../../helpers/fakes/context.ts';
import { type FakeHoody, FORBIDDEN, fakeHoody, NOW, refusal } from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted } from '../../../helpers/fakes/text.ts';

const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });
const NIGHTLY = snapshot({ name: 'nightly', alias: 'nightly-1', created_at: '2025-01-05T00:00:00.000Z' });

const LIST = ['list', CONTAINER];

/** Plans a create step of containers that begin with the same snapshots. */
async function plan(fields: Plain<Partial<CreateRequest>>, hoody: FakeHoody, containerIds = [CONTAINER]) {
  const context = fakeContext(hoody);
  const request = redacted<CreateRequest>({
    alias: 'before',
    ifExists: 'create',
    ...fields,
    dryRun: true,
  });
  const outcomes = await create(request, containerIds, context);
  return { outcomes, lines: context.logger.lines };
}

const creation = (alias = 'before') =>
  `create a snapshot of container ${CONTAINER} with the alias "${alias}"`;
const reuse = (name: string) => `reuse snapshot ${name} of container ${CONTAINER}`;
const deletion = (name: string) => `delete snapshot ${name} of container ${CONTAINER}`;

test.each<[string, Plain<Partial<CreateRequest>>, Snapshot[], string[]]>([
  ['a create step', {}, [], [creation()]],
  ['a reuse', { ifExists: 'reuse' }, [NEWER], [reuse('newer')]],
  ['a reuse without an existing snapshot', { ifExists: 'reuse', alias: 'other' }, [], [creation('other')]],
  ['a create step that must be the first', { ifExists: 'fail', alias: 'other' }, [], [creation('other')]],
  ['a replacement', { ifExists: 'replace' }, [], [creation(), deletion('newer'), deletion('older')]],
  ['a retention', { retention: { keepLast: 2, filter: 'before' } }, [], [creation(), deletion('older')]],
  [
    'a retention beside a reuse',
    { ifExists: 'reuse', retention: { keepLast: 1, filter: '*' } },
    [NEWER],
    [reuse('newer'), deletion('older'), deletion('nightly')],
  ],
])('A dry run of %s changes nothing and reports the plan', async (_, fields, snapshots, actions) => {
  const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
  const { outcomes, lines } = await plan(fields, hoody);
  expect(outcomes).toEqual([{ ok: true, containerId: CONTAINER, changed: false, snapshots, plan: actions }]);
  expect(hoody.calls).toEqual([LIST]);
  expect(lines).toEqual(actions.map((action) => `info: Dry run: would ${action}.`));
});

test('A dry run with an existing alias and fail fails like the real run', async () => {
  const hoody = fakeHoody([NEWER]);
  const { outcomes } = await plan({ ifExists: 'fail' }, hoody, [CONTAINER, OTHER]);
  const message = expect.stringContaining('already has a snapshot with the alias "before"');
  expect(outcomes).toMatchObject([
    { ok: false, error: { message } },
    { ok: false, error: { message } },
  ]);
  expect(hoody.kinds).toEqual(['list', 'list']);
});

test('A dry run of several containers undoes nothing if one fails', async () => {
  const hoody = fakeHoody([], { on: { list: ({ container }) => (container === OTHER ? FORBIDDEN : {}) } });
  const { outcomes } = await plan({}, hoody, [CONTAINER, OTHER]);
  expect(outcomes).toMatchObject([
    { ok: true, plan: [creation()] },
    { ok: false, error: refusal(403) },
  ]);
  expect(hoody.kinds).toEqual(['list', 'list']);
});

test('A dry run without an alias reports a generated one', async () => {
  const { outcomes } = await plan({ alias: undefined as never }, fakeHoody());
  expect(outcomes).toMatchObject([{ plan: [creation('run-generated-1')] }]);
});

test('A dry run counts the new snapshot as the newest, whatever the clocks say', async () => {
  const ahead = snapshot({ ...NEWER, created_at: new Date(NOW + 60_000).toISOString() });
  const { outcomes } = await plan({ ifExists: 'replace' }, fakeHoody([ahead]));
  expect(outcomes).toMatchObject([{ plan: [creation(), deletion('newer')] }]);
});

test('A dry run replaces a snapshot of unknown time', async () => {
  const undated = redacted<Snapshot>({ name: 'undated', alias: 'before' });
  const { outcomes } = await plan({ ifExists: 'replace' }, fakeHoody([undated]));
  expect(outcomes).toMatchObject([{ plan: [creation(), deletion('undated')] }]);
});

test('An expired snapshot is neither reused nor deleted, by the clock of the server', async () => {
  const expired = snapshot({ ...NEWER, expires_at: new Date(NOW).toISOString() });
  const hoody = fakeHoody([expired, OLDER, NIGHTLY], { aheadMs: -60_000 });
  const { outcomes } = await plan({ ifExists: 'reuse', retention: { keepLast: 1, filter: '*' } }, hoody);
  expect(outcomes).toMatchObject([{ plan: [reuse('older'), deletion('nightly')] }]);
  const { outcomes: created } = await plan({ alias: 'x', retention: { keepLast: 2, filter: '*' } }, hoody);
  expect(created).toMatchObject([{ plan: [creation('x'), deletion('nightly')] }]);
});

describe('A container that is full', () => {
  const full = () => fakeHoody([NEWER, OLDER], { behavior: { cap: 2 } });
  const error =
    `Dry run: could not create snapshot "before" of container ${CONTAINER}: the container is full.\n` +
    'It has 2 snapshots, limit 2.\n' +
    'The container has reached its snapshot limit. Delete snapshots, or let new ones expire.';

  test.each<[string, Plain<Partial<CreateRequest>>, string]>([
    ['a create step', {}, error],
    ['a replacement, which deletes nothing before', { ifExists: 'replace' }, error],
    [
      'a retention, which deletes nothing before',
      { retention: { keepLast: 2, filter: '*' } },
      `${error}\n\`keep-last: 2\` leaves no room for a new snapshot below the limit of 2. Use \`keep-last: 1\` or less.`,
    ],
  ])('A dry run of %s fails like the real run', async (_, fields, message) => {
    const { outcomes, lines } = await plan(fields, full());
    expect(outcomes).toMatchObject([
      {
        ok: false,
        changed: false,
        error: {
          message,
          failure: { status: 400, code: LIMIT_CODE, usage: { count: 2, limit: 2 }, fromApi: true },
        },
      },
    ]);
    expect(lines).toEqual([]);
  });

  test('A dry run of a reuse needs no room', async () => {
    const { outcomes } = await plan({ ifExists: 'reuse' }, full());
    expect(outcomes).toMatchObject([{ ok: true, plan: [reuse('newer')] }]);
  });

  test.each([
    [1, false],
    [2, false],
    [3, true],
    [null, true],
  ])('A dry run of a create step with 2 snapshots of at most %j succeeds: %s', async (cap, ok) => {
    const { outcomes } = await plan({}, fakeHoody([NEWER, OLDER], { behavior: { cap } }));
    expect(outcomes).toMatchObject([{ ok }]);
  });
});

describe('A name that belongs to a snapshot of another alias', () => {
  const other = snapshot({ name: 'v110', alias: 'v11.0' });

  test.each(['create', 'reuse', 'fail'] as const)(
    'A dry run with %s fails like the real run',
    async (ifExists) => {
      const { outcomes } = await plan({ alias: 'v1.1.0', ifExists }, fakeHoody([other]));
      expect(outcomes).toMatchObject([{ ok: false, changed: false, error: { name: 'NameTakenError' } }]);
    },
  );

  test('A dry run of a replacement, which creates the snapshot aside, does not', async () => {
    const { outcomes } = await plan({ alias: 'v1.1.0', ifExists: 'replace' }, fakeHoody([other]));
    expect(outcomes).toMatchObject([{ ok: true, plan: [creation('v1.1.0')] }]);
  });

  test('A dry run of a reuse by its alias does not', async () => {
    const { outcomes } = await plan({ alias: 'v11.0', ifExists: 'reuse' }, fakeHoody([other]));
    expect(outcomes).toMatchObject([{ ok: true, plan: [reuse('v110')] }]);
  });
});

test('A dry run spares what guards the job', async () => {
  const hoody = fakeHoody([NEWER, OLDER, NIGHTLY]);
  const request = redacted<CreateRequest>({
    alias: 'before',
    ifExists: 'replace',
    retention: { keepLast: 1, filter: '*' },
    dryRun: true,
  });
  const context = fakeContext(hoody, { guarded: ['newer', 'nightly'] });
  const outcomes = await create(request, [CONTAINER], context);
  expect(outcomes).toMatchObject([{ plan: [creation(), deletion('older')] }]);
});

test('A dry run of several containers has one generated alias', async () => {
  const { outcomes } = await plan({ alias: undefined as never }, fakeHoody(), [CONTAINER, OTHER]);
  for (const { plan: actions } of outcomes) expect(actions?.[0]).toContain('"run-generated-1"');
});
