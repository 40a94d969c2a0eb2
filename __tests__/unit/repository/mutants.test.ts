import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  type Explanation,
  fileTable,
  findOutdated,
  findUnexplained,
  folderTable,
  type MutationReport,
  survivorList,
  survivorsOf,
} from '../../../tools/mutation/mutants.ts';

const ROOT = path.join(__dirname, '../../..');

const SOURCE = 'const a = b;\nif (a >= 1) {\n  act();\n}\n';
const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});
const REPORT: MutationReport = {
  files: {
    'src/a/one.ts': {
      source: SOURCE,
      mutants: [
        { status: 'Survived', replacement: 'a > 1', location: at(2, 5, 2, 11) },
        { status: 'NoCoverage', replacement: '{}', location: at(2, 13, 4, 2) },
        { status: 'Killed', replacement: 'true', location: at(2, 5, 2, 11) },
        { status: 'Timeout', replacement: 'false', location: at(2, 5, 2, 11) },
        { status: 'RuntimeError', replacement: '', location: at(1, 1, 1, 2) },
      ],
    },
    'src/a/types.ts': { source: '', mutants: [] },
    'src/two.ts': { source: 'x', mutants: [{ status: 'Killed', location: at(1, 1, 1, 2) }] },
  },
};
const EXPLANATIONS: Explanation[] = [
  {
    file: 'src/a/one.ts',
    because: 'equivalent',
    reason: 'Why.\n',
    mutants: [['if (a >= 1) {', 'if (a > 1) {']],
  },
  {
    file: 'src/a/one.ts',
    because: 'integration',
    reason: 'How.',
    mutants: [['if (a >= 1) { act(); }', 'if (a >= 1) {}']],
  },
];

test('A mutant survives that no test kills or reaches', () => {
  expect(survivorsOf(REPORT)).toEqual([
    { file: 'src/a/one.ts', from: 'if (a >= 1) {', to: 'if (a > 1) {' },
    { file: 'src/a/one.ts', from: 'if (a >= 1) { act(); }', to: 'if (a >= 1) {}' },
  ]);
});

test('A mutant in a long line is only the part that changes', () => {
  const source = `f(${'x'.repeat(200)}, [])`;
  const location = at(1, 204, 1, 207);
  const files = { 'a.ts': { source, mutants: [{ status: 'Survived', replacement: '', location } as const] } };
  expect(survivorsOf({ files })).toEqual([{ file: 'a.ts', from: '[]', to: '' }]);
});

test('Each survivor needs an explanation, and each explanation a survivor', () => {
  const [first, second] = EXPLANATIONS as [Explanation, Explanation];
  const survivors = survivorsOf(REPORT);
  expect(findUnexplained(survivors, EXPLANATIONS)).toEqual([]);
  expect(findOutdated(survivors, EXPLANATIONS)).toEqual([]);
  expect(findUnexplained(survivors, [first])).toEqual([
    'src/a/one.ts: if (a >= 1) { act(); } → if (a >= 1) {}',
  ]);
  expect(findOutdated(survivors, [first, first, second])).toEqual([
    'src/a/one.ts: if (a >= 1) { → if (a > 1) {',
  ]);
});

test('The scores count the mutants that can run', () => {
  expect(folderTable(REPORT)).toBe(
    [
      '| folder | mutants | killed | score |',
      '| --- | ---: | ---: | ---: |',
      '| `src/a/` | 4 | 2 | 50.0 % |',
      '| `src/` | 1 | 1 | 100.0 % |',
      '| **total** | 5 | 3 | 60.0 % |',
    ].join('\n'),
  );
  expect(fileTable(REPORT).split('\n').slice(2)).toEqual([
    '| `src/a/one.ts` | 4 | 2 | 50.0 % |',
    '| `src/two.ts` | 1 | 1 | 100.0 % |',
  ]);
});

test('The list of survivors has a section for each file', () => {
  const two: Explanation = {
    file: 'src/0.ts',
    because: 'equivalent',
    reason: 'Why.',
    mutants: [['`a | b`', 'a']],
  };
  expect(survivorList([...EXPLANATIONS, two])).toBe(
    [
      '### `src/0.ts`',
      '*Equivalent*: Why.',
      '| code | mutant |\n| --- | --- |\n| `` `a \\| b` `` | `a` |',
      '### `src/a/one.ts`',
      '*Equivalent*: Why.',
      '| code | mutant |\n| --- | --- |\n| `if (a >= 1) {` | `if (a > 1) {` |',
      '*Killed by an integration test*: How.',
      '| code | mutant |\n| --- | --- |\n| `if (a >= 1) { act(); }` | `if (a >= 1) {}` |',
    ].join('\n\n'),
  );
});

test('The page of the mutants that survive is what their explanations say', () => {
  const explanations: Explanation[] = parse(
    readFileSync(path.join(ROOT, 'tools/mutation/survivors.yml'), 'utf8'),
  );
  const page = readFileSync(path.join(ROOT, 'docs/mutants.md'), 'utf8');
  expect(page).toContain(survivorList(explanations));
});
