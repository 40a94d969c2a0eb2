import { useLocalHoody } from '../helpers/act-hoody.ts';

const hoody = useLocalHoody('deploy-with-guard.yml');
const push = { event: 'push' } as const;

test('A deploy that succeeds stays, and so does its snapshot', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
  });

  expect(exitCode).toBe(0);
  expect(container.operations).toEqual(['create']);
  expect(await container.tree()).not.toEqual(before);
  expect(await container.snapshots()).toHaveLength(1);
});

test('A deploy that fails is undone to the last file after the job', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'fails']],
  });

  expect(log).toContain('The deploy fails.');
  expect(log).toContain('The job failed');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A deploy that is canceled is undone to the last file after the job', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'hangs']],
    cancelAt: 'The deploy hangs.',
  });

  expect(log).toContain('The deploy hangs.');
  expect(log).toContain('The job was canceled');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A create step that fails stops the deploy, and nothing is restored', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const token = await hoody.emulator.addToken({ permissions: { [container.id]: ['access'] } });

  const { exitCode, log } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    token,
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('permission');
  expect(container.operations).toEqual(['create']);
  expect(await container.tree()).toEqual(before);
});

test('A cancel during the create step deploys nothing, and the post step takes no snapshot', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  hoody.emulator.script({
    on: { operation: 'create', containerId: container.id },
    effect: { kind: 'hang' },
  });

  const { exitCode, log } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    cancelAt: 'Creating a snapshot',
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('Run Post Take a snapshot');
  expect(log).not.toContain('Run Main Deploy');
  expect(await container.tree()).toEqual(before);
  expect(await container.snapshots()).toEqual([]);
});

test('A rollback that fails shows the command to restore manually', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  hoody.emulator.script({
    on: { operation: 'restore', containerId: container.id },
    effect: { kind: 'status', status: 403 },
  });

  const { exitCode, log } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'fails']],
  });

  const [snapshot] = await container.snapshots();
  expect(exitCode).toBe(1);
  expect(await container.tree()).not.toEqual(before);
  expect(log).toContain('To restore manually');
  expect(log).toContain(
    `${hoody.emulator.url}/api/v1/containers/${container.id}/snapshots/${snapshot?.name}'`,
  );
});
