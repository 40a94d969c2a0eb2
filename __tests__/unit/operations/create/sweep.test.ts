import { UserError } from '../../../../src/base/user-error.ts';
import type { HoodyClient } from '../../../../src/hoody/client.ts';
import { RequestError } from '../../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../../src/hoody/snapshot.ts';
import {
  AmbiguousCreateError,
  deleteStrays,
  deleteUnreported,
  type PendingAttempt,
  reportStrays,
} from '../../../../src/operations/create/sweep.ts';
import { fakeContext } from '../../../helpers/fakes/context.ts';
import { status } from '../../../helpers/fakes/failure.ts';
import {
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
  NOT_FOUND,
  NOW,
} from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../../helpers/fakes/text.ts';

const at = (ms: number) => new Date(NOW + ms).toISOString();
const attempt = (alias: string, sentAt = NOW): PendingAttempt => ({
  alias: text(alias),
  sentAt,
  endsAt: sentAt + 10_000,
});
const stray = (alias: string, fields: Plain<Partial<Snapshot>> = {}) =>
  snapshot({ name: `snap-of-${alias}`, alias, created_at: at(3_000), ...fields });

/** A container whose snapshots change with the time, after some milliseconds each. */
function watching(snapshotsAt: Record<number, readonly Snapshot[]>, on: HoodyOptions['on'] = {}) {
  const { 0: first = [], ...later } = snapshotsAt;
  const hoody = fakeHoody(first, { on });
  for (const [ms, snapshots] of Object.entries(later)) hoody.setAt(Number(ms), snapshots);
  const context = fakeContext(hoody);
  return {
    hoody,
    context,
    deleted: () => hoody.calls.filter(([kind]) => kind === 'delete').map(([, , name]) => name),
    looks: () => hoody.timesOf('list'),
    warnings: () => context.logger.lines.filter((line) => line.startsWith('warning')),
  };
}
/** The list cannot be read from one moment to another. */
const unreadable = (from: number, to = Number.POSITIVE_INFINITY): HoodyOptions['on'] => ({
  list: (request) => (request.at - NOW >= from && request.at - NOW < to ? FORBIDDEN : undefined),
});
const ENDED_LOOKS = [0, 500, 1_500, 3_500, 7_500, 10_000];

describe('A stray under a generated alias', () => {
  const KEPT = snapshot({ name: 'kept', alias: 'run-2', created_at: at(2_000) });

  test('A stray is deleted, and nothing else', async () => {
    const world = watching({ 0: [KEPT, stray('run-1'), stray('other')] });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.hoody.stored()).toEqual([stray('other'), KEPT]);
    expect(world.looks()).toEqual([0]);
    expect(world.context.logger.lines).toEqual([
      `info: Deleted duplicate snapshot snap-of-run-1 of container ${CONTAINER}, from an attempt whose response was lost.`,
    ]);
  });

  test('A stray is found by its name if the platform keeps no alias', async () => {
    const world = watching({ 0: [redacted<Snapshot>({ name: 'run-1' })] });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted()).toEqual(['run-1']);
  });

  test('A stray is searched for until the last attempt can create nothing any more', async () => {
    const world = watching({ 12000: [stray('run-2')] });
    const attempts = [attempt('run-1'), attempt('run-2', NOW + 2_000)];
    await deleteStrays(CONTAINER, attempts, world.context);
    expect(world.deleted()).toEqual(['snap-of-run-2']);
    expect(world.looks().at(-1)).toBe(12_000);
    expect(world.warnings()).toEqual([]);
  });

  test('The looks are further and further apart', async () => {
    const world = watching({});
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.looks()).toEqual(ENDED_LOOKS);
  });

  test('Each look has the time of a cleanup', async () => {
    const { context, looks } = watching({});
    const clients: HoodyClient[] = [];
    const cleanupClient = () => {
      const client = context.cleanupClient();
      clients.push(client);
      return client;
    };
    await deleteStrays(CONTAINER, [attempt('run-1')], { ...context, cleanupClient });
    expect(looks()).toHaveLength(6);
    expect(clients).toHaveLength(6);
  });

  test('An attempt that can create nothing any more is looked for once', async () => {
    const world = watching({});
    const ended = { ...attempt('run-1'), endsAt: NOW };
    await deleteStrays(CONTAINER, [ended], world.context);
    expect(world.looks()).toEqual([0]);
    expect(world.warnings()).toEqual([]);
  });

  test('The strays of several attempts are all deleted', async () => {
    const world = watching({ 0: [stray('run-1')], 5000: [stray('run-2')] });
    await deleteStrays(CONTAINER, [attempt('run-1'), attempt('run-2')], world.context);
    expect(world.deleted()).toEqual(['snap-of-run-1', 'snap-of-run-2']);
    expect(world.looks()).toEqual([0, 500, 1_500, 3_500, 7_500]);
  });

  test('A look that fails is repeated', async () => {
    const world = watching({ 0: [stray('run-1')] }, { list: inOrder(FORBIDDEN, FORBIDDEN) });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted()).toEqual(['snap-of-run-1']);
    expect(world.looks()).toEqual([0, 500, 1_500]);
  });

  test('A delete that fails is repeated', async () => {
    const world = watching({ 0: [stray('run-1')] }, { delete: inOrder(FORBIDDEN) });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted()).toEqual(['snap-of-run-1', 'snap-of-run-1']);
    expect(world.hoody.stored()).toEqual([]);
  });

  test('A stray that is already gone counts as deleted', async () => {
    const world = watching({ 0: [stray('run-1')] }, { delete: NOT_FOUND });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted()).toEqual(['snap-of-run-1']);
    expect(world.warnings()).toEqual([]);
  });

  test('What may be left is named if the last look fails', async () => {
    const world = watching({ 0: [stray('run-1')] }, unreadable(10_000));
    const attempts = [attempt('run-1'), attempt('run-2'), attempt('run-3')];
    await deleteStrays(CONTAINER, attempts, world.context);
    expect(world.warnings()).toEqual([
      `warning: Container ${CONTAINER} may have another snapshot from this step.\n` +
        'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.\n' +
        'Look for the alias "run-2" or "run-3" with the operation `list`, and delete a snapshot that has it.',
    ]);
  });

  test('What may be left is named if the job ends first', async () => {
    const world = watching({});
    const context = { ...world.context, pause: async () => false };
    await deleteStrays(CONTAINER, [attempt('run-1')], context);
    expect(world.warnings()).toEqual([expect.stringContaining('Look for the alias "run-1" with')]);
    expect(world.looks()).toEqual([0]);
  });
});

