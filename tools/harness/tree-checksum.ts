import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { lstat, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';

/** An entry of a directory tree, with everything that a snapshot must restore. */
export interface TreeEntry {
  /** Relative to the root of the tree, with slashes. `.` is the root itself. */
  path: string;
  kind: 'file' | 'directory' | 'link' | 'other';
  /** Such as `0755`. */
  mode: string;
  /** The time of the last change in microseconds since 1970, as a copy has it. */
  modified: string;
  /** The SHA-256 of a file or the target of a link, otherwise empty. */
  content: string;
}

/**
 * Reads a directory tree. Links are read, not followed.
 *
 * @param root a directory, or a link to one
 * @returns the root first, then in the order of the paths
 */
export async function readTree(root: string): Promise<TreeEntry[]> {
  const entries = await readBelow(Buffer.from(await realpath(root)), '.');
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The checksum over the paths, kinds, modes, times and contents of all entries. */
export function checksumOf(entries: readonly TreeEntry[]): string {
  const lines = entries.map((entry) =>
    JSON.stringify([entry.path, entry.kind, entry.mode, entry.modified, entry.content]),
  );
  return sha256(lines.join('\n'));
}

/** The checksum of the tree at a path. */
export async function treeChecksum(root: string): Promise<string> {
  return checksumOf(await readTree(root));
}

// Paths on the disk are bytes, because a file name need not be valid text.
async function readBelow(file: Buffer, name: string): Promise<TreeEntry[]> {
  const stats = await lstat(file, { bigint: true });
  const entry: TreeEntry = {
    path: name,
    kind: kindOf(stats),
    mode: (stats.mode & 0o7777n).toString(8).padStart(4, '0'),
    modified: String(asCopied(stats.mtimeNs / 1000n)),
    content: '',
  };
  switch (entry.kind) {
    case 'file':
      return [{ ...entry, content: sha256(await readFile(file)) }];
    case 'link':
      return [{ ...entry, content: text(await readlink(file, { encoding: 'buffer' })) }];
    case 'other':
      return [entry];
    case 'directory': {
      const names = await readdir(file, { encoding: 'buffer' });
      const below = names.map((child) =>
        readBelow(
          Buffer.concat([file, Buffer.from(path.sep), child]),
          name === '.' ? text(child) : `${name}/${text(child)}`,
        ),
      );
      return [entry, ...(await Promise.all(below)).flat()];
    }
  }
}

/** In 100 nanoseconds since 1601. */
const UNIX_EPOCH = 116_444_736_000_000_000n;

/**
 * The time that a copy gets, and then keeps. On Windows, Node.js sets a time as a double of 100 nanoseconds since 1601,
 * which is exact to 1.6 microseconds.
 */
function asCopied(microseconds: bigint): bigint {
  if (process.platform !== 'win32') return microseconds;
  const seconds = (Number(microseconds) + 0.5) / 1e6;
  return (BigInt(Math.trunc(seconds * 1e7 + Number(UNIX_EPOCH))) - UNIX_EPOCH) / 10n;
}

function kindOf(stats: BigIntStats): TreeEntry['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/** A text that identifies the bytes, even if they are not valid UTF-8. */
function text(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : `\\x${bytes.toString('hex')}`;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
