import { chmod, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes a directory with all below it, read-only directories too. What is not there counts as removed.
 *
 * @throws The error of the filesystem.
 */
export async function removeTree(directory: string): Promise<void> {
  await makeWritable(directory).catch(ignoreMissing);
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}

async function makeWritable(directory: string): Promise<void> {
  await chmod(directory, 0o700);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(path.join(directory, entry.name)).catch(ignoreMissing);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
