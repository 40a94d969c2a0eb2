import { FakeJob } from '../helpers/fakes/job.ts';
import { DB, ScriptedHoody, START, WEB } from '../helpers/fakes/scripted-hoody.ts';

const OLD = 'snap-20250101-000000';

const withOld = (container = WEB) =>
  new ScriptedHoody()
    .put(container, { name: OLD, alias: 'older', createdAt: START - 86_400_000 })
    .settleLists();

test.each([
  ['a create step without an alias', { operation: 'create' }, ['create']],
  [
    'a create step with an alias that is its own name',
    { operation: 'create', alias: 'pre-deploy' },
    ['create'],
  ],
  [
    'a create step with an alias that is not its own name',
    { operation: 'create', alias: 'v1.1.0' },
    ['list', 'create'],
  ],
  ['a list', { operation: 'list' }, ['list']],
  ['a restore of a platform name', { operation: 'restore', snapshot: OLD }, ['restore']],
  ['a restore of a typed platform name', { operation: 'restore', snapshot: `name:${OLD}` }, ['restore']],
  ['a restore by map', { operation: 'restore', snapshot: JSON.stringify({ [WEB]: OLD }) }, ['restore']],
  ['a restore by alias', { operation: 'restore', snapshot: 'older' }, ['list', 'restore']],
  ['an alias of a platform name', { operation: 'alias', snapshot: OLD, alias: 'good' }, ['alias']],
  ['a delete of a platform name', { operation: 'delete', snapshot: OLD }, ['delete']],
])('In the calm case, %s sends as few requests as possible', async (_, inputs, kinds) => {
  const hoody = withOld();
  const job = new FakeJob(hoody);
  const step = await job.step(inputs);
  expect(step.errors).toEqual([]);
  expect(hoody.kinds()).toEqual(kinds);
  await job.end();
  expect(step.post).toBeUndefined();
  expect(hoody.kinds()).toEqual(kinds);
});

test('A rollback of a generated alias looks once, and restores', async () => {
  const hoody = new ScriptedHoody();
  const job = new FakeJob(hoody);
  const step = await job.step({ operation: 'create', 'restore-on-failure': 'true' });
  hoody.deploy(WEB);
  await job.end('failure');
  expect(step.post?.requests.map(({ kind }) => kind)).toEqual(['list', 'restore']);
  expect(step.post?.errors).toEqual([]);
  expect(hoody.content()).toBe('old release');
});

test('A rollback of an alias of the workflow looks once before it', async () => {
  const hoody = new ScriptedHoody();
  const job = new FakeJob(hoody);
  const step = await job.step({ operation: 'create', alias: 'pre-deploy', 'restore-on-failure': 'true' });
  await hoody.pass(10_000);
  hoody.deploy(WEB);
  await job.end('failure');
  expect(step.post?.requests.map(({ kind }) => kind)).toEqual(['list', 'restore']);
  expect(hoody.content()).toBe('old release');
});

test.each([
  { operation: 'create' },
  { operation: 'create', alias: 'pre-deploy' },
  { operation: 'create', alias: 'v1.1.0', 'if-exists': 'replace' },
  { operation: 'create', 'container-id': `web=${WEB}, db=${DB}` },
  { operation: 'create', 'container-id': `web=${WEB}, db=${DB}`, alias: 'pre-deploy', 'if-exists': 'reuse' },
  { operation: 'restore', snapshot: 'older', 'backup-first': 'true' },
])('A calm step with %j leaves nothing that is unsettled', async (inputs) => {
  const hoody = withOld();
  const job = new FakeJob(hoody);
  const step = await job.step(inputs);
  expect(step.errors).toEqual([]);
  expect(step.state['unsettled']).toBe('');
  await job.end();
  expect(step.post).toBeUndefined();
});
