import { chmod, lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes a directory with everything below it, read-only directories included; or a file, or a link. A path that does
 * not exist counts as removed.
 *
 * @throws The error of the filesystem.
 */
export async function removeTree(target: string): Promise<void> {
  await makeWritable(target).catch(ignoreMissing);
  await rm(target, { recursive: true, force: true, maxRetries: 3 });
}

/** Entries can only be removed from a writable directory. */
async function makeWritable(target: string): Promise<void> {
  if (!(await lstat(target)).isDirectory()) return;
  await chmod(target, 0o700);
  for (const entry of await readdir(target, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(path.join(target, entry.name)).catch(ignoreMissing);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
