import { execFileSync } from 'node:child_process';
import { chmod, lutimes, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyTree } from '../../../../emulator/storage/copy-tree.ts';
import { readTree, treeChecksum } from '../../../../tools/harness/tree-checksum.ts';
import { needs } from '../../../helpers/needs.ts';

/** The paths of the tree, a directory after its contents. */
const NAMES = ['file', 'link', 'sub/tool', 'sub/empty', 'sub', '.'];

let directory: string;
let tree: string;
const at = (name: string) => path.join(tree, name);
/** In seconds since 1970: the middle of a microsecond, so that no rounding leaves it. */
const SOME_TIME = 946_684_799.1234565;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tree-checksum-'));
  tree = path.join(directory, 'tree');
  await mkdir(at('sub/empty'), { recursive: true });
  await writeFile(at('file'), 'content');
  await writeFile(at('sub/tool'), 'other content');
  await symlink('file', at('link'), 'file');
  for (const name of NAMES) await setTime(name, SOME_TIME);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const setTime = (name: string, seconds: number) => lutimes(at(name), seconds, seconds);

test('A copy that keeps everything has the same checksum', async () => {
  const copy = path.join(directory, 'copy');
  await copyTree(tree, copy);
  expect(await treeChecksum(copy)).toBe(await treeChecksum(tree));
});

test('A link to a directory has the checksum of that directory', async () => {
  const link = path.join(directory, 'to-tree');
  await symlink(tree, link, 'junction');
  expect(await treeChecksum(link)).toBe(await treeChecksum(tree));
});

const CHANGES: [string, () => Promise<void>][] = [
  ['the content of a file', async () => writeFile(at('file'), 'CONTENT')],
  [
    'the target of a link',
    async () => {
      await rm(at('link'));
      await symlink('elsewhere', at('link'), 'file');
    },
  ],
  [
    'a link that becomes a file with the same content',
    async () => {
      await rm(at('link'));
      await writeFile(at('link'), 'content');
    },
  ],
  ['an added file', () => writeFile(at('sub/more'), '')],
  ['a removed empty directory', () => rm(at('sub/empty'), { recursive: true })],
  ['the name of a file', () => rename(at('file'), at('fil'))],
  [
    'two files that change places',
    async () => {
      await writeFile(at('file'), 'other content');
      await writeFile(at('sub/tool'), 'content');
    },
  ],
];

const MODES: typeof CHANGES = [
  ['the mode of a file', () => chmod(at('file'), 0o755)],
  ['the mode of a directory', () => chmod(at('sub'), 0o711)],
  ['the mode of the root', () => chmod(tree, 0o700)],
  [
    'a link that becomes a file with the same content and mode',
    async () => {
      await rm(at('link'));
      await writeFile(at('link'), 'content', { mode: 0o777 });
    },
  ],
];

async function expectAnother(change: () => Promise<void>): Promise<void> {
  const before = await treeChecksum(tree);
  await change();
  for (const name of NAMES) await setTime(name, SOME_TIME).catch(() => undefined);
  expect(await treeChecksum(tree)).not.toBe(before);
}

test.each(CHANGES)('The checksum depends on %s, even if all times are the same', (_what, change) =>
  expectAnother(change),
);

needs('modes').test.each(MODES)('The checksum depends on %s, if all else is the same', (_what, change) =>
  expectAnother(change),
);

needs('exact times').test.each(NAMES)(
  'The checksum depends on the time of %s, to the microsecond',
  async (name) => {
    const before = await treeChecksum(tree);
    await setTime(name, SOME_TIME + 1e-6);
    expect(await treeChecksum(tree)).not.toBe(before);
  },
);

needs('named pipes').test('The checksum distinguishes an empty directory from a pipe', async () => {
  await chmod(at('sub/empty'), 0o755);
  const before = await treeChecksum(tree);
  await rm(at('sub/empty'), { recursive: true });
  execFileSync('mkfifo', ['-m', '755', at('sub/empty')]);
  for (const name of NAMES) await setTime(name, SOME_TIME);
  expect(await treeChecksum(tree)).not.toBe(before);
});

needs('modes').test('A tree is read root first, then by path, with readable modes and times', async () => {
  await writeFile(at('sub-1'), '');
  await chmod(at('sub/tool'), 0o4755);
  const entries = await readTree(tree);
  expect(entries.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'directory .',
    'file file',
    'link link',
    'directory sub',
    'file sub-1',
    'directory sub/empty',
    'file sub/tool',
  ]);
  expect(entries.at(2)?.content).toBe('file');
  expect(entries.at(6)).toMatchObject({ mode: '4755', modified: '946684799123456' });
});

needs('names in bytes').test('Names that are not valid text are distinguished', async () => {
  for (const byte of [0xfe, 0xff]) {
    await writeFile(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from([byte])]), '');
  }
  expect(await readdir(tree, { encoding: 'buffer' })).toHaveLength(5);
  const names = (await readTree(tree)).map(({ path }) => path);
  expect(names).toContain('\\xfe');
  expect(names).toContain('\\xff');
});

needs('named pipes').test('A pipe is reported, and the reader does not wait for it', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  expect(await readTree(tree)).toContainEqual(
    expect.objectContaining({ path: 'pipe', kind: 'other', content: '' }),
  );
});
