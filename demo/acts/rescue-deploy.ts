import { checksumOf, readTree } from '../../tools/harness/tree-checksum.ts';
import type { Act } from '../act.ts';
import { addBakery, deployBadly } from '../bakery.ts';
import { changesBetween } from '../tree-changes.ts';

/** An alias that another job knows too. */
const ALIAS = 'pre-deploy-8123456789-1';

/** The runner of a deploy is lost, so no post step runs, and another job restores the container. */
export const rescueDeploy: Act = async (stage, { emulator, step, job }) => {
  const { id, root } = await addBakery(emulator);
  const good = await readTree(root);

  stage.act(
    'A second job, where the guard could not',
    'A post step does not run on a machine that is gone. A second job on another machine reads that ' +
      'HOODY_ROLLBACK has no result, finds the snapshot by an alias that both jobs know, and restores it.',
  );

  stage.scene('Before the deploy: create a snapshot under an alias of the workflow, and guard the job');
  const guarded = await job({
    operation: 'create',
    'container-id': id,
    alias: ALIAS,
    'restore-on-failure': 'true',
  });
  stage.output('HOODY_ROLLBACK', guarded.created.env['HOODY_ROLLBACK'] ?? '');
  stage.check('the guard is armed', guarded.created.env['HOODY_ROLLBACK'], 'armed');

  stage.scene('The deploy breaks the site, and the runner is lost');
  await deployBadly(root);
  stage.say(
    'No post step runs, so HOODY_ROLLBACK stays armed. On GitHub, even that is lost with the machine.',
  );
  stage.check('the container has changed', checksumOf(await readTree(root)) === checksumOf(good), false);

  stage.scene('A second job: is there a snapshot of that deploy?');
  const listed = await step({ operation: 'list', 'container-id': id, filter: ALIAS });
  stage.check('the snapshot of the lost job is complete', listed.outputs['count'], '1');

  stage.scene('The second job restores it');
  await step({ operation: 'restore', 'container-id': id, snapshot: `alias:${ALIAS}` });
  const back = await readTree(root);
  stage.facts({ before: checksumOf(good), restored: checksumOf(back) });
  stage.check('the container is as it was before the deploy', changesBetween(good, back), []);
};
