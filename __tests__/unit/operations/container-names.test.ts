import { RequestError } from '../../../src/hoody/errors.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { CreateRequest, Request, SelectorList } from '../../../src/operations/request.ts';
import { run } from '../../../src/operations/run.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import {
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
  LOST_AFTER,
  LOST_BEFORE,
  LOST_LATE,
  made,
  NOW,
  only,
} from '../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const LABELS = { [CONTAINER]: text('web'), [OTHER]: text('db') };

const OLD = snapshot({ name: 'old', alias: 'release' });
const NAMESAKE = snapshot({ name: 'namesake', alias: 'release', created_at: '2025-01-10T00:00:00.000Z' });
const UNUSABLE = snapshot({ name: '../x', alias: 'unusable' });
const NEW = made('release').name;

const create = (fields: Plain<Partial<CreateRequest>> = {}): Request =>
  redacted<CreateRequest & { operation: 'create' }>({
    operation: 'create',
    ifExists: 'create',
    dryRun: false,
    ...fields,
  });
const chosen = (selector: string) => ({ snapshots: new Map([[CONTAINER, text(selector)]]), dryRun: false });
const deletion = (
  selectors: string[],
  {
    separator = 'line break',
    dryRun = false,
  }: { separator?: SelectorList['separator']; dryRun?: boolean } = {},
): Request => ({
  operation: 'delete',
  by: 'choice',
  snapshots: new Map([[CONTAINER, { selectors: selectors.map(text), separator }]]),
  ignoreMissing: true,
  dryRun,
});
/** From a second after the start, the list cannot be read. */
const unreadable: HoodyOptions['on'] = {
  list: (request) => (request.at - NOW >= 1_000 ? FORBIDDEN : undefined),
};

type Case = [what: string, request: Request, messages: RegExp[], hoody?: FakeHoody];

