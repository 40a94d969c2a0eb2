import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OwnedSnapshot, toOutput } from './all-snapshots.ts';

/** How many snapshots are in memory as JSON at once. */
const PART = 100;

/**
 * Writes every snapshot to a JSON file that only this user can read. On Windows, which ignores the mode, the file has the
 * access rights of the directory.
 *
 * @param directory the runner's directory for temporary files, which it clears with the job
 * @returns the path of the file
 */
export function writeSnapshotsFile(directory: string, all: readonly OwnedSnapshot[]): string {
  const path = join(directory, `hoody-snapshots-${crypto.randomUUID()}.json`);
  const file = openSync(path, 'w', 0o600);
  try {
    writeFileSync(file, '[');
    for (let start = 0; start < all.length; start += PART) {
      const json = JSON.stringify(all.slice(start, start + PART).map(toOutput), null, 2);
      const items = json.slice('['.length, -'\n]'.length);
      writeFileSync(file, start === 0 ? items : `,${items}`);
    }
    writeFileSync(file, all.length === 0 ? ']\n' : '\n]\n');
  } finally {
    closeSync(file);
  }
  return path;
}
