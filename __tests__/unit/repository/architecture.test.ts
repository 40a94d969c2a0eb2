import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '../../..');
const SRC = path.join(ROOT, 'src');
const PAGE = readFileSync(path.join(ROOT, 'docs/development/architecture.md'), 'utf8');

/** Code with a slash or a file extension is a path; in the picture, whatever is below src/. */
const NAMED = /`((?!@)[\w.-]+\/[\w./-]*|[\w.-]+\.(?:json|md|ts|yml))`|\b(src\/[\w./-]*[\w/])/g;
const named = [...new Set([...PAGE.matchAll(NAMED)].map(([, code, other]) => code ?? other ?? ''))];

const folders = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => path.relative(ROOT, path.join(parentPath, name)).replaceAll(path.sep, '/'));

/** The arrows of the picture, from a layer to those that it may import. */
const arrows = [...PAGE.matchAll(/^ +(\w+) --> (\w+)$/gm)].map(([, from = '', to = '']) => ({ from, to }));

function reachableFrom(layer: string): string[] {
  return arrows.filter(({ from }) => from === layer).flatMap(({ to }) => [to, ...reachableFrom(to)]);
}

/** The first folder of a path below src/; the files beside the folders are the entries. */
function layerOf(file: string): string {
  const [layer = '', ...rest] = path.relative(SRC, file).split(path.sep);
  return rest.length > 0 ? layer : 'entries';
}

/** Every import of the files in src/, also a dynamic one. */
const allImports = globSync('**/*.ts', { cwd: SRC }).flatMap((name) => {
  const file = path.join(SRC, name);
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => ({
    file,
    target: path.join(path.dirname(file), fileName),
    fileName,
  }));
});

/** Those of other files in src/. */
const imports = allImports.filter(
  ({ fileName, target }) => fileName.startsWith('.') && target.startsWith(SRC + path.sep),
);

/** Those of packages, with the path of the file that imports it. */
const packages = allImports
  .filter(({ fileName }) => !/^(\.|node:)/.test(fileName))
  .map(({ file, fileName }) => ({
    file: path.relative(ROOT, file).replaceAll(path.sep, '/'),
    name: fileName,
  }));

/** The table of packages: where each may be imported. */
const places = [...PAGE.matchAll(/^\| (`[^|]*`) \| (`src\/[^|]*`) \|$/gm)].flatMap(
  ([, names = '', where = '']) => codeIn(names).map((name) => ({ name, where: codeIn(where) })),
);

function codeIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

test.each(named)('The page names %s, which exists', (name) => {
  expect(existsSync(path.join(ROOT, name))).toBe(true);
});

test.each(folders)('The page names the folder %s', (folder) => {
  expect(named).toContain(`${folder}/`);
});

test('The picture has an arrow to or from each layer', () => {
  const layers = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const expected = new Set(['entries', ...imports.map(({ target }) => layerOf(target))]);
  expect([...layers].toSorted()).toEqual([...expected].toSorted());
});

test('Every import follows the arrows of the picture', () => {
  expect(imports.length).toBeGreaterThan(100);
  const against = imports
    .map(({ file, target }) => ({
      file: path.relative(ROOT, file),
      from: layerOf(file),
      to: layerOf(target),
    }))
    .filter(({ from, to }) => from !== to && !reachableFrom(from).includes(to));
  expect(against).toEqual([]);
});

test('Every package is imported where the page says, and only there', () => {
  const against = packages.filter(
    ({ file, name }) =>
      !places.some((place) => place.name === name && place.where.some((prefix) => file.startsWith(prefix))),
  );
  expect(against).toEqual([]);
  const unused = places.flatMap(({ name, where }) =>
    where
      .filter((prefix) => !packages.some((other) => other.name === name && other.file.startsWith(prefix)))
      .map((prefix) => `${name} in ${prefix}`),
  );
  expect(unused).toEqual([]);
});
