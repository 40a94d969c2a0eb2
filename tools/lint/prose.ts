/**
 * Runs Vale over every Markdown file, and over the comments and the texts of the source, with the rules in
 * `vale/styles/Hoody/`. It fails if Vale reports an error.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installVale } from './linters.ts';
import { findTexts } from './texts.ts';

const ROOT = path.join(__dirname, '../..');
const CONFIG = path.join(__dirname, 'vale/vale.ini');
const PAGES = find('*.md', 'docs/**/*.md', '__tests__/**/*.md', '.github/**/*.md');
const SOURCES = find('src/**/*.ts', 'demo/**/*.ts', 'emulator/**/*.ts');

/** An alert of Vale, as far as it is used here. */
interface Alert {
  Check: string;
  Line: number;
  Message: string;
}

/** The alerts of each file. */
type Alerts = Record<string, Alert[]>;

function find(...globs: string[]): string[] {
  return globSync(globs, { cwd: ROOT }).toSorted();
}

function runVale(args: readonly string[], input = ''): Alerts {
  const options = ['--config', CONFIG, '--output=JSON', '--no-exit', ...args];
  const { stdout, stderr, status, error } = spawnSync(installVale(), options, {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`Vale failed: ${stdout}${stderr}`);
  return JSON.parse(stdout) as Alerts;
}

function lintFiles(files: readonly string[]): string[] {
  return Object.entries(runVale(files)).flatMap(([file, alerts]) =>
    alerts.map((alert) => describe(`${file}:${alert.Line}`, alert)),
  );
}

/** In source, Vale reads comments only, so it reads the texts as one page, on which each is a paragraph. */
function lintTexts(files: readonly string[]): string[] {
  const texts = files.flatMap((file) =>
    findTexts(readFileSync(path.join(ROOT, file), 'utf8')).map(({ line, text }) => ({
      place: `${file}:${line}`,
      text,
    })),
  );
  const page = texts.map(({ text }) => text).join('\n\n');
  return Object.values(runVale(['--ext=.md'], page)).flatMap((alerts) =>
    alerts.map((alert) => describe(texts[(alert.Line - 1) / 2]?.place ?? 'unknown', alert)),
  );
}

function describe(place: string, { Message, Check }: Alert): string {
  return `${place}: ${Message} (${Check})`;
}

const problems = [...lintFiles([...PAGES, ...SOURCES]), ...lintTexts(SOURCES)];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${PAGES.length} pages, ${SOURCES.length} files of source\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
