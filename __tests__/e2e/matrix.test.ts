import { type LocalContainer, type RunOptions, useLocalHoody } from '../helpers/act-hoody.ts';
import { readExample } from '../helpers/example-jobs.ts';
import { runScript } from '../helpers/example-scripts.ts';

const hoody = useLocalHoody('matrix.yml');

function run(containers: readonly LocalContainer[], options: Partial<RunOptions> = {}) {
  const ids = containers.map(({ id }) => id).join(', ');
  return hoody.run('matrix.yml', { event: 'push', vars: { HOODY_CONTAINER_IDS: ids }, ...options });
}

async function threeContainers() {
  return [await hoody.container(), await hoody.container(), await hoody.container()] as const;
}

function treesOf(containers: readonly LocalContainer[]) {
  return Promise.all(containers.map(({ tree }) => tree()));
}

test('Every container gets the deploy after its snapshot', async () => {
  const containers = await threeContainers();
  const before = await treesOf(containers);

  const { exitCode } = await run(containers);

  expect(exitCode).toBe(0);
  for (const [index, container] of containers.entries()) {
    expect(container.operations).toEqual(['create']);
    expect(await container.tree()).not.toEqual(before[index]);
  }
});

test('The messages of a run show the labels of the containers', async () => {
  const containers = await threeContainers();
  const labeled = containers.map(({ id }, index) => `shop-${index}=${id}`).join(', ');

  const { exitCode, log } = await run(containers, {
    vars: { HOODY_CONTAINER_IDS: labeled },
    deploys: [[containers[1], 'fails']],
  });

  expect(exitCode).toBe(1);
  for (const index of containers.keys()) {
    expect(log).toContain(`of container shop-${index}`);
    expect(log).toContain(`Restored container shop-${index} from snapshot`);
  }
  for (const { operations } of containers) expect(operations).toEqual(['create', 'list', 'restore']);
});

test('A deploy that fails puts every container back to the last file, each from its own snapshot', async () => {
  const containers = await threeContainers();
  for (const { seed, change } of containers) {
    await seed({ alias: 'newest-of-all', created_at: '2099-01-01T00:00:00.000Z' });
    await change();
  }
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers, { deploys: [[containers[1], 'fails']] });

  expect(log).toContain('The deploy fails.');
  expect(exitCode).toBe(1);
  expect(await treesOf(containers)).toEqual(before);
  for (const { operations } of containers) expect(operations).toEqual(['create', 'list', 'restore']);
});

test('A run that is canceled puts every container back to the last file', async () => {
  const containers = await threeContainers();
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers, {
    deploys: [[containers[2], 'hangs']],
    cancelAt: 'The deploy hangs.',
  });

  expect(log).toContain('The deploy hangs.');
  expect(exitCode).toBe(1);
  expect(await treesOf(containers)).toEqual(before);
  for (const { operations } of containers) expect(operations).toEqual(['create', 'list', 'restore']);
});

test('A create step that fails for one container stops every deploy, and leaves no snapshot', async () => {
  const containers = await threeContainers();
  const before = await treesOf(containers);
  hoody.emulator.script({
    on: { operation: 'create', containerId: containers[0].id },
    effect: { kind: 'status', status: 403 },
  });

  const { exitCode, log } = await run(containers);

  expect(exitCode).toBe(1);
  expect(log).not.toContain('Run Main Restore the snapshots');
  expect(await treesOf(containers)).toEqual(before);
  for (const { operations, snapshots } of containers) {
    expect(operations).not.toContain('restore');
    expect(await snapshots()).toEqual([]);
  }
});

test('A run of the failed jobs deploys nothing, and rolls every container back', async () => {
  const containers = await threeContainers();
  const before = await treesOf(containers);
  const options = {
    vars: { HOODY_CONTAINER_IDS: containers.map(({ id }) => id).join(', ') },
    deploys: [[containers[1], 'fails']],
  } as const;
  const { snapshot, ...others } = (await hoody.play('matrix.yml', options)).jobs;
  expect(others).toMatchObject({ deploy: { result: 'failure' }, rollback: { result: 'success' } });
  for (const { change } of containers) await change();

  const earlier = snapshot && { snapshot };
  const { jobs } = await hoody.play('matrix.yml', { ...options, deploys: [], attempt: 2, earlier });

  expect(jobs['deploy']?.result).toBe('failure');
  expect(jobs['deploy']?.log).toContain('Roll back first, then re-run all jobs.');
  expect(jobs['rollback']?.result).toBe('success');
  expect(await treesOf(containers)).toEqual(before);
});

test('The first step of a deploy with the snapshots of an earlier attempt fails, and says what to do', async () => {
  const { jobs } = await readExample('matrix.yml');
  const [refusal = { name: '' }] = jobs['deploy']?.steps ?? [];
  const { failed, stdout } = await runScript(refusal, {});
  expect(failed).toBe(true);
  expect(stdout).toContain('Roll back first, then re-run all jobs.');
});
