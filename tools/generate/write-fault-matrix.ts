/** Writes the fault matrix, as the model of the fault tests predicts it, into the page on reliability, and prints it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderMatrix } from '../../__tests__/faults/matrix/table.ts';
import { replaceSection } from './markdown.ts';

const PAGE = path.join(__dirname, '../../docs/development/reliability.md');

const matrix = renderMatrix();
writeFileSync(PAGE, replaceSection(readFileSync(PAGE, 'utf8'), 'fault-matrix', matrix));
process.stdout.write(`${matrix}\n`);
