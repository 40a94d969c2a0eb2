import { type LocalContainer, type RunOptions, useLocalHoody } from '../helpers/act-hoody.ts';
import { readExample, stepOf } from '../helpers/example-jobs.ts';
import { runScript } from '../helpers/example-scripts.ts';

const hoody = useLocalHoody('deploy-with-rescue.yml');

async function twoContainers() {
  return [await hoody.container(), await hoody.container()] as const;
}

function run(containers: readonly LocalContainer[], options: Partial<RunOptions> = {}) {
  const ids = containers.map(({ id }) => id).join(', ');
  return hoody.run('deploy-with-rescue.yml', {
    event: 'push',
    vars: { HOODY_CONTAINER_IDS: ids },
    ...options,
  });
}

function play(
  containers: readonly LocalContainer[],
  options: Partial<Parameters<typeof hoody.play>[1]> = {},
) {
  const ids = containers.map(({ id }) => id).join(', ');
  return hoody.play('deploy-with-rescue.yml', { vars: { HOODY_CONTAINER_IDS: ids }, ...options });
}

function treesOf(containers: readonly LocalContainer[]) {
  return Promise.all(containers.map(({ tree }) => tree()));
}

test('A deploy that succeeds stays, and no rescue runs', async () => {
  const containers = await twoContainers();
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers);

  expect(exitCode).toBe(0);
  expect(log).not.toContain('[rescue]');
  for (const [index, container] of containers.entries()) {
    expect(container.operations).toContain('create');
    expect(container.operations).not.toContain('restore');
    expect(await container.tree()).not.toEqual(before[index]);
  }
});

test('A deploy that rolled back needs no rescue', async () => {
  const containers = await twoContainers();
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers, { deploys: [[containers[1], 'fails']] });

  expect(exitCode).toBe(1);
  expect(await treesOf(containers)).toEqual(before);
  expect(log).not.toContain('[rescue]');
});

