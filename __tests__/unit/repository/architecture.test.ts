import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '../../..');
const SRC = path.join(ROOT, 'src');
const PAGE = readFileSync(path.join(ROOT, 'docs/development/architecture.md'), 'utf8');

/** Code with a slash or a file extension is a path; in the picture, whatever is below src/. */
const NAMED = /`([\w.-]+\/[\w./-]*|[\w.-]+\.(?:json|md|ts|yml))`|\b(src\/[\w./-]*[\w/])/g;
const named = [...new Set([...PAGE.matchAll(NAMED)].map(([, code, other]) => code ?? other ?? ''))];

const folders = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => path.relative(ROOT, path.join(parentPath, name)).replaceAll(path.sep, '/'));

/** The arrows of the picture, from a room to those that it may import. */
const arrows = [...PAGE.matchAll(/^ +(\w+) --> (\w+)$/gm)].map(([, from = '', to = '']) => ({ from, to }));

function reachableFrom(room: string): string[] {
  return arrows.filter(({ from }) => from === room).flatMap(({ to }) => [to, ...reachableFrom(to)]);
}

/** The first folder of a path below src/; the files beside the folders are the entries. */
function roomOf(file: string): string {
  const [room = '', ...rest] = path.relative(SRC, file).split(path.sep);
  return rest.length > 0 ? room : 'entries';
}

/** Every relative import of a file within src/, also a dynamic one. */
const imports = globSync('**/*.ts', { cwd: SRC }).flatMap((name) => {
  const file = path.join(SRC, name);
  return ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => ({
      file,
      target: path.join(path.dirname(file), fileName),
      fileName,
    }))
    .filter(({ fileName, target }) => fileName.startsWith('.') && target.startsWith(SRC + path.sep));
});

test.each(named)('The page names %s, which exists', (name) => {
  expect(existsSync(path.join(ROOT, name))).toBe(true);
});

test.each(folders)('The page names the folder %s', (folder) => {
  expect(named).toContain(`${folder}/`);
});

test('The picture has an arrow to or from each room', () => {
  const rooms = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const expected = new Set(['entries', ...imports.map(({ target }) => roomOf(target))]);
  expect([...rooms].toSorted()).toEqual([...expected].toSorted());
});

test('Every import follows the arrows of the picture', () => {
  expect(imports.length).toBeGreaterThan(100);
  const against = imports
    .map(({ file, target }) => ({ file: path.relative(ROOT, file), from: roomOf(file), to: roomOf(target) }))
    .filter(({ from, to }) => from !== to && !reachableFrom(from).includes(to));
  expect(against).toEqual([]);
});
