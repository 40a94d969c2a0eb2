import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EXCERPT_NAMES, mapExcerpts, takeExcerpt, withoutTimes } from '../../tools/generate/excerpts.ts';

const ROOT = path.join(__dirname, '../..');

const shown: { name: string; text: string }[] = [];
for (const page of globSync(['README.md', 'docs/*.md'], { cwd: ROOT })) {
  mapExcerpts(readFileSync(path.join(ROOT, page), 'utf8'), (name, text) => {
    shown.push({ name, text });
    return text;
  });
}

test.each(EXCERPT_NAMES)('The documentation shows the excerpt %s as the action writes it', async (name) => {
  const taken = await takeExcerpt(name);
  expect(withoutTimes(shown.find((excerpt) => excerpt.name === name)?.text ?? '')).toBe(withoutTimes(taken));
});

test('The documentation shows each excerpt once, and no other', () => {
  expect(shown.map(({ name }) => name).toSorted()).toEqual(EXCERPT_NAMES.toSorted());
});
