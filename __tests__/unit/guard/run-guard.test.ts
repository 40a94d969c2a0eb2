import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { runGuard } from '../../../src/guard/run-guard.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { FORBIDDEN, fakeHoody, only, refusal } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, OTHER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted } from '../../helpers/fakes/text.ts';

const NAME = 'snap-20250115-103000';
const first = redacted<GuardedSnapshot>({
  containerId: CONTAINER,
  name: NAME,
  createdAt: '2025-01-15T10:30:00.000Z',
  ownership: 'made',
});
const second = redacted<GuardedSnapshot>({
  containerId: OTHER,
  name: NAME,
  createdAt: '',
  ownership: 'inferred',
});
/** How long a restore takes, in milliseconds. */
const RESTORE_MS = 5_000;

describe('A rollback', () => {
  test('A rollback restores every container, and measures how long that takes', async () => {
    const hoody = fakeHoody([snapshot()]);
    const context = fakeContext(hoody);
    await expect(runGuard({ action: 'rollback', on: [first, second] }, context)).resolves.toEqual([
      { snapshot: first, ms: RESTORE_MS },
      { snapshot: second, ms: RESTORE_MS },
    ]);
    expect(hoody.calls).toEqual([
      ['restore', CONTAINER, NAME],
      ['restore', OTHER, NAME],
    ]);
    expect(context.logger.lines).toEqual([
      `begins: Rolling container ${CONTAINER} back to snapshot ${NAME}, created 2025-01-15 10:30:00 UTC`,
      `begins: Rolling container ${OTHER} back to snapshot ${NAME}`,
      `ends: Rolled container ${CONTAINER} back to snapshot ${NAME}`,
      `ends: Rolled container ${OTHER} back to snapshot ${NAME}`,
    ]);
  });

  test('A restore that fails does not stop the others', async () => {
    const hoody = fakeHoody([snapshot()], { on: { restore: only(CONTAINER, FORBIDDEN) } });
    const results = await runGuard({ action: 'rollback', on: [first, second] }, fakeContext(hoody));
    expect(results).toEqual([
      { snapshot: first, ms: 0, error: refusal(403) },
      { snapshot: second, ms: RESTORE_MS },
    ]);
  });

  test('The time of a restore that fails is measured too', async () => {
    const hoody = fakeHoody([snapshot()], {
      on: { restore: { fault: FORBIDDEN, delayMs: 4_000 } },
    });
    await expect(runGuard({ action: 'rollback', on: [first] }, fakeContext(hoody))).resolves.toEqual([
      { snapshot: first, ms: 4_000, error: refusal(403) },
    ]);
  });
});

describe('A cleanup', () => {
  test('A cleanup deletes each snapshot, and accepts one that is already gone', async () => {
    const hoody = fakeHoody([snapshot()]);
    hoody.set([], OTHER);
    const context = fakeContext(hoody);
    const results = await runGuard({ action: 'cleanup', on: [first, second] }, context);
    expect(results).toEqual([
      { snapshot: first, ms: 0 },
      { snapshot: second, ms: 0 },
    ]);
    expect(hoody.calls).toEqual([
      ['delete', CONTAINER, NAME],
      ['delete', OTHER, NAME],
    ]);
    expect(hoody.stored()).toEqual([]);
    expect(context.logger.lines).toContain(`info: Deleted snapshot ${NAME} of container ${CONTAINER}.`);
  });

  test.each<[string, Plain<Partial<Snapshot>>, string[]]>([
    ['is the one of the step', {}, ['list', 'delete']],
    ['has no time', { created_at: null }, ['list', 'delete']],
    ['has another name', { name: 'other', created_at: '2025-01-15T10:31:00.000Z' }, ['list', 'delete']],
    ['is of another job', { created_at: '2025-01-15T10:31:00.000Z' }, ['list']],
  ])(
    'A snapshot whose name derives from an alias is deleted unless it is of another job: it %s',
    async (...[, listed, kinds]) => {
      const own = redacted<GuardedSnapshot>({ ...first, name: 'before' });
      const hoody = fakeHoody([snapshot({ name: own.name, created_at: own.createdAt, ...listed })]);
      const [result] = await runGuard({ action: 'cleanup', on: [own] }, fakeContext(hoody));
      expect(hoody.kinds).toEqual(kinds);
      expect(result?.error?.message).toBe(
        kinds.includes('delete')
          ? undefined
          : 'Another job replaced it with a snapshot of the same name.\n' +
              'That one was created 2025-01-15 10:31:00 UTC, and was not deleted.',
      );
    },
  );

  test('A snapshot whose time is unknown to the guard is deleted', async () => {
    const own = redacted<GuardedSnapshot>({ ...first, name: 'before', createdAt: '' });
    const hoody = fakeHoody([snapshot({ name: own.name })]);
    const [result] = await runGuard({ action: 'cleanup', on: [own] }, fakeContext(hoody));
    expect(result).toEqual({ snapshot: own, ms: 0 });
    expect(hoody.kinds).toEqual(['list', 'delete']);
  });

  test('A delete that fails is reported', async () => {
    const context = fakeContext(fakeHoody([snapshot()], { on: { delete: FORBIDDEN } }));
    expect(await runGuard({ action: 'cleanup', on: [first] }, context)).toEqual([
      { snapshot: first, ms: 0, error: refusal(403) },
    ]);
    expect(context.logger.lines).toEqual([]);
  });
});
