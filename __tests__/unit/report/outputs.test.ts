import fs, { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { allSnapshots, report } from '../../../src/report/all-snapshots.ts';
import { findMapProblem, outputsOf } from '../../../src/report/outputs.ts';
import { writeSnapshotsFile } from '../../../src/report/snapshots-file.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';

function done(containerId: string, snapshots: Snapshot[], changed = true): Outcome {
  return { ok: true, containerId, changed, snapshots };
}

function failed(containerId: string, message: string): Outcome {
  return { ok: false, containerId, changed: false, snapshots: [], error: new Error(message) };
}

const snapshot = {
  name: 'snap-20250115-103000',
  alias: 'before',
  created_at: '2025-01-15T10:30:00.000Z',
  expires_at: null,
  size: 12,
  extra: { kept: true },
};

const allOutputs = (
  operation: Parameters<typeof outputsOf>[0],
  outcomes: Outcome[],
  labels?: ReadonlyMap<string, string>,
) => outputsOf(operation, outcomes, allSnapshots(outcomes), labels);

describe('outputsOf', () => {
  test('The outputs describe one snapshot of one container in full', () => {
    const outputs = allOutputs('create', [done(ONE, [snapshot])]);
    expect(outputs).toMatchObject({
      'snapshot-name': snapshot.name,
      'snapshot-alias': 'before',
      'created-at': snapshot.created_at,
      'expires-at': '',
      'size-bytes': '12',
      'snapshot-map': JSON.stringify({ [ONE]: snapshot.name }),
      count: '1',
      changed: 'true',
      truncated: 'false',
      'backup-snapshot-name': '',
    });
    expect(JSON.parse(outputs.snapshot)).toEqual({ ...snapshot, container_id: ONE });
    expect(JSON.parse(outputs.snapshots)).toEqual([{ ...snapshot, container_id: ONE }]);
  });

  test('The container id is never the one that the API sends', () => {
    const { snapshot: output } = allOutputs('list', [done(ONE, [{ ...snapshot, container_id: TWO }])]);
    expect(JSON.parse(output).container_id).toBe(ONE);
  });

  test('The outputs are empty if only the name is known', () => {
    expect(allOutputs('delete', [done(ONE, [{ name: 'snap-1' }])])).toMatchObject({
      'snapshot-name': 'snap-1',
      'snapshot-alias': '',
      'created-at': '',
      'size-bytes': '',
      snapshot: JSON.stringify({ name: 'snap-1', container_id: ONE }),
      'snapshot-map': '',
    });
  });

  test('The outputs of several containers have no single snapshot, and a map of those that have one', () => {
    const outputs = allOutputs('restore', [done(ONE, [snapshot]), failed(TWO, 'it broke')]);
    expect(outputs).toMatchObject({ 'snapshot-name': '', snapshot: '', count: '1', changed: 'true' });
    expect(JSON.parse(outputs['snapshot-map'])).toEqual({ [ONE]: snapshot.name });
    expect(JSON.parse(outputs.results)).toEqual([
      { container_id: ONE, ok: true, changed: true, snapshot_names: [snapshot.name], error: null },
      { container_id: TWO, ok: false, changed: false, snapshot_names: [], error: 'it broke' },
    ]);
  });

  test('A result has the label of its container, and all else has the id', () => {
    const outcomes = [done(ONE, [snapshot]), failed(TWO, 'it broke'), done('f'.repeat(24), [])];
    const labels = new Map([
      [ONE, 'web'],
      [TWO, 'db'],
    ]);
    const { results, ...others } = allOutputs('create', outcomes, labels);
    expect(JSON.parse(results)).toMatchObject([
      { container_id: ONE, label: 'web' },
      { container_id: TWO, label: 'db' },
      { container_id: 'f'.repeat(24) },
    ]);
    expect(Object.keys(JSON.parse(results)[0])).toEqual([
      'container_id',
      'label',
      'ok',
      'changed',
      'snapshot_names',
      'error',
    ]);
    expect(JSON.parse(results)[2]).not.toHaveProperty('label');
    expect(others).toEqual({ ...allOutputs('create', outcomes), results: undefined });
  });

  test('The outputs name the backup of one container', () => {
    const outcome: Outcome = { ...done(ONE, [snapshot]), backup: { ...snapshot, name: 'snap-backup' } };
    expect(allOutputs('restore', [outcome])['backup-snapshot-name']).toBe('snap-backup');
    expect(allOutputs('restore', [outcome, done(TWO, [])])['backup-snapshot-name']).toBe('');
  });

  test('Every output is set when nothing is known', () => {
    expect(allOutputs(undefined, [])).toMatchObject({
      snapshots: '[]',
      results: '[]',
      count: '0',
      changed: 'false',
    });
  });

  test('The outputs contain the newest snapshots that fit, and the names of no others', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      name: `snap-${index}`,
      alias: 'ü'.repeat(100),
      created_at: new Date(Date.parse('2026-01-01') - index * 1000).toISOString(),
    }));
    const outputs = allOutputs('list', [done(ONE, many, false)]);
    const shown = JSON.parse(outputs.snapshots) as unknown[];
    expect(outputs.snapshots.length).toBeLessThanOrEqual(180_000);
    expect(outputs.snapshots.length).toBeGreaterThan(179_000);
    expect(shown).toEqual(many.slice(0, shown.length).map((item) => ({ ...item, container_id: ONE })));
    expect(JSON.parse(outputs.results)[0]).toMatchObject({ truncated: true });
    expect(JSON.parse(outputs.results)[0].snapshot_names).toHaveLength(shown.length);
    expect(outputs).toMatchObject({ count: '5000', truncated: 'true', changed: 'false' });
  });

  test('The outputs make JSON of only one snapshot more than fits', () => {
    let count = 0;
    const toJSON = () => {
      count += 1;
      return { name: 'n'.repeat(1_000) };
    };
    const many = Array.from({ length: 5_000 }, (_, index) => ({ name: `snap-${index}`, toJSON }));
    const { length } = JSON.parse(allOutputs('list', [done(ONE, many, false)]).snapshots);
    // Once to find out whether the snapshot is too large, and once for the output; the first is an output itself.
    expect(count).toBe(2 * (length + 1) + 2);
  });

  test('A snapshot that is too large keeps its documented fields', () => {
    const used = { last_used_at: snapshot.created_at, stateful: true };
    const large = { ...snapshot, ...used, alias: 'é'.repeat(600_000), unknown: 'x'.repeat(600_000) };
    const outputs = allOutputs('list', [done(ONE, [large])]);
    expect(outputs.truncated).toBe('true');
    expect(outputs['snapshot-alias']).toBe('é'.repeat(1_000));
    expect(JSON.parse(outputs.snapshot)).toEqual({
      name: snapshot.name,
      alias: 'é'.repeat(1_000),
      created_at: snapshot.created_at,
      last_used_at: snapshot.created_at,
      expires_at: null,
      stateful: true,
      size: 12,
      container_id: ONE,
    });
    expect(JSON.parse(outputs.snapshots)).toEqual([JSON.parse(outputs.snapshot)]);
  });

  test.each([
    ['long errors', 200, 'x'.repeat(10_000), []],
    ['many containers', 3_000, 'it broke', []],
    [
      'many snapshots',
      100,
      'it broke',
      Array.from({ length: 60 }, (_, at) => ({ ...snapshot, name: `s-${at}` })),
    ],
  ])('The outputs of any step fit into the limit of a job together: %s', (_, count, message, snapshots) => {
    const idOf = (index: number) => index.toString(16).padStart(24, '0');
    const outcomes = Array.from({ length: count }, (__, index) => ({
      ...failed(idOf(index), message),
      snapshots,
    }));
    const labels = new Map(outcomes.map(({ containerId }) => [containerId, 'x'.repeat(40)]));
    const outputs = allOutputs('create', outcomes, labels);
    const length = Object.entries(outputs).reduce(
      (sum, [name, value]) => sum + name.length + value.length,
      0,
    );
    expect(length * 2).toBeLessThan(1024 * 1024);
    expect(outputs.truncated).toBe('true');
    const results: { container_id?: string; truncated?: boolean; omitted?: number }[] = JSON.parse(
      outputs.results,
    );
    expect(results.some(({ truncated }) => truncated)).toBe(true);
    const omitted = results.at(-1)?.omitted ?? 0;
    expect(results.filter(({ container_id }) => container_id)).toHaveLength(count - omitted);
    if (omitted > 0) expect(results[0]).toMatchObject({ error: '', snapshot_names: [] });
  });

  test('Snapshots that do not fit are reported, even if others have their names', () => {
    const same = Array.from({ length: 1_000 }, () => ({ ...snapshot, unknown: 'x'.repeat(1_000) }));
    const outputs = allOutputs('list', [done(ONE, same)]);
    expect(JSON.parse(outputs.snapshots).length).toBeLessThan(same.length);
    expect(JSON.parse(outputs.results)).toMatchObject([{ snapshot_names: same.map(({ name }) => name) }]);
    expect(outputs.truncated).toBe('true');
  });

  test('A map that does not fit is a problem, because a part of it is wrong', () => {
    const name = 'n'.repeat(64);
    const outcomes = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        done(index.toString(16).padStart(24, '0'), [{ ...snapshot, name }]),
      );
    expect(findMapProblem(allOutputs('create', outcomes(1_300)))).toBeUndefined();
    expect(findMapProblem(allOutputs('create', outcomes(1_500)))?.message).toMatch(
      /^The output `snapshot-map` is too long, so it is empty\.\nIt has \d+ characters; the limit is 130000\.\nSplit the containers across the jobs of a matrix\.$/,
    );
  });

  test('A map up to the limit is no problem', () => {
    const problemOf = (length: number) =>
      findMapProblem({ ...allOutputs('create', []), 'snapshot-map': 'x'.repeat(length) });
    expect(problemOf(130_000)).toBeUndefined();
    expect(problemOf(130_001)).toBeDefined();
  });

  test('The snapshots of all containers are sorted newest first', () => {
    const at = (name: string, created_at: string) => ({ ...snapshot, name, created_at });
    const outcomes = [
      done(ONE, [at('b', '2026-01-02T00:00:00Z'), at('d', '2025-01-01T00:00:00Z'), { name: 'unknown' }]),
      done(TWO, [at('a', '2026-01-03T00:00:00Z'), at('c', '2026-01-01T00:00:00Z')]),
    ];
    expect(allSnapshots(outcomes).map(({ snapshot }) => snapshot.name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'unknown',
    ]);
  });
});

