import { symlink } from 'node:fs/promises';

/** Makes a link to a file, except where Windows reserves that for administrators and developers. */
export async function link(target: string, path: string): Promise<void> {
  await symlink(target, path, 'file').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPERM' || process.platform !== 'win32') throw error;
  });
}