describe('The last look', () => {
  const END_MS = 10_000;

  test.each([
    [1, [END_MS, 10_500], []],
    [2, [END_MS, 10_500, 11_000], []],
    [3, [END_MS, 10_500, 11_000], [expect.stringContaining('may have another snapshot')]],
  ])('The last look is repeated if it fails %d times, at most twice', async (failures, looks, warnings) => {
    const world = watching({}, unreadable(END_MS, END_MS + failures * 500));
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.looks().filter((ms) => ms >= END_MS)).toEqual(looks);
    expect(world.warnings()).toEqual(warnings);
  });

  test('The failures of earlier looks do not count', async () => {
    const world = watching({}, unreadable(0, END_MS));
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.looks()).toEqual(ENDED_LOOKS);
    expect(world.warnings()).toEqual([]);
  });
});

describe('A stray under an explicit alias', () => {
  const CREATED = stray('before', { name: 'created', created_at: at(2_000) });
  const pending = [attempt('before')];
  const another = (name: string) =>
    `warning: Container ${CONTAINER} has another new snapshot with the alias "before": ${name}.\n` +
    'An attempt whose response was lost, or another job, may have created it. It was not deleted.';

  test('A stray is named and not deleted', async () => {
    const world = watching({ 0: [CREATED], 4000: [CREATED, stray('before')] });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.deleted()).toEqual([]);
    expect(world.warnings()).toEqual([another('snap-of-before')]);
    expect(world.looks()).toEqual([0, 500, 1_500, 3_500, 7_500]);
  });

  test('A second stray of a second attempt is named too', async () => {
    const one = stray('before', { name: 'one' });
    const two = stray('before', { name: 'two' });
    const world = watching({ 0: [CREATED, one], 5000: [CREATED, one, two] });
    await reportStrays(CONTAINER, [...pending, attempt('before', NOW + 1_000)], CREATED, world.context);
    expect(world.warnings().toSorted()).toEqual([another('one'), another('two')]);
  });

  test('Older snapshots and those with another alias are no strays', async () => {
    const others = [stray('before', { name: 'older', created_at: at(-60_000) }), stray('other')];
    const world = watching({ 0: [...others, CREATED] });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.warnings()).toEqual([]);
    expect(world.looks()).toEqual(ENDED_LOOKS);
  });

  test('A late attempt that took the place of the snapshot is reported in its place', async () => {
    const world = watching({ 0: [CREATED], 4000: [stray('before')] });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(stray('before'));
    expect(world.warnings()).toEqual([
      `warning: Snapshot snap-of-before of container ${CONTAINER} replaced snapshot created.\n` +
        'It has the same alias. An attempt whose response was lost, or another job, may have created it.',
    ]);
    expect(world.looks()).toEqual(ENDED_LOOKS);
  });

  test('A late attempt that took the place of the snapshot is reported beside an older one', async () => {
    const later = { ...CREATED, created_at: text(at(4_000)) };
    const newer = stray('before', { name: 'newer', created_at: at(6_000) });
    const world = watching({ 0: [newer, stray('before')] });
    await expect(reportStrays(CONTAINER, pending, later, world.context)).resolves.toEqual(newer);
    expect(world.warnings()).toEqual([
      expect.stringContaining(`Snapshot newer of container ${CONTAINER} replaced snapshot created.`),
      another('snap-of-before'),
    ]);
  });

  test('The snapshot is recognized by its name if the platform keeps no alias', async () => {
    const unaliased = { ...CREATED, alias: null };
    const world = watching({ 0: [unaliased, stray('before')] });
    await expect(reportStrays(CONTAINER, pending, unaliased, world.context)).resolves.toEqual(unaliased);
    expect(world.warnings()).toEqual([another('snap-of-before')]);
  });

  test('Nothing but the doubt is reported if no look succeeds', async () => {
    const world = watching({}, { list: FORBIDDEN });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.warnings()).toEqual([expect.stringContaining('may have another new snapshot')]);
  });

  test('A snapshot that a late attempt overwrote is reported as it is', async () => {
    const overwritten = { ...CREATED, created_at: text(at(4_000)) };
    const world = watching({ 0: [CREATED], 4000: [overwritten] });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(overwritten);
    expect(world.warnings()).toEqual([]);
  });

  test('A list that is older than the new snapshot does not take it back', async () => {
    const replaced = { ...CREATED, created_at: text(at(-60_000)) };
    const world = watching({ 0: [replaced], 4000: [CREATED] });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.warnings()).toEqual([]);
  });

  test('A list that is older than the new snapshot does not end the search', async () => {
    const replaced = { ...CREATED, created_at: text(at(-60_000)) };
    const world = watching({ 0: [replaced, stray('before')] });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.looks()).toEqual(ENDED_LOOKS);
  });

  test('An older attempt cannot have replaced the new snapshot', async () => {
    const later = { ...CREATED, created_at: text(at(9_000)) };
    const world = watching({ 0: [stray('before')] });
    await expect(reportStrays(CONTAINER, pending, later, world.context)).resolves.toEqual(later);
    expect(world.warnings()).toEqual([another('snap-of-before')]);
  });

  test('A snapshot that is gone without another in its place is reported as it was', async () => {
    const world = watching({});
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.warnings()).toEqual([]);
  });

  test('The clock of the server decides which snapshots are new', async () => {
    const hoody = fakeHoody([CREATED, stray('before', { created_at: at(-1_001) })], { aheadMs: 3_600_000 });
    const context = fakeContext(hoody);
    const sent = attempt('before', hoody.clock.now());
    await expect(reportStrays(CONTAINER, [sent], CREATED, context)).resolves.toEqual(CREATED);
    expect(context.logger.lines).toEqual([]);
  });

  test('A last look that fails is repeated', async () => {
    const world = watching({ 0: [CREATED], 9000: [stray('before')] }, unreadable(10_000, 11_000));
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(stray('before'));
    expect(world.looks().slice(-3)).toEqual([10_000, 10_500, 11_000]);
  });

  test('What is unknown is named if the last look fails', async () => {
    const world = watching({ 0: [CREATED] }, unreadable(10_000));
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.warnings()).toEqual([
      `warning: Container ${CONTAINER} may have another new snapshot with the alias "before".\n` +
        'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.\n' +
        'Check the snapshots with the operation `list`.',
    ]);
  });

  test('Nothing is looked for without an attempt that may act', async () => {
    const world = watching({});
    await expect(reportStrays(CONTAINER, [], CREATED, world.context)).resolves.toBe(CREATED);
    expect(world.looks()).toEqual([]);
  });
});

