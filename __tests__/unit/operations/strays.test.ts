import type { HoodyClient } from '../../../src/hoody/client.ts';
import type { CreateResult } from '../../../src/hoody/create-once.ts';
import type { PendingAttempt, Snapshot } from '../../../src/hoody/schema.ts';
import { createSnapshot } from '../../../src/operations/create-snapshot.ts';
import { deleteStrays, reportStrays } from '../../../src/operations/strays.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import { fakeHoody, forbidden, listOf } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const at = (ms: number) => new Date(NOW + ms).toISOString();
const attempt = (alias: string, sentAt = NOW): PendingAttempt => ({ alias, sentAt, endsAt: sentAt + 10_000 });
const stray = (alias: string, fields: Partial<Snapshot> = {}) =>
  snapshot({ name: `snap-of-${alias}`, alias, created_at: at(3_000), ...fields });
const KEPT = snapshot({ name: 'kept', alias: 'run-2', created_at: at(2_000) });

/** A context whose cleanup client lists what a function returns at that moment; the other client must not be used. */
function watching(snapshotsAt: (ms: number) => Snapshot[], overrides: Partial<HoodyClient> = {}) {
  const deleted: string[] = [];
  const looks: number[] = [];
  const context = fakeContext(
    fakeHoody([], { list: () => Promise.reject(new Error('the time of the step is not for cleanup')) }),
    fakeHoody([], {
      list: async () => {
        const ms = context.now() - NOW;
        looks.push(ms);
        return listOf(snapshotsAt(ms).filter(({ name }) => !deleted.includes(name)));
      },
      delete: async (_, name) => void deleted.push(name),
      ...overrides,
    }),
  );
  return { context, deleted, looks };
}
const warnings = ({ context }: ReturnType<typeof watching>) =>
  context.logger.lines.filter((line) => line.startsWith('warning'));

describe('A stray under a generated alias', () => {
  test('A stray is deleted, and nothing else', async () => {
    const world = watching(() => [KEPT, stray('run-1'), stray('other')]);
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted).toEqual(['snap-of-run-1']);
    expect(world.looks).toEqual([0]);
    expect(world.context.logger.lines).toEqual([
      `info: Deleted duplicate snapshot snap-of-run-1 of container ${CONTAINER}, from an attempt whose response was lost.`,
    ]);
  });

  test('A stray is found by its name if the platform keeps no alias', async () => {
    const world = watching(() => [{ name: 'run-1' }]);
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted).toEqual(['run-1']);
  });

  test('A stray is searched for until the last attempt can create nothing any more', async () => {
    const world = watching((ms) => (ms >= 12_000 ? [stray('run-2')] : []));
    const attempts = [attempt('run-1'), attempt('run-2', NOW + 2_000)];
    await deleteStrays(CONTAINER, attempts, world.context);
    expect(world.deleted).toEqual(['snap-of-run-2']);
    expect(world.looks.at(-1)).toBe(12_000);
    expect(warnings(world)).toEqual([]);
  });

  test('Each look has the time of a cleanup', async () => {
    const world = watching(() => []);
    const clients: HoodyClient[] = [];
    const cleanupClient = () => {
      clients.push(world.context.cleanupClient());
      return clients.at(-1) as HoodyClient;
    };
    await deleteStrays(CONTAINER, [attempt('run-1')], { ...world.context, cleanupClient });
    expect(world.looks.length).toBeGreaterThan(3);
    expect(clients).toHaveLength(world.looks.length);
  });

  test('An attempt that can create nothing any more is looked for once', async () => {
    const world = watching(() => []);
    await deleteStrays(CONTAINER, [{ alias: 'run-1', sentAt: NOW, endsAt: NOW }], world.context);
    expect(world.looks).toEqual([0]);
    expect(warnings(world)).toEqual([]);
  });

  test('The strays of several attempts are all deleted', async () => {
    const world = watching((ms) => [stray('run-1'), ...(ms >= 5_000 ? [stray('run-2')] : [])]);
    const attempts = [attempt('run-1'), attempt('run-2')];
    await deleteStrays(CONTAINER, attempts, world.context);
    expect(world.deleted).toEqual(['snap-of-run-1', 'snap-of-run-2']);
    expect(world.looks.at(-1)).toBeGreaterThanOrEqual(5_000);
  });

  test('A look that fails is repeated', async () => {
    let looks = 0;
    const world = watching(() => {
      looks += 1;
      if (looks < 3) throw forbidden();
      return [stray('run-1')];
    });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(world.deleted).toEqual(['snap-of-run-1']);
  });

  test('A delete that fails is repeated', async () => {
    let deletes = 0;
    const world = watching(() => [stray('run-1')], {
      delete: async () => {
        deletes += 1;
        if (deletes < 2) throw forbidden();
      },
    });
    await deleteStrays(CONTAINER, [attempt('run-1')], world.context);
    expect(deletes).toBe(2);
  });

  test('What may be left is named if the last look fails', async () => {
    const world = watching((ms) => {
      if (ms >= 10_000) throw forbidden();
      return ms === 0 ? [stray('run-1')] : [];
    });
    const attempts = [attempt('run-1'), attempt('run-2'), attempt('run-3')];
    await deleteStrays(CONTAINER, attempts, world.context);
    expect(warnings(world)).toEqual([
      `warning: Container ${CONTAINER} may have another snapshot from this step.\n` +
        'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.\n' +
        'Look for the alias "run-2" or "run-3" with the operation `list`, and delete a snapshot that has it.',
    ]);
  });

  test('What may be left is named if the job ends first', async () => {
    const world = watching(() => []);
    const context = { ...world.context, sleep: () => Promise.reject(new Error('the job was canceled')) };
    await deleteStrays(CONTAINER, [attempt('run-1')], context);
    expect(warnings(world)).toEqual([expect.stringContaining('Look for the alias "run-1" with')]);
    expect(world.looks).toEqual([0]);
  });
});

