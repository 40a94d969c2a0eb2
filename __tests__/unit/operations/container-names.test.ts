import type { HoodyClient } from '../../../src/hoody/client.ts';
import type { CreateResult } from '../../../src/hoody/create-once.ts';
import { AmbiguousCreateError, HoodyError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { CreateRequest, DeleteRequest, Request, SelectorList } from '../../../src/operations/request.ts';
import { run } from '../../../src/operations/run.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import { fakeHoody, forbidden, listOf } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const OTHER = 'f'.repeat(24);
const LABELS: Record<string, string> = { [CONTAINER]: 'web', [OTHER]: 'db' };

const OLD = snapshot({ name: 'old', alias: 'release' });
const NAMESAKE = snapshot({ name: 'namesake', alias: 'release', created_at: '2025-01-10T00:00:00.000Z' });
const UNUSABLE = snapshot({ name: '../x', alias: 'unusable' });

const create = (fields: Partial<CreateRequest> = {}): Request => ({
  operation: 'create',
  ifExists: 'create',
  dryRun: false,
  ...fields,
});
const chosen = (selector: string) => ({ snapshots: new Map([[CONTAINER, selector]]), dryRun: false });
const deletion = (selectors: string[], fields: Partial<DeleteRequest & SelectorList> = {}): Request => ({
  operation: 'delete',
  by: 'choice',
  snapshots: new Map([[CONTAINER, { selectors, separator: 'line break', ...fields }]]),
  ignoreMissing: true,
  dryRun: false,
});

/** A create whose earlier attempt may have made a snapshot too. */
const withPending = (alias: string, fields: Partial<CreateResult> = {}) => {
  const created = snapshot({ name: 'snap-new', alias });
  const pending = [{ alias, sentAt: NOW, endsAt: NOW }];
  return async () => ({ snapshot: created, source: 'response', pending, ...fields }) as CreateResult;
};
const unlistable = { list: () => Promise.reject(new HoodyError('It broke.')) };
const LATER = new Date(NOW + 1_000).toISOString();

type Case = [
  what: string,
  request: Request,
  messages: RegExp[],
  snapshots?: Snapshot[],
  overrides?: Partial<HoodyClient>,
];

const CASES: Case[] = [
  [
    'a create',
    create(),
    [/Creating a snapshot of container web with/, /Created snapshot \S+ of container web/],
  ],
  [
    'a create that reuses a snapshot',
    create({ alias: 'release', ifExists: 'reuse' }),
    [/^info: Container web already has snapshot old with the alias "release"/],
    [OLD],
  ],
  [
    'a create that another job makes unnecessary',
    create({ alias: 'release', ifExists: 'reuse' }),
    [/Reused snapshot old of container web/],
    [],
    { create: async () => ({ snapshot: OLD, source: 'existing', pending: [] }) },
  ],
  [
    'a create that must be the first',
    create({ alias: 'release', ifExists: 'fail' }),
    [/^Container web already has a snapshot with the alias "release"/],
    [OLD],
  ],
  [
    'a create that replaces a snapshot',
    create({ alias: 'release', ifExists: 'replace' }),
    [
      /Deleted older snapshot old of container web\./,
      /Set the alias "release" on snapshot snap-new of container web\./,
    ],
    [OLD],
  ],
  [
    'a create that cannot take over the alias',
    create({ alias: 'release', ifExists: 'replace' }),
    [/^Created snapshot snap-new of container web, but could not set its alias\./],
    [OLD],
    { setAlias: () => Promise.reject(forbidden()) },
  ],
  [
    'a create that cannot delete older snapshots',
    create({ retention: { keepLast: 1, filter: '*' } }),
    [/^warning: Could not delete all older snapshots of container web\./],
    [],
    unlistable,
  ],
  [
    'a create whose list cannot be read after a lost answer',
    create(),
    [/^warning: Container web may have another snapshot from this step\./],
    [],
    { ...unlistable, create: withPending('run-generated-1') },
  ],
  [
    'a create of which a stray is deleted',
    create(),
    [/Deleted duplicate snapshot stray of container web, from an attempt/],
    [snapshot({ name: 'stray', alias: 'run-generated-1' })],
    { create: withPending('run-generated-1') },
  ],
  [
    'a create with an alias whose list cannot be read after a lost answer',
    create({ alias: 'release' }),
    [/^warning: Container web may have another new snapshot with the alias/],
    [],
    { ...unlistable, create: withPending('release') },
  ],
  [
    'a create with an alias whose snapshot is replaced',
    create({ alias: 'release' }),
    [
      /^warning: Snapshot stray-2 of container web replaced snapshot snap-new\./,
      /^warning: Container web has another new snapshot with the alias/,
    ],
    [
      snapshot({ name: 'stray-1', alias: 'release', created_at: LATER }),
      snapshot({ name: 'stray-2', alias: 'release', created_at: LATER }),
    ],
    { create: withPending('release') },
  ],
  [
    'the plan of a create',
    create({ dryRun: true, retention: { keepLast: 1, filter: '*' } }),
    [/^create a snapshot of container web with the alias/, /^delete snapshot old of container web$/],
    [OLD],
  ],
  [
    'the plan of a create that reuses a snapshot',
    create({ dryRun: true, alias: 'release', ifExists: 'reuse' }),
    [/^reuse snapshot old of container web$/],
    [OLD],
  ],
  ['a list', { operation: 'list' }, [/Container web has 1 snapshot\./], [OLD]],
  ['an empty list', { operation: 'list' }, [/Container web has no snapshots/]],
  [
    'a list of an unusable name',
    { operation: 'list' },
    [/No operation can use 1 snapshot of container web/],
    [UNUSABLE],
  ],
  [
    'a restore with a backup',
    { operation: 'restore', ...chosen('old'), backup: {} },
    [
      /^begins: Creating a backup snapshot of container web with/,
      /^ends: Created backup snapshot snap-new of container web/,
      /^begins: Restoring container web from/,
      /^ends: Restored container web from/,
    ],
    [OLD],
  ],
  [
    'the plan of a restore',
    { operation: 'restore', ...chosen('old'), backup: {}, dryRun: true },
    [/^create a backup snapshot of container web with/, /^restore container web from/],
    [OLD],
  ],
  [
    'an alias',
    { operation: 'alias', ...chosen('old'), alias: 'new' },
    [/Set the alias "new" on snapshot old of container web\./],
    [OLD],
  ],
  [
    'the removal of an alias',
    { operation: 'alias', ...chosen('old'), alias: null },
    [/Removed the alias of snapshot old of container web\./],
    [OLD],
  ],
  [
    'the plan of an alias',
    { operation: 'alias', ...chosen('old'), alias: 'new', dryRun: true },
    [/^set the alias "new" on snapshot old of container web$/],
    [OLD],
  ],
  ['a delete', deletion(['old']), [/Deleted snapshot old of container web\./], [OLD]],
  [
    'the plan of a delete',
    { ...deletion(['old']), dryRun: true } as Request,
    [/^delete snapshot old of container web$/],
    [OLD],
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
    [OLD, NAMESAKE],
  ],
  [
    'a delete of an unusable name',
    deletion(['unusable']),
    [/^Could not use snapshot "..\/x" of container web\./],
    [UNUSABLE],
  ],
  [
    'a delete of an ambiguous word',
    deletion(['old']),
    [/^"old" is ambiguous in container web\./],
    [OLD, snapshot({ name: 'newer', alias: 'old' })],
  ],
  [
    'a delete of what can be one alias',
    deletion(['a', 'b'], { separator: 'comma' }),
    [/^The commas in `snapshot` are ambiguous for container web\./],
    [snapshot({ name: 'commas', alias: 'a, b' })],
  ],
  [
    'a delete by rule',
    { operation: 'delete', by: 'rule', filter: '*', keepLast: 0, dryRun: false },
    [
      /Container web: 2 snapshots, 2 matching \*, 2 to delete\./,
      /Deleted snapshot old of container web\./,
      /^Could not use snapshot "..\/x" of container web\./,
    ],
    [OLD, UNUSABLE],
  ],
];

/** What people read of outcomes and of the log. */
function messagesOf(outcomes: readonly Outcome[], lines: readonly string[]): string[] {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.error.message.split('\n')));
  return [...lines, ...errors, ...outcomes.flatMap(({ plan }) => plan ?? [])];
}

