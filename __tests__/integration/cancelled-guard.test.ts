import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { aMinuteLater } from '../helpers/unsettled.ts';
import { until } from '../helpers/until.ts';
import { expectUnknownEnd, UNSETTLED } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

test('A guarded create step that is interrupted leaves nothing to roll back, and its post step only looks for its snapshot', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'hang' });
  await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post }) => {
    const controller = new AbortController();
    const running = main({}, { cancel: controller.signal });
    await until(() => container.requests.length > 0);
    controller.abort();
    const result = await running;
    expect(expectUnknownEnd(result)).toContain('the step was interrupted');
    expect(result.state).toEqual(UNSETTLED);
    expect(container.operations).toEqual(['create']);
    const settled = await post('cancelled', {}, { postOf: aMinuteLater(result) });
    expect(settled).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
    expect(container.operations).toEqual(['create', 'list']);
  });
});
