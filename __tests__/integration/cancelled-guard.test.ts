import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { until } from '../helpers/until.ts';
import { expectFailure } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

test('A guarded create that is interrupted leaves nothing to roll back, and its post step takes no snapshot', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'hang' });
  await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post }) => {
    const controller = new AbortController();
    const running = main({}, { cancel: controller.signal });
    await until(() => container.requests.length > 0);
    controller.abort();
    expect(expectFailure(await running)).toContain('the job was canceled');
    expect(await post('cancelled')).toMatchObject({ exitCode: 0, stdout: '', summary: '' });
    // The lists look for a snapshot of the lost create, until the time for cleanup ends.
    expect(container.operations.slice(0, 2)).toEqual(['create', 'list']);
    expect(new Set(container.operations.slice(1))).toEqual(new Set(['list']));
  });
});
