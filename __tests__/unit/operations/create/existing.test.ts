import type { Snapshot, SnapshotList } from '../../../../src/hoody/snapshot.ts';
import {
  findExisting,
  findNamesake,
  NameTakenError,
  requireFreeName,
} from '../../../../src/operations/create/existing.ts';
import { status } from '../../../helpers/fakes/failure.ts';
import { NOW } from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../../helpers/fakes/text.ts';

const BEFORE = text('before');
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'before', created_at: '2025-01-10T00:00:00.000Z' });

/** @param aheadMs how far the clock of the server is ahead of that of the runner */
const listOf = (snapshots: Snapshot[], aheadMs = 0): SnapshotList => ({
  snapshots,
  limit: undefined,
  clocks: { serverNow: NOW + aheadMs, localNow: NOW, monotonic: 0 },
});

describe('findExisting', () => {
  const find = (policy: 'reuse' | 'fail', list: SnapshotList) =>
    findExisting(policy, BEFORE, text('web'), list);

  test('The newest snapshot with the alias is found', () => {
    expect(find('reuse', listOf([snapshot({ alias: 'x' }), NEWER, OLDER]))).toBe(NEWER);
    expect(find('reuse', listOf([]))).toBeUndefined();
    expect(find('fail', listOf([snapshot({ alias: 'x' })]))).toBeUndefined();
  });

  test('The error of fail names the snapshot, and what else to do', () => {
    expect(() => find('fail', listOf([NEWER, OLDER]))).toThrow(
      'Container web already has a snapshot with the alias "before". Nothing was created.\n' +
        'It is snapshot newer, created 2025-01-20 00:00:00 UTC.\n' +
        'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
    );
  });

  test.each([
    [-1, 0, false],
    [0, 0, false],
    [1, 0, true],
    [1_000, 1_000, false],
    [1_001, 1_000, true],
    [-500, -1_000, false],
    [1, -1_000, true],
  ])(
    'A snapshot that expires in %d ms by a clock %d ms behind that of the server is found if neither says it is over: %s',
    (inMs, aheadMs, isFound) => {
      const there = snapshot({ ...NEWER, expires_at: new Date(NOW + inMs).toISOString() });
      const list = listOf([there], aheadMs);
      expect(find('reuse', list)).toBe(isFound ? there : undefined);
      if (isFound) expect(() => find('fail', list)).toThrow('already has');
      else expect(find('fail', list)).toBeUndefined();
    },
  );

  test('A snapshot of unknown time is found', () => {
    const undated = redacted<Snapshot>({ name: 'undated', alias: 'before' });
    expect(find('reuse', listOf([undated]))).toBe(undated);
    expect(() => find('fail', listOf([undated]))).toThrow('\nIt is snapshot undated.\n');
  });

  test('A snapshot that no request can name is not reused, but it exists for fail', () => {
    const unnameable = snapshot({ ...NEWER, name: '..' });
    expect(find('reuse', listOf([unnameable, OLDER]))).toBe(OLDER);
    expect(() => find('fail', listOf([unnameable]))).toThrow('already has');
  });
});

describe('NameTakenError', () => {
  const errorOf = (fields: Plain<Partial<Snapshot>> = {}, isReusable = true) => {
    const description = text('create it');
    const taken = snapshot({ ...NEWER, name: 'before', ...fields });
    return new NameTakenError(taken, BEFORE, { description, isReusable }, status(409));
  };

  test('The error names the snapshot, the reason, and what else to do', () => {
    expect(errorOf()).toMatchObject({ name: 'NameTakenError', failure: status(409) });
    expect(errorOf().message).toBe(
      'Could not create it: the name before is in use.\n' +
        'The container already has snapshot before, created 2025-01-20 00:00:00 UTC.\n' +
        'Reason: the API responded with 409 (Nope).\n' +
        'Set `if-exists` to reuse or replace, or use another `alias`.',
    );
  });

  test('The error suggests no reuse of a snapshot that cannot be reused', () => {
    expect(errorOf({}, false).message).toContain('\nSet `if-exists` to replace, or use another `alias`.');
  });

  test.each<[string, Plain<Partial<Snapshot>>, string]>([
    ['another alias', { alias: 'be.fore' }, ' 00:00:00 UTC, with the alias "be.fore".\n'],
    ['no alias', { alias: null }, ' 00:00:00 UTC, without an alias.\n'],
    ['no time', { created_at: null }, 'already has snapshot before.\n'],
  ])('The error describes a snapshot with %s', (_, fields, expected) => {
    expect(errorOf(fields).message).toContain(expected);
  });
});

test('An error of a create step that was not sent says why', () => {
  const taken = snapshot({ ...NEWER, name: 'before', alias: 'be.fore' });
  const error = new NameTakenError(taken, BEFORE, { description: text('create it'), isReusable: false });
  expect(error.failure).toBeUndefined();
  expect(error.message).toBe(
    'Could not create it: the name before is in use.\n' +
      'The container already has snapshot before, created 2025-01-20 00:00:00 UTC, with the alias "be.fore".\n' +
      'Nothing was created, because the platform could have overwritten that snapshot.\n' +
      'Set `if-exists` to replace, or use another `alias`.',
  );
});

describe('requireFreeName', () => {
  const OTHER = snapshot({ name: 'v110', alias: 'v11.0' });
  const require = (alias: string, list: SnapshotList) => () =>
    requireFreeName(text(alias), { id: CONTAINER, name: text('web') }, list);

  test('The name of a snapshot of another alias is not free', () => {
    expect(require('v1.1.0', listOf([NEWER, OTHER]))).toThrow(NameTakenError);
    expect(require('v1.1.0', listOf([OTHER]))).toThrow(
      'Could not create snapshot "v1.1.0" of container web: the name v110 is in use.\n' +
        'The container already has snapshot v110, created 2025-01-15 10:30:00 UTC, with the alias "v11.0".\n' +
        'Nothing was created, ',
    );
    expect(require('v1.1.0', listOf([snapshot({ name: 'v110' })]))).toThrow(', without an alias.\n');
  });

  test.each<[string, string, Plain<Partial<Snapshot>>]>([
    ['another name', 'v1.2.0', {}],
    ['the same alias', 'v11.0', {}],
    ['a name, while none derives from the alias', '...', {}],
  ])('The name is free beside a snapshot with %s', (_, alias, fields) => {
    expect(require(alias, listOf([snapshot({ ...OTHER, ...fields })]))).not.toThrow();
  });

  test.each([
    [-1, 0, true],
    [0, 0, true],
    [1, 0, false],
    [1_000, 1_000, false],
    [-1, -1, true],
    [-1, -1_000, false],
  ])(
    'A snapshot that expires in %d ms by a clock %d ms behind that of the server leaves its name free if both say it is over: %s',
    (inMs, aheadMs, isFree) => {
      const expiring = snapshot({ ...OTHER, expires_at: new Date(NOW + inMs).toISOString() });
      const check = expect(require('v1.1.0', listOf([expiring], aheadMs)));
      if (isFree) check.not.toThrow();
      else check.toThrow(NameTakenError);
    },
  );
});

test('A namesake has the name that the platform derives from the alias', () => {
  const named = snapshot({ name: 'before-deploy' });
  expect(findNamesake(text('before-deploy.'), [NEWER, named])).toBe(named);
  expect(findNamesake(BEFORE, [NEWER, named])).toBeUndefined();
});
