import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import { chmod, copyFile, lstat, lutimes, mkdir, readdir, readlink, stat, symlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a directory with everything below it: contents, modes, symbolic links, empty directories, and access and
 * modification times. Files are copied on write if the filesystem supports it. Each hard link becomes a separate file.
 * Sockets, pipes, devices, and entries that disappear during the copy are omitted.
 *
 * Times keep their microseconds but not their nanoseconds, because Node.js sets times from doubles, and libuv before 1.49
 * truncates them to microseconds. Times before 1970 keep their milliseconds.
 *
 * @param source The directory to copy; a link to it is followed.
 * @param target The path of the copy. It must not exist; its parent must.
 * @returns The sum of the lengths of the copied files in bytes, holes of sparse files included.
 * @throws The error of the filesystem; a partial copy remains at `target`.
 */
export async function copyTree(source: string, target: string): Promise<number> {
  const stats = await stat(source, { bigint: true });
  return copyDirectory(Buffer.from(source), Buffer.from(target), stats);
}

// Paths are bytes, because a file name need not be valid text.
async function copyDirectory(source: Buffer, target: Buffer, stats: BigIntStats): Promise<number> {
  await mkdir(target, { mode: 0o700 });
  let bytes = 0;
  for (const name of await readdir(source, { encoding: 'buffer' })) {
    bytes += await copyEntry(child(source, name), child(target, name));
  }
  // Last, because a read-only directory accepts no files and every new file changes its time.
  await chmod(target, modeOf(stats));
  await copyTimes(target, stats);
  return bytes;
}

async function copyEntry(source: Buffer, target: Buffer): Promise<number> {
  try {
    const stats = await lstat(source, { bigint: true });
    if (stats.isDirectory()) return await copyDirectory(source, target, stats);
    if (stats.isSymbolicLink()) return await copyLink(source, target, stats);
    if (stats.isFile()) return await copyRegularFile(source, target, stats);
    return 0;
  } catch (error) {
    if (await isGone(source)) return 0;
    throw error;
  }
}

async function copyLink(source: Buffer, target: Buffer, stats: BigIntStats): Promise<number> {
  await symlink(await readlink(source, { encoding: 'buffer' }), target, await linkTypeOf(source));
  await copyTimes(target, stats);
  return 0;
}

/** Windows has a type for links, which Node.js reads from a target that may not be copied yet. Others ignore it. */
async function linkTypeOf(link: Buffer): Promise<'dir' | 'file'> {
  const target = await stat(link).catch(() => undefined);
  return target?.isDirectory() ? 'dir' : 'file';
}

async function copyRegularFile(source: Buffer, target: Buffer, stats: BigIntStats): Promise<number> {
  await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  // The copy has the mode already, but writing to it may have cleared the set-user-id bit.
  await chmod(target, modeOf(stats));
  await copyTimes(target, stats);
  // The size of the copy: the source can change during the copy.
  return (await lstat(target)).size;
}

async function copyTimes(target: Buffer, stats: BigIntStats): Promise<void> {
  await lutimes(target, timestamp(stats.atimeNs), timestamp(stats.mtimeNs));
}

function timestamp(nanoseconds: bigint): number | Date {
  // Node.js replaces a negative number with the current time, but not a date.
  if (nanoseconds < 0n) return new Date(Number(nanoseconds / 1_000_000n));
  // The middle of the microsecond: a double near its start could be cut to the previous one.
  return (Number(nanoseconds / 1000n) + 0.5) / 1e6;
}

function modeOf(stats: BigIntStats): number {
  return Number(stats.mode & 0o7777n);
}

function child(directory: Buffer, name: Buffer): Buffer {
  return Buffer.concat([directory, Buffer.from(path.sep), name]);
}

async function isGone(file: Buffer): Promise<boolean> {
  return lstat(file).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}
