import { parseGuard } from '../../src/guard/state.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const DAY_MS = 86_400_000;

/** Adds a snapshot for each alias, newest first, one a day. */
async function fill(container: LocalContainer, aliases: readonly (string | null)[]): Promise<void> {
  const now = Date.now();
  for (const [index, alias] of aliases.entries()) {
    await container.seed({
      name: `snap-2020010${index}-000000`,
      alias,
      created_at: new Date(now - (index + 1) * DAY_MS + 60_000).toISOString(),
    });
  }
}

const remaining = async (container: LocalContainer) =>
  (await container.snapshots()).map(({ alias, name }) => alias ?? name);

describe('Create with keep-last', () => {
  test.concurrent('The new snapshot counts among the newest, and older ones that match are deleted', async () => {
    const container = await hoody.container();
    await fill(container, ['nightly-3', 'manual', 'nightly-2', null, 'nightly-1']);
    const result = await container.step({
      operation: 'create',
      alias: 'nightly-4',
      'keep-last': '2',
      filter: 'nightly-*',
    });
    expectSuccess(result);
    expect(await remaining(container)).toEqual(['nightly-4', 'nightly-3', 'manual', 'snap-20200103-000000']);
    expect(container.operations).toEqual(['create', 'list', 'delete', 'delete']);
    expect(result.log).toContain('');
    expect(result.outputs).toMatchObject({ count: '1', 'snapshot-alias': 'nightly-4' });
  });

  test.concurrent('The new snapshot is kept even if the filter does not match it', async () => {
    const container = await hoody.container();
    await fill(container, ['old-1', 'old-2']);
    expectSuccess(
      await container.step({ operation: 'create', alias: 'new', 'keep-last': '1', filter: 'old-*' }),
    );
    expect(await remaining(container)).toEqual(['new', 'old-1']);
  });

  test.concurrent.each([
    ['the list cannot be read', { kind: 'status', status: 403 }],
    ['the list is malformed', { kind: 'response', body: { data: {} } }],
    [
      'the list lacks the new snapshot',
      { kind: 'response', body: { statusCode: 200, data: { snapshots: [] } } },
    ],
  ] as const)('Nothing is deleted, with a warning, when %s', async (_, effect) => {
    const container = await hoody.container();
    await fill(container, ['a', 'b', 'c']);
    container.fault('list', effect, Number.POSITIVE_INFINITY);
    const result = await container.step({ operation: 'create', alias: 'new', 'keep-last': '1', filter: '*' });
    expect(result.exitCode).toBe(0);
    expect(result.annotations).toEqual([expect.objectContaining({ level: 'warning' })]);
    expect(await remaining(container)).toEqual(['new', 'a', 'b', 'c']);
    expect(container.operations[0]).toBe('create');
    expect(new Set(container.operations.slice(1))).toEqual(new Set(['list']));
  });

  test.concurrent('A list from before the create step is not the last word', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b', 'c']);
    const body = { statusCode: 200, data: { snapshots: await container.snapshots() } };
    container.fault('list', { kind: 'response', body }, 2);
    expectSuccess(await container.step({ operation: 'create', alias: 'new', 'keep-last': '1', filter: '*' }));
    expect(await remaining(container)).toEqual(['new']);
    expect(container.operations).toEqual([
      ...['create', 'list', 'list', 'list'],
      ...['delete', 'delete', 'delete'],
    ]);
  });

  test.concurrent('A reused snapshot is spared, and deleting others counts as a change', async () => {
    const container = await hoody.container();
    await fill(container, ['nightly-3', 'nightly-2', 'nightly-1']);
    const result = await container.step({
      operation: 'create',
      alias: 'nightly-1',
      'if-exists': 'reuse',
      'keep-last': '1',
      filter: 'nightly-*',
      'delete-on-success': 'true',
    });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ 'snapshot-alias': 'nightly-1', changed: 'true' });
    expect(await remaining(container)).toEqual(['nightly-3', 'nightly-1']);
    const { guard = '', snapshots = '' } = result.state;
    expect(parseGuard({ guard, snapshots })?.snapshots).toMatchObject([{ ownership: 'found' }]);
  });

  test.concurrent('Nothing is deleted before every container has its snapshot', async () => {
    const [one, two] = await Promise.all([hoody.container(), hoody.container()]);
    await fill(one, ['a', 'b']);
    two.fault('create', { kind: 'status', status: 403 });
    const inputs = { operation: 'create', alias: 'new', 'keep-last': '1', filter: '*' };
    expect((await one.step({ ...inputs, 'container-id': `${one.id},${two.id}` })).exitCode).toBe(1);
    expect(await remaining(one)).toEqual(['a', 'b']);
  });
});

