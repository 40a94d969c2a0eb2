import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let directory: string | undefined;

/**
 * The directory for the temporary files of all histories. The guards of a job cannot meet in it, because there is a
 * file in place of their own directory: they work without it, and making one for each job takes most of the time.
 */
export function temporaryDirectory(): string {
  if (directory === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), 'hoody-simulation-'));
    writeFileSync(path.join(made, 'hoody-snapshot-guards'), '');
    process.once('exit', () => rmSync(made, { recursive: true }));
    directory = made;
  }
  return directory;
}
