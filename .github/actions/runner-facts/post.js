const { deepStrictEqual, match, notStrictEqual, ok } = require('node:assert');
const { existsSync } = require('node:fs');
const path = require('node:path');

const { env } = process;
const directory = path.dirname(env.GITHUB_ENV ?? '');

/** What the guard depends on, and what the runner does. */
const FACTS = {
  'Every input is there, whether it is given or not': () =>
    deepStrictEqual([env['INPUT_NOT-GIVEN'], env.INPUT_EMPTY], ['', '']),
  'An input is evaluated again after the job': () => deepStrictEqual(env.INPUT_LATER, 'success'),
  'The status of the job is known': () => deepStrictEqual(env['INPUT_JOB-STATUS'], 'success'),
  'Outside of composite actions, the path of the action is empty': () =>
    deepStrictEqual(env['INPUT_ACTION-PATH'], ''),
  'A later step cannot change a saved state': () =>
    deepStrictEqual([env.STATE_saved, env.STATE_empty], ['by main', '']),
  'A later step can change the environment': () => deepStrictEqual(env.RUNNER_FACTS, 'by a later step'),
  'A later step cannot change an input': () => notStrictEqual(env.INPUT_EMPTY, 'by a later step'),
  'Each step has a file of its own for the environment, and the others remain': () => {
    match(path.basename(env.GITHUB_ENV ?? ''), /^set_env_/);
    notStrictEqual(path.basename(env.GITHUB_ENV ?? ''), env.STATE_environmentFile);
    ok(existsSync(path.join(directory, env.STATE_environmentFile ?? '')));
  },
  'Every process of a job has its tracking id': () => {
    match(env.RUNNER_TRACKING_ID ?? '', /^github_[0-9a-f-]{36}$/);
    deepStrictEqual(env.RUNNER_TRACKING_ID, env.STATE_trackingId);
  },
  'The working directory is the workspace': () => deepStrictEqual(process.cwd(), env.GITHUB_WORKSPACE),
};

for (const [fact, check] of Object.entries(FACTS)) {
  try {
    check();
    console.log(`✓ ${fact}.`);
  } catch (error) {
    console.log(
      `::error title=The runner has changed::${fact}: no longer. ${String(error.message).replaceAll('\n', ' ')}`,
    );
    process.exitCode = 1;
  }
}
