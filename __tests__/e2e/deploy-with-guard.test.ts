import { useLocalHoody } from '../helpers/act-hoody.ts';

const hoody = useLocalHoody('deploy-with-guard.yml');
const push = { event: 'push' } as const;

test('a deploy that succeeds stays, and its snapshot too', async () => {
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

test('a deploy that fails is undone to the last file, once the job is over', async () => {
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
  expect(container.operations).toEqual(['create', 'restore']);
});

test('a deploy that is cancelled is undone to the last file, once the job is over', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('deploy-with-guard.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'hangs']],
    cancelAt: 'The deploy hangs.',
  });

  expect(log).toContain('The deploy hangs.');
  expect(log).toContain('The job was cancelled');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'restore']);
});

test('without a snapshot there is neither a deploy nor a restore', async () => {
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

test('a cancel while the snapshot is taken deploys nothing, and the post step does not take another', async () => {
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

test('a rollback that fails tells the command to do it by hand', async () => {
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
  expect(log).toContain('To restore by hand');
  expect(log).toContain(
    `${hoody.emulator.url}/api/v1/containers/${container.id}/snapshots/${snapshot?.name}'`,
  );
});
