import fc from 'fast-check';
import { hasAlias, isCreatedAfter, isOlder } from '../../../src/snapshots/identity.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const at = (created_at: string | null) => snapshot({ created_at });

describe('hasAlias', () => {
  test.each([
    ['that has it', { alias: 'before deploy' }, true],
    ['whose name derives from it', { name: 'beforedeploy' }, true],
    ['that has it, and whose name derives from another one', { name: 'other', alias: 'before deploy' }, true],
    ['whose name is the alias as it was written', { name: 'before deploy' }, false],
    ['with another alias', { alias: 'beforedeploy' }, false],
    ['without an alias', {}, false],
  ])('A snapshot %s was created with the alias or not', (_which, fields, isSame) => {
    expect(hasAlias(snapshot(fields), text('before deploy'))).toBe(isSame);
  });
});

describe('isCreatedAfter', () => {
  const SENT_AT = Date.parse('2025-01-15T10:30:00.500Z');
  const isAfter = (created_at: string | null, clock: Partial<Parameters<typeof isCreatedAfter>[2]> = {}) =>
    isCreatedAfter(at(created_at), SENT_AT, { clockOffsetMs: 0, clockToleranceMs: 0, ...clock });

  test.each([
    ['2025-01-15T10:30:00.499Z', false],
    ['2025-01-15T10:30:00.500Z', true],
    ['2025-01-15T10:30:00.501Z', true],
    ['2025-01-15T10:31:00.001Z', true],
  ])('A snapshot from %s was created after the request or not', (created_at, isLater) => {
    expect(isAfter(created_at)).toBe(isLater);
  });

  test.each([
    ['2025-01-15T10:29:59.000Z', false],
    ['2025-01-15T10:30:00.000Z', true],
    ['2025-01-15T10:30:00Z', true],
  ])('A whole second such as %s can be any time of that second', (created_at, isLater) => {
    expect(isAfter(created_at)).toBe(isLater);
  });

  test('A whole second is at most 999 ms later than it says', () => {
    const isAfterSending = (sentAt: string) =>
      isCreatedAfter(at('2025-01-15T10:30:00.000Z'), Date.parse(sentAt), {
        clockOffsetMs: 0,
        clockToleranceMs: 0,
      });
    expect(isAfterSending('2025-01-15T10:30:00.999Z')).toBe(true);
    expect(isAfterSending('2025-01-15T10:30:01.000Z')).toBe(false);
  });

  test('The clock of the server decides, within its tolerance', () => {
    const created_at = '2025-01-15T10:30:10.501Z';
    expect(isAfter(created_at, { clockOffsetMs: 10_001 })).toBe(true);
    expect(isAfter(created_at, { clockOffsetMs: 10_002 })).toBe(false);
    expect(isAfter(created_at, { clockOffsetMs: 10_003, clockToleranceMs: 2 })).toBe(true);
    expect(isAfter(created_at, { clockOffsetMs: 10_004, clockToleranceMs: 2 })).toBe(false);
  });

  test('A snapshot without a time is not known to be created after anything', () => {
    expect(isAfter(null)).toBe(false);
    expect(isCreatedAfter(at(null), 0, { clockOffsetMs: 0, clockToleranceMs: 0 })).toBe(false);
  });
});

describe('isOlder', () => {
  test.each([
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:00.001Z', true],
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:00.000Z', false],
    ['2025-01-15T10:30:00.001Z', '2025-01-15T10:30:00.000Z', false],
    ['2025-01-15T12:30:00+02:00', '2025-01-15T11:30:00Z', true],
    [null, '2025-01-15T10:30:00.000Z', true],
    ['2025-01-15T10:30:00.000Z', null, false],
    [null, null, false],
  ])('A snapshot from %s is older than one from %s or not: %s', (one, other, isFirst) => {
    expect(isOlder(at(one), at(other))).toBe(isFirst);
  });

  test('No two snapshots are older than each other', () => {
    const time = fc.option(
      fc.integer({ min: 0, max: 3 }).map((second) => new Date(second * 1_000).toISOString()),
    );
    fc.assert(
      fc.property(time, time, (one, other) => {
        expect(isOlder(at(one), at(other)) && isOlder(at(other), at(one))).toBe(false);
      }),
    );
  });
});