const CASES: Case[] = [
  [
    'a create step',
    create(),
    [/Creating a snapshot of container web with/, /Created snapshot \S+ of container web/],
  ],
  [
    'a create step that reuses a snapshot',
    create({ alias: 'release', ifExists: 'reuse' }),
    [/^info: Container web already has snapshot old with the alias "release"/],
    fakeHoody([OLD]),
  ],
  [
    'a create step that another job makes unnecessary',
    create({ alias: 'release', ifExists: 'reuse' }),
    [/Reused snapshot \S+ of container web, which another job/],
    busyElsewhere(),
  ],
  [
    'a create step that must be the first',
    create({ alias: 'release', ifExists: 'fail' }),
    [/^Container web already has a snapshot with the alias "release"/],
    fakeHoody([OLD]),
  ],
  [
    'a create step that replaces a snapshot',
    create({ alias: 'release', ifExists: 'replace' }),
    [
      /Deleted older snapshot old of container web\./,
      new RegExp(`Set the alias "release" on snapshot ${NEW} of container web\\.`),
    ],
    fakeHoody([OLD]),
  ],
  [
    'a create step that cannot take over the alias',
    create({ alias: 'release', ifExists: 'replace' }),
    [new RegExp(`^Created snapshot ${NEW} of container web, but could not set its alias\\.`)],
    fakeHoody([OLD], { on: { alias: FORBIDDEN } }),
  ],
  [
    'a create step that cannot delete older snapshots',
    create({ retention: { keepLast: 1, filter: '*' } }),
    [/^warning: Could not delete all older snapshots of container web\./],
    fakeHoody([], { on: unreadable }),
  ],
  [
    'a create step after a lost answer',
    create(),
    [/^info: The response to an attempt was lost, so container web may get another snapshot with the alias/],
    fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } }),
  ],
  [
    'a create step with an alias that finds two snapshots',
    create({ alias: 'release' }),
    [/^warning: Container web has another new snapshot with the alias/],
    foundTwice(),
  ],
  [
    'a create step with an alias that finds a snapshot without a time',
    create({ alias: 'release' }),
    [/^warning: Container web has a snapshot with the alias "release" whose time is unknown/],
    fakeHoody([], { behavior: { listTimes: 'absent' }, on: { create: inOrder(LOST_AFTER) } }),
  ],
  [
    'a replacement beside the new snapshot of another job',
    create({ alias: 'release', ifExists: 'replace' }),
    [/^warning: Container web has another new snapshot with the alias/],
    fakeHoody([snapshot({ ...OLD, created_at: '2025-02-02T00:00:00.000Z' })]),
  ],
  [
    'a create step that would overwrite a snapshot of another alias',
    create({ alias: 'rel.ease' }),
    [/^Could not create snapshot "rel.ease" of container web: the name release is in use\./],
    fakeHoody([snapshot({ name: 'release' })]),
  ],
  [
    'a create step with an alias whose response is lost',
    create({ alias: 'release' }),
    [/Could not create snapshot "release" of container web: /],
    fakeHoody([], { on: { create: inOrder(LOST_AFTER) } }),
  ],
  [
    'a create step whose name is in use',
    create({ alias: 'release' }),
    [/^Could not create snapshot "release" of container web: the name release is in use\./],
    fakeHoody([snapshot({ name: 'release' })], { behavior: { names: 'alias' } }),
  ],
  [
    'the plan of a create step',
    create({ dryRun: true, retention: { keepLast: 1, filter: '*' } }),
    [/^create a snapshot of container web with the alias/, /^delete snapshot old of container web$/],
    fakeHoody([OLD]),
  ],
  [
    'the plan of a create step that reuses a snapshot',
    create({ dryRun: true, alias: 'release', ifExists: 'reuse' }),
    [/^reuse snapshot old of container web$/],
    fakeHoody([OLD]),
  ],
  ['a list', { operation: 'list' }, [/Container web has 1 snapshot\./], fakeHoody([OLD])],
  ['an empty list', { operation: 'list' }, [/Container web has no snapshots/]],
  [
    'a list of an unusable name',
    { operation: 'list' },
    [/No operation can use 1 snapshot of container web/],
    fakeHoody([UNUSABLE]),
  ],
  [
    'a restore with a backup',
    { operation: 'restore', ...chosen('old'), backup: {} },
    [
      /^begins: Creating a backup snapshot of container web with/,
      /^ends: Created backup snapshot \S+ of container web/,
      /^begins: Restoring container web from/,
      /^ends: Restored container web from/,
    ],
    fakeHoody([OLD]),
  ],
  [
    'a restore that is sent again',
    { operation: 'restore', ...chosen('old') },
    [
      /^info: No list shows that the restore of container web is done, /,
      /^warning: The restore of container web was sent again after a lost response\./,
    ],
    fakeHoody([OLD], { on: { restore: inOrder(LOST_BEFORE) } }),
  ],
  [
    'a restore of a name that was taken over',
    { operation: 'restore', ...chosen('old'), backup: {} },
    [/^Snapshot old of container web is now a different snapshot\./],
    takenOver(),
  ],
  [
    'a restore of the newest of several of the same time',
    { operation: 'restore', ...chosen('latest') },
    [/^"latest" is unclear in container web\. Nothing was changed\./],
    fakeHoody([OLD, snapshot({ name: 'twin' })]),
  ],
  [
    'the plan of a restore',
    { operation: 'restore', ...chosen('old'), backup: {}, dryRun: true },
    [/^create a backup snapshot of container web with/, /^restore container web from/],
    fakeHoody([OLD]),
  ],
  [
    'an alias',
    { operation: 'alias', ...chosen('old'), alias: text('new') },
    [/Set the alias "new" on snapshot old of container web\./],
    fakeHoody([OLD]),
  ],
  [
    'the removal of an alias',
    { operation: 'alias', ...chosen('old'), alias: null },
    [/Removed the alias of snapshot old of container web\./],
    fakeHoody([OLD]),
  ],
  [
    'the plan of an alias',
    { operation: 'alias', ...chosen('old'), alias: text('new'), dryRun: true },
    [/^set the alias "new" on snapshot old of container web$/],
    fakeHoody([OLD]),
  ],
  ['a delete', deletion(['old']), [/Deleted snapshot old of container web\./], fakeHoody([OLD])],
  [
    'the plan of a delete',
    deletion(['old'], { dryRun: true }),
    [/^delete snapshot old of container web$/],
    fakeHoody([OLD]),
  ],
  [
    'a delete of nothing',
    deletion(['gone']),
    [/Container web has no snapshot "gone", so there is nothing to delete/],
  ],
  [
    'a delete of a shared alias',
    deletion(['release']),
    [/^2 snapshots of container web have the alias/],
    fakeHoody([OLD, NAMESAKE]),
  ],
  [
    'a delete of an unusable name',
    deletion(['unusable']),
    [/^Could not use snapshot "..\/x" of container web\./],
    fakeHoody([UNUSABLE]),
  ],
  [
    'a delete of an ambiguous word',
    deletion(['old']),
    [/^"old" is ambiguous in container web\./],
    fakeHoody([OLD, snapshot({ name: 'newer', alias: 'old' })]),
  ],
  [
    'a delete of what can be one alias',
    deletion(['a', 'b'], { separator: 'comma' }),
    [/^The commas in `snapshot` are ambiguous for container web\./],
    fakeHoody([snapshot({ name: 'commas', alias: 'a, b' })]),
  ],
  [
    'a delete by rule',
    { operation: 'delete', by: 'rule', filter: text('*'), keepLast: 0, dryRun: false },
    [
      /Container web: 2 snapshots, 2 matching \*, 2 to delete\./,
      /Deleted snapshot old of container web\./,
      /^Could not use snapshot "..\/x" of container web\./,
    ],
    fakeHoody([OLD, UNUSABLE]),
  ],
];

