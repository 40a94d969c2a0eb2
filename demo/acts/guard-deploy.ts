import { checksumOf } from '../../tools/harness/tree-checksum.ts';
import type { Act } from '../act.ts';
import { addShop, deployBadly, deployWell, PARTS, readShop, type ShopDeploy } from '../shop.ts';
import { readSummary } from '../summary-page.ts';
import { changesBetween, describeChange, isOnlyBookkeeping } from '../tree-changes.ts';

/** The number of digits that leaves room for three checksums in a line. */
const SHOWN_DIGITS = 16;

/** One step guards a deploy to three containers: restore on failure, delete the snapshots on success. */
export const guardDeploy: Act = async (stage, { emulator, job }) => {
  const shop = await addShop(emulator);
  const good = await readShop(shop);
  const ids = PARTS.map((part) => shop[part].id);
  const present = async () =>
    Promise.all(ids.map(async (id) => (await emulator.snapshots(id)).map(({ name }) => name)));
  const guarded = () =>
    job({
      operation: 'create',
      'container-id': PARTS.map((part) => `${part}=${shop[part].id}`).join('\n'),
      'restore-on-failure': 'true',
      'delete-on-success': 'true',
    });
  const deploy = async (release: ShopDeploy) => ((await release(shop)) === 0 ? 'success' : 'failure');

  stage.act(
    'Three containers, guarded by one step',
    'The bakery now has a shop: a website, an API, and a worker, each in its own container. One step ' +
      'creates the snapshots and guards the rest of the job. The workflow needs no rollback step.',
  );

  stage.scene('Before the deploy: create the snapshots and guard the job');
  const failing = await guarded();
  const map = failing.created.outputs['snapshot-map'] ?? '{}';
  stage.output('snapshot-map', map);
  const made = namesIn(map, ids);
  stage.check('each container has exactly the snapshot in the map', await present(), made);

  stage.scene('The deploy breaks all three containers and fails');
  const failed = await deploy(deployBadly);
  const broken = await readShop(shop);
  for (const part of PARTS) {
    const damage = changesBetween(good[part], broken[part]).filter((change) => !isOnlyBookkeeping(change));
    for (const change of damage) stage.harm(`${part.padEnd('worker'.length)}  ${describeChange(change)}`);
  }
  stage.log({ kind: 'error', text: 'Process completed with exit code 1.' });
  const intact = PARTS.filter((part) => checksumOf(broken[part]) === checksumOf(good[part]));
  stage.check('the files of every container have changed', intact, []);

  stage.scene('The job fails: the post step restores all three containers');
  const { length: before } = emulator.requests;
  const rolledBack = await failing.end(failed);
  const requests = emulator.requests
    .slice(before)
    .map(({ operation, containerId }) => [operation, containerId]);
  stage.check(
    'the post step looked at each container once, restored it once, and sent no other request',
    requests.toSorted(),
    ids
      .flatMap((id) => [
        ['list', id],
        ['restore', id],
      ])
      .toSorted(),
  );
  stage.output('HOODY_ROLLBACK', rolledBack.env['HOODY_ROLLBACK'] ?? '');
  stage.check('later jobs read how it ended', rolledBack.env['HOODY_ROLLBACK'], 'restored');
  stage.say('The job summary:');
  const page = readSummary(rolledBack.summary);
  stage.summary(page);
  const banner = page.find(({ kind }) => kind === 'warning');
  stage.check(
    'the summary shows a banner about the rollback',
    banner?.kind === 'warning' && /\b3 containers were rolled back\b/.test(banner.text),
    true,
  );

  stage.scene('Compare the files');
  const back = await readShop(shop);
  stage.say('SHA-256 of all contents, modes, links, and times: before → broken → restored');
  const sums = PARTS.map((part) =>
    [good, broken, back].map((shop) => checksumOf(shop[part]).slice(0, SHOWN_DIGITS)).join(' → '),
  );
  stage.facts(Object.fromEntries(PARTS.map((part, index) => [part, sums[index] ?? ''])));
  for (const part of PARTS) {
    stage.check(
      `${part}: the files and their checksum are the same as before the deploy`,
      { changes: changesBetween(good[part], back[part]), checksum: checksumOf(back[part]) },
      { changes: [], checksum: checksumOf(good[part]) },
    );
  }

  stage.scene('The next deploy succeeds: the post step deletes the snapshots of its job');
  const earlier = await present();
  const working = await guarded();
  const succeeded = await deploy(deployWell);
  const released = await readShop(shop);
  await working.end(succeeded);
  stage.check(
    'the snapshots of this job are deleted, and those of the failed job are kept',
    await present(),
    earlier,
  );
  stage.check('the files of the new release are unchanged', await readShop(shop), released);
};

/** The names in a `snapshot-map`: a list for each container. */
function namesIn(map: string, ids: readonly string[]): string[][] {
  const names = new Map(Object.entries<string>(JSON.parse(map)));
  return ids.map((id) => [names.get(id) ?? '']);
}
