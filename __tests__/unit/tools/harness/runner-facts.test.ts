import path from 'node:path';
import { runJob } from '../../../../tools/harness/job.ts';
import { needs } from '../../../helpers/needs.ts';

const ROOT = path.join(__dirname, '../../../..');

/** What a later step of `.github/workflows/runner.yml` writes. */
const CHANGES = ['RUNNER_FACTS', 'STATE_saved', 'STATE_empty', 'INPUT_EMPTY'].map(
  (name) => `echo '${name}=by a later step' >> "$GITHUB_ENV"`,
);

needs('Bash').test('The harness does what GitHub is asked every week whether it does', async () => {
  const { status, posts } = await runJob({}, async (job) => {
    await job.uses({
      action: path.join(ROOT, '.github/actions/runner-facts'),
      inputs: { empty: '', later: '' },
      post: () => ({ inputs: { later: 'success' } }),
    });
    await job.run(CHANGES.join('\n'));
  });
  expect(posts[0]?.stdout).not.toContain('::error');
  expect(posts[0]?.stdout.match(/✓/g)).toHaveLength(10);
  expect(status).toBe('success');
});
