import { withJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { until } from '../helpers/until.ts';
import { expectUnknownEnd, NO_STATE, UNSETTLED } from '../helpers/verdicts.ts';

/** A platform that finishes a create step after the step that requested it has ended. */
const slow = useLocalHoody({ operationMs: { create: 4_000 } });
const GUARD = { 'restore-on-failure': 'true', 'delete-on-success': 'true' };

/** The post step waited for the snapshot that appeared late, and deleted it. */
async function expectDeleted({ operations, snapshots }: LocalContainer): Promise<void> {
  expect(operations[0]).toBe('create');
  expect(new Set(operations.slice(1, -1))).toEqual(new Set(['list']));
  expect(operations.at(-1)).toBe('delete');
  expect(await snapshots()).toEqual([]);
}

test.concurrent('A create step that is interrupted ends at once, and its post step deletes the snapshots that appear late', async () => {
  const [one, two] = [await slow.container(), await slow.container()];
  await withJob([one, two], GUARD, async ({ main, post }) => {
    const controller = new AbortController();
    const running = main({}, { cancel: controller.signal });
    await until(() => one.requests.length > 0 && two.requests.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    controller.abort();
    const result = await running;
    expect([...one.operations, ...two.operations]).toEqual(['create', 'create']);
    expect([...(await one.snapshots()), ...(await two.snapshots())]).toEqual([]);
    expect(result.exitCode).toBe(1);
    expect(result.state).toEqual(UNSETTLED);
    expect(result.outputs).toMatchObject({ changed: 'true', count: '0', 'snapshot-map': '{}' });
    expect(result.annotations.map(({ message }) => message)).toEqual(
      Array(2).fill(
        expect.stringMatching(
          /the step was interrupted\.\n(.|\n)*The post step of this step looks for it until/,
        ),
      ),
    );
    expect(await post('cancelled')).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
    await expectDeleted(one);
    await expectDeleted(two);
  });
});

test.concurrent('A create step under an alias of the workflow that is interrupted keeps its snapshot, which the post step names', async () => {
  const container = await slow.container();
  await withJob([container], { ...GUARD, alias: 'release' }, async ({ main, post }) => {
    const controller = new AbortController();
    const running = main({}, { cancel: controller.signal });
    await until(() => container.requests.length > 0);
    controller.abort();
    expect(expectUnknownEnd(await running)).toContain('Look for the alias "release"');
    const { exitCode, annotations } = await post('cancelled');
    const [left] = await container.snapshots();
    expect(exitCode).toBe(0);
    expect(annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringContaining(
        `warning: Container ${container.id} has a snapshot that this step may have created: ${left?.name}.`,
      ),
    ]);
    expect(left?.alias).toBe('release');
    expect(container.operations).not.toContain('delete');
  });
});

test.concurrent('The post step of a create step that is killed deletes the snapshots that appear late', async () => {
  const [one, two] = [await slow.container(), await slow.container()];
  await withJob([one, two], GUARD, async ({ main, post }) => {
    const controller = new AbortController();
    const running = main({}, { kill: controller.signal });
    await until(() => one.requests.length > 0 && two.requests.length > 0);
    controller.abort();
    const result = await running;
    expect(result).toMatchObject({ exitCode: null, annotations: [] });
    expect(result.state).toEqual(UNSETTLED);
    expect(await post('failure')).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
    await expectDeleted(one);
    await expectDeleted(two);
  });
});

test.concurrent('A step that is killed after its create step leaves its snapshot to the post step', async () => {
  const [one, two] = [await slow.container(), await slow.container()];
  two.fault('create', { kind: 'hang' });
  await withJob([one, two], GUARD, async ({ main, post }) => {
    const controller = new AbortController();
    const running = main({}, { kill: controller.signal });
    await until(() => one.requests.some(({ status }) => status === 201));
    controller.abort();
    const result = await running;
    expect(await one.snapshots()).toHaveLength(1);
    // Nothing appears in the second container, and the job is canceled meanwhile.
    const canceled = new AbortController();
    const settling = post('cancelled', {}, { postOf: result, cancel: canceled.signal });
    const isDeleted = () =>
      one.requests.some(({ operation, status }) => operation === 'delete' && status === 200);
    await until(() => isDeleted() && two.operations.includes('list'));
    canceled.abort();
    const { exitCode, annotations } = await settling;
    expect(await one.snapshots()).toEqual([]);
    expect(exitCode).toBe(0);
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining(`Container ${two.id} may have another snapshot from this step.`),
    ]);
  });
});

test.concurrent('A step that knows what became of its requests leaves nothing to its post step', async () => {
  const container = await slow.container();
  for (const inputs of [{}, { alias: 'release' }])
    expect((await container.step({ operation: 'create', ...inputs })).state).toEqual(NO_STATE);
});
