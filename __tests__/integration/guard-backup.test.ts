import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shownText } from '../helpers/html.ts';
import { withJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectRollback, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const full = useLocalHoody({ maxSnapshots: 2 });
const GUARD = { 'restore-on-failure': 'true', 'backup-first': 'true' };

const ordersOf = ({ id }: LocalContainer) => path.join(hoody.emulator.root(id), 'orders.txt');

test.concurrent('The orders written after the snapshot are back once the rollback is undone', async () => {
  const shop = await hoody.container();
  await withJob([shop], { ...GUARD, 'expiry-days': '3' }, async ({ main, post }) => {
    const { log, outputs } = await main();
    expect(log).toContain('The post step creates backups and restores from these snapshots');
    await writeFile(ordersOf(shop), '3 loaves\n');
    await shop.spoil();
    const spoiled = await shop.tree();

    const result = await post('failure');
    expectRollback(result);
    await expect(readFile(ordersOf(shop))).rejects.toThrow('ENOENT');
    const backup = (await shop.snapshots()).find(({ name }) => name.startsWith('backup-'));
    const name = backup?.name ?? 'there is no backup';
    expect(Date.parse(backup?.expires_at ?? '')).toBeGreaterThan(Date.now() + 2 * 86_400_000);
    const advice = `The state before the rollback is in the backup ${name}. To look at what failed, or to get back what was written since, run the operation \`restore\` with \`snapshot: ${name}\`.`;
    expect(result.annotations[0]?.message).toContain(advice);
    expect(shownText(result.summary)).toContain(advice.replaceAll('`', ''));
    expect(shownText(result.summary)).toContain('is gone, except for what is in the backup.');
    expect(result.log).toContain(`Created backup snapshot ${name} of container ${shop.id}`);
    expect(JSON.parse(result.env['HOODY_ROLLBACK_RESULTS'] ?? '')).toMatchObject([
      { restored: true, backup_snapshot_name: name },
    ]);

    expectSuccess(await shop.step({ operation: 'restore', snapshot: name }));
    expect(await readFile(ordersOf(shop), 'utf8')).toBe('3 loaves\n');
    expect(await shop.tree()).toEqual(spoiled);
    expectSuccess(await shop.step({ operation: 'restore', snapshot: outputs['snapshot-name'] ?? '' }));
  });
});

test.concurrent('The backups of several containers share an alias, which restores all of them', async () => {
  const [web, db] = [await hoody.container(), await hoody.container()];
  await withJob([web, db], GUARD, async ({ main, post }) => {
    await main();
    for (const container of [web, db]) await container.spoil();
    const spoiled = [await web.tree(), await db.tree()];
    const { annotations } = await post('cancelled');
    const [, word = ''] = /with `snapshot: (.*)`/.exec(annotations[0]?.message ?? '') ?? [];
    expect(word).toMatch(/^backup-/);
    expectSuccess(
      await web.step({ operation: 'restore', snapshot: word, 'container-id': `${web.id},${db.id}` }),
    );
    expect([await web.tree(), await db.tree()]).toEqual(spoiled);
  });
});

test.concurrent('Without the backup nothing is restored, which is the first thing that the post step says', async () => {
  const [web, db] = [await hoody.container(), await hoody.container()];
  await withJob([web, db], GUARD, async ({ main, post }) => {
    await main();
    db.fault('create', { kind: 'status', status: 403 });
    web.fault('restore', { kind: 'status', status: 403 });
    await db.spoil();
    const spoiled = await db.tree();
    const result = await post('failure');
    expect(result.exitCode).toBe(1);
    const [first = '', second = ''] = result.annotations.map(({ message }) => message);
    expect(first).toMatch(
      `Did not roll back container ${db.id}: the backup that \`backup-first\` requires could not be created.\n`,
    );
    expect(first).toMatch(
      /\nTo restore without a backup, with the token in HOODY_TOKEN:\ncurl .*\/snapshots\/run-/,
    );
    expect(second).toMatch(`Could not roll back container ${web.id} to`);
    expect(second).toMatch(/\nIts state before that is in snapshot backup-/);
    expect(shownText(result.summary)).toContain(
      'To restore it without a backup, with the token in HOODY_TOKEN:',
    );
    expect(db.operations).not.toContain('restore');
    expect(await db.tree()).toEqual(spoiled);
    expect(result.env).toMatchObject({ HOODY_ROLLBACK: 'failed' });
  });
});

test.concurrent('A create step warns if there is no room for the backup, and the rollback then says why it fails', async () => {
  const shop = await full.container();
  await shop.seed({ alias: 'older' });
  await withJob([shop], GUARD, async ({ main, post }) => {
    const { annotations, exitCode } = await main();
    expect(exitCode).toBe(0);
    expect(annotations).toEqual([
      {
        level: 'warning',
        title: 'Hoody snapshot',
        message:
          `Container ${shop.id} has no room for the backup before a rollback: it has 2 snapshots, and the limit is 2.\n` +
          'Without the backup, nothing is rolled back. Delete snapshots, or let new ones expire.',
      },
    ]);
    const [error] = (await post('failure')).annotations;
    expect(error?.message).toContain('\nThe container has reached its snapshot limit.');
    expect(shop.operations).not.toContain('restore');
  });
});

test.concurrent('A create step whose container has room for the backup does not warn', async () => {
  const shop = await full.container();
  await withJob([shop], GUARD, async ({ main }) => {
    expect(await main()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

test.concurrent('A backup whose response is lost is found in the list, and made once', async () => {
  const shop = await hoody.container();
  const before = await shop.tree();
  await withJob([shop], GUARD, async ({ main, post }) => {
    await main();
    shop.fault('create', { kind: 'reset', when: 'after' });
    await shop.spoil();
    expectRollback(await post('failure'));
    expect(await shop.tree()).toEqual(before);
    expect(shop.operations).toEqual(['create', 'list', 'list', 'create', 'list', 'restore']);
    expect(await shop.snapshots()).toHaveLength(2);
  });
});
