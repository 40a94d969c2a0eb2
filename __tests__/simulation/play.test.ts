import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { DEFECTS } from '../../simulator/defects.ts';
import { histories } from '../../simulator/generate.ts';
import { play } from '../../simulator/play.ts';
import { findBrokenRules, report } from '../../simulator/simulate.ts';

const ROOT = path.join(__dirname, '../..');
const KEPT = path.join(ROOT, 'simulator/kept');

test('A history is the same whenever it is played', async () => {
  for (const history of fc.sample(histories, { numRuns: 20, seed: 7 }))
    expect(await report(history)).toBe(await report(history));
});

test('A history is plain JSON', () => {
  for (const history of fc.sample(histories, { numRuns: 50, seed: 8 }))
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
});

test('The histories use every operation, and most of them send requests', async () => {
  const operations = new Map<string, number>();
  for (const history of fc.sample(histories, { numRuns: 100, seed: 9 })) {
    const { runs, requests } = await play(history);
    for (const { plan, step } of runs) {
      if (step.succeeded && requests.length > 0)
        operations.set(plan.operation, (operations.get(plan.operation) ?? 0) + 1);
    }
  }
  expect([...operations.keys()].toSorted()).toEqual(['alias', 'create', 'delete', 'list', 'restore']);
});

test.each(readdirSync(KEPT))('The history %s, which broke a rule once, breaks none', async (name) => {
  expect(await findBrokenRules(JSON.parse(readFileSync(path.join(KEPT, name), 'utf8')))).toEqual([]);
});

test.each(DEFECTS.map(({ file, find }) => [file, find]))(
  'The source has what a planted defect changes, once: %s, %s',
  (file, find) => {
    expect(readFileSync(path.join(ROOT, file), 'utf8').split(find)).toHaveLength(2);
  },
);
