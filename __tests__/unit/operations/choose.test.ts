import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { HeldBackError, type Outcome } from '../../../src/operations/outcome.ts';
import type { Request } from '../../../src/operations/request.ts';
import { run } from '../../../src/operations/run.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { type FakeHoody, FORBIDDEN, fakeHoody, NOT_FOUND, only, refusal } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot, THIRD } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, alias: 'release' });
const LABELS = { [CONTAINER]: text('web'), [OTHER]: text('db'), [THIRD]: text('cache') };

type Chosen = 'restore' | 'alias' | 'delete';
const OPERATIONS: Chosen[] = ['restore', 'alias', 'delete'];

/** The request of an operation on what a selector means in each container. */
function requestOf(operation: Chosen, selector: string, containerIds: readonly string[]): Request {
  const ids = containerIds.map(text);
  const snapshots = new Map(ids.map((id) => [id, text(selector)]));
  const selectors = new Map(
    ids.map((id) => [id, { selectors: [text(selector)], separator: 'line break' as const }]),
  );
  switch (operation) {
    case 'restore':
      return { operation, snapshots, dryRun: false };
    case 'alias':
      return { operation, snapshots, alias: text('good'), dryRun: false };
    case 'delete':
      return { operation, by: 'choice', snapshots: selectors, ignoreMissing: false, dryRun: false };
  }
}

async function runOn(
  hoody: FakeHoody,
  operation: Chosen,
  selector: string,
  containerIds: readonly string[] = [CONTAINER, OTHER],
) {
  const context = fakeContext(hoody, { labels: LABELS });
  const ids = containerIds.map(text);
  const outcomes = await run(requestOf(operation, selector, containerIds), ids, context);
  return { outcomes, errors: outcomes.map(errorOf), lines: context.logger.lines };
}

const errorOf = (outcome: Outcome) => (outcome.ok ? undefined : outcome.error);
const changes = ({ kinds }: FakeHoody) => kinds.filter((kind) => kind !== 'list');
const warnings = (lines: readonly string[]) => lines.filter((line) => line.startsWith('warning'));

describe.each(OPERATIONS)('The operation %s on several containers', (operation) => {
  test.each([
    ['an alias', 'release'],
    ['a name of the platform', NAME],
    ['a name with its prefix', `name:${NAME}`],
    ['the newest', 'latest'],
  ])('All of them are listed before the first is changed: %s', async (_, selector) => {
    const hoody = fakeHoody([NAMED]);
    const { outcomes } = await runOn(hoody, operation, selector);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
    expect(hoody.kinds).toEqual(['list', 'list', operation, operation]);
  });

  test.each<[string, string, Snapshot[]]>([
    ['has no such alias', 'release', []],
    ['has no such name', NAME, []],
    ['has the word as a name and as an alias', 'release', [NAMED, snapshot({ name: 'release' })]],
    ['has no newest', 'latest', [NAMED, snapshot({ name: 'twin' })]],
    [
      'has it under a name that no request can address',
      'release',
      [snapshot({ name: '../x', alias: 'release' })],
    ],
  ])('Nothing is changed in any container if one %s', async (_, selector, others) => {
    const hoody = fakeHoody([NAMED]);
    hoody.set(others, OTHER);
    const { outcomes, errors } = await runOn(hoody, operation, selector, [CONTAINER, OTHER, THIRD]);
    expect(changes(hoody)).toEqual([]);
    expect(outcomes).toMatchObject(Array(3).fill({ ok: false, changed: false, snapshots: [] }));
    expect(errors[1]).not.toBeInstanceOf(HeldBackError);
    expect(errors[1]?.message).toMatch(/container db\b/i);
    for (const [index, name] of [
      [0, 'web'],
      [2, 'cache'],
    ] as const) {
      expect(errors[index]).toBeInstanceOf(HeldBackError);
      expect(errors[index]?.message).toBe(
        `Nothing was changed in container ${name}, because the selection of snapshots failed for db.`,
      );
    }
  });

  test('A list that fails is only the error of its container, and the others go on', async () => {
    const hoody = fakeHoody([NAMED], { on: { list: only(OTHER, FORBIDDEN) } });
    const { outcomes } = await runOn(hoody, operation, 'release');
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, changed: false, error: refusal(403) }]);
    expect(changes(hoody)).toEqual([operation]);
  });

  test.each([NAME, `name:${NAME}`])(
    'A name is sent all the same where the list fails: %s',
    async (selector) => {
      const hoody = fakeHoody([NAMED], { on: { list: only(OTHER, FORBIDDEN) } });
      const { outcomes } = await runOn(hoody, operation, selector);
      expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
      expect(changes(hoody)).toEqual([operation, operation]);
    },
  );

  test('A name that is not found where the list failed is the error of the list', async () => {
    const hoody = fakeHoody([NAMED], {
      on: { list: only(OTHER, FORBIDDEN), [operation]: only(OTHER, NOT_FOUND) },
    });
    const { outcomes } = await runOn(hoody, operation, NAME);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, error: refusal(403) }]);
  });

  test('A change that fails in one container does not stop the others', async () => {
    const hoody = fakeHoody([NAMED], { on: { [operation]: only(CONTAINER, FORBIDDEN) } });
    const { outcomes } = await runOn(hoody, operation, 'release');
    expect(outcomes).toMatchObject([{ ok: false, error: refusal(403) }, { ok: true }]);
  });
});

