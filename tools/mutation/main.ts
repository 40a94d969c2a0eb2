/**
 * Runs Stryker with the given options over the unit tests. It has a package of its own, since it needs a newer Node.js
 * than the other tools; the first run installs it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../install/program.ts';

const STRYKER = path.join(__dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');

if (!existsSync(STRYKER)) run('npm', ['ci', '--prefix', __dirname]);
run(process.execPath, [STRYKER, 'run', 'tools/mutation/stryker.config.mjs', ...process.argv.slice(2)]);
