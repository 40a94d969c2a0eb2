import fs, { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { toOutput } from '../../../src/report/all-snapshots.ts';
import { writeSnapshotsFile } from '../../../src/report/snapshots-file.ts';
import { SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { text } from '../../helpers/fakes/text.ts';
import { needs } from '../../helpers/needs.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const owned = (fields: Partial<Snapshot> = {}) => ({
  containerId: WEB,
  snapshot: { ...SNAPSHOT, ...fields },
});

test.each([0, 1, 99, 100, 101, 250])('The file with %d snapshots is one JSON array', (count) => {
  const all = Array.from({ length: count }, (_, index) => owned({ name: text(`snap-${index}`) }));
  const file = writeSnapshotsFile(directory, all);
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(all.map(toOutput), null, 2)}\n`);
});

test('The file is written in parts, so that a long list is never one text', () => {
  const all = Array.from({ length: 5_000 }, () => owned());
  const write = jest.spyOn(fs, 'writeFileSync');
  writeSnapshotsFile(directory, all);
  const lengths = write.mock.calls.map(([, part]) => String(part).length);
  expect(lengths).toHaveLength(1 + 50 + 1);
  expect(Math.max(...lengths)).toBeLessThan(50_000);
});

test('The file contains every snapshot in full', () => {
  const file = writeSnapshotsFile(directory, [owned({ extra: { kept: true } })]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
    { ...SNAPSHOT, extra: { kept: true }, container_id: WEB },
  ]);
  expect(path.dirname(file)).toBe(directory);
  expect(path.basename(file)).toMatch(/^hoody-snapshots-[0-9a-f-]{36}\.json$/);
});

needs('modes').test('Only this user can read the file', () => {
  expect(statSync(writeSnapshotsFile(directory, [])).mode & 0o777).toBe(0o600);
});

test('Each file has a name of its own', () => {
  expect(writeSnapshotsFile(directory, [])).not.toBe(writeSnapshotsFile(directory, []));
});

test('The file is closed, even if it cannot be written', () => {
  const open = jest.spyOn(fs, 'openSync');
  const close = jest.spyOn(fs, 'closeSync');
  writeSnapshotsFile(directory, []);
  const fail = () => {
    throw new Error('it broke');
  };
  expect(() => writeSnapshotsFile(directory, [owned({ toJSON: fail })])).toThrow('it broke');
  const opened = open.mock.results.map(({ value }) => value);
  expect(opened).toHaveLength(2);
  expect(close.mock.calls.map(([file]) => file)).toEqual(opened);
});
