import { checksumOf } from '../../harness/tree-checksum.ts';
import type { Act } from '../act.ts';
import { addShop, deployBadly, deployWell, PARTS, readShop, type ShopDeploy } from '../shop.ts';
import { readSummary } from '../summary-page.ts';
import { changesBetween, isOnlyBookkeeping, tellChange } from '../tree-changes.ts';

/** As much of a checksum as fits beside two others. */
const SHOWN_DIGITS = 16;

/** One step guards a deploy to three containers: it puts them back when the job fails, and tidies up when not. */
export const guardDeploy: Act = async (stage, { emulator, job }) => {
  const shop = await addShop(emulator);
  const good = await readShop(shop);
  const ids = PARTS.map((part) => shop[part].id);
  const present = async () =>
    Promise.all(ids.map(async (id) => (await emulator.snapshots(id)).map(({ name }) => name)));
  const guarded = () =>
    job({
      operation: 'create',
      'container-id': ids.join('\n'),
      'restore-on-failure': 'true',
      'delete-on-success': 'true',
    });
  const deploy = async (release: ShopDeploy) => ((await release(shop)) === 0 ? 'success' : 'failure');

  stage.act(
    'Three containers, guarded by one step',
    'The bakery has a shop now: a website, an API and a worker, each in a container of its own. One step ' +
      'takes the snapshots and guards whatever the job does next. No step for the rollback follows.',
  );

  stage.scene('Before the deploy: take the snapshots, and stand guard');
  const failing = await guarded();
  const map = failing.created.outputs['snapshot-map'] ?? '{}';
  stage.output('snapshot-map', map);
  const made = namesIn(map, ids);
  stage.check('each container has the one snapshot that the map names', await present(), made);

  stage.scene('The deploy breaks all three, and fails');
  const failed = await deploy(deployBadly);
  const broken = await readShop(shop);
  for (const part of PARTS) {
    const damage = changesBetween(good[part], broken[part]).filter((change) => !isOnlyBookkeeping(change));
    for (const change of damage) stage.harm(`${part.padEnd('worker'.length)}  ${tellChange(change)}`);
  }
  stage.log({ kind: 'error', text: 'Process completed with exit code 1.' });
  const intact = PARTS.filter((part) => checksumOf(broken[part]) === checksumOf(good[part]));
  stage.check('none of them is what it was', intact, []);

  stage.scene('The job has failed: its post step rolls all three back');
  const { length: before } = emulator.requests;
  const rolledBack = await failing.end(failed);
  const asked = emulator.requests.slice(before).map(({ operation, containerId }) => [operation, containerId]);
  stage.check(
    'it restored each container once, and did nothing else',
    asked.toSorted(),
    ids.map((id) => ['restore', id]).toSorted(),
  );
  stage.say('On the page of the run:');
  const page = readSummary(rolledBack.summary);
  stage.summary(page);
  stage.check(
    'a banner there tells people',
    page.find(({ kind }) => kind === 'caution'),
    { kind: 'caution', text: 'The job failed: 3 of 3 containers were rolled back to the snapshots below.' },
  );

  stage.scene('The proof');
  const back = await readShop(shop);
  stage.say('SHA-256 over every content, mode, link and time: before → broken → restored');
  const sums = PARTS.map((part) =>
    [good, broken, back].map((shop) => checksumOf(shop[part]).slice(0, SHOWN_DIGITS)).join(' → '),
  );
  stage.facts(Object.fromEntries(PARTS.map((part, index) => [part, sums[index] ?? ''])));
  for (const part of PARTS) {
    stage.check(
      `${part}: nothing differs, and the checksum is what it was`,
      { changes: changesBetween(good[part], back[part]), checksum: checksumOf(back[part]) },
      { changes: [], checksum: checksumOf(good[part]) },
    );
  }

  stage.scene('The next deploy works: the same guard tidies up');
  const earlier = await present();
  const working = await guarded();
  const succeeded = await deploy(deployWell);
  const released = await readShop(shop);
  await working.end(succeeded);
  stage.check('its snapshots are gone, and those of the failed job are kept', await present(), earlier);
  stage.check('the new release stays', await readShop(shop), released);
};

/** What a `snapshot-map` has for each container, as a list. */
function namesIn(map: string, ids: readonly string[]): string[][] {
  const names = new Map(Object.entries<string>(JSON.parse(map)));
  return ids.map((id) => [names.get(id) ?? '']);
}
