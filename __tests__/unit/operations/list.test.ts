import { list } from '../../../src/operations/list.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { fakeHoody, listOf } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const NEWER = snapshot({ name: 'newer', alias: 'nightly-2', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'manual', created_at: '2025-01-10T00:00:00.000Z' });
const TWO = [NEWER, OLDER];

test.each<[string, typeof TWO, string | undefined, typeof TWO, string]>([
  ['all snapshots', TWO, undefined, TWO, `Container ${CONTAINER} has 2 snapshots; the newest is newer.`],
  ['a container without snapshots', [], undefined, [], `Container ${CONTAINER} has no snapshots.`],
  [
    'the snapshots that match',
    TWO,
    'man*',
    [OLDER],
    `Container ${CONTAINER} has 1 snapshot matching man* (of 2); the newest is older.`,
  ],
  ['that no snapshot matches', TWO, 'x*', [], `Container ${CONTAINER} has no snapshots matching x* (of 2).`],
])('A list reports %s', async (_, there, filter, listed, line) => {
  const context = fakeContext(fakeHoody(there));
  const outcome = await list(filter === undefined ? {} : { filter }, CONTAINER, context);
  expect(outcome).toEqual({ ok: true, containerId: CONTAINER, changed: false, snapshots: listed });
  expect(context.client.calls).toEqual([['list', CONTAINER]]);
  expect(context.logger.lines).toEqual([`info: ${line}`]);
});

test('A list reports names that cannot be part of a request', async () => {
  const hostile = { ...OLDER, name: '../..' };
  const context = fakeContext(fakeHoody([NEWER, hostile]));
  const outcome = await list({}, CONTAINER, context);
  expect(outcome).toMatchObject({ ok: true, snapshots: [NEWER, hostile] });
  expect(context.logger.lines[0]).toBe(
    `info: Container ${CONTAINER} has 1 snapshot with a name that cannot be part of a request: "../..". ` +
      'No operation can act on such a snapshot.',
  );
});

test('A list reports how full the container is, where the API reports its limit', async () => {
  const hoody = fakeHoody([], { list: async () => listOf(TWO, { limit: 10 }) });
  const context = fakeContext(hoody);
  const outcome = await list({ filter: 'man*' }, CONTAINER, context);
  expect(outcome).toMatchObject({ snapshots: [OLDER], usage: { count: 2, limit: 10 } });
  expect(context.logger.lines).toEqual([expect.stringMatching(/ It holds 2 of 10 snapshots\.$/)]);
});
