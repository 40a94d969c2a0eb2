/**
 * Writes the scores of `npm run mutate` into docs/reliability.md, and its survivors with their explanations into
 * docs/mutants.md. It fails if tools/mutation/survivors.yml explains a mutant that does not survive.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { replaceSection } from '../generate/markdown.ts';
import {
  type Explanation,
  fileTable,
  findOutdated,
  folderTable,
  type MutationReport,
  survivorList,
  survivorsOf,
} from './mutants.ts';

const ROOT = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

function updateSection(file: string, section: string, content: string): void {
  writeFileSync(path.join(ROOT, file), replaceSection(read(file), section, content));
}

const report: MutationReport = JSON.parse(read('reports/mutation/report.json'));
const explanations: Explanation[] = parse(read('tools/mutation/survivors.yml'));
updateSection('docs/reliability.md', 'mutation', folderTable(report));
updateSection('docs/mutants.md', 'scores', fileTable(report));
updateSection('docs/mutants.md', 'survivors', survivorList(explanations));

const outdated = findOutdated(survivorsOf(report), explanations);
for (const mutant of outdated) console.log(`Does not survive: ${mutant}`);
if (outdated.length > 0) process.exitCode = 1;
