import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export const MAX_ARCHIVE_BYTES = 205_000;

/** The size of what a runner downloads for the last commit, in bytes. */
export function measureArchive(): number {
  const tar = execFileSync('git', ['archive', 'HEAD'], {
    cwd: path.join(__dirname, '../..'),
    maxBuffer: 64 * 1024 * 1024,
  });
  return gzipSync(tar).length;
}
