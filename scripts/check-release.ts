/**
 * Checks that the tag on the command line can be released, and prints the release notes. In a workflow, it also sets
 * them and the other properties of the release as outputs.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../package.json';
import { checkRelease } from './release.ts';

function main([tag = '']: readonly string[]): void {
  const root = path.join(__dirname, '..');
  try {
    const { major, movesMajor, isLatest, notes } = checkRelease({
      tag,
      version,
      changelog: readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
      tags: execFileSync('git', ['tag', '--list'], { cwd: root, encoding: 'utf8' }).split('\n'),
    });
    process.stdout.write(`${notes}\n`);
    setOutputs({ major, 'moves-major': String(movesMajor), 'is-latest': String(isLatest), notes });
  } catch (error) {
    process.stderr.write(`release: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

/** The end marker of each value is random, so that no value can contain it. */
function setOutputs(outputs: Readonly<Record<string, string>>): void {
  const { GITHUB_OUTPUT: file } = process.env;
  if (!file) return;
  for (const [name, value] of Object.entries(outputs)) {
    const end = randomUUID();
    appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
  }
}

main(process.argv.slice(2));
