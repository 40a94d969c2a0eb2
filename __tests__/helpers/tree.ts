import { chmod, lutimes, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { IS_WINDOWS } from '../../tools/harness/system.ts';

/** The files of a container, and a way to change them. */
export interface Tree {
  /** Makes them in a directory that does not exist yet. */
  make(root: string): Promise<void>;
  /** Changes those that `make` made. */
  spoil(root: string): Promise<void>;
}

/** Enough to see whether a container went back. */
export const SMALL: Tree = {
  async make(root) {
    await mkdir(root);
    await writeFile(path.join(root, 'release'), '1\n');
    await symlink('release', path.join(root, 'link'), 'file');
  },
  async spoil(root) {
    await writeFile(path.join(root, 'release'), '2\n');
    await rm(path.join(root, 'link'));
    await writeFile(path.join(root, 'new'), 'new\n');
  },
};

/** Everything that a copy can get wrong: modes, links, times, odd names, binary content. */
export const EVERY_KIND: Tree = { make: makeEveryKind, spoil: spoilEveryKind };

/** Names that Windows does not allow. */
const ONLY_POSIX: [string, string, number][] = [
  ['app/src/with\nline feed', 'odd name\n', 0o640],
  ['app/src/a\\b:c|d?e*"<f>', 'odd name\n', 0o600],
  ['app/src/ends with a period.', 'odd name\n', 0o644],
];

async function makeEveryKind(root: string): Promise<void> {
  await mkdir(path.join(root, 'app/src/deep/er'), { recursive: true });
  await mkdir(path.join(root, 'empty'));
  await mkdir(path.join(root, 'private'), { mode: 0o700 });
  const files: [string, string | Buffer, number][] = [
    ['app/config.json', '{"release": 1}\n', 0o644],
    ['app/src/deep/er/start.sh', '#!/bin/sh\nexit 0\n', 0o755],
    ['app/src/with space and ünïcode', 'odd name\n', 0o640],
    ...(IS_WINDOWS ? [] : ONLY_POSIX),
    ['private/key', Buffer.from([0, 255, 254, 10, 13, 0, 128]), 0o600],
    ['read-only', 'kept\n', 0o444],
    ['nothing', '', 0o644],
  ];
  for (const [name, content, mode] of files) {
    await writeFile(path.join(root, name), content);
    await chmod(path.join(root, name), mode);
  }
  await symlink('app/config.json', path.join(root, 'link'), 'file');
  await symlink('../nowhere', path.join(root, 'app/broken-link'), 'file');
  await symlink('app', path.join(root, 'link-to-directory'), 'dir');
  const everything = (await readdir(root, { recursive: true })).sort().toReversed();
  for (const [index, name] of [...everything, ''].entries()) {
    const time = 1_600_000_000 + index * 86_400 + 0.25;
    await lutimes(path.join(root, name), time, time);
  }
}

/** Changes them in every way: content, mode, time, link, type, a deletion and an addition. */
async function spoilEveryKind(root: string): Promise<void> {
  await writeFile(path.join(root, 'app/config.json'), '{"release": 2, "broken": true}\n');
  await chmod(path.join(root, 'app/src/deep/er/start.sh'), 0o600);
  await rm(path.join(root, 'link'));
  await symlink('nothing', path.join(root, 'link'), 'file');
  await rm(path.join(root, 'private'), { recursive: true });
  await rm(path.join(root, 'empty'), { recursive: true });
  await writeFile(path.join(root, 'empty'), 'a file now');
  await rename(path.join(root, 'read-only'), path.join(root, 'renamed'));
  await lutimes(path.join(root, 'nothing'), 1_700_000_000, 1_700_000_000);
  await mkdir(path.join(root, 'new/directory'), { recursive: true });
  await writeFile(path.join(root, 'new/directory/file'), 'new\n');
}
