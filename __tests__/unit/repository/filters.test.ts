import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { generateAlias } from '../../../src/runner/generated-alias.ts';
import { compileGlob } from '../../../src/snapshots/glob.ts';
import { text } from '../../helpers/fakes/text.ts';

const ROOT = path.join(__dirname, '../../..');

/** The steps of a page; a list deletes nothing, whatever it matches. */
const stepsOf = (page: string) =>
  readFileSync(path.join(ROOT, page), 'utf8')
    .split(/^(?=\s*- )/m)
    .filter((step) => !/\boperation: list\b/.test(step));

const filters = globSync(['README.md', 'docs/*.md', 'examples/*.yml'], { cwd: ROOT }).flatMap((page) =>
  stepsOf(page).flatMap((step) =>
    [...step.matchAll(/^.*\bfilter: '?([^$\s'`]+?)'?(?:,? .*)?$/gm)].map(([, filter = '']) => ({
      page,
      filter,
    })),
  ),
);

const origin = { id: 8_123_456_789, attempt: 1, job: 'deploy', step: 'before' };
const GENERATED = ['run', 'backup'].map((word) => generateAlias(text(word), origin, '9f2c41d07b'));

test('The documentation and the examples have filters', () => {
  expect(filters.map(({ page }) => page)).toEqual(
    expect.arrayContaining(['README.md', 'docs/retention.md', 'docs/operations.md', 'examples/nightly.yml']),
  );
});

test.each(filters)('The filter $filter in $page matches no generated alias', ({ filter }) => {
  const matches = compileGlob(text(filter));
  expect(GENERATED.filter(matches)).toEqual([]);
});

test('The filter for everything else matches exactly what does not begin like a generated alias', () => {
  const { filter = '' } = filters.find((other) => other.filter.startsWith('{')) ?? {};
  const matches = compileGlob(text(filter));
  // Aliases that begin like the words, up to each of their letters, are the cases that a mistake would miss.
  const beginning = fc
    .tuple(fc.constantFrom('run-', 'backup-', ''), fc.nat({ max: 7 }))
    .map(([word, length]) => word.slice(0, length));
  const alias = fc.tuple(beginning, fc.string()).map((parts) => parts.join(''));
  fc.assert(
    fc.property(alias, (label) => {
      fc.pre(label !== '');
      expect(matches(label)).toBe(!/^(run|backup)-/.test(label));
    }),
    { numRuns: 5_000 },
  );
});
