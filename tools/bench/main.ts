/**
 * Measures the action and writes `docs/development/performance.md`: `npm run bench -- --runs ROUNDS --only NAME`. The
 * second option can be repeated; then it only prints the figures.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureArchive } from './archive.ts';
import { measureContainers } from './containers.ts';
import { measureLists } from './lists.ts';
import { describeMachine } from './machine.ts';
import { plotOf, type Results, renderPage, renderSections } from './page.ts';
import { plotLists, THEMES } from './plot.ts';
import { measureStart } from './start.ts';

const DOCS = path.join(__dirname, '../../docs/development');
const NAMES = ['start', 'containers', 'lists', 'archive'];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '21' },
      only: { type: 'string', multiple: true, default: NAMES },
    },
  });
  const rounds = Number(values.runs);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--runs must be a positive whole number.');
  const unknown = values.only.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`There is no benchmark ${unknown}, but ${NAMES.join(', ')}.`);

  const results: Results = {};
  if (values.only.includes('start')) results.start = await measureStart(rounds);
  if (values.only.includes('containers')) results.containers = await measureContainers(rounds);
  if (values.only.includes('lists')) results.lists = await measureLists(rounds);
  if (values.only.includes('archive')) results.archive = measureArchive();
  const text = renderSections(results).join('\n\n');
  console.log(text);
  if (isComplete(results)) {
    await writeFile(path.join(DOCS, 'performance.md'), renderPage(results, describeMachine(), rounds));
    for (const theme of THEMES)
      await writeFile(path.join(DOCS, plotOf(theme)), await plotLists(results.lists, theme));
  }
  if (text.includes('**missed**')) process.exitCode = 1;
}

function isComplete(results: Results): results is Required<Results> {
  return NAMES.every((name) => name in results);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
