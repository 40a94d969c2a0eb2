import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import {
  compareIdentity,
  findNewest,
  hasAlias,
  isShown,
  looksLikeName,
} from '../../../src/snapshots/identity.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { type Plain, text } from '../../helpers/fakes/text.ts';

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

describe('compareIdentity', () => {
  const identify = (known: string | null, listed: string | null | undefined) =>
    compareIdentity(at(known), listed === undefined ? undefined : at(listed));

  test.each<[string | null, string | null | undefined, 'same' | 'other' | 'unknown']>([
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:00.000Z', 'same'],
    ['2025-01-15T10:30:00.123Z', '2025-01-15T10:30:00Z', 'same'],
    ['2025-01-15T10:30:00.123Z', '2025-01-15T10:30:00.123456+00:00', 'same'],
    ['2025-01-15T10:30:00.123Z', '2025-01-15T12:30:00.123+02:00', 'same'],
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:01.000Z', 'other'],
    ['2025-01-15T10:30:00.000Z', '2025-01-15T10:30:00.000+02:00', 'other'],
    ['2025-01-15T10:30:00.000Z', null, 'unknown'],
    [null, '2025-01-15T10:30:00.000Z', 'unknown'],
    ['', '2025-01-15T10:30:00.000Z', 'unknown'],
    ['2025-01-15T10:30:00.000Z', undefined, 'unknown'],
  ])('What was created %s and what is listed from %s is: %s', (known, listed, identity) => {
    expect(identify(known, listed)).toBe(identity);
  });
});

describe('isShown', () => {
  const known = snapshot({ name: 'before', created_at: '2025-01-15T10:30:00.000Z' });

  test.each<[string, Plain<Partial<Snapshot>>[], boolean]>([
    ['the snapshot', [{ name: 'other' }, {}], true],
    ['its name without a time', [{ created_at: null }], true],
    ['its name from another time', [{ created_at: '2025-01-14T10:30:00.000Z' }], false],
    ['other names', [{ name: 'other' }], false],
    ['nothing', [], false],
  ])('A list with %s shows it or not', (_, listed, expected) => {
    const snapshots = listed.map((fields) => snapshot({ ...known, ...fields }));
    expect(isShown(known, snapshots)).toBe(expected);
  });
});

describe('findNewest', () => {
  const named = (name: string, created_at: string | null) => snapshot({ name, created_at });
  const newest = (...snapshots: Snapshot[]) => findNewest(snapshots).map(({ name }) => name);

  test('The snapshot with the latest time is the newest, wherever it is in the list', () => {
    const [old, young] = [named('old', '2025-01-01T00:00:00Z'), named('young', '2025-01-02T00:00:00Z')];
    expect(newest(old, young)).toEqual(['young']);
    expect(newest(young, old)).toEqual(['young']);
    expect(newest()).toEqual([]);
  });

  test('Every snapshot of the latest time can be the newest', () => {
    const twins = ['a', 'b'].map((name) => named(name, '2025-01-02T00:00:00.000Z'));
    expect(newest(named('old', '2025-01-01T00:00:00.000Z'), ...twins)).toEqual(['a', 'b']);
  });

  test('Fractions of a second decide as far as both have them', () => {
    const at6 = named('a', '2025-01-02T00:00:00.000001Z');
    const at7 = named('b', '2025-01-02T00:00:00.000002Z');
    expect(newest(at6, at7)).toEqual(['b']);
    expect(newest(at6, named('whole', '2025-01-02T00:00:00Z'))).toEqual(['a', 'whole']);
  });

  test('A snapshot of unknown time can be newer than any other', () => {
    const undated = named('undated', null);
    expect(newest(named('old', '2025-01-01T00:00:00Z'), undated)).toEqual(['old', 'undated']);
    expect(newest(undated, named('also', null))).toEqual(['undated', 'also']);
  });
});

describe('looksLikeName', () => {
  test.each(['snap-20250115-103000', 'snap-99999999-999999'])(
    'The text %s looks like a generated name',
    (name) => {
      expect(looksLikeName(name)).toBe(true);
    },
  );

  test.each([
    '',
    'latest',
    'snap-1',
    'snap-20250115-1030000',
    ' snap-20250115-103000',
    'snap-20250115-103000\n',
    '../snap-20250115-103000',
  ])('The text %j does not look like a generated name', (name) => {
    expect(looksLikeName(name)).toBe(false);
  });
});