describe('writeSnapshotsFile', () => {
  test.each([0, 1, 99, 100, 101, 250])('The file with %d snapshots is one JSON array', (count) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
    const all = Array.from({ length: count }, (_, index) => ({
      containerId: ONE,
      snapshot: { ...snapshot, name: `snap-${index}` },
    }));
    const file = writeSnapshotsFile(directory, all, (text) => text);
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(all.map(report), null, 2)}\n`);
    rmSync(directory, { recursive: true });
  });

  test('The file is redacted in parts, so that a long list is never one text', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
    const all = Array.from({ length: 5_000 }, () => ({ containerId: ONE, snapshot }));
    const lengths: number[] = [];
    writeSnapshotsFile(directory, all, (text) => {
      lengths.push(text.length);
      return text;
    });
    expect(lengths).toHaveLength(50);
    expect(Math.max(...lengths)).toBeLessThan(50_000);
    rmSync(directory, { recursive: true });
  });

  test('The file contains every snapshot, without the token, and only this user can read it', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
    const redact = (text: string) => text.replaceAll('before', '***');
    const file = writeSnapshotsFile(directory, [{ containerId: ONE, snapshot }], redact);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      { ...snapshot, alias: '***', container_id: ONE },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(path.dirname(file)).toBe(directory);
    rmSync(directory, { recursive: true });
  });

  test('The file is closed, even if it cannot be written', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
    const open = jest.spyOn(fs, 'openSync');
    const close = jest.spyOn(fs, 'closeSync');
    try {
      writeSnapshotsFile(directory, [], (text) => text);
      const fail = () => {
        throw new Error('it broke');
      };
      const all = [{ containerId: ONE, snapshot }];
      expect(() => writeSnapshotsFile(directory, all, fail)).toThrow('it broke');
      const opened = open.mock.results.map(({ value }) => value);
      expect(opened).toHaveLength(2);
      expect(close.mock.calls.map(([file]) => file)).toEqual(opened);
    } finally {
      open.mockRestore();
      close.mockRestore();
      rmSync(directory, { recursive: true });
    }
  });
});
