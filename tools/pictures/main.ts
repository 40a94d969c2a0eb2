/**
 * Takes the pictures of the documentation, each of what its snippet does, as GitHub shows it: `npm run pictures -- --out
 * DIRECTORY --only PICTURE`. The second option can be repeated.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { renderPage } from './page.ts';
import { PICTURES, type Picture, scenarioOf } from './scenarios.ts';
import { fileOf, takePicture, viewsOf } from './screenshot.ts';
import { type Summaries, takeSummaries } from './summaries.ts';

/** The repository keeps every picture that it ever had. */
const MAX_BYTES = 100_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: path.join(__dirname, '../../docs/pictures') },
      only: { type: 'string', multiple: true, default: PICTURES.map(({ name }) => name) },
    },
  });
  const pictures = values.only.map(find);
  await mkdir(values.out, { recursive: true });
  const browser = await startBrowser();
  try {
    for (const picture of pictures) await takePictures(browser, picture, values.out);
  } finally {
    await browser.close();
  }
}

function find(name: string): Picture {
  const picture = PICTURES.find((candidate) => candidate.name === name);
  if (picture) return picture;
  throw new Error(`There is no picture ${name}, but ${PICTURES.map((other) => other.name).join(', ')}.`);
}

async function takePictures(browser: Browser, picture: Picture, directory: string): Promise<void> {
  const html = renderPage([shownIn(picture, await takeSummaries(scenarioOf(picture)))]);
  await Promise.all(
    viewsOf(picture).map(async (view) => {
      const bytes = await takePicture(browser, html, view, picture.isCropped);
      const file = path.join(directory, fileOf(picture, view));
      await writeFile(file, bytes);
      report(file, bytes.length);
    }),
  );
}

/** The summary that a picture is of. */
function shownIn({ name, shows }: Picture, { mains: [first], posts: [post] }: Summaries): string {
  const summary = shows === 'step' ? first : (post ?? first);
  if (summary === undefined) throw new Error(`No step of the picture ${name} writes a summary.`);
  return summary;
}

function report(file: string, bytes: number): void {
  console.log(`${path.relative('', file)}: ${Math.ceil(bytes / 1000)} kB`);
  if (bytes <= MAX_BYTES) return;
  console.error(`A picture has at most ${MAX_BYTES / 1000} kB.`);
  process.exitCode = 1;
}

void main();
