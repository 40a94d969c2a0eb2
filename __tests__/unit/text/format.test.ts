import {
  formatAge,
  formatBytes,
  formatCount,
  formatDuration,
  formatSpan,
  formatSpanSince,
  formatTime,
} from '../../../src/text/format.ts';

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [1, '1 B'],
    [1_023, '1023 B'],
    [1_024, '1.0 KiB'],
    [1_536, '1.5 KiB'],
    [1024 ** 2 - 1, '1.0 MiB'],
    [1024 ** 2, '1.0 MiB'],
    [1_288_490_189, '1.2 GiB'],
    [1024 ** 4, '1.0 TiB'],
    [3 * 1024 ** 5, '3.0 PiB'],
    [2_000 * 1024 ** 5, '2000.0 PiB'],
  ])('The text for %d bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatTime', () => {
  test.each([
    ['2025-01-15T10:30:00.000Z', '2025-01-15 10:30:00 UTC'],
    ['2025-01-15T10:30:00.999999999Z', '2025-01-15 10:30:00 UTC'],
    ['2025-01-15T10:30:00+02:00', '2025-01-15 08:30:00 UTC'],
  ])('The text for %s is %s', (iso, text) => {
    expect(formatTime(iso)).toBe(text);
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0.0 s'],
    [3_249, '3.2 s'],
    [59_949, '59.9 s'],
    [59_999, '1 min 0 s'],
    [60_000, '1 min 0 s'],
    [125_400, '2 min 5 s'],
    [119_600, '2 min 0 s'],
    [3_600_000, '60 min 0 s'],
  ])('The text for %d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatAge', () => {
  const now = Date.parse('2025-01-15T12:00:00.000Z');
  test.each([
    ['2025-01-15T12:00:00.000Z', 'just now'],
    ['2025-01-15T11:59:31.000Z', 'just now'],
    ['2025-01-15T11:59:30.000Z', '1 minute ago'],
    ['2025-01-15T11:01:00.000Z', '59 minutes ago'],
    ['2025-01-15T11:00:00.000Z', '1 hour ago'],
    ['2025-01-14T13:00:00.000Z', '23 hours ago'],
    ['2025-01-14T12:00:00.000Z', '1 day ago'],
    ['2025-01-12T12:00:00.000Z', '3 days ago'],
    ['2024-11-17T12:00:00.000Z', '59 days ago'],
    ['2024-11-15T12:00:00.000Z', '2 months ago'],
    ['2023-02-15T12:00:00.000Z', '23 months ago'],
    ['2023-01-15T12:00:00.000Z', '2 years ago'],
    ['2022-01-15T12:00:00.000Z', '3 years ago'],
    ['2028-01-15T12:00:00.000Z', 'in 3 years'],
    ['2025-02-14T12:00:00.000Z', 'in 30 days'],
    ['2025-01-15T14:00:00+01:00', 'in 1 hour'],
  ])('The age of %s is %s', (iso, text) => {
    expect(formatAge(iso, now)).toBe(text);
  });
});

describe('formatSpanSince', () => {
  const now = Date.parse('2025-01-15T12:00:00.000Z');
  test.each([
    ['2025-01-15T12:00:00.000Z', '0 s'],
    ['2025-01-15T11:59:47.600Z', '12 s'],
    ['2025-01-15T11:59:00.600Z', '59 s'],
    ['2025-01-15T11:59:00.400Z', '1 minute'],
    ['2025-01-12T12:00:00.000Z', '3 days'],
    ['2025-01-15T12:00:00.001Z', undefined],
  ])('The time since %s is %s', (iso, text) => {
    expect(formatSpanSince(iso, now)).toBe(text);
  });
});

describe('formatSpan', () => {
  test.each([
    [86_400_000, '1 day'],
    [14 * 86_400_000, '14 days'],
    [12 * 3_600_000, '12 hours'],
    [90 * 60_000, '90 minutes'],
  ])('The text for %d ms is %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });
});

describe('formatCount', () => {
  test.each([
    [0, '0 snapshots'],
    [1, '1 snapshot'],
    [2, '2 snapshots'],
  ])('The text for %d is %s', (count, text) => {
    expect(formatCount(count, 'snapshot')).toBe(text);
  });

  test('A noun that ends in s has a plural too', () => {
    expect([1, 2].map((count) => formatCount(count, 'process'))).toEqual(['1 process', '2 processes']);
  });
});
