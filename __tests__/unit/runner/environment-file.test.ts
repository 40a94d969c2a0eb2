import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportVariables } from '../../../src/runner/environment-file.ts';
import { parseEnvironment } from '../../../tools/harness/environment-files.ts';

const { GITHUB_ENV } = process.env;
const directory = mkdtempSync(path.join(tmpdir(), 'hoody-env-'));
const file = path.join(directory, 'env');
afterEach(() => {
  if (GITHUB_ENV === undefined) delete process.env['GITHUB_ENV'];
  else process.env['GITHUB_ENV'] = GITHUB_ENV;
  rmSync(file, { force: true });
});
afterAll(() => rmSync(directory, { recursive: true }));

const valuesIn = (text: string) => parseEnvironment(text).values;

test('Each variable has its last value, with its lines', () => {
  process.env['GITHUB_ENV'] = file;
  exportVariables({ A: 'one', B: '[1,\n2]' });
  exportVariables({ A: '' });
  expect(valuesIn(readFileSync(file, 'utf8'))).toEqual({ A: '', B: '[1,\n2]' });
});

test('A value that looks like the end of another one is read whole', () => {
  process.env['GITHUB_ENV'] = file;
  const value = 'HOODY_END\nHOODY_END_\nA<<HOODY_END';
  exportVariables({ A: value, B: 'two' });
  expect(valuesIn(readFileSync(file, 'utf8'))).toEqual({ A: value, B: 'two' });
});

test('Cut at any byte, the file never has a part of a word', () => {
  process.env['GITHUB_ENV'] = file;
  exportVariables({ WORD: 'unknown' });
  exportVariables({ WORD: 'restored', MORE: '[]' });
  const text = readFileSync(file, 'utf8');
  const words = new Set(Array.from(text, (_, at) => valuesIn(text.slice(0, at))['WORD']));
  expect([...words]).toEqual([undefined, 'unknown', 'restored']);
});

test.each([undefined, path.join(directory, 'nowhere/env')])(
  'An error says that the file is missing: %s',
  (name) => {
    if (name === undefined) delete process.env['GITHUB_ENV'];
    else process.env['GITHUB_ENV'] = name;
    expect(() => exportVariables({ A: 'one' })).toThrow('ENOENT');
  },
);
