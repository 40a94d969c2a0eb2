import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { MAX_ARCHIVE_BYTES, measureArchive } from '../../../tools/bench/archive.ts';

const ROOT = path.join(__dirname, '../../..');
const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });

test('The archive that a runner downloads contains the action, its license and its README', () => {
  const names = [
    ...new Set(
      git('ls-files')
        .split('\n')
        .map((file) => file.split('/')[0] ?? ''),
    ),
  ].filter((name) => name !== '');
  const attributes = git('check-attr', 'export-ignore', '--', ...names).split('\n');
  const included = names.filter((name) => !attributes.includes(`${name}: export-ignore: set`));
  expect(included.toSorted()).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist']);
});

test('The archive is small, because each job downloads it', () => {
  expect(measureArchive()).toBeLessThanOrEqual(MAX_ARCHIVE_BYTES);
});
