import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checksumOf, readTree } from '../../tools/harness/tree-checksum.ts';
import type { Act } from '../act.ts';
import { addBakery } from '../bakery.ts';
import { changesBetween } from '../tree-changes.ts';

/** A deploy goes on after its job is canceled, and the guard ends it before it restores the container. */
export const cancelDeploy: Act = async (stage, { emulator, job }) => {
  const { id, root } = await addBakery(emulator);
  const good = await readTree(root);
  const uploaded = path.join(root, 'uploads/new-menu.txt');
  const size = async () => (await stat(uploaded).catch(() => undefined))?.size ?? 0;
  const isGrowing = async () => {
    const before = await size();
    for (let attempt = 0; attempt < 50; attempt += 1) {
      await sleep(100);
      if ((await size()) > before) return true;
    }
    return false;
  };

  stage.act(
    'A canceled deploy that goes on',
    'A runner that cancels a job ends only the shell of the running step. A script that the shell has started ' +
      'goes on until the end of the job, and would write into the container after the rollback.',
  );

  stage.scene('Before the deploy: create a snapshot and guard the job');
  const guarded = await job({ operation: 'create', 'container-id': id, 'restore-on-failure': 'true' });

  stage.scene('The deploy runs, and someone cancels the job');
  const step = await guarded.start(
    `#!/bin/sh\nwhile :; do\n  echo '3 loaves' >> '${uploaded}'\n  sleep 0.05\ndone\n`,
  );
  try {
    stage.check('the deploy writes into the container', await isGrowing(), true);
    await step.cancel();
    stage.say('The runner ends the shell of the step.');
    stage.check('the deploy still writes into the container', await isGrowing(), true);

    stage.scene('The job ends: the post step ends the deploy, and then restores the container');
    const { log } = await guarded.end('cancelled');
    stage.check(
      'the log names what the post step ended',
      /^Ended 1 process .*: deploy\.sh \(/m.test(log),
      true,
    );

    stage.scene('Compare the files');
    const back = await readTree(root);
    // Long enough for a deploy that still runs to write.
    await sleep(500);
    const later = await readTree(root);
    stage.facts({ before: checksumOf(good), restored: checksumOf(back), later: checksumOf(later) });
    stage.check('the canceled deploy is undone', changesBetween(good, back), []);
    stage.check('the container stays as it was before the deploy', changesBetween(good, later), []);
  } finally {
    step.end();
  }
};
