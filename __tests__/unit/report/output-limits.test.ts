import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { limitSnapshot, takeFitting } from '../../../src/report/output-limits.ts';
import { redacted } from '../../helpers/fakes/text.ts';

test.each([
  [8, ['aa', 'bb']],
  [7, ['aa']],
  [5, ['aa']],
  [4, []],
])('An array with a length of %d has room for %j', (maxLength, taken) => {
  expect(takeFitting(['aa', 'bb'], (text) => text, maxLength)).toEqual(taken);
});

test('A snapshot with as many characters as fit stays as it is', () => {
  const snapshot = (length: number) => {
    const bare = { name: 'a', container_id: 'c', extra: '' };
    const extra = 'x'.repeat(length - JSON.stringify(bare).length);
    return redacted<Snapshot>({ ...bare, extra });
  };
  const fitting = snapshot(50_000);
  expect(limitSnapshot(fitting)).toBe(fitting);
  expect(limitSnapshot(snapshot(50_001))).toEqual({ name: 'a', container_id: 'c' });
});
