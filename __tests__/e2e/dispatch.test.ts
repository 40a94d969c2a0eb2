import { type LocalContainer, useLocalHoody } from '../helpers/act-hoody.ts';

const hoody = useLocalHoody('dispatch.yml');

/** Fills in the form, with its defaults for missing inputs. */
function dispatch({ id }: LocalContainer, inputs: Record<string, string>) {
  return hoody.run('dispatch.yml', {
    event: 'workflow_dispatch',
    inputs: { operation: 'list', 'remove-alias': 'false', 'dry-run': 'false', ...inputs },
    vars: { HOODY_CONTAINER_ID: id },
  });
}

test('A list shows the snapshots in the summary', async () => {
  const container = await hoody.container();
  const first = await container.seed({ alias: 'first' });
  const second = await container.seed({ alias: 'second' });

  const { exitCode, log } = await dispatch(container, { operation: 'list' });

  expect(exitCode).toBe(0);
  expect(container.operations).toEqual(['list']);
  for (const { name, alias } of [first, second]) {
    expect(log).toContain(`<code>${name}</code><br>Alias: <code>${alias}</code>`);
  }
});

test('A create step takes a snapshot with the alias', async () => {
  const container = await hoody.container();

  const { exitCode } = await dispatch(container, { operation: 'create', alias: 'before-migration' });

  expect(exitCode).toBe(0);
  expect(await container.snapshots()).toMatchObject([{ alias: 'before-migration' }]);
});

test('A restore puts the files back, after a snapshot of the present ones', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await container.seed({ alias: 'good' });
  await container.change();
  const changed = await container.tree();

  const { exitCode } = await dispatch(container, { operation: 'restore', snapshot: 'good' });

  expect(exitCode).toBe(0);
  expect(await container.tree()).toEqual(before);
  const [backup, good] = await container.snapshots();
  expect(good).toMatchObject({ alias: 'good' });

  await dispatch(container, { operation: 'restore', snapshot: backup?.name ?? '' });
  expect(await container.tree()).toEqual(changed);
});

test('A snapshot gets another alias', async () => {
  const container = await hoody.container();
  const { name } = await container.seed({ alias: 'old' });

  const { exitCode } = await dispatch(container, { operation: 'alias', snapshot: 'old', alias: 'new' });

  expect(exitCode).toBe(0);
  expect(await container.snapshots()).toMatchObject([{ name, alias: 'new' }]);
});

test('An alias is removed if the box is ticked', async () => {
  const container = await hoody.container();
  const { name } = await container.seed({ alias: 'old' });

  const inputs = { operation: 'alias', snapshot: 'old', 'remove-alias': 'true' };
  const { exitCode } = await dispatch(container, inputs);

  expect(exitCode).toBe(0);
  expect(await container.snapshots()).toMatchObject([{ name, alias: null }]);
});

test('A delete removes the snapshot and no other', async () => {
  const container = await hoody.container();
  const kept = await container.seed({ alias: 'keep' });
  await container.seed({ alias: 'drop' });

  const { exitCode } = await dispatch(container, { operation: 'delete', snapshot: 'drop' });

  expect(exitCode).toBe(0);
  expect(await container.snapshots()).toEqual([kept]);
});

test.each([
  { operation: 'create', alias: 'new' },
  { operation: 'restore', snapshot: 'good' },
  { operation: 'alias', snapshot: 'good', alias: 'new' },
  { operation: 'delete', snapshot: 'good' },
])('A dry run of $operation changes nothing', async (inputs) => {
  const container = await hoody.container();
  const snapshot = await container.seed({ alias: 'good' });
  await container.change();
  const before = await container.tree();

  const { exitCode, log } = await dispatch(container, { ...inputs, 'dry-run': 'true' });

  expect(exitCode).toBe(0);
  expect(log).toContain('Dry run: would');
  expect(container.operations).toEqual(['list']);
  expect(await container.snapshots()).toEqual([snapshot]);
  expect(await container.tree()).toEqual(before);
});

test('The form has priority over the variable', async () => {
  const [chosen, other] = [await hoody.container(), await hoody.container()];

  const { exitCode } = await dispatch(other, { operation: 'create', 'container-id': chosen.id });

  expect(exitCode).toBe(0);
  expect(chosen.operations).toEqual(['create']);
  expect(other.operations).toEqual([]);
});

test('An input that is not valid for the operation is refused before anything is sent', async () => {
  const container = await hoody.container();

  const { exitCode, log } = await dispatch(container, { operation: 'list', alias: 'meant for create' });

  expect(exitCode).toBe(1);
  expect(log).toContain('`alias` is not valid for `list`');
  expect(container.operations).toEqual([]);
});
