import { useLocalHoody } from '../helpers/act-hoody.ts';

const hoody = useLocalHoody('deploy-with-restore.yml');
const push = { event: 'push' } as const;

test('A deploy that succeeds stays, and so does its snapshot', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode } = await hoody.run('deploy-with-restore.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
  });

  expect(exitCode).toBe(0);
  expect(container.operations).toEqual(['create']);
  expect(await container.tree()).not.toEqual(before);
  expect(await container.snapshots()).toHaveLength(1);
});

test('A deploy that fails is undone to the last file', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-restore.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'fails']],
  });

  expect(log).toContain('The deploy fails.');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A deploy that is canceled is undone to the last file', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-restore.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'hangs']],
    cancelAt: 'The deploy hangs.',
  });

  expect(log).toContain('The deploy hangs.');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A create step that fails stops the deploy, and nothing is restored', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const token = await hoody.emulator.addToken({ permissions: { [container.id]: ['access'] } });

  const { exitCode, log } = await hoody.run('deploy-with-restore.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    token,
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('permission');
  expect(log).not.toContain('Run Main Restore the snapshot');
  expect(container.operations).toEqual(['create']);
  expect(await container.tree()).toEqual(before);
});
