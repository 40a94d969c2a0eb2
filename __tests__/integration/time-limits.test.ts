import type { Operation } from '../../emulator/server.ts';
import { INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { until } from '../helpers/until.ts';
import { expectWellFormed } from '../helpers/verdicts.ts';

const slow = useLocalHoody({ operationMs: { restore: 1_200, alias: 1_200, delete: 1_200 } });
const hoody = useLocalHoody();

/** Runs a step on two containers, one after the other, in two seconds of which the first takes more than one. */
async function runOnTwo(operation: Exclude<Operation, 'create'>) {
  const [one, two] = [await slow.container(), await slow.container()];
  const seed = { created_at: '2025-01-15T10:30:00.000Z' };
  const [{ name }] = [await one.seed(seed), await two.seed(seed)];
  if (operation === 'list') one.fault('list', { kind: 'delay', ms: 1_200 });
  const result = await one.step({
    ...INPUTS_OF[operation](name),
    'container-id': `${one.id},${two.id}`,
    'max-parallel': '1',
    'timeout-seconds': '2',
  });
  return { one, two, result };
}

test.concurrent.each([
  ['list', [], 'list the snapshots of container ID'],
  ['restore', ['list'], 'restore container ID from snapshot snap-20250115-103000'],
  ['alias', ['list'], 'set alias "renamed" on snapshot snap-20250115-103000 of container ID'],
  ['delete', ['list'], 'delete snapshot snap-20250115-103000 of container ID'],
] as const)(
  'The operation %s sends nothing for a container with less than a second left, and reports that',
  async (operation, choice, description) => {
    const { one, two, result } = await runOnTwo(operation);
    expectWellFormed(result);
    expect(result.exitCode).toBe(1);
    expect(one.operations).toEqual([...choice, operation]);
    expect(two.operations).toEqual(choice);
    expect(result.annotations).toEqual([
      {
        level: 'error',
        title: 'Hoody snapshot',
        message:
          `Could not ${description.replace('ID', two.id)}: no time is left.\n` +
          'No request was sent: the time limit of 2 s (`timeout-seconds`) was reached.\nIncrease `timeout-seconds`.',
      },
    ]);
    expect(JSON.parse(result.outputs['results'] ?? '')).toMatchObject([{ ok: true }, { ok: false }]);
    expect(await two.snapshots()).toHaveLength(1);
  },
);

test.concurrent('A create step sends nothing for a container with less than a second left, and undoes the others', async () => {
  const [one, two] = [await slow.container(), await slow.container()];
  one.fault('create', { kind: 'delay', ms: 1_200 });
  const result = await one.step({
    operation: 'create',
    'container-id': `${one.id},${two.id}`,
    'max-parallel': '1',
    'timeout-seconds': '2',
  });
  expect(result.exitCode).toBe(1);
  expect(result.annotations).toHaveLength(1);
  expect(result.annotations[0]?.message).toContain(
    'no time is left.\nNo request was sent: the time limit of 2 s (`timeout-seconds`) was reached.',
  );
  expect(result.annotations[0]?.message).toContain(two.id);
  expect(two.requests).toEqual([]);
  // The undo has time of its own.
  expect(one.operations).toEqual(['create', 'delete']);
  expect(await one.snapshots()).toEqual([]);
});

test.concurrent('A restore with backup-first does not begin to restore with less than a second left', async () => {
  const container = await hoody.container();
  await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  await container.spoil();
  const before = await container.tree();
  container.fault('create', { kind: 'delay', ms: 1_200 });
  const result = await container.step({
    operation: 'restore',
    snapshot: 'latest',
    'backup-first': 'true',
    'timeout-seconds': '2',
  });
  expect(result.exitCode).toBe(1);
  expect(result.annotations[0]?.message).toMatch(
    /^Could not restore .*: no time is left\.\nNo request was sent: the time limit of 2 s/,
  );
  expect(container.operations).toEqual(['list', 'create']);
  expect(await container.tree()).toEqual(before);
  expect(result.outputs['backup-snapshot-name']).not.toBe('');
});

test.concurrent('A canceled create step ends even if no cleanup gets a response, and leaves it to the post step', async () => {
  const [one, two] = [await hoody.container(), await hoody.container()];
  two.fault('create', { kind: 'hang' });
  one.fault('delete', { kind: 'hang' }, Number.POSITIVE_INFINITY);
  const controller = new AbortController();
  const running = one.step(
    { operation: 'create', 'container-id': `${one.id},${two.id}` },
    { cancel: controller.signal },
  );
  await until(() => one.requests.some(({ status }) => status === 201) && two.requests.length > 0);
  controller.abort();
  const result = await running;
  expect(result.exitCode).toBe(1);
  const [left] = await one.snapshots();
  expect(result.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining(`Could not undo the creation of snapshot ${left?.name} of container ${one.id}.`),
    expect.stringContaining('The snapshot may exist anyway'),
  ]);
  // The time after a cancel ends before a second attempt at any of these.
  expect(one.operations).toEqual(['create', 'delete']);
  expect(two.operations).toEqual(['create']);
  expect(result.annotations[0]?.message).toContain('The post step tries again.');
});
