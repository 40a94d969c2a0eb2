import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createEnvironmentFiles,
  parseEntries,
  parseEnvironment,
  readEnvironmentFile,
} from '../../../../tools/harness/environment-files.ts';

describe('parseEntries', () => {
  test.each([
    ['', {}],
    ['a=1\nb=2\n', { a: '1', b: '2' }],
    ['a=1\r\nb=2\r\n', { a: '1', b: '2' }],
    ['\n\na=\n', { a: '' }],
    ['a=1\na=2', { a: '2' }],
    ['a=x=y<<z', { a: 'x=y<<z' }],
    ['a<<end\none\ntwo=2\n\nend\nb=3\n', { a: 'one\ntwo=2\n', b: '3' }],
    ['a<<end\r\none\ntwo\r\nend\r\n', { a: 'one\ntwo' }],
    ['a<<end\none\r\ntwo\nend\n', { a: 'one\r\ntwo' }],
    ['a<<=end\none\n=end\n', { a: 'one' }],
    ['a<<end\nend\n', { a: '' }],
    ['a<<end\none\nend', { a: 'one' }],
  ])('The text %j has the entries %j', (text, values) => {
    expect(parseEntries(text)).toEqual({ values });
  });

  test.each([
    ['a=1\nb<<end\ntext\nc=3\n', "Invalid value. Matching delimiter not found 'end'"],
    ['a=1\nno entry\nc=3\n', "Invalid format 'no entry'"],
    ['a=1\n<<end\nend\nc=3\n', "Invalid format '<<end'"],
    ['a=1\nb<<\n\nc=3\n', "Invalid format 'b<<'"],
  ])('The text %j has the entries before its error', (text, error) => {
    expect(parseEntries(text)).toEqual({ values: { a: '1' }, error });
  });
});

test('The options of Node.js cannot be set for other steps', () => {
  expect(parseEnvironment('NODE_OPTIONS=--inspect\nnode_options=--inspect\nHTTPS_PROXY=proxy\n')).toEqual({
    values: { HTTPS_PROXY: 'proxy' },
  });
});

describe('The files of a step', () => {
  let temp: string;
  beforeEach(async () => {
    temp = await mkdtemp(path.join(tmpdir(), 'environment-files-'));
  });
  afterEach(() => rm(temp, { recursive: true }));

  test('Each step has empty files of its own beside those of earlier steps', async () => {
    const first = await createEnvironmentFiles(temp);
    await writeFile(first.GITHUB_ENV, 'a=1\n');
    const second = await createEnvironmentFiles(temp);
    expect(await readEnvironmentFile(second.GITHUB_ENV)).toBe('');
    expect(await readEnvironmentFile(first.GITHUB_ENV)).toBe('a=1\n');
    const names = await readdir(path.join(temp, '_runner_file_commands'));
    expect(names.filter((name) => /^set_env_[0-9a-f-]{36}$/.test(name))).toHaveLength(2);
  });

  test('A file that is gone says nothing', async () => {
    const { GITHUB_STATE } = await createEnvironmentFiles(temp);
    await rm(GITHUB_STATE);
    expect(await readEnvironmentFile(GITHUB_STATE)).toBe('');
  });
});