describe('AmbiguousCreateError', () => {
  const refused = new RequestError(text('Could not create it.'), [], status(500));

  test('The error warns of each alias once, and has the failure', () => {
    const error = new AmbiguousCreateError(refused, [attempt('a'), attempt('b'), attempt('a')]);
    expect(error).toMatchObject({ name: 'AmbiguousCreateError', failure: status(500), cause: refused });
    expect(error.message).toBe(
      'Could not create it.\n' +
        'The snapshot may exist anyway. Look for the alias "a" or "b" with the operation `list`.',
    );
  });

  test('The error has no failure if its cause is not of a request', () => {
    expect(new AmbiguousCreateError(new UserError(text('No.')), []).failure).toBeUndefined();
  });

  test('The error loses its warning once everything is deleted', async () => {
    const error = new AmbiguousCreateError(refused, [attempt('run-1')]);
    const found = watching({ 4000: [stray('run-1')] });
    await expect(deleteUnreported(error, CONTAINER, found.context)).resolves.toBe(refused);
    expect(found.deleted()).toEqual(['snap-of-run-1']);
    const missing = watching({});
    await expect(deleteUnreported(error, CONTAINER, missing.context)).resolves.toBe(error);
    expect(missing.looks()).toEqual(ENDED_LOOKS);
  });

  test('The error keeps its warning if one of several is not found', async () => {
    const error = new AmbiguousCreateError(refused, [attempt('run-1'), attempt('run-2')]);
    const world = watching({ 0: [stray('run-1')] });
    await expect(deleteUnreported(error, CONTAINER, world.context)).resolves.toBe(error);
    expect(world.deleted()).toEqual(['snap-of-run-1']);
  });
});
