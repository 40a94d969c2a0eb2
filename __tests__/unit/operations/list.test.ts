import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { list } from '../../../src/operations/list.ts';
import type { ListRequest } from '../../../src/operations/request.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { fakeHoody } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { redacted } from '../../helpers/fakes/text.ts';

const NEWER = snapshot({ name: 'newer', alias: 'nightly-2', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'manual', created_at: '2025-01-10T00:00:00.000Z' });
const TWO = [NEWER, OLDER];

test.each<[string, typeof TWO, string | undefined, typeof TWO, string]>([
  ['all snapshots', TWO, undefined, TWO, `Container ${CONTAINER} has 2 snapshots.`],
  ['a container without snapshots', [], undefined, [], `Container ${CONTAINER} has no snapshots.`],
  [
    'the snapshots that match',
    TWO,
    'man*',
    [OLDER],
    `1 of 2 snapshots of container ${CONTAINER} match man*.`,
  ],
  [
    'a container without snapshots, whatever the filter',
    [],
    'x*',
    [],
    `Container ${CONTAINER} has no snapshots.`,
  ],
  ['that no snapshot matches', TWO, 'x*', [], `0 of 2 snapshots of container ${CONTAINER} match x*.`],
])('A list reports %s', async (_, there, filter, listed, line) => {
  const hoody = fakeHoody(there);
  const context = fakeContext(hoody);
  const request = redacted<ListRequest>(filter === undefined ? {} : { filter });
  const outcome = await list(request, CONTAINER, context);
  expect(outcome).toEqual({ ok: true, containerId: CONTAINER, changed: false, snapshots: listed });
  expect(hoody.calls).toEqual([['list', CONTAINER]]);
  expect(context.logger.lines[0]).toBe(`info: ${line}`);
  expect(context.logger.lines.slice(1).map((text) => text.split(' | ')[0])).toEqual(
    listed.length === 0 ? [] : ['table: Name', ...listed.map(({ name }) => `table: ${name}`)],
  );
});

test('A list reports names that cannot be part of a request', async () => {
  const hostile = ['../..', '..'].map((name) => snapshot({ ...OLDER, name }));
  const context = fakeContext(fakeHoody([NEWER, ...hostile]));
  const outcome = await list({}, CONTAINER, context);
  expect(outcome).toMatchObject({ ok: true, snapshots: [NEWER, ...hostile] });
  expect(context.logger.lines.at(-1)).toBe(
    `info: No operation can use 2 snapshots of container ${CONTAINER}, because the name cannot be part of a URL path: ` +
      '"../..", "..".',
  );
});

test('A list reports how full the container is, where the API reports its limit', async () => {
  const context = fakeContext(fakeHoody(TWO, { behavior: { cap: 10 } }));
  const outcome = await list(redacted<ListRequest>({ filter: 'man*' }), CONTAINER, context);
  expect(outcome).toMatchObject({ snapshots: [OLDER], usage: { count: 2, limit: 10 } });
  expect(context.logger.lines[0]).toBe(
    `info: 1 of 2 snapshots of container ${CONTAINER} match man* (limit: 10).`,
  );
});

describe('The table of a list', () => {
  const logged = async (snapshots: Snapshot[]) => {
    const context = fakeContext(fakeHoody(snapshots));
    await list({}, CONTAINER, context);
    return context.logger.lines.slice(1);
  };

  test('The table shows aliases that differ from the name, the expiry, and the size', async () => {
    const expires_at = '2025-02-01T00:00:00.000Z';
    const named = snapshot({ ...OLDER, alias: OLDER.name, expires_at, size: 2048 });
    await expect(logged([NEWER, named])).resolves.toEqual([
      'table: Name | Alias | Created | Expires | Size',
      'table: newer | nightly-2 | 2025-01-20 00:00:00 UTC |  | ',
      'table: older |  | 2025-01-10 00:00:00 UTC | 2025-02-01 00:00:00 UTC | 2.0 KiB',
    ]);
  });

  test('A column without values of its own is left out', async () => {
    await expect(logged([redacted<Snapshot>({ name: 'same', alias: 'same' })])).resolves.toEqual([
      'table: Name | Created | Size',
      'table: same |  | ',
    ]);
  });

  test('The table shows the newest 20 snapshots, and how many more there are', async () => {
    const many = Array.from({ length: 23 }, (_, index) => redacted<Snapshot>({ name: `snap-${index + 10}` }));
    const lines = await logged(many);
    expect(lines).toHaveLength(22);
    expect(lines[20]).toBe('table: snap-13 |  | ');
    expect(lines[21]).toBe('info: … and 3 more');
  });
});
