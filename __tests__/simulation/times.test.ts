import type { TimeForm } from '../../simulator/history.ts';
import { compareTold, toldTime, writeTime } from '../../simulator/times.ts';

const MS = Date.UTC(2026, 0, 15, 10, 30, 0, 250);
const ID = 7;

test.each<[TimeForm, string | null | undefined]>([
  ['milliseconds', '2026-01-15T10:30:00.250Z'],
  ['seconds', '2026-01-15T10:30:00Z'],
  ['microseconds', '2026-01-15T10:30:00.250259Z'],
  ['offset', '2026-01-15T12:30:00.250+02:00'],
  ['zoneless', '2026-01-15T10:30:00.250'],
  ['null', null],
  ['absent', undefined],
])('A time in the form %s is written as %s', (form, text) => {
  expect(writeTime(MS, ID, form)).toBe(text);
  expect(toldTime(MS, ID, form) === undefined).toBe(typeof text !== 'string');
});

test('Where forms are mixed, snapshots that follow one another have all of them', () => {
  const texts = Array.from({ length: 7 }, (_, id) => writeTime(MS, id, 'mixed'));
  expect(new Set(texts).size).toBe(7);
});

test.each<[TimeForm, TimeForm, number, number]>([
  ['seconds', 'milliseconds', 200, 0],
  ['seconds', 'milliseconds', 800, -1],
  ['milliseconds', 'offset', 200, -1],
  ['milliseconds', 'microseconds', 0, 0],
])('Times in the forms %s and %s, the second one %d ms later, compare as %d', (first, second, ms, sign) => {
  const [a, b] = [toldTime(MS, ID, first), toldTime(MS + ms, ID, second)];
  expect(a && b && Math.sign(compareTold(a, b))).toBe(sign);
});
