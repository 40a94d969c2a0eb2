import { shownText } from '../helpers/html.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { useNameSources } from '../helpers/platforms.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const NAME_SOURCES = useNameSources();
const DAY_MS = 86_400_000;
let aheadMs = 0;
/** A platform whose clock a test can advance. */
const aging = useLocalHoody({ now: () => new Date(Date.now() + aheadMs) });
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
      expect(shownText(result.summary)).toContain(` To undo: ${backup} `);
      const [newest] = await container.snapshots();
      expect(newest).toMatchObject({
        name: backup,
        alias: expect.stringMatching(/^backup-8123456789-1-deploy-[0-9a-f]{10}$/),
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
    expect(new Set(container.operations)).toEqual(new Set(['list']));
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

test('A backup expires, and the restored snapshot stays as it is', async () => {
  const container = await aging.container();
  const good = await container.seed({ alias: 'good' });
  const before = await container.tree();
  await container.spoil();
  const result = await container.step({ ...restore, snapshot: 'good', 'expiry-days': '7' });
  expectSuccess(result);
  const backupName = result.outputs['backup-snapshot-name'];
  const [backup, restored] = await container.snapshots();
  expect(backup?.name).toBe(backupName);
  expect(Date.parse(backup?.expires_at ?? '')).toBe(Date.parse(backup?.created_at ?? '') + 7 * DAY_MS);
  expect(restored).toEqual({ ...good, last_used_at: expect.any(String) });
  expect(result.outputs['expires-at']).toBe('');
  expect(result.log).toMatch(/^Created backup snapshot .*, which expires at .* UTC \(/m);
  expect(shownText(result.summary)).toContain(` ${backupName} (expires 20`);

  aheadMs = 7 * DAY_MS + 60_000;
  expect(await container.snapshots()).toEqual([restored]);
  expectFailure(await container.step({ operation: 'restore', snapshot: `name:${backupName}` }));
  await container.spoil();
  expectSuccess(await container.step({ operation: 'restore', snapshot: 'good' }));
  expect(await container.tree()).toEqual(before);
});

test.concurrent('A backup without expiry-days does not expire', async () => {
  const [[, hoody] = ['', aging]] = NAME_SOURCES;
  const container = await hoody.container();
  await container.seed({ alias: 'good' });
  expectSuccess(await container.step({ ...restore, snapshot: 'good' }));
  expect(await container.snapshots()).toMatchObject([{ expires_at: null }, { alias: 'good' }]);
});

test.concurrent('A dry run shows the expiry of the backup', async () => {
  const container = await aging.container();
  await container.seed({ alias: 'good' });
  const inputs = { ...restore, snapshot: 'good', 'expiry-days': '1', 'dry-run': 'true' };
  const result = await container.step(inputs);
  expectSuccess(result);
  for (const shown of [result.log, shownText(result.summary)]) {
    expect(shown).toMatch(
      /create a backup snapshot of container \S+ with the alias "?backup-.*"?, which expires after 1 day/,
    );
  }
  expect(container.operations).toEqual(['list']);
});