describe('A stray under an explicit alias', () => {
  const CREATED = stray('before', { name: 'created', created_at: at(2_000) });
  const pending = [attempt('before')];

  test('A stray is named and not deleted', async () => {
    const world = watching((ms) => [CREATED, ...(ms >= 4_000 ? [stray('before')] : [])]);
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(world.deleted).toEqual([]);
    expect(warnings(world)).toEqual([
      `warning: Container ${CONTAINER} has another new snapshot with the alias "before": snap-of-before.\n` +
        'An attempt whose response was lost, or another job, may have created it. It was not deleted.',
    ]);
    expect(world.looks).toEqual([0, 500, 1_500, 3_500, 7_500]);
  });

  test('A second stray of a second attempt is named too', async () => {
    const world = watching((ms) => [
      CREATED,
      stray('before', { name: 'one' }),
      ...(ms >= 5_000 ? [stray('before', { name: 'two' })] : []),
    ]);
    await reportStrays(CONTAINER, [...pending, attempt('before', NOW + 1_000)], CREATED, world.context);
    expect(warnings(world)).toEqual([expect.stringContaining(': one.'), expect.stringContaining(': two.')]);
  });

  test('Older snapshots and those with another alias are no strays', async () => {
    const others = [stray('before', { name: 'older', created_at: at(-60_000) }), stray('other')];
    const world = watching(() => [...others, CREATED]);
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(warnings(world)).toEqual([]);
    expect(world.looks.at(-1)).toBe(10_000);
  });

  test('A late attempt that took the place of the snapshot is reported in its place', async () => {
    const world = watching((ms) => (ms >= 4_000 ? [stray('before')] : [CREATED]));
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(stray('before'));
    expect(warnings(world)).toEqual([
      `warning: Snapshot snap-of-before of container ${CONTAINER} replaced snapshot created.\n` +
        'It has the same alias. An attempt whose response was lost, or another job, may have created it.',
    ]);
    expect(world.looks.at(-1)).toBe(10_000);
  });

  test('A late attempt that took the place of the snapshot is reported beside an older one', async () => {
    const later = { ...CREATED, created_at: at(4_000) };
    const strays = [stray('before', { name: 'newer', created_at: at(6_000) }), stray('before')];
    const world = watching(() => strays);
    await expect(reportStrays(CONTAINER, pending, later, world.context)).resolves.toEqual(strays[0]);
    expect(warnings(world)).toEqual([
      expect.stringContaining(`Snapshot newer of container ${CONTAINER} replaced snapshot created.`),
      expect.stringContaining('has another new snapshot with the alias "before": snap-of-before.'),
    ]);
  });

  test('The snapshot is recognized by its name if the platform keeps no alias', async () => {
    const unaliased = { ...CREATED, alias: null };
    const world = watching(() => [unaliased, stray('before')]);
    await expect(reportStrays(CONTAINER, pending, unaliased, world.context)).resolves.toEqual(unaliased);
    expect(warnings(world)).toEqual([expect.stringContaining('"before": snap-of-before.')]);
  });

  test('Nothing but the doubt is reported if no look succeeds', async () => {
    const world = watching(() => {
      throw forbidden();
    });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(warnings(world)).toEqual([expect.stringContaining('may have another new snapshot')]);
  });

  test('A snapshot that a late attempt overwrote is reported as it is', async () => {
    const overwritten = { ...CREATED, created_at: at(4_000) };
    const world = watching((ms) => [ms >= 4_000 ? overwritten : CREATED]);
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(overwritten);
  });

  test('A list that is older than the new snapshot does not take it back', async () => {
    const replaced = { ...CREATED, created_at: at(-60_000) };
    const world = watching((ms) => [ms >= 4_000 ? CREATED : replaced]);
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(warnings(world)).toEqual([]);
  });

  test('An older attempt cannot have replaced the new snapshot', async () => {
    const later = { ...CREATED, created_at: at(9_000) };
    const world = watching(() => [stray('before')]);
    await expect(reportStrays(CONTAINER, pending, later, world.context)).resolves.toEqual(later);
    expect(warnings(world)).toEqual([
      expect.stringContaining('has another new snapshot with the alias "before": snap-of-before.'),
    ]);
  });

  test('A snapshot that is gone without another in its place is reported as it was', async () => {
    const world = watching(() => []);
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
  });

  test('A last look that fails is repeated', async () => {
    const world = watching((ms) => {
      if (ms >= 10_000 && ms < 11_000) throw forbidden();
      return ms < 9_000 ? [CREATED] : [stray('before')];
    });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(stray('before'));
    expect(world.looks.slice(-3)).toEqual([10_000, 10_500, 11_000]);
  });

  test('What is unknown is named if the last look fails', async () => {
    const world = watching((ms) => {
      if (ms >= 10_000) throw forbidden();
      return [CREATED];
    });
    await expect(reportStrays(CONTAINER, pending, CREATED, world.context)).resolves.toEqual(CREATED);
    expect(warnings(world)).toEqual([
      `warning: Container ${CONTAINER} may have another new snapshot with the alias "before".\n` +
        'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.\n' +
        'Check the snapshots with the operation `list`.',
    ]);
  });

  test('Nothing is looked for without an attempt that may act', async () => {
    const world = watching(() => []);
    await expect(reportStrays(CONTAINER, [], CREATED, world.context)).resolves.toBe(CREATED);
    expect(world.looks).toEqual([]);
  });
});