async function runNamed(request: Request, hoody = fakeHoody(), containerIds = [CONTAINER]) {
  const context = { ...fakeContext(hoody), nameOf: (id: string) => LABELS[id] ?? id };
  const outcomes = await run(request, containerIds, context);
  return { outcomes, messages: messagesOf(outcomes, context.logger.lines) };
}

function expectNames(messages: readonly string[], expected: readonly RegExp[]): void {
  for (const pattern of expected) expect(messages).toContainEqual(expect.stringMatching(pattern));
  expect(messages.join('\n')).not.toMatch(/[0-9a-f]{24}/);
}

test.each(CASES)(
  'The messages of %s have the name of the container',
  async (_what, request, expected, snapshots = [], overrides = {}) => {
    const { outcomes, messages } = await runNamed(request, fakeHoody(snapshots, overrides));
    expectNames(messages, expected);
    expect(outcomes.map(({ containerId }) => containerId)).toEqual([CONTAINER]);
  },
);

describe('A create that is undone', () => {
  /** A client of which one container refuses the create. */
  const refusing = (overrides: Partial<HoodyClient> = {}) => {
    const working = fakeHoody();
    const hoody = fakeHoody([], {
      create: (id, options) => (id === OTHER ? Promise.reject(forbidden()) : working.create(id, options)),
      delete: async () => {},
      ...overrides,
    });
    return hoody;
  };

  test.each<[string, Request, RegExp, Partial<HoodyClient>]>([
    ['is deleted', create(), /Deleted the new snapshot snap-new of container web, .* failed for db\.$/, {}],
    [
      'cannot be deleted',
      create(),
      /^Could not undo the creation of snapshot snap-new of container web\./,
      { delete: () => Promise.reject(forbidden()) },
    ],
    [
      'has to stay',
      create({ alias: 'release' }),
      /^Kept snapshot snap-new of container web/,
      { list: async () => listOf([snapshot({ name: 'snap-new', created_at: LATER })]) },
    ],
  ])(
    'A snapshot that %s is reported with the names of the containers',
    async (_, request, message, overrides) => {
      const { messages } = await runNamed(request, refusing(overrides), [CONTAINER, OTHER]);
      expectNames(messages, [message]);
    },
  );

  test('The snapshot of a lost create is reported with the name of the container', async () => {
    const pending = [{ alias: 'run-generated-1', sentAt: NOW, endsAt: NOW }];
    const ambiguous = new AmbiguousCreateError(new HoodyError('It broke.'), pending);
    const stray = snapshot({ name: 'stray', alias: 'run-generated-1' });
    const hoody = fakeHoody([stray], { create: () => Promise.reject(ambiguous) });
    const { messages } = await runNamed(create(), hoody);
    expectNames(messages, [/Deleted duplicate snapshot stray of container web, from an attempt/]);
  });
});
