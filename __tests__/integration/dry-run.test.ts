import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const cases: [Record<string, string>, string[]][] = [
  [{ operation: 'create' }, ['create a snapshot of container ID with the alias "run-']],
  [{ operation: 'create', alias: 'old' }, ['create a snapshot of container ID with the alias "old"']],
  [
    { operation: 'create', alias: 'old', 'if-exists': 'reuse' },
    ['reuse snapshot snap-20250101-000000 of container ID'],
  ],
  [
    { operation: 'create', alias: 'old', 'if-exists': 'replace' },
    [
      'create a snapshot of container ID with the alias "old"',
      'delete snapshot snap-20250101-000000 of container ID',
    ],
  ],
  [
    { operation: 'create', alias: 'new', 'keep-last': '2', filter: '*' },
    [
      'create a snapshot of container ID with the alias "new"',
      'delete snapshot snap-20250101-000000 of container ID',
    ],
  ],
  [
    { operation: 'create', 'restore-on-failure': 'true', 'delete-on-success': 'true' },
    ['create a snapshot of container ID'],
  ],
  [
    { operation: 'restore', snapshot: 'latest' },
    ['restore container ID from snapshot snap-20250102-000000, created 2025-01-02 00:00:00 UTC'],
  ],
  [
    { operation: 'restore', snapshot: 'snap-20250101-000000', 'backup-first': 'true' },
    [
      'create a backup snapshot of container ID with the alias "backup-',
      'restore container ID from snapshot snap-20250101-000000',
    ],
  ],
  [
    { operation: 'alias', snapshot: 'old', alias: 'new' },
    ['set the alias "new" on snapshot snap-20250101-000000 of container ID'],
  ],
  [
    { operation: 'alias', snapshot: 'old', 'remove-alias': 'true' },
    ['remove the alias of snapshot snap-20250101-000000 of container ID'],
  ],
  [
    { operation: 'delete', snapshot: 'old, snap-20250102-000000' },
    [
      'delete snapshot snap-20250101-000000 of container ID',
      'delete snapshot snap-20250102-000000 of container ID',
    ],
  ],
  [
    { operation: 'delete', filter: '*', 'keep-last': '1' },
    ['delete snapshot snap-20250101-000000 of container ID'],
  ],
];

describe('A dry run', () => {
  test.concurrent.each(cases)(
    'A dry run with %j reports the plan and changes nothing',
    async (inputs, plan) => {
      const container = await hoody.container();
      await container.seed({
        name: 'snap-20250101-000000',
        alias: 'old',
        created_at: '2025-01-01T00:00:00.000Z',
      });
      await container.seed({
        name: 'snap-20250102-000000',
        alias: 'newer',
        created_at: '2025-01-02T00:00:00.000Z',
      });
      const [snapshots, tree] = [await container.snapshots(), await container.tree()];
      const result = await container.step({ ...inputs, 'dry-run': 'true' });
      expectSuccess(result);
      expect(container.operations).toEqual(['list']);
      expect(await container.snapshots()).toEqual(snapshots);
      expect(await container.tree()).toEqual(tree);
      expect(result.outputs['changed']).toBe('false');
      const steps = result.log.split('\n').filter((line) => line.startsWith('Dry run: would '));
      expect(steps).toEqual(
        plan.map((step) => expect.stringContaining(`Dry run: would ${step.replace('ID', container.id)}`)),
      );
      expect(result.summary).toContain(`<h3>📝 Hoody dry run of ${inputs['operation']}: `);
      expect(result.summary).toContain('Nothing was changed.');
      if (inputs['operation'] === 'delete') expect(result.summary).not.toContain('<li>delete');
      else expect(result.summary.match(/<li>/g)).toHaveLength(plan.length);
    },
  );

  test.concurrent('A dry run that fails for one of several containers deletes nothing of the others', async () => {
    const [one, two] = await Promise.all([hoody.container(), hoody.container()]);
    const older = await one.seed({ alias: 'old' });
    two.fault('list', { kind: 'status', status: 403 });
    const inputs = { operation: 'create', alias: 'old', 'if-exists': 'reuse', 'dry-run': 'true' };
    expect((await one.step({ ...inputs, 'container-id': `${one.id},${two.id}` })).exitCode).toBe(1);
    expect(await one.snapshots()).toEqual([older]);
    expect(one.operations).toEqual(['list']);
  });

  test.concurrent('A dry run fails where the real run would', async () => {
    const container = await hoody.container();
    await container.seed({ alias: 'old' });
    const dry = { 'dry-run': 'true' };
    expectFailure(await container.step({ operation: 'restore', snapshot: 'nowhere', ...dry }));
    expectFailure(await container.step({ operation: 'create', alias: 'old', 'if-exists': 'fail', ...dry }));
    expectFailure(await container.step({ operation: 'delete', snapshot: 'snap-20250101-000000', ...dry }));
    expect(new Set(container.operations)).toEqual(new Set(['list']));
  });
});