describe('A newest snapshot that was made at different times in different containers', () => {
  const at = (created_at: string) => snapshot({ created_at });
  const spread = async (times: readonly string[], selector = 'latest') => {
    const ids = [CONTAINER, OTHER, THIRD].slice(0, times.length);
    const hoody = fakeHoody();
    for (const [index, id] of ids.entries()) hoody.set([at(times[index] ?? '')], id);
    return warnings((await runOn(hoody, 'restore', selector, ids)).lines);
  };

  test('More than 15 minutes apart is a warning with each time', async () => {
    const times = ['2025-01-15T10:30:00Z', '2025-01-15T10:45:00.001Z', '2025-01-15T10:31:00Z'];
    await expect(spread(times)).resolves.toEqual([
      'warning: `latest` selects snapshots from different times, so the containers may be inconsistent.\n' +
        `web: ${NAME}, created 2025-01-15 10:30:00 UTC; ` +
        `db: ${NAME}, created 2025-01-15 10:45:00 UTC; ` +
        `cache: ${NAME}, created 2025-01-15 10:31:00 UTC.`,
    ]);
  });

  test.each([
    ['15 minutes apart', ['2025-01-15T10:30:00Z', '2025-01-15T10:45:00Z'], 'latest'],
    ['in a single container', ['2025-01-15T10:30:00Z'], 'latest'],
    ['chosen by their name', ['2025-01-15T10:30:00Z', '2025-01-15T12:45:00Z'], NAME],
  ])('Snapshots that are %s are none', async (_, times, selector) => {
    await expect(spread(times, selector)).resolves.toEqual([]);
  });

  test('A container whose list fails does not count', async () => {
    const hoody = fakeHoody([NAMED], { on: { list: only(OTHER, FORBIDDEN) } });
    hoody.set([at('2025-01-01T00:00:00Z')], OTHER);
    expect(warnings((await runOn(hoody, 'restore', 'latest')).lines)).toEqual([]);
  });

  test.each<[string, string]>([
    ['several', 'oldest'],
    ['only the newest', 'none'],
  ])('A delete of the newest among %s warns too', async (_, other) => {
    const hoody = fakeHoody();
    for (const [id, created_at] of [
      [CONTAINER, '2025-01-15T10:30:00Z'],
      [OTHER, '2025-01-16T10:30:00Z'],
    ] as const)
      hoody.set([at(created_at), snapshot({ name: 'oldest', created_at: '2025-01-01T00:00:00Z' })], id);
    const selectors = [text('latest'), text(other)];
    const request: Request = {
      operation: 'delete',
      by: 'choice',
      snapshots: new Map([CONTAINER, OTHER].map((id) => [id, { selectors, separator: 'line break' }])),
      ignoreMissing: true,
      dryRun: true,
    };
    const context = fakeContext(hoody, { labels: LABELS });
    await run(request, [CONTAINER, OTHER], context);
    expect(warnings(context.logger.lines)).toHaveLength(1);
  });
});

test('A container whose list fails does not stop a delete by rule in the others', async () => {
  const hoody = fakeHoody([NAMED], { on: { list: only(OTHER, FORBIDDEN) } });
  const request: Request = { operation: 'delete', by: 'rule', filter: text('*'), keepLast: 0, dryRun: false };
  const outcomes = await run(request, [CONTAINER, OTHER], fakeContext(hoody));
  expect(outcomes).toMatchObject([
    { ok: true, snapshots: [NAMED] },
    { ok: false, error: refusal(403) },
  ]);
});

test('A list that is not needed for the choice of one container costs none', async () => {
  for (const operation of OPERATIONS) {
    const hoody = fakeHoody([NAMED]);
    const context = fakeContext(hoody, { isSingle: true });
    await run(requestOf(operation, NAME, [CONTAINER]), [CONTAINER], context);
    expect(hoody.kinds).toEqual([operation]);
  }
});
