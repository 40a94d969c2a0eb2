import { useLocalHoody } from '../helpers/act-hoody.ts';
import { readExample, stepOf } from '../helpers/example-jobs.ts';
import { runScript } from '../helpers/example-scripts.ts';
import { WORDS } from '../helpers/rollback-words.ts';

const hoody = useLocalHoody('reusable.yml', 'reusable-caller.yml');
const push = { event: 'push' } as const;

test('A called deploy that succeeds stays, and the caller gets the name of its snapshot', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('reusable-caller.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
  });

  expect(exitCode).toBe(0);
  expect(container.operations).toEqual(['create']);
  expect(await container.tree()).not.toEqual(before);
  const [snapshot] = await container.snapshots();
  expect(log).toContain(`Snapshot ${snapshot?.name} has the previous state.`);
});

test('A called deploy that fails is undone to the last file, and nothing is announced', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('reusable-caller.yml', {
    ...push,
    vars: { HOODY_CONTAINER_ID: container.id },
    deploys: [[container, 'fails']],
  });

  expect(log).toContain('The deploy fails.');
  expect(log).not.toContain('Released.');
  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'list', 'restore']);
});

test('A called deploy that is canceled is undone to the last file', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { exitCode, log } = await hoody.run('reusable-caller.yml', {
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

test.each(WORDS)(
  'The alert for the word "%s" is an error unless the previous version is back',
  async (rollback) => {
    const { jobs } = await readExample('reusable-caller.yml');
    const step = stepOf(jobs['alert'], 'Report the rollback');
    const { failed, stdout } = await runScript(step, { needs: { deploy: { outputs: { rollback } } } });
    expect(failed).toBe(false);
    expect(stdout.includes('::error')).toBe(rollback !== 'restored');
  },
);
