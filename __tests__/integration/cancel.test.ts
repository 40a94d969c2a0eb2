import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { until } from '../helpers/until.ts';
import { expectFailure, expectLost } from '../helpers/verdicts.ts';

const hoody = useLocalHoody({ operationMs: { restore: 3_000, alias: 3_000, delete: 3_000 } });
const creating = useLocalHoody({ operationMs: { create: 1_000 } });

async function withSnapshot(api = hoody) {
  const container = await api.container();
  const snapshot = await container.seed({ alias: 'old', created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot };
}

for (const operation of EVERY_OPERATION) {
  test.concurrent(`A cancel during ${operation} ends the step at once with an error`, async () => {
    const { container, snapshot } = await withSnapshot(operation === 'create' ? creating : hoody);
    if (operation === 'list') container.fault('list', { kind: 'hang' });
    const controller = new AbortController();
    const running = container.step(INPUTS_OF[operation](snapshot.name), { cancel: controller.signal });
    await until(() => container.requests.length > 0);
    controller.abort();
    const result = await running;
    const message = expectLost(operation, result);
    expect(message).toContain(`container ${container.id}`);
    expect(message).toContain(': the step was interrupted.\nThe API may still complete the request.');
    expect(container.operations).toEqual([operation]);
    expect(result.summary).toContain('the step was interrupted');
    if (operation !== 'create') return;
    // The post step lists until it finds the snapshot that the platform finishes after all, and deletes it.
    const post = await container.step({}, { postOf: result, jobStatus: 'cancelled' });
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(container.operations.at(-1)).toBe('delete');
    expect(await container.snapshots()).toEqual([snapshot]);
  });

  test.concurrent(`A cancel during a wait of ${operation} ends the step`, async () => {
    const { container, snapshot } = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 429, headers: { 'retry-after': '50' } });
    const controller = new AbortController();
    const result = await container.step(INPUTS_OF[operation](snapshot.name), {
      cancel: controller.signal,
      onOutput: (text) => {
        if (text.includes('Retrying in 50.0 s (attempt 2)')) controller.abort();
      },
    });
    expect(expectFailure(result)).toContain('the step was interrupted');
    expect(container.operations).toEqual([operation]);
    expect(await container.snapshots()).toEqual([snapshot]);
  });
}

test.concurrent('A cancel during the search for a snapshot leaves the snapshot as it is', async () => {
  const { container, snapshot } = await withSnapshot();
  container.fault('list', { kind: 'hang' });
  const controller = new AbortController();
  const running = container.step(
    { operation: 'delete', snapshot: 'old', 'ignore-missing': 'true' },
    { cancel: controller.signal },
  );
  await until(() => container.requests.length > 0);
  controller.abort();
  expect(expectFailure(await running)).toContain('Could not list the snapshots');
  expect(container.operations).toEqual(['list']);
  expect(await container.snapshots()).toEqual([snapshot]);
});
