import { readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

const windows = process.platform === 'win32';

/**
 * Points a container's `root` at a tree in one step: readers see either the old tree or the new one. On Windows, which
 * cannot replace a link to a directory, `root` is missing for a moment.
 *
 * @param link The path of `root`.
 * @param tree The directory to point at, below the directory of `link`.
 * @param temporary A free path for the new link, on the same disk.
 */
export async function pointRoot(link: string, tree: string, temporary: string): Promise<void> {
  if (windows) {
    await rm(link, { force: true });
    await symlink(tree, link, 'junction');
    return;
  }
  await symlink(path.relative(path.dirname(link), tree), temporary, 'dir');
  await rename(temporary, link);
}

/** The absolute path of the tree that `root` points at. */
export async function readRoot(link: string): Promise<string> {
  return path.resolve(path.dirname(link), await readlink(link));
}
