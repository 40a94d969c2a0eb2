/** Runs Vale over every Markdown file, with the rules in `vale/styles/Hoody/`. It fails if Vale reports an error. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { installVale } from './linters.ts';

const ROOT = path.join(__dirname, '../..');
const CONFIG = path.join(__dirname, 'vale/vale.ini');
const PAGES = globSync(['*.md', 'docs/**/*.md', '__tests__/**/*.md', '.github/**/*.md'], {
  cwd: ROOT,
}).toSorted();

const vale = installVale();
const { status, error } = spawnSync(vale, ['--config', CONFIG, '--output=line', ...PAGES], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (error) throw error;
process.stdout.write(`${PAGES.length} pages\n`);
process.exitCode = status ?? 1;