describe('A create with pending attempts', () => {
  const wording = { start: 'Creating', describeResult: () => 'Created' };
  const explicit = { alias: { kind: 'explicit', alias: 'before' } } as const;
  const generated = { alias: { kind: 'generated', first: 'run-1', next: () => 'run-2' } } as const;
  const CREATED = stray('before', { name: 'created', created_at: at(2_000) });

  const createWith = (
    options: Parameters<typeof createSnapshot>[1],
    result: CreateResult,
    world: ReturnType<typeof watching>,
  ) => {
    const client = fakeHoody([], { create: async () => result });
    return createSnapshot(CONTAINER, options, wording, { ...world.context, client });
  };

  test('A create without pending attempts looks for nothing', async () => {
    const world = watching(() => []);
    const result: CreateResult = { snapshot: CREATED, source: 'response', pending: [] };
    await expect(createWith(explicit, result, world)).resolves.toBe(result);
    expect(world.looks).toEqual([]);
  });

  test('A generated alias has its strays deleted', async () => {
    const world = watching(() => [KEPT, stray('run-1')]);
    const result: CreateResult = { snapshot: KEPT, source: 'response', pending: [attempt('run-1')] };
    await expect(createWith(generated, result, world)).resolves.toBe(result);
    expect(world.deleted).toEqual(['snap-of-run-1']);
  });

  test.each<[string, CreateResult['source'], Snapshot, CreateResult['source']]>([
    ['is as it was', 'response', CREATED, 'response'],
    ['has been overwritten', 'response', { ...CREATED, created_at: at(4_000) }, 'list'],
    ['has been replaced', 'response', stray('before'), 'list'],
    ['has been replaced at the same time', 'response', { ...CREATED, name: 'other' }, 'list'],
    ['existed and has been replaced', 'existing', stray('before'), 'existing'],
  ])(
    'A snapshot under an explicit alias that %s is reported as such',
    async (_, source, listed, expected) => {
      const world = watching(() => [listed]);
      const pending = [attempt('before')];
      await expect(createWith(explicit, { snapshot: CREATED, source, pending }, world)).resolves.toEqual({
        snapshot: listed,
        source: expected,
        pending,
      });
    },
  );
});
