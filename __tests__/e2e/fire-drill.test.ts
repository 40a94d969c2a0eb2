import { useLocalHoody } from '../helpers/act-hoody.ts';
import { readExample, stepOf } from '../helpers/example-jobs.ts';
import { runScript } from '../helpers/example-scripts.ts';
import { WORDS } from '../helpers/rollback-words.ts';

const hoody = useLocalHoody('fire-drill.yml');

test('A fire drill breaks the container, and shows that it came back', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { log } = await hoody.run('fire-drill.yml', {
    event: 'workflow_dispatch',
    vars: { STAGING_CONTAINER_ID: container.id },
  });

  expect(log).toContain('[drill] 🏁  Job failed');
  expect(log).toContain('[verdict] 🏁  Job succeeded');
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A fire drill whose rollback does not run is not a success', async () => {
  const container = await hoody.container();

  const { exitCode, log } = await hoody.run('fire-drill.yml', {
    event: 'schedule',
    vars: { STAGING_CONTAINER_ID: container.id },
    failing: [[container, 'break loses the runner']],
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('success, armed');
  expect(log).toContain('[verdict] 🏁  Job failed');
  expect(container.operations).toEqual(['create']);
});

test('A fire drill whose rollback fails is not a success', async () => {
  const container = await hoody.container();
  hoody.emulator.script({
    on: { operation: 'restore', containerId: container.id },
    effect: { kind: 'status', status: 403 },
  });

  const { exitCode, log } = await hoody.run('fire-drill.yml', {
    event: 'schedule',
    vars: { STAGING_CONTAINER_ID: container.id },
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('Could not roll back container');
  expect(log).not.toContain('[verdict] 🏁  Job succeeded');
});

test('A fire drill whose rollback fails has a verdict on GitHub, which is none in act', async () => {
  const container = await hoody.container();
  hoody.emulator.script({
    on: { operation: 'restore', containerId: container.id },
    effect: { kind: 'status', status: 403 },
  });

  const { jobs } = await hoody.play('fire-drill.yml', {
    vars: { STAGING_CONTAINER_ID: container.id },
  });

  expect(jobs['drill']?.outputs).toEqual({ broken: 'success', rollback: 'failed' });
  expect(jobs['verdict']).toMatchObject({ result: 'failure', log: 'success, failed\n' });
});

test('A fire drill that breaks nothing is not a success', async () => {
  const container = await hoody.container();

  const { log } = await hoody.run('fire-drill.yml', {
    event: 'workflow_dispatch',
    vars: { STAGING_CONTAINER_ID: container.id },
    failing: [[container, 'break']],
  });

  expect(log).toContain('failure, restored');
  expect(log).toContain('[verdict] 🏁  Job failed');
});

test.each([
  ...WORDS.map((word) => ['success', word] as const),
  ['failure', 'restored'],
  ['skipped', 'restored'],
  ['', ''],
] as const)('The verdict over the outcome "%s" and the word "%s" is right', async (broken, rollback) => {
  const { jobs } = await readExample('fire-drill.yml');
  const step = stepOf(jobs['verdict'], 'Expect a container that was broken, and that is restored');
  const { failed } = await runScript(step, { needs: { drill: { outputs: { broken, rollback } } } });
  expect(failed).toBe(broken !== 'success' || rollback !== 'restored');
});
