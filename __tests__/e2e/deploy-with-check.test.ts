import { useLocalHoody } from '../helpers/act-hoody.ts';

const hoody = useLocalHoody('deploy-with-check.yml');

test('A notification that fails after the check rolls nothing back', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-check.yml', {
    event: 'push',
    vars: { HOODY_CONTAINER_ID: container.id },
    failing: [[container, 'notify']],
  });

  expect(log).toContain('Success - Main Check the deploy');
  expect(log).toContain('Failure - Main Notify');
  expect(log).toContain('Success - Post Take a snapshot');
  expect(exitCode).toBe(1);
  expect(await container.tree()).not.toEqual(before);
  expect(container.operations).toEqual(['create']);
});

test('A check that fails rolls the deploy back to the last file', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-check.yml', {
    event: 'push',
    vars: { HOODY_CONTAINER_ID: container.id },
    failing: [[container, 'check']],
  });

  expect(log).toContain('Failure - Main Check the deploy');
  expect(log).toContain('Success - Post Take a snapshot');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A deploy that is canceled before the check is rolled back', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode } = await hoody.run('deploy-with-check.yml', {
    event: 'push',
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'hangs']],
    cancelAt: 'The deploy hangs.',
  });

  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});
