import { alias } from '../../../src/operations/alias.ts';
import type { AliasRequest } from '../../../src/operations/request.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { fakeHoody, forbidden } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const NEWER = snapshot({ name: 'newer', alias: 'deploy', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'deploy', created_at: '2025-01-10T00:00:00.000Z' });

const requestOf = (fields: Partial<AliasRequest> = {}): AliasRequest => ({
  snapshots: new Map([[CONTAINER, 'older']]),
  alias: 'good',
  dryRun: false,
  ...fields,
});
const mutations = (calls: unknown[][]) => calls.filter(([method]) => method !== 'list');

test('A snapshot gets another alias', async () => {
  const context = fakeContext(fakeHoody([NEWER, OLDER]));
  await expect(alias(requestOf(), CONTAINER, context)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: true,
    snapshots: [{ ...OLDER, alias: 'good' }],
    oldAlias: OLDER.alias,
  });
  expect(mutations(context.client.calls)).toEqual([['setAlias', CONTAINER, 'older', 'good']]);
  expect(context.logger.lines).toEqual([
    `info: Set the alias "good" on snapshot older of container ${CONTAINER}.`,
  ]);
});

test('What the API reports of the snapshot is added to what is known', async () => {
  const hoody = fakeHoody([OLDER], { setAlias: async () => ({ name: 'older', alias: 'good' }) });
  await expect(alias(requestOf(), CONTAINER, fakeContext(hoody))).resolves.toMatchObject({
    snapshots: [{ ...OLDER, alias: 'good' }],
  });
});

test('An alias is removed', async () => {
  const context = fakeContext(fakeHoody([OLDER]));
  await expect(alias(requestOf({ alias: null }), CONTAINER, context)).resolves.toMatchObject({
    snapshots: [{ name: 'older', alias: null }],
  });
  expect(mutations(context.client.calls)).toEqual([['setAlias', CONTAINER, 'older', null]]);
  expect(context.logger.lines).toEqual([
    `info: Removed the alias of snapshot older of container ${CONTAINER}.`,
  ]);
});

test('The newest of the snapshots that share an alias is used, with a warning', async () => {
  const context = fakeContext(fakeHoody([NEWER, OLDER]));
  await alias(requestOf({ snapshots: new Map([[CONTAINER, 'deploy']]) }), CONTAINER, context);
  expect(mutations(context.client.calls)).toEqual([['setAlias', CONTAINER, 'newer', 'good']]);
  expect(context.logger.lines[0]).toMatch(/^warning: Using the newest of 2 snapshots with the alias/);
});

test.each<[string, string | null, string]>([
  ['a change', 'good', `set the alias "good" on snapshot older of container ${CONTAINER}`],
  ['a removal', null, `remove the alias of snapshot older of container ${CONTAINER}`],
])('A dry run of %s changes nothing and reports the plan', async (_, newAlias, plan) => {
  const context = fakeContext(fakeHoody([OLDER]));
  await expect(alias(requestOf({ alias: newAlias, dryRun: true }), CONTAINER, context)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: false,
    snapshots: [OLDER],
    plan: [plan],
  });
  expect(mutations(context.client.calls)).toEqual([]);
  expect(context.logger.lines).toEqual([`info: Dry run: would ${plan}.`]);
});

test('An error of the API is thrown', async () => {
  const refusal = forbidden();
  const context = fakeContext(fakeHoody([OLDER], { setAlias: () => Promise.reject(refusal) }));
  await expect(alias(requestOf(), CONTAINER, context)).rejects.toBe(refusal);
  expect(context.logger.lines).toEqual([]);
});

test('A container without a given snapshot is an error', async () => {
  const context = fakeContext(fakeHoody([OLDER]));
  await expect(alias(requestOf({ snapshots: new Map() }), CONTAINER, context)).rejects.toThrow(
    'has no snapshot ""',
  );
  expect(mutations(context.client.calls)).toEqual([]);
});

test('The old alias is absent if it is unknown', async () => {
  const name = 'snap-20250115-103000';
  const context = fakeContext(fakeHoody([snapshot({ name })]));
  const outcome = await alias(requestOf({ snapshots: new Map([[CONTAINER, name]]) }), CONTAINER, context);
  expect(outcome).not.toHaveProperty('oldAlias');
});
