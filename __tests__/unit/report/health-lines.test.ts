import type { Health } from '../../../src/health/health.ts';
import { healthLines } from '../../../src/report/health-lines.ts';
import { lines } from '../../helpers/fakes/report.ts';
import { redacted } from '../../helpers/fakes/text.ts';

const healthy = redacted<Health>({ url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 });
const broken = redacted<Health>({
  url: 'https://b.example/',
  isHealthy: false,
  last: 'no response in time',
  ms: 60_000,
});

const HEALTHY = '✅ Healthy: https://a.example/ (200 OK) after 1.0 s';
const BROKEN = '❌ Restored, but not healthy: https://b.example/ (no response in time) after 1 min 0 s';

const shown = (health: Parameters<typeof healthLines>[0]) => lines(healthLines(health).join('\n'));

test('The addresses that are not healthy come first', () => {
  expect(shown([healthy, broken, healthy])).toEqual([BROKEN, HEALTHY, HEALTHY]);
});

test('At most fifty addresses are shown, and the others are counted', () => {
  expect(shown(Array(50).fill(healthy))).toEqual(Array(50).fill(HEALTHY));
  const many = [...Array(52).fill(healthy), broken];
  expect(shown(many)).toEqual([BROKEN, ...Array(49).fill(HEALTHY), 'and 3 more']);
});
