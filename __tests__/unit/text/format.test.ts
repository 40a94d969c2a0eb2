import { formatBytes, formatDuration, formatTime } from '../../../src/text/format.ts';

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
