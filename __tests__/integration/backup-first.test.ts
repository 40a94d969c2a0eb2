import { shownText } from '../helpers/html.ts';
import { useNameSources } from '../helpers/platforms.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const NAME_SOURCES = useNameSources();
const restore = { operation: 'restore', 'backup-first': 'true' };

describe.each(NAME_SOURCES)('A restore with backup-first, names %s', (source, hoody) => {
  test.concurrent.each(['latest', 'good', 'its name'])(
    'A restore of %s can be undone from the backup',
    async (how) => {
      const container = await hoody.container();
      const before = await container.tree();
      const good = await container.seed({ alias: 'good' });
      await container.spoil();
      const spoilt = await container.tree();
      const result = await container.step({ ...restore, snapshot: how === 'its name' ? good.name : how });
      expectSuccess(result);
      expect(await container.tree()).toEqual(before);
      expect(container.operations).toEqual(['list', 'create', 'restore']);
      const backup = result.outputs['backup-snapshot-name'] ?? '';
      expect(result.outputs).toMatchObject({ 'snapshot-name': good.name, count: '1', changed: 'true' });
      expect(shownText(result.summary)).toContain(
        `restore container ${container.id} from snapshot ${backup} `,
      );
      const [newest] = await container.snapshots();
      expect(newest).toMatchObject({
        name: backup,
        alias: expect.stringMatching(/^backup-8123456789-1-deploy-OWNER_hoody-snapshot-[0-9a-f]{10}$/),
      });
      // A generated alias is a name as it is.
      if (source === 'from aliases') expect(newest?.alias).toBe(backup);

      expectSuccess(await container.step({ operation: 'restore', snapshot: backup }));
      expect(await container.tree()).toEqual(spoilt);
    },
  );

  test.concurrent('No backup is created when there is nothing to restore', async () => {
    const container = await hoody.container();
    expectFailure(await container.step({ ...restore, snapshot: 'snap-20250101-000000' }));
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent('Nothing is restored when the backup fails', async () => {
    const container = await hoody.container();
    await container.seed({ alias: 'good' });
    await container.spoil();
    const spoilt = await container.tree();
    container.fault('create', { kind: 'status', status: 403 });
    expectFailure(await container.step({ ...restore, snapshot: 'good' }));
    expect(container.operations).toEqual(['list', 'create']);
    expect(await container.tree()).toEqual(spoilt);
  });

  test.concurrent('The backup is reported even if the restore fails after it', async () => {
    const container = await hoody.container();
    await container.seed({ alias: 'good' });
    container.fault('restore', { kind: 'status', status: 403 });
    const result = await container.step({ ...restore, snapshot: 'good' });
    expect(result.exitCode).toBe(1);
    const [backup] = await container.snapshots();
    expect(result.outputs).toMatchObject({
      'backup-snapshot-name': backup?.name,
      'snapshot-name': '',
      'snapshot-map': '{}',
      changed: 'true',
    });
  });
});
