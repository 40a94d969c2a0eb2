import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { alias as aliasOperation } from '../../../src/operations/alias.ts';
import type { AliasRequest } from '../../../src/operations/request.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { FORBIDDEN, fakeHoody, refusal } from '../../helpers/fakes/hoody.ts';
import { onOne } from '../../helpers/fakes/one-container.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const alias = onOne(aliasOperation);
const NEWER = snapshot({ name: 'newer', alias: 'deploy', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'deploy', created_at: '2025-01-10T00:00:00.000Z' });

const requestOf = (fields: Plain<Partial<AliasRequest>> = {}, selector = 'older'): AliasRequest => ({
  ...redacted<Omit<AliasRequest, 'snapshots'>>({ alias: 'good', dryRun: false, ...fields }),
  snapshots: new Map([[CONTAINER, text(selector)]]),
});
const LIST = ['list', CONTAINER];

test('A snapshot gets another alias', async () => {
  const hoody = fakeHoody([NEWER, OLDER]);
  const context = fakeContext(hoody);
  await expect(alias(requestOf(), CONTAINER, context)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: true,
    snapshots: [{ ...OLDER, alias: 'good' }],
    oldAlias: OLDER.alias,
  });
  expect(hoody.calls).toEqual([LIST, ['alias', CONTAINER, 'older', { alias: 'good' }]]);
  expect(hoody.stored()).toEqual([NEWER, { ...OLDER, alias: 'good' }]);
  expect(context.logger.lines).toEqual([
    `info: Set the alias "good" on snapshot older of container ${CONTAINER}.`,
  ]);
});

test('What the API reports of the snapshot is added to what is known', async () => {
  const setAlias = async () => redacted<Snapshot>({ name: 'older', alias: 'good' });
  const context = fakeContext(fakeHoody([OLDER]), { overrides: { setAlias } });
  await expect(alias(requestOf(), CONTAINER, context)).resolves.toMatchObject({
    snapshots: [{ ...OLDER, alias: 'good' }],
  });
});

test('An alias is removed', async () => {
  const hoody = fakeHoody([OLDER]);
  const context = fakeContext(hoody);
  await expect(alias(requestOf({ alias: null }), CONTAINER, context)).resolves.toMatchObject({
    snapshots: [{ name: 'older', alias: null }],
  });
  expect(hoody.calls).toEqual([LIST, ['alias', CONTAINER, 'older', { alias: null }]]);
  expect(context.logger.lines).toEqual([
    `info: Removed the alias of snapshot older of container ${CONTAINER}.`,
  ]);
});

test('The log of a single container leaves the change to the last line of the step', async () => {
  const context = fakeContext(fakeHoody([OLDER]), { isSingle: true });
  await alias(requestOf(), CONTAINER, context);
  expect(context.logger.lines).toEqual([]);
});

test('The newest of the snapshots that share an alias is used, with a warning', async () => {
  const hoody = fakeHoody([NEWER, OLDER]);
  const context = fakeContext(hoody);
  await alias(requestOf({}, 'deploy'), CONTAINER, context);
  expect(hoody.calls).toEqual([LIST, ['alias', CONTAINER, 'newer', { alias: 'good' }]]);
  expect(context.logger.lines[0]).toMatch(/^warning: Using the newest of 2 snapshots with the alias/);
});

test.each<[string, string | null, string]>([
  ['a change', 'good', `set the alias "good" on snapshot older of container ${CONTAINER}`],
  ['a removal', null, `remove the alias of snapshot older of container ${CONTAINER}`],
])('A dry run of %s changes nothing and reports the plan', async (_, newAlias, plan) => {
  const hoody = fakeHoody([OLDER]);
  const context = fakeContext(hoody);
  await expect(alias(requestOf({ alias: newAlias, dryRun: true }), CONTAINER, context)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: false,
    snapshots: [OLDER],
    plan: [plan],
  });
  expect(hoody.calls).toEqual([LIST]);
  expect(context.logger.lines).toEqual([`info: Dry run: would ${plan}.`]);
});

test('A dry run accepts the newest of the snapshots that share an alias, with a warning', async () => {
  const context = fakeContext(fakeHoody([NEWER, OLDER]));
  const outcome = await alias(requestOf({ dryRun: true }, 'deploy'), CONTAINER, context);
  expect(outcome).toMatchObject({ ok: true, snapshots: [{ name: 'newer' }] });
  expect(context.logger.lines[0]).toMatch(/^warning: Using the newest of 2 snapshots with the alias/);
});

test('An error of the API is thrown', async () => {
  const context = fakeContext(fakeHoody([OLDER], { on: { alias: FORBIDDEN } }));
  await expect(alias(requestOf(), CONTAINER, context)).rejects.toEqual(refusal(403));
  expect(context.logger.lines).toEqual([]);
});

test('A container without a given snapshot is an error', async () => {
  const hoody = fakeHoody([OLDER]);
  const request = { ...requestOf(), snapshots: new Map() };
  await expect(alias(request, CONTAINER, fakeContext(hoody))).rejects.toThrow('has no snapshot ""');
  expect(hoody.calls).toEqual([LIST]);
});

test('The old alias is absent if it is unknown', async () => {
  const name = 'snap-20250115-103000';
  const hoody = fakeHoody([snapshot({ name })]);
  const outcome = await alias(requestOf({}, name), CONTAINER, fakeContext(hoody, { isSingle: true }));
  expect(outcome).not.toHaveProperty('oldAlias');
  expect(hoody.calls).toEqual([['alias', CONTAINER, name, { alias: 'good' }]]);
});
