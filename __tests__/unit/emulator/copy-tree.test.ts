import { execFileSync } from 'node:child_process';
import {
  appendFile,
  chmod,
  lstat,
  lutimes,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { copyTree } from '../../../emulator/storage/copy-tree.ts';
import { removeTree } from '../../../emulator/storage/remove-tree.ts';
import { namesBelow, temporaryDirectory } from '../../helpers/emulator.ts';
import { needs } from '../../helpers/needs.ts';

async function places(): Promise<{ source: string; target: string }> {
  const parent = await temporaryDirectory();
  const source = path.join(parent, 'source');
  await mkdir(source);
  return { source, target: path.join(parent, 'target') };
}

/** Everything below a directory and itself, as far as a copy must keep it. */
async function describeTree(directory: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of ['', ...(await namesBelow(directory))]) {
    const file = path.join(directory, name);
    const { mode, mtimeNs } = await lstat(file, { bigint: true });
    const stats = await lstat(file);
    found[name] = {
      mode: mode.toString(8),
      microseconds: mtimeNs / 1000n,
      ...(stats.isFile() && { content: (await readFile(file)).toString('hex') }),
      ...(stats.isSymbolicLink() && { link: await readlink(file) }),
    };
  }
  return found;
}

describe('A copied tree', () => {
  needs('modes').test(
    'A copy has the contents, modes, links, empty directories, hidden files and times of its source',
    async () => {
      const { source, target } = await places();
      const at = (name: string) => path.join(source, name);
      await mkdir(at('empty'));
      await mkdir(at('deep/er'), { recursive: true });
      await writeFile(at('.hidden'), 'hidden');
      await writeFile(at('deep/er/binary'), Buffer.from([0, 255, 10, 13]));
      await writeFile(at('run.sh'), '#!/bin/sh\n', { mode: 0o755 });
      await writeFile(at('nothing'), '');
      await writeFile(at('read-only'), 'x');
      await chmod(at('read-only'), 0o444);
      await chmod(at('nothing'), 0o666);
      await writeFile(at('set-user-id'), 'xx');
      await chmod(at('set-user-id'), 0o4755);
      await symlink('run.sh', at('link'), 'file');
      await symlink('nowhere/at/all', at('dangling'), 'file');
      await symlink('..', at('deep/up'), 'dir');
      await symlink('/etc', at('deep/absolute'), 'dir');
      const times = [1_600_000_000.123, 1_700_000_000.999, 1_650_000_000.001, 1_500_000_000];
      for (const [index, name] of ['.hidden', 'read-only', 'run.sh', 'empty'].entries()) {
        await utimes(at(name), 1_600_000_000, times[index] ?? 0);
      }
      await lutimes(at('link'), 1_600_000_000, 1_400_000_000.5);
      await lutimes(at('dangling'), 1_600_000_000, 1_300_000_000.25);
      await chmod(at('deep/er'), 0o555);
      await utimes(at('deep/er'), 1_600_000_000, 1_234_567_890.5);
      await utimes(at('deep'), 1_600_000_000, 1_234_567_891.5);
      await chmod(source, 0o750);
      await utimes(source, 1_600_000_000, 1_234_567_892.5);

      expect(await copyTree(source, target)).toBe(6 + 4 + 10 + 0 + 1 + 2);
      const copied = await describeTree(target);
      expect(Object.keys(copied)).toHaveLength(14);
      expect(copied).toEqual(await describeTree(source));
    },
  );

  needs('exact times').test('The times of a tree stay the same through any number of copies', async () => {
    const { source, target } = await places();
    // Their times come from the clock, in nanoseconds, which no double represents exactly.
    for (let file = 0; file < 20; file += 1) await writeFile(path.join(source, `${file}`), 'x');
    let from = source;
    for (let round = 0; round < 5; round += 1) {
      await copyTree(from, target + round);
      from = target + round;
    }
    expect(await describeTree(from)).toEqual(await describeTree(source));
  });

  needs('exact times').test('A copy keeps times before 1970 to the millisecond', async () => {
    const { source, target } = await places();
    await writeFile(path.join(source, 'file'), 'x');
    const time = new Date('1969-07-20T20:17:40.123Z');
    await utimes(path.join(source, 'file'), time, time);
    await copyTree(source, target);
    const { atime, mtime } = await lstat(path.join(target, 'file'));
    expect([atime, mtime]).toEqual([time, time]);
  });

  test('A copy does not change with its source', async () => {
    const { source, target } = await places();
    await writeFile(path.join(source, 'file'), 'one');
    await copyTree(source, target);
    await writeFile(path.join(source, 'file'), 'two');
    expect(await readFile(path.join(target, 'file'), 'utf8')).toBe('one');
  });

  needs('names in bytes').test('A copy keeps names that are not valid text', async () => {
    const { source, target } = await places();
    const name = Buffer.from([0x66, 0xff, 0xfe]);
    const file = Buffer.concat([Buffer.from(`${source}/`), name]);
    await writeFile(file, 'x');
    expect(await copyTree(source, target)).toBe(1);
    expect(await readdir(target, { encoding: 'buffer' })).toEqual([name]);
  });

  needs('named pipes').test('A copy leaves out sockets and pipes', async () => {
    const { source, target } = await places();
    execFileSync('mkfifo', [path.join(source, 'pipe')]);
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(path.join(source, 'socket'), resolve));
    await writeFile(path.join(source, 'file'), 'x');
    await copyTree(source, target);
    await new Promise((resolve) => server.close(resolve));
    expect(await readdir(target)).toEqual(['file']);
  });

  test('The source of a copy can be a link to a directory', async () => {
    const { source, target } = await places();
    await writeFile(path.join(source, 'file'), 'x');
    await symlink(source, `${source}-link`, 'junction');
    await copyTree(`${source}-link`, target);
    expect(await describeTree(target)).toEqual(await describeTree(source));
  });

  test('A copy does not overwrite an existing directory', async () => {
    const { source, target } = await places();
    await mkdir(target);
    await expect(copyTree(source, target)).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('A copy fails without a source', async () => {
    const { source, target } = await places();
    await expect(copyTree(`${source}-not`, target)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('A copy lacks the files that disappear while it runs', async () => {
    const { source, target } = await places();
    const names = Array.from({ length: 200 }, (_, index) => `file-${index}`);
    for (const name of names) await writeFile(path.join(source, name), name);
    const copying = copyTree(source, target);
    for (const name of names.toReversed()) await rm(path.join(source, name));
    await copying;
    expect(await readdir(source)).toEqual([]);
  });
});

test('The returned size is that of the copy, even if the source grows during the copy', async () => {
  const { source, target } = await places();
  const files = Array.from({ length: 100 }, (_, index) => `file-${index}`);
  for (const file of files) await writeFile(path.join(source, file), 'x');
  let copied = false;
  const copying = copyTree(source, target).finally(() => {
    copied = true;
  });
  const writing = (async () => {
    while (!copied) await Promise.all(files.map((file) => appendFile(path.join(source, file), 'more')));
  })();
  const size = await copying;
  await writing;
  const sizes = await Promise.all(files.map(async (file) => (await lstat(path.join(target, file))).size));
  expect(size).toBe(sizes.reduce((sum, one) => sum + one, 0));
});

describe('The removal of a tree', () => {
  test('A removal includes read-only directories, and nothing that links point at', async () => {
    const { source, target } = await places();
    await writeFile(path.join(source, 'file'), 'kept');
    await mkdir(path.join(target, 'a/b/c'), { recursive: true });
    await writeFile(path.join(target, 'a/b/c/file'), 'x', { mode: 0o444 });
    await symlink(source, path.join(target, 'a/link'), 'junction');
    for (const name of ['a/b/c', 'a/b', 'a', '']) await chmod(path.join(target, name), 0o555);
    await removeTree(target);
    expect(await readdir(path.dirname(target))).toEqual(['source']);
    expect(await readFile(path.join(source, 'file'), 'utf8')).toBe('kept');
    expect((await lstat(source)).mode & 0o777).not.toBe(0o700);
  });

  test('A file or a link can be removed', async () => {
    const { source, target } = await places();
    await writeFile(path.join(source, 'file'), 'kept');
    const mode = (await lstat(source)).mode;
    await symlink(source, target, 'junction');
    await removeTree(target);
    await writeFile(target, 'x');
    await removeTree(target);
    expect(await readdir(path.dirname(target))).toEqual(['source']);
    expect(await readdir(source)).toEqual(['file']);
    expect((await lstat(source)).mode).toBe(mode);
  });

  test('A removal succeeds if there is nothing to remove', async () => {
    const { target } = await places();
    await removeTree(target);
  });
});
