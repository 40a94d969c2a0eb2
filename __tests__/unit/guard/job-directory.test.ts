import { execFileSync } from 'node:child_process';
import fs, {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openJobDirectory } from '../../../src/guard/job-directory.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { text } from '../../helpers/fakes/text.ts';
import { needs } from '../../helpers/needs.ts';

const NOW = Date.parse('2025-01-15T10:30:00.000Z');

let temp: string;
let directory: string;
beforeEach(() => {
  temp = mkdtempSync(path.join(tmpdir(), 'hoody-job-directory-'));
  directory = path.join(temp, 'hoody-snapshot-guards');
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

describe('The directory', () => {
  needs('modes').test(
    'The directory loses the permissions that others have, and its files never had them',
    () => {
      mkdirSync(directory);
      openJobDirectory(temp).register('one', []);
      expect(statSync(directory).mode & 0o777).toBe(0o700);
      expect(statSync(path.join(directory, 'waiting-one')).mode & 0o777).toBe(0o600);
    },
  );

  test.each(['a file', 'a link', 'missing'])('No call fails if the directory is %s', (what) => {
    const elsewhere = path.join(temp, 'elsewhere');
    mkdirSync(elsewhere);
    if (what === 'a file') writeFileSync(directory, '');
    if (what === 'a link') symlinkSync(elsewhere, directory, 'junction');
    const jobs = openJobDirectory(what === 'missing' ? path.join(temp, 'nowhere') : temp);
    jobs.register('one', []);
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(240_000);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('Nothing is written to the directory of another user', () => {
    const chmod = jest.spyOn(fs, 'chmodSync').mockImplementation(() => {
      throw Object.assign(new Error('not the owner'), { code: 'EPERM' });
    });
    openJobDirectory(temp).register('one', []);
    chmod.mockRestore();
    expect(readdirSync(directory)).toEqual([]);
  });

  test.each([
    'chmodSync',
    'closeSync',
    'fstatSync',
    'lstatSync',
    'mkdirSync',
    'openSync',
    'readFileSync',
    'readdirSync',
    'rmSync',
    'writeFileSync',
  ] as const)('An error of %s fails no call, and leaves a guard its time', (name) => {
    openJobDirectory(temp).register('two', []);
    const failing = jest.spyOn(fs, name).mockImplementation(() => {
      throw Object.assign(new Error('locked'), { code: 'EBUSY' });
    });
    try {
      const jobs = openJobDirectory(temp);
      jobs.register('one', []);
      expect(jobs.guardedNames('507f1f77bcf86cd799439011')).toBeInstanceOf(Set);
      expect(jobs.shareTimeAfterCancel('one', NOW)).toBeGreaterThanOrEqual(60_000);
      expect(failing).toHaveBeenCalled();
    } finally {
      failing.mockRestore();
    }
  });

  function expectTime(record: (file: string) => void): void {
    const jobs = openJobDirectory(temp);
    jobs.register('one', []);
    record(path.join(directory, 'cancelled-at'));
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(240_000);
  }

  test('A guard has time if the record of the cancel is a directory', () =>
    expectTime((file) => mkdirSync(file)));

  test('A guard has time if the record of the cancel is too long', () =>
    expectTime((file) => writeFileSync(file, '1'.repeat(2 * 1024 * 1024))));

  needs('named pipes').test('A guard has time if the record of the cancel is a FIFO', () =>
    expectTime((file) => execFileSync('mkfifo', [file])),
  );

  needs('devices').test('A guard has time if the record of the cancel is a link to a device', () =>
    expectTime((file) => symlinkSync('/dev/zero', file, 'file')),
  );

  test('A directory in the place of its own file costs a guard nothing', () => {
    const jobs = openJobDirectory(temp);
    mkdirSync(path.join(directory, 'waiting-one', 'full'), { recursive: true });
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(240_000);
  });
});

describe('The time after a cancel', () => {
  test('A single guard has all of it', () => {
    const jobs = openJobDirectory(temp);
    jobs.register('one', []);
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(240_000);
  });

  test('Each guard has an equal share of what is left', () => {
    const jobs = openJobDirectory(temp);
    for (const id of ['one', 'two', 'three']) jobs.register(id, []);
    expect(jobs.shareTimeAfterCancel('three', NOW)).toBe(80_000);
    expect(jobs.shareTimeAfterCancel('two', NOW + 60_000)).toBe(90_000);
    expect(jobs.shareTimeAfterCancel('one', NOW + 150_000)).toBe(90_000);
  });

  test('Guards that need all of their share stay within the whole', () => {
    const jobs = openJobDirectory(temp);
    const ids = ['one', 'two', 'three', 'four'];
    for (const id of ids) jobs.register(id, []);
    let elapsedMs = 0;
    for (const id of ids) elapsedMs += jobs.shareTimeAfterCancel(id, NOW + elapsedMs);
    expect(elapsedMs).toBeLessThanOrEqual(240_000);
  });

  test('A guard that is not registered has a share too', () => {
    const jobs = openJobDirectory(temp);
    jobs.register('other', []);
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(120_000);
  });

  test.each([
    ['long ago', NOW - 3_600_000, 60_000],
    ['0', 0, 60_000],
    ['a moment ago', NOW - 1_000, 239_000],
    ['in the future', NOW + 3_600_000, 240_000],
    ['unknown', 'yesterday', 240_000],
  ])('A guard has time to try if the record of the cancel is %s', (_when, record, shareMs) => {
    const jobs = openJobDirectory(temp);
    jobs.register('one', []);
    writeFileSync(path.join(directory, 'cancelled-at'), String(record));
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(shareMs);
  });
});

describe('The names of what guards the job', () => {
  const ONE = text('507f1f77bcf86cd799439011');
  const TWO = text('507f1f77bcf86cd799439012');
  const named = (containerId: Redacted, name: string) => ({ containerId, name: text(name) });
  const namesOf = (containerId = ONE) => [...openJobDirectory(temp).guardedNames(containerId)].toSorted();

  test('The snapshots of every guard of the job are known, each in its container', () => {
    const jobs = openJobDirectory(temp);
    jobs.register('one', [named(ONE, 'snap-1'), named(TWO, 'snap-2')]);
    jobs.register('two', [named(ONE, 'snap-3')]);
    expect(namesOf()).toEqual(['snap-1', 'snap-3']);
    expect(namesOf(TWO)).toEqual(['snap-2']);
    expect(namesOf(text('507f1f77bcf86cd799439013'))).toEqual([]);
  });

  test('A job without a guard has none', () => {
    expect(namesOf()).toEqual([]);
    expect([...openJobDirectory(path.join(temp, 'nowhere')).guardedNames(ONE)]).toEqual([]);
  });

  test('A guard that has acted is still known', () => {
    const jobs = openJobDirectory(temp);
    jobs.register('one', [named(ONE, 'snap-1')]);
    jobs.shareTimeAfterCancel('one', NOW);
    expect(namesOf()).toEqual(['snap-1']);
  });

  test.each([
    ['is empty', ''],
    ['is not JSON', 'snap-2'],
    ['is no list', '{}'],
    ['has a row that is none', '[7, null, "x"]'],
    ['has a name that is none', `[["${ONE}", 7], ["${ONE}"]]`],
    ['has another container', `[["${TWO}", "snap-2"], [7, "snap-2"]]`],
  ])('A file that no step wrote names nothing, and hides nothing: it %s', (_, garbage) => {
    openJobDirectory(temp).register('one', [named(ONE, 'snap-1')]);
    writeFileSync(path.join(directory, 'guarded-two'), garbage);
    expect(namesOf()).toEqual(['snap-1']);
  });

  test('A directory or a link in place of a file names nothing', () => {
    openJobDirectory(temp).register('one', [named(ONE, 'snap-1')]);
    mkdirSync(path.join(directory, 'guarded-two'));
    const elsewhere = path.join(temp, 'elsewhere');
    writeFileSync(elsewhere, `[["${ONE}", "snap-2"]]`);
    symlinkSync(elsewhere, path.join(directory, 'guarded-three'), 'file');
    symlinkSync(path.join(temp, 'nowhere'), path.join(directory, 'guarded-four'), 'file');
    expect(namesOf()).toEqual(['snap-1']);
  });

  test('The files of what guards the job take no share of the time after a cancel', () => {
    const jobs = openJobDirectory(temp);
    jobs.register('one', [named(ONE, 'snap-1')]);
    jobs.register('two', [named(ONE, 'snap-2')]);
    expect(jobs.shareTimeAfterCancel('one', NOW)).toBe(120_000);
  });
});
