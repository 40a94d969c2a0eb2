import { actOnGuard, type GuardedSnapshot } from '../../src/guard.ts';
import { fakeHoody, forbidden, notFound } from './fakes/hoody.ts';
import { CONTAINER, snapshot } from './fakes/snapshot.ts';
import { fakeTools } from './fakes/tools.ts';

const OTHER = '507f1f77bcf86cd799439012';
const NAME = 'snap-20250115-103000';
const first: GuardedSnapshot = {
  containerId: CONTAINER,
  name: NAME,
  createdAt: '2025-01-15T10:30:00.000Z',
  made: true,
};
const second: GuardedSnapshot = { containerId: OTHER, name: NAME, createdAt: '', made: false };

describe('A rollback', () => {
  test('It restores every container', async () => {
    const tools = fakeTools(fakeHoody([snapshot()]));
    await expect(actOnGuard({ act: 'rollback', on: [first, second] }, 'failure', tools)).resolves.toEqual({
      act: 'rollback',
      jobStatus: 'failure',
      results: [{ snapshot: first }, { snapshot: second }],
    });
    expect(tools.hoody.calls).toEqual([
      ['restore', CONTAINER, NAME],
      ['restore', OTHER, NAME],
    ]);
    expect(tools.story.lines).toEqual([
      `begins: Rolling container ${CONTAINER} back to snapshot ${NAME}, of 2025-01-15 10:30:00 UTC`,
      `begins: Rolling container ${OTHER} back to snapshot ${NAME}`,
      `ends: Rolled container ${CONTAINER} back to snapshot ${NAME}`,
      `ends: Rolled container ${OTHER} back to snapshot ${NAME}`,
    ]);
  });

  test('One that fails does not keep the others', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody([], {
      restore: async (containerId) => {
        if (containerId === CONTAINER) throw refusal;
        return undefined;
      },
    });
    const result = await actOnGuard({ act: 'rollback', on: [first, second] }, 'cancelled', fakeTools(hoody));
    expect(result.results).toEqual([{ snapshot: first, error: refusal }, { snapshot: second }]);
  });
});

describe('A cleanup', () => {
  test('It deletes each snapshot, also one that is gone already', async () => {
    const hoody = fakeHoody([snapshot()], {
      delete: async (containerId) => {
        if (containerId === OTHER) throw notFound();
      },
    });
    const tools = fakeTools(hoody);
    const result = await actOnGuard({ act: 'cleanup', on: [first, second] }, 'success', tools);
    expect(result).toEqual({
      act: 'cleanup',
      jobStatus: 'success',
      results: [{ snapshot: first }, { snapshot: second }],
    });
    expect(hoody.calls.map(([method]) => method)).toEqual(['delete', 'delete']);
    expect(tools.story.lines[0]).toBe(
      `info: Deleted snapshot ${NAME} of container ${CONTAINER}, since the job succeeded.`,
    );
  });

  test('One that fails is told', async () => {
    const refusal = forbidden();
    const tools = fakeTools(fakeHoody([], { delete: () => Promise.reject(refusal) }));
    const { results } = await actOnGuard({ act: 'cleanup', on: [first] }, 'success', tools);
    expect(results).toEqual([{ snapshot: first, error: refusal }]);
  });
});
