import { checksumOf, readTree } from '../../harness/tree-checksum.ts';
import type { Act } from '../act.ts';
import { addBakery, deployBadly, frontPage } from '../bakery.ts';
import { changesBetween, isOnlyBookkeeping, tellChange } from '../tree-changes.ts';

const ALIAS = 'last-good';

/** A snapshot before a deploy, a deploy that breaks everything, and the way back; then the other operations. */
export const undoBadDeploy: Act = async (stage, { emulator, step }) => {
  const { id, root } = await addBakery(emulator);
  const good = await readTree(root);
  const quoteFrontPage = async () => stage.say(`The front page says: “${await frontPage(root)}”`);
  const present = async (field: 'name' | 'alias') => {
    const snapshots = await emulator.snapshots(id);
    return snapshots.map((snapshot) => snapshot[field]);
  };

  stage.act(
    'A bad deploy, undone',
    'A container serves the website of a bakery, and a job is about to deploy to it. The action runs as it ' +
      'does in a job. Hoody is an emulator on this machine, whose snapshots are copies of real files.',
  );
  await quoteFrontPage();

  stage.scene('Before the deploy: take a snapshot');
  const created = await step({ operation: 'create', 'container-id': id });
  const { 'snapshot-name': name = '' } = created.outputs;
  stage.output('snapshot-name', name);
  stage.check('the container has one snapshot, of that name', await present('name'), [name]);

  stage.scene('The deploy goes wrong');
  await deployBadly(root);
  const broken = await readTree(root);
  const damage = changesBetween(good, broken).filter((change) => !isOnlyBookkeeping(change));
  for (const change of damage) stage.harm(tellChange(change));
  await quoteFrontPage();
  stage.check('the site is broken', checksumOf(broken) === checksumOf(good), false);

  stage.scene('When the job fails: restore it');
  const restored = await step({ operation: 'restore', 'container-id': id, snapshot: name });
  stage.check('the action says that it changed the container', restored.outputs['changed'], 'true');

  stage.scene('The proof');
  const back = await readTree(root);
  await quoteFrontPage();
  stage.say('SHA-256 over every content, mode, link and time:');
  stage.facts({ before: checksumOf(good), broken: checksumOf(broken), restored: checksumOf(back) });
  stage.check('nothing differs from before the deploy', changesBetween(good, back), []);
  stage.check('the checksum is what it was', checksumOf(back), checksumOf(good));

  stage.scene('Give the snapshot a name for people');
  const named = await step({ operation: 'alias', 'container-id': id, snapshot: 'latest', alias: ALIAS });
  stage.output('snapshot-alias', named.outputs['snapshot-alias'] ?? '');
  stage.check('the snapshot has that alias', await present('alias'), [ALIAS]);

  stage.scene('List what there is');
  const listed = await step({ operation: 'list', 'container-id': id });
  stage.output('snapshots', listed.outputs['snapshots'] ?? '');
  stage.check('that is what the container has', JSON.parse(listed.outputs['snapshots'] ?? '[]'), [
    ...(await emulator.snapshots(id)).map((snapshot) => ({ ...snapshot, container_id: id })),
  ]);

  stage.scene('Delete it');
  await step({ operation: 'delete', 'container-id': id, snapshot: ALIAS });
  stage.check('the container has no snapshots any more', await present('name'), []);
  stage.check('its files are still as they were', checksumOf(await readTree(root)), checksumOf(good));
};
