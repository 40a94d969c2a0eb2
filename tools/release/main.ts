/** Checks that the tag on the command line can be released. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { checkRelease } from './check.ts';

/** The files that name the owner of the repository, for GitHub. */
const OWNED = ['.github/CODEOWNERS', '.github/ISSUE_TEMPLATE/config.yml'];

const read = (file: string) => readFileSync(path.join(__dirname, '../..', file), 'utf8');

function main([tag = '']: readonly string[]): void {
  try {
    const owned = Object.fromEntries(OWNED.map((file) => [file, read(file)]));
    checkRelease({ tag, version, changelog: read('CHANGELOG.md'), owned });
    process.stdout.write(`${tag} can be released.\n`);
  } catch (error) {
    process.stderr.write(`release: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

main(process.argv.slice(2));
