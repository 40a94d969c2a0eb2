/** Writes what follows from action.yml; see interface.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { INTERFACE } from './interface.ts';

for (const [name, generate] of Object.entries(INTERFACE)) {
  const file = path.join(__dirname, '../..', name);
  writeFileSync(file, generate(readFileSync(file, 'utf8')));
}
