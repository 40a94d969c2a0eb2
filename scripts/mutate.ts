/**
 * Runs Stryker with the given options over the unit tests, and fails if a mutant survives without an explanation. Stryker
 * has a package of its own, `mutation/`, since it needs a newer Node.js than the other tools; the first run installs it.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { findUnexplained, survivorsOf } from './mutants.ts';
import { run } from './tools.ts';

const ROOT = path.join(__dirname, '..');
const STRYKER = path.join(ROOT, 'mutation/node_modules/@stryker-mutator/core/bin/stryker.js');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

if (!existsSync(STRYKER)) run('npm', ['ci', '--prefix', path.join(ROOT, 'mutation')]);
run(process.execPath, [STRYKER, 'run', 'mutation/stryker.config.mjs', ...process.argv.slice(2)]);
const survivors = survivorsOf(JSON.parse(read('reports/mutation/report.json')));
const unexplained = findUnexplained(survivors, parse(read('mutation/survivors.yml')));
for (const mutant of unexplained) console.log(`Without an explanation in mutation/survivors.yml: ${mutant}`);
if (unexplained.length > 0) process.exitCode = 1;
