import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody({ operationMs: { create: 20 } });

describe('Twenty steps at once on a container that runs one operation at a time', () => {
  test('The steps create twenty snapshots, and each reports its own', async () => {
    const container = await hoody.container();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        container.step({ operation: 'create', alias: `step-${index}` }),
      ),
    );
    expect(results.map(({ exitCode }) => exitCode)).toEqual(results.map(() => 0));
    const snapshots = await container.snapshots();
    expect(snapshots).toHaveLength(20);
    for (const [index, { outputs }] of results.entries()) {
      const own = snapshots.find(({ alias }) => alias === `step-${index}`);
      expect(JSON.parse(outputs['snapshot'] ?? '')).toEqual({ ...own, container_id: container.id });
    }
    expect(container.requests.some(({ status }) => status === 409)).toBe(true);
  });
});
