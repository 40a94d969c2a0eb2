/**
 * Runs Stryker with the given options over the unit tests, and fails if a mutant survives without an explanation. Stryker
 * has a package of its own, `tools/mutation/`, since it needs a newer Node.js than the other tools; the first run installs it.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { run } from '../install/program.ts';
import { findUnexplained, survivorsOf } from './mutants.ts';

const ROOT = path.join(__dirname, '../..');
const STRYKER = path.join(ROOT, 'tools/mutation/node_modules/@stryker-mutator/core/bin/stryker.js');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

if (!existsSync(STRYKER)) run('npm', ['ci', '--prefix', __dirname]);
run(process.execPath, [STRYKER, 'run', 'tools/mutation/stryker.config.mjs', ...process.argv.slice(2)]);
const survivors = survivorsOf(JSON.parse(read('reports/mutation/report.json')));
const unexplained = findUnexplained(survivors, parse(read('tools/mutation/survivors.yml')));
for (const mutant of unexplained)
  console.log(`Without an explanation in tools/mutation/survivors.yml: ${mutant}`);
if (unexplained.length > 0) process.exitCode = 1;
