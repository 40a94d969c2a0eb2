import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { runGuard } from '../../../src/guard/run-guard.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { type FakeHoody, fakeHoody, forbidden, notFound } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';
const NAME = 'snap-20250115-103000';
const first: GuardedSnapshot = {
  containerId: CONTAINER,
  name: NAME,
  createdAt: '2025-01-15T10:30:00.000Z',
};
const second: GuardedSnapshot = { containerId: OTHER, name: NAME, createdAt: '', keep: true };

/** The context of a guard whose restores and deletes take no time. */
const contextOf = (hoody: FakeHoody) => ({ ...fakeContext(hoody), budget: fakeBudget() });

describe('A rollback', () => {
  test('A rollback restores every container', async () => {
    const context = contextOf(fakeHoody([snapshot()]));
    await expect(runGuard({ action: 'rollback', on: [first, second] }, context)).resolves.toEqual([
      { snapshot: first, ms: 0 },
      { snapshot: second, ms: 0 },
    ]);
    expect(context.client.calls).toEqual([
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
    const refusal = forbidden();
    const hoody = fakeHoody([], {
      restore: async (containerId) => {
        if (containerId === CONTAINER) throw refusal;
        return undefined;
      },
    });
    const results = await runGuard({ action: 'rollback', on: [first, second] }, contextOf(hoody));
    expect(results).toEqual([
      { snapshot: first, ms: 0, error: refusal },
      { snapshot: second, ms: 0 },
    ]);
  });

  test('A rollback measures the time of each container', async () => {
    const budget = fakeBudget();
    const hoody = fakeHoody([], {
      restore: async () => {
        await budget.sleep(4_000);
        return undefined;
      },
    });
    const context = { ...contextOf(hoody), budget };
    expect(await runGuard({ action: 'rollback', on: [first] }, context)).toEqual([
      { snapshot: first, ms: 4_000 },
    ]);
  });
});

describe('A cleanup', () => {
  test('A cleanup deletes each snapshot, and accepts one that is already gone', async () => {
    const hoody = fakeHoody([snapshot()], {
      delete: async (containerId) => {
        if (containerId === OTHER) throw notFound();
      },
    });
    const context = contextOf(hoody);
    const results = await runGuard({ action: 'cleanup', on: [first, second] }, context);
    expect(results).toEqual([
      { snapshot: first, ms: 0 },
      { snapshot: second, ms: 0 },
    ]);
    expect(hoody.calls.map(([method]) => method)).toEqual(['delete', 'delete']);
    expect(context.logger.lines[0]).toBe(`info: Deleted snapshot ${NAME} of container ${CONTAINER}.`);
  });

  test.each<[string, Partial<Snapshot>, string[]]>([
    ['is the one of the step', {}, ['list', 'delete']],
    ['has no time', { created_at: null }, ['list', 'delete']],
    ['has another name', { name: 'other', created_at: '2025-01-15T10:31:00.000Z' }, ['list', 'delete']],
    ['is of another job', { created_at: '2025-01-15T10:31:00.000Z' }, ['list']],
  ])(
    'A snapshot whose name derives from an alias is deleted unless it is of another job: it %s',
    async (...[, listed, methods]) => {
      const own = { ...first, name: 'before' };
      const hoody = fakeHoody([snapshot({ name: own.name, created_at: own.createdAt, ...listed })]);
      const [result] = await runGuard({ action: 'cleanup', on: [own] }, contextOf(hoody));
      expect(hoody.calls.map(([method]) => method)).toEqual(methods);
      expect(result?.error?.message).toBe(
        methods.includes('delete')
          ? undefined
          : 'Another job replaced it with a snapshot of the same name.\n' +
              'That one was created 2025-01-15 10:31:00 UTC, and was not deleted.',
      );
    },
  );

  test('A snapshot whose time is unknown to the guard is deleted', async () => {
    const own = { ...first, name: 'before', createdAt: '' };
    const hoody = fakeHoody([snapshot({ name: own.name })]);
    const [result] = await runGuard({ action: 'cleanup', on: [own] }, contextOf(hoody));
    expect(result).toEqual({ snapshot: own, ms: 0 });
    expect(hoody.calls.map(([method]) => method)).toEqual(['list', 'delete']);
  });

  test('A delete that fails is reported', async () => {
    const refusal = forbidden();
    const context = contextOf(fakeHoody([], { delete: () => Promise.reject(refusal) }));
    expect(await runGuard({ action: 'cleanup', on: [first] }, context)).toEqual([
      { snapshot: first, ms: 0, error: refusal },
    ]);
  });
});