describe('Delete by rule', () => {
  test.concurrent('The newest N that match are kept, and all that do not match', async () => {
    const container = await hoody.container();
    await fill(container, ['pr-5', 'manual', 'pr-4', 'pr-3', null]);
    const result = await container.step({ operation: 'delete', filter: 'pr-*', 'keep-last': '1' });
    expectSuccess(result);
    expect(await remaining(container)).toEqual(['pr-5', 'manual', 'snap-20200104-000000']);
    expect(result.outputs).toMatchObject({ count: '2', changed: 'true' });
  });

  test.concurrent('A snapshot that has expired counts neither among the newest nor among those to delete', async () => {
    const container = await hoody.container();
    await fill(container, ['pr-2', 'pr-1']);
    const expired = {
      name: 'expired',
      alias: 'pr-3',
      created_at: new Date(Date.now() - 60_000).toISOString(),
      expires_at: new Date(Date.now() - 30_000).toISOString(),
    };
    const snapshots = [expired, ...(await container.snapshots())];
    container.fault('list', { kind: 'response', body: { data: { snapshots } } });
    const result = await container.step({ operation: 'delete', filter: 'pr-*', 'keep-last': '1' });
    expectSuccess(result);
    expect(container.operations).toEqual(['list', 'delete']);
    expect(await remaining(container)).toEqual(['pr-2']);
  });

  test.concurrent('The younger snapshots are kept', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b', 'c', 'd']);
    expectSuccess(await container.step({ operation: 'delete', filter: '*', 'older-than': '2d' }));
    expect(await remaining(container)).toEqual(['a', 'b']);
  });

  test.concurrent('The deleted snapshots are beyond both limits', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b', 'c', 'd']);
    const rule = { operation: 'delete', filter: '*', 'keep-last': '3', 'older-than': '1h' };
    expectSuccess(await container.step(rule));
    expect(await remaining(container)).toEqual(['a', 'b', 'c']);
  });

  test.concurrent('A rule that matches nothing changes nothing', async () => {
    const container = await hoody.container();
    await fill(container, ['a']);
    const result = await container.step({ operation: 'delete', filter: 'b*', 'keep-last': '0' });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ count: '0', changed: 'false' });
    expect(result.log).toContain(': 1 snapshot, 0 matching b*, 0 to delete.');
  });

  test.concurrent('A list that cannot be read deletes nothing', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b']);
    container.fault('list', { kind: 'status', status: 403 });
    expectFailure(await container.step({ operation: 'delete', filter: '*', 'keep-last': '0' }));
    expect(container.operations).toEqual(['list']);
    expect(await remaining(container)).toEqual(['a', 'b']);
  });

  test.concurrent('A delete that fails does not stop the others, and is reported', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b', 'c']);
    container.fault('delete', { kind: 'status', status: 403 });
    const result = await container.step({ operation: 'delete', filter: '*', 'keep-last': '0' });
    expect(result.exitCode).toBe(1);
    expect(await remaining(container)).toEqual(['a']);
    expect(result.outputs).toMatchObject({ count: '2', changed: 'true' });
    expect(result.annotations[0]?.message).toContain('snap-20200100-000000');
  });

  test.concurrent('A snapshot that is already gone counts as deleted', async () => {
    const container = await hoody.container();
    await fill(container, ['a']);
    container.fault('delete', { kind: 'status', status: 404 });
    expectSuccess(await container.step({ operation: 'delete', filter: '*', 'keep-last': '0' }));
  });
});

describe('Delete of several snapshots', () => {
  test.concurrent('The names, the aliases and latest need one list together', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b', 'c', 'd']);
    const result = await container.step({ operation: 'delete', snapshot: 'snap-20200103-000000\nc\nlatest' });
    expectSuccess(result);
    expect(await remaining(container)).toEqual(['b']);
    expect(container.operations).toEqual(['list', 'delete', 'delete', 'delete']);
  });

  test.concurrent('A snapshot that is given twice is deleted once', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b']);
    expectSuccess(await container.step({ operation: 'delete', snapshot: 'a, a, latest' }));
    expect(container.operations).toEqual(['list', 'delete']);
  });

  test.concurrent('Nothing is deleted if any of the snapshots is missing, and every missing one is reported', async () => {
    const container = await hoody.container();
    await fill(container, ['a', 'b']);
    const message = expectFailure(await container.step({ operation: 'delete', snapshot: 'x, b, y' }));
    expect(message).toMatch(/no snapshot "x"[\s\S]*no snapshot "y"/);
    expect(container.operations).toEqual(['list']);
    expect(await remaining(container)).toEqual(['a', 'b']);
  });

  test.concurrent('A missing snapshot is ignored with ignore-missing', async () => {
    const container = await hoody.container();
    await fill(container, ['a']);
    expectSuccess(await container.step({ operation: 'delete', snapshot: 'x, a', 'ignore-missing': 'true' }));
    expect(await remaining(container)).toEqual([]);
  });
});

describe('List with a filter', () => {
  test.concurrent('The filter matches the alias, or the name if there is no alias', async () => {
    const container = await hoody.container();
    await fill(container, ['nightly-1', null, 'manual', 'nightly-2']);
    const result = await container.step({ operation: 'list', filter: '{nightly-*,snap-*}' });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ count: '3', 'snapshot-alias': 'nightly-1' });
    const file = JSON.parse(Object.values(result.files)[0] ?? '') as { name: string }[];
    expect(file.map(({ name }) => name)).toEqual([
      'snap-20200100-000000',
      'snap-20200101-000000',
      'snap-20200103-000000',
    ]);
  });
});
