import { shownText } from '../helpers/html.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();

test.concurrent.each(['failure', 'cancelled'] as const)(
  'A guard that is switched off restores nothing after %s, and says so',
  async (jobStatus) => {
    const container = await hoody.container();
    await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post }) => {
      const { outputs } = await main();
      const result = await post(jobStatus, { 'restore-on-failure': 'false' });
      expect(result).toMatchObject({ exitCode: 0, annotations: [], stderr: '' });
      const end = jobStatus === 'failure' ? 'failed' : 'was canceled';
      const sentence = `The job ${end}, and nothing was rolled back in ${container.id}, because`;
      expect(result.log).toBe(`${sentence} \`restore-on-failure\` is now false.\n`);
      expect(shownText(result.summary)).toContain(`${sentence} \`restore-on-failure\` is now false.`);
      expect(shownText(result.summary)).toContain(`The snapshot is ${outputs['snapshot-name']}.`);
      expect(container.operations).toEqual(['create']);
    });
  },
);

test.concurrent('A snapshot stays after a success if its deletion is switched off', async () => {
  const container = await hoody.container();
  await withJob([container], { 'delete-on-success': 'true' }, async ({ main, post }) => {
    await main();
    const result = await post('success', { 'delete-on-success': 'false' });
    const sentence = `The job succeeded, and the snapshots of ${container.id} stay, because`;
    expect(result.log).toBe(`${sentence} \`delete-on-success\` is now false.\n`);
    expect(shownText(result.summary)).toContain(`${sentence} \`delete-on-success\` is now false.`);
    expect(await container.snapshots()).toHaveLength(1);
  });
});

test.concurrent.each(['False', 'FALSE'])(
  'A switch that is %j disarms the guard as false does',
  async (value) => {
    const container = await hoody.container();
    await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post }) => {
      await main();
      expect((await post('failure', { 'restore-on-failure': value })).log).toContain(
        'nothing was rolled back',
      );
      expect(container.operations).toEqual(['create']);
    });
  },
);

test.concurrent.each(['', 'fALSE', 'no', '0'])(
  'A switch that is %j does not disarm the guard',
  async (value) => {
    const container = await hoody.container();
    const before = await container.tree();
    await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post }) => {
      await main();
      await container.spoil();
      expect((await post('failure', { 'restore-on-failure': value })).exitCode).toBe(0);
      expect(await container.tree()).toEqual(before);
    });
  },
);

test.concurrent('A switch that is off in the step does not arm the guard later', async () => {
  const container = await hoody.container();
  await withJob([container], {}, async ({ main, post }) => {
    await main();
    expect(await post('failure', { 'restore-on-failure': 'true' })).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    expect(container.operations).toEqual(['create']);
  });
});
