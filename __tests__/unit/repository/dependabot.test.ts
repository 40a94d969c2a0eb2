import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../../..');

interface Update {
  'package-ecosystem': string;
  directory?: string;
  directories?: string[];
}

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const { updates } = parse(read('.github/dependabot.yml')) as { updates: Update[] };

const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');

function directoriesOf(ecosystem: string): string[] {
  return updates
    .filter((update) => update['package-ecosystem'] === ecosystem)
    .flatMap(({ directory, directories }) => directories ?? directory ?? []);
}

/** The directory by which Dependabot finds a file: for the root, it reads the workflows too. */
function directoryOf(file: string): string {
  const directory = path.posix.dirname(file);
  return ['.', '.github/workflows'].includes(directory) ? '/' : `/${directory}`;
}

test.each([
  ['npm', (file: string) => path.posix.basename(file) === 'package-lock.json'],
  ['pip', (file: string) => path.posix.basename(file) === 'requirements.txt'],
  [
    'github-actions',
    (file: string) => /^[^_].*\.ya?ml$/.test(file) && /^ *(?:- )?uses: [\w-]+\/\S+@/m.test(read(file)),
  ],
])('Dependabot updates every file of %s', (ecosystem, isKind) => {
  const needed = files.filter(isKind).map(directoryOf);
  expect(needed.length).toBeGreaterThan(0);
  expect(directoriesOf(ecosystem)).toEqual(expect.arrayContaining(needed));
});
