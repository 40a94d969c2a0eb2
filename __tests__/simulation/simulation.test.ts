import path from 'node:path';
import { simulateInBatches } from '../../simulator/batches.ts';

const ROOT = path.join(__dirname, '../..');
const HISTORIES = 20_000;

test('No rule is broken in 20,000 histories', async () => {
  const result = await simulateInBatches(ROOT, { count: HISTORIES, seed: Date.now() % 1_000_000_000 });
  expect('history' in result ? result.report : '').toBe('');
  expect(result.count).toBe(HISTORIES);
}, 600_000);
