import { checksumOf, readTree } from '../../tools/harness/tree-checksum.ts';
import type { Act } from '../act.ts';
import { addBakery, deployBadly, frontPage } from '../bakery.ts';
import { changesBetween, describeChange, isOnlyBookkeeping } from '../tree-changes.ts';

const ALIAS = 'last-good';

/** A snapshot, a bad deploy, and a restore; then the other operations. */
export const undoBadDeploy: Act = async (stage, { emulator, step }) => {
  const { id, root } = await addBakery(emulator);
  const good = await readTree(root);
  const quoteFrontPage = async () => stage.say(`The front page shows: “${await frontPage(root)}”`);
  const present = async (field: 'name' | 'alias') => {
    const snapshots = await emulator.snapshots(id);
    return snapshots.map((snapshot) => snapshot[field]);
  };

  stage.act(
    'A bad deploy, undone',
    'A container serves the website of a bakery, and a job deploys to it. The action runs as in a real job, ' +
      'against an emulator of the Hoody API on this machine. Its snapshots are copies of real files.',
  );
  await quoteFrontPage();

  stage.scene('Before the deploy: create a snapshot');
  const created = await step({ operation: 'create', 'container-id': id });
  const { 'snapshot-name': name = '' } = created.outputs;
  stage.output('snapshot-name', name);
  stage.check('the container has one snapshot, with that name', await present('name'), [name]);

  stage.scene('The deploy goes wrong');
  await deployBadly(root);
  const broken = await readTree(root);
  const damage = changesBetween(good, broken).filter((change) => !isOnlyBookkeeping(change));
  for (const change of damage) stage.harm(describeChange(change));
  await quoteFrontPage();
  stage.check('the site is broken', checksumOf(broken) === checksumOf(good), false);

  stage.scene('The job fails: restore the snapshot');
  const restored = await step({ operation: 'restore', 'container-id': id, snapshot: name });
  stage.check('the action reports that it changed the container', restored.outputs['changed'], 'true');

  stage.scene('Compare the files');
  const back = await readTree(root);
  await quoteFrontPage();
  stage.say('SHA-256 of all contents, modes, links, and times:');
  stage.facts({ before: checksumOf(good), broken: checksumOf(broken), restored: checksumOf(back) });
  stage.check('the files are the same as before the deploy', changesBetween(good, back), []);
  stage.check('the checksum is the same as before the deploy', checksumOf(back), checksumOf(good));

  stage.scene('Set an alias');
  const named = await step({ operation: 'alias', 'container-id': id, snapshot: 'latest', alias: ALIAS });
  stage.output('snapshot-alias', named.outputs['snapshot-alias'] ?? '');
  stage.check('the snapshot has that alias', await present('alias'), [ALIAS]);

  stage.scene('List the snapshots');
  const listed = await step({ operation: 'list', 'container-id': id });
  stage.output('snapshots', listed.outputs['snapshots'] ?? '');
  stage.check(
    'the output lists every snapshot of the container',
    JSON.parse(listed.outputs['snapshots'] ?? '[]'),
    [...(await emulator.snapshots(id)).map((snapshot) => ({ ...snapshot, container_id: id }))],
  );

  stage.scene('Delete the snapshot');
  await step({ operation: 'delete', 'container-id': id, snapshot: ALIAS });
  stage.check('the container has no snapshots', await present('name'), []);
  stage.check('the files of the container are unchanged', checksumOf(await readTree(root)), checksumOf(good));
};
