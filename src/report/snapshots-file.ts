import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../operations/outcome.ts';
import type { Redact } from '../text/redact.ts';
import { allSnapshots } from './all-snapshots.ts';

/**
 * Writes every snapshot to a JSON file that only this user can read.
 *
 * @param directory the runner's directory for temporary files, which it clears with the job
 * @returns the path of the file
 */
export function writeSnapshotsFile(directory: string, outcomes: readonly Outcome[], redact: Redact): string {
  const file = path.join(directory, `hoody-snapshots-${randomUUID()}.json`);
  writeFileSync(file, `${redact(JSON.stringify(allSnapshots(outcomes), null, 2))}\n`, { mode: 0o600 });
  return file;
}
