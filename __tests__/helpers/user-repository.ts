import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The workflows that users copy. */
export const EXAMPLES = path.join(__dirname, '../../examples');

/**
 * Makes the repository of a user who copied these examples unchanged, and who has the scripts that they call.
 *
 * @param directory a path that does not exist
 */
export async function makeUserRepository(directory: string, examples: readonly string[]): Promise<void> {
  const workflows = path.join(directory, '.github/workflows');
  await mkdir(workflows, { recursive: true });
  for (const example of examples) {
    await copyFile(path.join(EXAMPLES, example), path.join(workflows, example));
  }
  await cp(path.join(__dirname, 'user-scripts'), directory, { recursive: true });
  // Without the settings of the developer, or of a hook that runs the tests.
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]) => run('git', ['-C', directory, ...args], { env });
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('remote', 'add', 'origin', 'https://github.com/octo/site.git');
  await git('add', '.');
  await git('-c', 'user.name=Octo', '-c', 'user.email=octo@example.com', 'commit', '--quiet', '-m', 'Site');
}
