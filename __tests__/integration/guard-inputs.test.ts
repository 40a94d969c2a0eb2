import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { NO_STATE } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const RESTORE = { 'restore-on-failure': 'true' };

test.concurrent.each([
  ['wrong limits', { 'max-parallel': 'many', 'timeout-seconds': '-1', summary: 'perhaps' }],
  ['an unknown operation', { operation: 'frobnicate' }],
  ['empty inputs', { operation: '', 'container-id': '', 'api-url': '', 'max-parallel': '', summary: '' }],
])('A rollback does not stop for %s in the post step', async (_what, inputs) => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], RESTORE, async ({ main, post }) => {
    await main();
    await container.spoil();
    expect((await post('failure', inputs)).exitCode).toBe(0);
    expect(await container.tree()).toEqual(before);
  });
});

test.concurrent('An event file that cannot be read does not stop a rollback', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], RESTORE, async ({ main, post, temp }) => {
    await main();
    await container.spoil();
    const event = path.join(temp, 'event.json');
    await writeFile(event, 'not JSON');
    const result = await post('failure', {}, { runnerEnv: { GITHUB_EVENT_PATH: event } });
    expect(result.exitCode).toBe(0);
    expect(result.summary).toContain('⚠️ Hoody rollback');
    expect(await container.tree()).toEqual(before);
  });
});

test.concurrent('A create step that cannot write its outputs fails and leaves no rollback', async () => {
  const container = await hoody.container();
  await withJob([container], RESTORE, async ({ main, post, temp }) => {
    const result = await main({}, { runnerEnv: { GITHUB_OUTPUT: path.join(temp, 'nowhere/output') } });
    expect(result.exitCode).toBe(1);
    expect(result.annotations[0]?.message).toContain('Could not write the outputs.');
    expect(result.state).toEqual(NO_STATE);
    expect(result.summary).toContain('<h3>❌ Hoody create failed: ');
    expect(result.summary).toContain('Could not write the outputs.');
    expect(result.summary).not.toContain('guarded');
    expect(await post('failure')).toMatchObject({ exitCode: 0, stdout: '' });
    expect(container.operations).toEqual(['create']);
  });
});

test.concurrent('A create step with a guard says in its summary that the job is guarded', async () => {
  const container = await hoody.container();
  await withJob([container], RESTORE, async ({ main }) => {
    expect((await main()).summary).toContain('The job is guarded');
    expect((await main({ 'restore-on-failure': 'false' })).summary).not.toContain('guarded');
  });
});

test.concurrent('A rollback is a warning also without a summary', async () => {
  const container = await hoody.container();
  await withJob([container], { ...RESTORE, summary: 'false' }, async ({ main, post, temp }) => {
    await main();
    // The runner clears the folder; a guard does not depend on it.
    await rm(path.join(temp, 'hoody-snapshot-guards'), { recursive: true });
    const result = await post('failure');
    expect(result.summary).toBe('');
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('was rolled back') }),
    ]);
  });
});
