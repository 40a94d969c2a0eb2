/**
 * Takes pictures of the job summaries, as GitHub shows them: `npm run pictures -- --out DIRECTORY --only SCENARIO`. The
 * second option can be repeated.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { hostile } from './hostile.ts';
import { renderPage } from './page.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { takePicture, VIEWS, type View } from './screenshot.ts';
import { takeSummaries } from './summaries.ts';

/** The repository keeps every picture that it ever had. */
const MAX_BYTES = 100_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: path.join(__dirname, '../../docs/pictures') },
      only: { type: 'string', multiple: true, default: SCENARIOS.map(({ name }) => name) },
    },
  });
  await mkdir(values.out, { recursive: true });
  const browser = await startBrowser();
  try {
    for (const name of values.only) await takePictures(browser, find(name), values.out);
  } finally {
    await browser.close();
  }
}

function find(name: string): Scenario {
  const known = [...SCENARIOS, hostile];
  const scenario = known.find((candidate) => candidate.name === name);
  if (scenario) return scenario;
  throw new Error(`There is no scenario ${name}, but ${known.map((other) => other.name).join(', ')}.`);
}

async function takePictures(browser: Browser, scenario: Scenario, directory: string): Promise<void> {
  const summaries = await takeSummaries(scenario);
  if (summaries.length === 0) {
    console.log(`${scenario.name}: no step writes a summary`);
    return;
  }
  const html = renderPage(summaries);
  await Promise.all(
    VIEWS.map(async (view) => {
      const picture = await takePicture(browser, html, view);
      const file = path.join(directory, fileName(scenario.name, view));
      await writeFile(file, picture);
      report(file, picture.length);
    }),
  );
}

function report(file: string, bytes: number): void {
  console.log(`${path.relative('', file)}: ${Math.ceil(bytes / 1000)} kB`);
  if (bytes <= MAX_BYTES) return;
  console.error(`A picture has at most ${MAX_BYTES / 1000} kB.`);
  process.exitCode = 1;
}

function fileName(name: string, { theme, width }: View): string {
  return `${name}-${theme}${width === 'narrow' ? '-narrow' : ''}.png`;
}

void main();