/** What people read of outcomes and of the log. */
function messagesOf(outcomes: readonly Outcome[], lines: readonly string[]): string[] {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.error.message.split('\n')));
  return [...lines, ...errors, ...outcomes.flatMap(({ plan }) => plan ?? [])];
}

async function runNamed(request: Request, hoody = fakeHoody(), containerIds = [CONTAINER]) {
  const context = fakeContext(hoody, { labels: LABELS });
  const outcomes = await run(request, containerIds, context);
  return { outcomes, messages: messagesOf(outcomes, context.logger.lines) };
}

/** A platform on which another job has begun to create the snapshot. */
function busyElsewhere(): FakeHoody {
  const hoody = fakeHoody();
  hoody.createElsewhere('release');
  return hoody;
}

/** A platform on which another snapshot gets the name in the time of a backup. */
function takenOver(): FakeHoody {
  const hoody = fakeHoody([OLD]);
  hoody.setAt(500, [snapshot({ ...OLD, created_at: '2025-02-01T00:00:00.100Z' })]);
  return hoody;
}

/** A platform on which two snapshots appear while a create step is lost. */
function foundTwice(): FakeHoody {
  const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
  const both = [OLD, NAMESAKE].map((one) => snapshot({ ...one, created_at: '2025-02-01T00:00:00.100Z' }));
  hoody.setAt(100, both);
  return hoody;
}

function expectNames(messages: readonly string[], expected: readonly RegExp[]): void {
  for (const pattern of expected) expect(messages).toContainEqual(expect.stringMatching(pattern));
  expect(messages.join('\n')).not.toMatch(/[0-9a-f]{24}/);
}

test.each(CASES)(
  'The messages of %s have the name of the container',
  async (_what, request, expected, hoody = fakeHoody()) => {
    const { outcomes, messages } = await runNamed(request, hoody);
    expectNames(messages, expected);
    expect(outcomes.map(({ containerId }) => containerId)).toEqual([CONTAINER]);
  },
);

describe('A create step that is undone', () => {
  const refused = { create: only(OTHER, FORBIDDEN) };

  test.each<[string, Request, RegExp, FakeHoody]>([
    [
      'is deleted',
      create(),
      /Deleted the new snapshot \S+ of container web, .* failed for db\.$/,
      fakeHoody([], { on: refused }),
    ],
    [
      'cannot be deleted',
      create(),
      /^Could not undo the creation of snapshot \S+ of container web\./,
      fakeHoody([], { on: { ...refused, delete: FORBIDDEN } }),
    ],
    [
      'has to stay',
      create({ alias: 'release' }),
      /^Kept snapshot \S+ of container web/,
      fakeHoody([OLD], { on: refused, behavior: { usedAlias: 'replaced' } }),
    ],
  ])(
    'A snapshot that %s is reported with the names of the containers',
    async (_, request, message, hoody) => {
      const { messages } = await runNamed(request, hoody, [CONTAINER, OTHER]);
      expectNames(messages, [message]);
    },
  );

  test('The snapshot of a lost create request is reported with the name of the container', async () => {
    const hoody = fakeHoody([], { on: { create: LOST_LATE } });
    const context = fakeContext(hoody, { labels: LABELS, timeoutMs: 1_000 });
    const outcomes = await run(create(), [CONTAINER], context);
    expect(outcomes).toMatchObject([{ error: expect.any(RequestError) }]);
    expectNames(messagesOf(outcomes, context.logger.lines), [
      /^Could not create snapshot "run-generated-1" of container web: /,
    ]);
  });
});
