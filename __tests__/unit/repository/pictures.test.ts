import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PICTURES } from '../../../tools/pictures/scenarios.ts';
import { filesOf } from '../../../tools/pictures/screenshot.ts';

const ROOT = path.join(__dirname, '../../..');
const DIRECTORY = 'docs/pictures';

const pages = globSync(['README.md', 'docs/**/*.md'], { cwd: ROOT }).map((page) => ({
  page: page.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(ROOT, page), 'utf8'),
}));

/** The files of pictures that a page shows, in their order. */
function shownOn({ page, text }: (typeof pages)[number]): string[] {
  return [...text.matchAll(/(?<=src(?:set)?="|\]\()[^")\s]*pictures\/[^")\s]+/g)].map(([file]) =>
    path.posix.join(path.posix.dirname(page), file),
  );
}

const files = globSync(`${DIRECTORY}/**`, { cwd: ROOT, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => `${DIRECTORY}/${name}`);

test('The documentation shows every picture, and every picture that it shows is there', () => {
  expect(files.toSorted()).toEqual([...new Set(pages.flatMap(shownOn))].toSorted());
});

test('A page shows each picture in a dark variant, and then in a light one', () => {
  for (const page of pages) {
    const shown = shownOn(page);
    const dark = shown.filter((_file, index) => index % 2 === 0);
    const light = shown.filter((_file, index) => index % 2 === 1);
    expect(dark.map((file) => file.replace('-dark', '-light'))).toEqual(light);
    for (const file of dark) expect(file).toContain('-dark');
  }
});

test('The pictures of summaries are those that the command takes', () => {
  const taken = PICTURES.flatMap(filesOf).map((file) => `${DIRECTORY}/${file}`);
  expect(files.filter((file) => file.endsWith('.png')).toSorted()).toEqual(taken.toSorted());
});

test('Each picture of a summary is on the page with its snippet', () => {
  for (const { name, page = 'docs/summaries.md' } of PICTURES) {
    const shown = pages.filter((other) => other.page === page).flatMap(shownOn);
    expect(shown).toContain(`${DIRECTORY}/${name}-light.png`);
  }
});
