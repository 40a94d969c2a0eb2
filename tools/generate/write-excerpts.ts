/** Updates the excerpts in the documentation from real runs. An excerpt that differs only in times stays as it is. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXCERPT_NAMES, mapExcerpts, takeExcerpt, withoutTimes } from './excerpts.ts';

const ROOT = path.join(__dirname, '../..');

async function main(): Promise<void> {
  const current = new Map<string, string>();
  for (const name of EXCERPT_NAMES) current.set(name, await takeExcerpt(name));
  for (const file of ['README.md', ...readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`)]) {
    if (!file.endsWith('.md')) continue;
    const target = path.join(ROOT, file);
    const page = readFileSync(target, 'utf8');
    const updated = mapExcerpts(page, (name, text) => {
      const taken = current.get(name) ?? text;
      return withoutTimes(taken) === withoutTimes(text) ? text : taken;
    });
    if (updated === page) continue;
    writeFileSync(target, updated);
    console.log(`Updated ${file}`);
  }
}

void main();