test('If the runner is lost during the deploy, another job restores every container', async () => {
  const containers = await twoContainers();
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers, {
    deploys: [[containers[1], 'loses the runner']],
    failing: [[containers[1], 'check']],
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('The runner is lost.');
  expect(log).toContain('[rescue] 🏁  Job succeeded');
  expect(log).toContain('The deploy did not roll back, so this job restored every container.');
  expect(await treesOf(containers)).toEqual(before);
  for (const { operations } of containers)
    expect(operations.filter((name) => name === 'restore')).toHaveLength(1);
});

test('If the runner is lost after a cancel, another job restores every container', async () => {
  const containers = await twoContainers();
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers, {
    deploys: [[containers[1], 'hangs without a runner']],
    failing: [[containers[1], 'check']],
    cancelAt: 'The deploy hangs.',
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('this job restored every container');
  expect(await treesOf(containers)).toEqual(before);
});

test('If the runner is lost after the check, the deploy stays', async () => {
  const containers = await twoContainers();
  const before = await treesOf(containers);

  const { exitCode, log } = await run(containers, { failing: [[containers[0], 'notify loses the runner']] });

  expect(exitCode).toBe(1);
  expect(log).toContain('[rescue] 🏁  Job succeeded');
  expect(log).toContain('the deploy passes its check, and stays');
  for (const [index, container] of containers.entries()) {
    expect(container.operations).not.toContain('restore');
    expect(await container.tree()).not.toEqual(before[index]);
  }
});

test('A notification that fails after the check rolls nothing back, and needs no rescue', async () => {
  const containers = await twoContainers();

  const { exitCode, log } = await run(containers, { failing: [[containers[0], 'notify']] });

  expect(exitCode).toBe(1);
  expect(log).not.toContain('[rescue]');
  for (const { operations } of containers) expect(operations).not.toContain('restore');
});

test('If the create step did not finish, the rescue restores nothing and succeeds', async () => {
  const containers = await twoContainers();
  const before = await treesOf(containers);
  hoody.emulator.script({
    on: { operation: 'create', containerId: containers[0].id },
    effect: { kind: 'status', status: 403 },
  });

  const { exitCode, log } = await run(containers);

  expect(exitCode).toBe(1);
  expect(log).toContain('[rescue] 🏁  Job succeeded');
  expect(log).toContain('Nothing was restored: the deploy job took no snapshot of every container');
  expect(await treesOf(containers)).toEqual(before);
  for (const { operations } of containers) expect(operations).not.toContain('restore');
});

test('If the rescue cannot restore either, it fails', async () => {
  const containers = await twoContainers();
  hoody.emulator.script({
    on: { operation: 'restore', containerId: containers[0].id },
    effect: { kind: 'status', status: 403 },
  });

  const { exitCode, log } = await run(containers, {
    deploys: [[containers[0], 'loses the runner']],
    failing: [[containers[0], 'check']],
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('[rescue] 🏁  Job failed');
  expect(log).toContain('The restore failed.');
});

describe('What act does not do', () => {
  test.each([
    ['failed', 0],
    ['partial', 1],
  ] as const)('If the guard reports "%s", another job restores every container', async (word, count) => {
    const containers = await twoContainers();
    const before = await treesOf(containers);
    for (const { id } of containers.slice(count)) {
      const effect = { kind: 'status', status: 403 } as const;
      hoody.emulator.script({ on: { operation: 'restore', containerId: id }, effect });
    }

    const { jobs } = await play(containers, {
      deploys: [[containers[1], 'fails']],
      failing: [[containers[1], 'check']],
    });

    expect(jobs['deploy']).toMatchObject({ result: 'failure', outputs: { rollback: word } });
    expect(jobs['rescue']?.result).toBe('success');
    expect(jobs['rescue']?.log).toContain('this job restored every container');
    expect(await treesOf(containers)).toEqual(before);
  });

  test('If the runner is lost, the rescue also works in an attempt of its own', async () => {
    const containers = await twoContainers();
    const before = await treesOf(containers);
    const fault = { on: { operation: 'restore', containerId: containers[0].id } } as const;
    hoody.emulator.script({ ...fault, effect: { kind: 'status', status: 403 } });
    const options = {
      deploys: [[containers[1], 'loses the runner']],
      failing: [[containers[1], 'check']],
    } as const;

    const { rescue, ...earlier } = (await play(containers, options)).jobs;
    expect(earlier['deploy']).toMatchObject({ result: 'failure', outputs: {} });
    expect(rescue?.result).toBe('failure');
    const again = await play(containers, { ...options, attempt: 2, earlier });

    expect(again.jobs['rescue']?.result).toBe('success');
    expect(await treesOf(containers)).toEqual(before);
  });

  test('A run of the failed jobs takes fresh snapshots under the alias of the first attempt', async () => {
    const containers = await twoContainers();
    const { alias } = (await play(containers, { deploys: [[containers[1], 'fails']] })).jobs;
    for (const { change } of containers) await change();
    const before = await treesOf(containers);

    const earlier = alias && { alias };
    const { jobs } = await play(containers, { deploys: [[containers[1], 'fails']], attempt: 2, earlier });

    expect(jobs['deploy']?.outputs).toEqual({ rollback: 'restored' });
    expect(await treesOf(containers)).toEqual(before);
    for (const { snapshots } of containers)
      expect((await snapshots()).map((snapshot) => snapshot.alias)).toEqual(['pre-deploy-8123456789-1']);
  });
});

test.each([
  ['skipped', 'skipped', 'it deployed nothing'],
  ['success', 'skipped', 'the deploy passes its check, and stays'],
  ['failure', 'success', 'this job restored every container'],
  ['cancelled', 'success', 'this job restored every container'],
  ['failure', 'failure', 'The restore failed'],
  ['failure', 'cancelled', 'The restore failed'],
])('After a check with "%s" and a restore with "%s", the summary says so', async (check, restore, text) => {
  const { jobs } = await readExample('deploy-with-rescue.yml');
  const steps = { check: { outcome: check }, restore: { outcome: restore } };
  const { failed, written } = await runScript(stepOf(jobs['rescue'], 'Say what happened'), { steps });
  expect(failed).toBe(false);
  expect(written).toContain(text);
});
