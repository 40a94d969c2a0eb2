import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { runGuard } from '../../../src/guard/run-guard.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { fakeHoody, forbidden, notFound } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';
const NAME = 'snap-20250115-103000';
const first: GuardedSnapshot = {
  containerId: CONTAINER,
  name: NAME,
  createdAt: '2025-01-15T10:30:00.000Z',
};
const second: GuardedSnapshot = { containerId: OTHER, name: NAME, createdAt: '', keep: true };

describe('A rollback', () => {
  test('A rollback restores every container', async () => {
    const context = fakeContext(fakeHoody([snapshot()]));
    await expect(runGuard({ action: 'rollback', on: [first, second] }, 'failure', context)).resolves.toEqual({
      action: 'rollback',
      jobStatus: 'failure',
      results: [{ snapshot: first }, { snapshot: second }],
    });
    expect(context.client.calls).toEqual([
      ['restore', CONTAINER, NAME],
      ['restore', OTHER, NAME],
    ]);
    expect(context.logger.lines).toEqual([
      `begins: Rolling container ${CONTAINER} back to snapshot ${NAME}, of 2025-01-15 10:30:00 UTC`,
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
    const result = await runGuard(
      { action: 'rollback', on: [first, second] },
      'cancelled',
      fakeContext(hoody),
    );
    expect(result.results).toEqual([{ snapshot: first, error: refusal }, { snapshot: second }]);
  });
});

describe('A cleanup', () => {
  test('A cleanup deletes each snapshot, and accepts one that is already gone', async () => {
    const hoody = fakeHoody([snapshot()], {
      delete: async (containerId) => {
        if (containerId === OTHER) throw notFound();
      },
    });
    const context = fakeContext(hoody);
    const result = await runGuard({ action: 'cleanup', on: [first, second] }, 'success', context);
    expect(result).toEqual({
      action: 'cleanup',
      jobStatus: 'success',
      results: [{ snapshot: first }, { snapshot: second }],
    });
    expect(hoody.calls.map(([method]) => method)).toEqual(['delete', 'delete']);
    expect(context.logger.lines[0]).toBe(
      `info: Deleted snapshot ${NAME} of container ${CONTAINER}, since the job succeeded.`,
    );
  });

  test('A delete that fails is reported', async () => {
    const refusal = forbidden();
    const context = fakeContext(fakeHoody([], { delete: () => Promise.reject(refusal) }));
    const { results } = await runGuard({ action: 'cleanup', on: [first] }, 'success', context);
    expect(results).toEqual([{ snapshot: first, error: refusal }]);
  });
});
