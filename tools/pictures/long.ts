import type { Scenario } from './scenarios.ts';

const LABELED = '65a4f0c2e8b91d3f7a2c5e10';
const UNLABELED = '65a4f0c9e8b91d3f7a2c5e1b';

const GUARD = { operation: 'create', 'restore-on-failure': 'true' };

/** As long as they can be, and without a place where a browser breaks a word. */
const LABEL = 'l'.repeat(40);
const NAME = 'n'.repeat(64);
const ALIAS = 'a'.repeat(100);
const PATH = 'p'.repeat(200);

/** A job with long words wherever a summary shows text from outside. */
export const long: Scenario = {
  name: 'long',
  containers: { [LABEL]: LABELED, other: UNLABELED },
  async play(stage) {
    for (const id of [LABELED, UNLABELED]) {
      for (const [index, end] of ['x', 'y'].entries()) {
        await stage.emulator.seed(id, {
          name: `${NAME.slice(1)}${end}`,
          alias: `${ALIAS.slice(1)}${end}`,
          created_at: `2026-03-0${index + 1}T02:00:00.000Z`,
        });
      }
    }
    const both = { 'container-id': `${LABEL}=${LABELED}, ${UNLABELED}` };
    const one = { 'container-id': UNLABELED };
    await stage.step({ ...both, operation: 'list' });
    await stage.step({ operation: 'list', filter: `${ALIAS}*`, ...one });
    await stage.step({ ...both, operation: 'restore', snapshot: 'latest', 'backup-first': 'true' });
    await stage.step({ ...both, operation: 'alias', snapshot: 'latest', alias: ALIAS });
    await stage.step({
      ...both,
      operation: 'delete',
      filter: `*${ALIAS}`,
      'keep-last': '0',
      'dry-run': 'true',
    });
    await stage.step({ ...both, operation: 'restore', snapshot: ALIAS.repeat(5) });
    await stage.step({ ...both, operation: 'create', alias: 'b'.repeat(100) });
    const healthy = await stage.step({
      ...both,
      ...GUARD,
      alias: 'c'.repeat(100),
      'health-url': `https://bakery.example/${PATH}`,
    });
    await healthy('failure');
    const broken = await stage.step({ ...both, ...GUARD, alias: 'd'.repeat(100) });
    stage.refuse('restore', UNLABELED, ALIAS.repeat(3));
    await broken('failure');
  },
};
