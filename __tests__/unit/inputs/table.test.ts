import { readFileSync } from 'node:fs';
import path from 'node:path';
import { INTERFACE } from '../../../tools/generate/interface.ts';

const ROOT = path.join(__dirname, '../../..');

test.each(Object.entries(INTERFACE))(
  'The file %s says what the tables of the inputs and outputs say',
  (name, generate) => {
    const present = readFileSync(path.join(ROOT, name), 'utf8');
    expect(generate(present)).toBe(present);
  },
);
