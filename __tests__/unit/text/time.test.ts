import { runInThisContext } from 'node:vm';
import { compareTimes, isSameTime, parseTime } from '../../../src/text/time.ts';

/** The environment whose time zone counts: that of a test file is a copy. */
const { env }: NodeJS.Process = runInThisContext('process');
const { TZ } = env;
afterEach(() => {
  if (TZ === undefined) delete env['TZ'];
  else env['TZ'] = TZ;
});

const MOMENT = Date.UTC(2025, 0, 15, 10, 30);

describe('parseTime', () => {
  test.each([
    ['2025-01-15T10:30:00.000Z', 0],
    ['2025-01-15T10:30:00.123Z', 123],
    ['2025-01-15T10:30:00Z', 0],
    ['2025-01-15T10:30Z', 0],
    ['2025-01-15t10:30:00z', 0],
    ['2025-01-15T10:30:00.1Z', 100],
    ['2025-01-15T10:30:00.123456Z', 123],
    ['2025-01-15T10:30:00.999999999Z', 999],
    ['2025-01-15T12:30:00+02:00', 0],
    ['2025-01-15T12:30:00.5+0200', 500],
    ['2025-01-15T05:30:00-05', 0],
    ['2025-01-15T16:00:00.000+05:30', 0],
  ])('The time %s is %d ms after the moment', (text, ms) => {
    expect(parseTime(text)).toBe(MOMENT + ms);
  });

  test.each(['UTC', 'America/New_York', 'Asia/Kolkata'])(
    'A time without a zone is in UTC, not in the zone of the runner: %s',
    (zone) => {
      env['TZ'] = zone;
      expect(new Date(MOMENT).getHours() === 10).toBe(zone === 'UTC');
      expect(parseTime('2025-01-15T10:30:00')).toBe(MOMENT);
      expect(parseTime('2025-01-15T10:30:00.123456')).toBe(MOMENT + 123);
      expect(parseTime('2025-01-15T10:30')).toBe(MOMENT);
    },
  );

  test.each([
    '',
    'yesterday',
    '2025-01-15',
    '2025-01-15 10:30:00',
    '2025-01-15T10:30:00.Z',
    '2025-01-15T10:30:00 UTC',
    '2025-13-15T10:30:00Z',
    '2025-01-15T25:30:00Z',
    '2025-01-15T10:30:00+99:00',
    ' 2025-01-15T10:30:00Z',
    '2025-01-15T10:30:00Z\n',
    'Wed, 15 Jan 2025 10:30:00 GMT',
    '1736937000000',
  ])('The text %j is no time', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

describe('isSameTime', () => {
  test.each([
    ['2025-01-15T10:30:00.123Z', '2025-01-15T10:30:00.123Z', true],
    ['2025-01-15T10:30:00.123Z', '2025-01-15T10:30:00.123456Z', true],
    ['2025-01-15T10:30:00.123Z', '2025-01-15T10:30:00Z', true],
    ['2025-01-15T10:30:00.999Z', '2025-01-15T10:30:01Z', true],
    ['2025-01-15T10:30:00Z', '2025-01-15T12:30:00+02:00', true],
    ['2025-01-15T10:30:00Z', '2025-01-15T10:30:00', true],
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:00.999Z', true],
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:01.000Z', false],
    ['2025-01-15T10:30:00Z', '2025-01-15T10:30:00+02:00', false],
    ['yesterday', 'yesterday', false],
    ['2025-01-15T10:30:00Z', '', false],
  ])('The times %s and %s are the same to the second: %s', (a, b, expected) => {
    expect(isSameTime(a, b)).toBe(expected);
    expect(isSameTime(b, a)).toBe(expected);
  });
});

describe('compareTimes', () => {
  test.each([
    ['2025-01-15T10:30:00Z', '2025-01-15T10:30:01Z', -1],
    ['2025-01-15T10:30:00.001Z', '2025-01-15T10:30:00.002Z', -1],
    ['2025-01-15T10:30:00.000001Z', '2025-01-15T10:30:00.000002Z', -1],
    ['2025-01-15T10:30:00.9Z', '2025-01-15T10:30:01.0Z', -1],
    ['2025-01-15T12:29:59+02:00', '2025-01-15T10:30:00Z', -1],
    ['2025-01-15T10:30:00.1Z', '2025-01-15T10:30:00.2999Z', -1],
    ['2025-01-15T10:30:00.000001Z', '2025-01-15T10:30:00.000001Z', 0],
    ['2025-01-15T10:30:00Z', '2025-01-15T10:30:00.999Z', 0],
    ['2025-01-15T10:30:00.123Z', '2025-01-15T10:30:00.123999Z', 0],
    ['2025-01-15T12:30:00+02:00', '2025-01-15T10:30:00', 0],
    ['2025-01-15T10:30:00Z', 'yesterday', 0],
  ])('The order of %s and %s at the precision of both is %d', (a, b, sign) => {
    expect(Math.sign(compareTimes(a, b))).toBe(sign);
    expect(Math.sign(compareTimes(b, a))).toBe(0 - sign);
  });
});
