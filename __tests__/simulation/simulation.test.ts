import path from 'node:path';
import { simulateInBatches } from '../../simulator/batches.ts';

const ROOT = path.join(__dirname, '../..');
const HISTORIES = 1_000;
/** A change must not fail for a history that it has nothing to do with: the new ones are played at night. */
const SEED = 1;

test('No rule is broken in 1,000 histories', async () => {
  const result = await simulateInBatches(ROOT, { count: HISTORIES, seed: SEED });
  expect('history' in result ? result.report : '').toBe('');
  expect(result.count).toBe(HISTORIES);
}, 600_000);
