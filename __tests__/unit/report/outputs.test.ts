import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { allSnapshots } from '../../../src/report/all-snapshots.ts';
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

describe('outputsOf', () => {
  test('The outputs describe one snapshot of one container in full', () => {
    const outputs = outputsOf('create', [done(ONE, [snapshot])]);
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
    const { snapshot: output } = outputsOf('list', [done(ONE, [{ ...snapshot, container_id: TWO }])]);
    expect(JSON.parse(output).container_id).toBe(ONE);
  });

  test('The outputs are empty if only the name is known', () => {
    expect(outputsOf('delete', [done(ONE, [{ name: 'snap-1' }])])).toMatchObject({
      'snapshot-name': 'snap-1',
      'snapshot-alias': '',
      'created-at': '',
      'size-bytes': '',
      snapshot: JSON.stringify({ name: 'snap-1', container_id: ONE }),
      'snapshot-map': '',
    });
  });

  test('The outputs of several containers have no single snapshot, and a map of those that have one', () => {
    const outputs = outputsOf('restore', [done(ONE, [snapshot]), failed(TWO, 'it broke')]);
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
    const { results, ...others } = outputsOf('create', outcomes, labels);
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
    expect(others).toEqual({ ...outputsOf('create', outcomes), results: undefined });
  });

  test('The outputs name the backup of one container', () => {
    const outcome: Outcome = { ...done(ONE, [snapshot]), backup: { ...snapshot, name: 'snap-backup' } };
    expect(outputsOf('restore', [outcome])['backup-snapshot-name']).toBe('snap-backup');
    expect(outputsOf('restore', [outcome, done(TWO, [])])['backup-snapshot-name']).toBe('');
  });

  test('Every output is set when nothing is known', () => {
    expect(outputsOf(undefined, [])).toMatchObject({
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
    const outputs = outputsOf('list', [done(ONE, many, false)]);
    const shown = JSON.parse(outputs.snapshots) as unknown[];
    expect(outputs.snapshots.length).toBeLessThanOrEqual(180_000);
    expect(outputs.snapshots.length).toBeGreaterThan(179_000);
    expect(shown).toEqual(allSnapshots([done(ONE, many)]).slice(0, shown.length));
    expect(JSON.parse(outputs.results)[0]).toMatchObject({ truncated: true });
    expect(JSON.parse(outputs.results)[0].snapshot_names).toHaveLength(shown.length);
    expect(outputs).toMatchObject({ count: '5000', truncated: 'true', changed: 'false' });
  });

  test('A snapshot that is too large keeps its documented fields', () => {
    const large = { ...snapshot, alias: 'é'.repeat(600_000), unknown: 'x'.repeat(600_000) };
    const outputs = outputsOf('list', [done(ONE, [large])]);
    expect(outputs.truncated).toBe('true');
    expect(outputs['snapshot-alias']).toBe('é'.repeat(1_000));
    expect(JSON.parse(outputs.snapshot)).toEqual({
      name: snapshot.name,
      alias: 'é'.repeat(1_000),
      created_at: snapshot.created_at,
      expires_at: null,
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
    const outputs = outputsOf('create', outcomes, labels);
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
  });

  test('A map that does not fit is a problem, because a part of it is wrong', () => {
    const name = 'n'.repeat(64);
    const outcomes = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        done(index.toString(16).padStart(24, '0'), [{ ...snapshot, name }]),
      );
    expect(findMapProblem(outputsOf('create', outcomes(1_300)))).toBeUndefined();
    expect(findMapProblem(outputsOf('create', outcomes(1_500)))?.message).toMatch(
      /^The output `snapshot-map` is too long, so it is empty\.\nIt has \d+ characters; the limit is 130000\.\nSplit the containers across the jobs of a matrix\.$/,
    );
  });

  test('The snapshots of all containers are sorted newest first', () => {
    const at = (name: string, created_at: string) => ({ ...snapshot, name, created_at });
    const outcomes = [
      done(ONE, [at('b', '2026-01-02T00:00:00Z'), at('d', '2025-01-01T00:00:00Z'), { name: 'unknown' }]),
      done(TWO, [at('a', '2026-01-03T00:00:00Z'), at('c', '2026-01-01T00:00:00Z')]),
    ];
    expect(allSnapshots(outcomes).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'unknown']);
  });
});

describe('writeSnapshotsFile', () => {
  test('The file contains every snapshot, without the token, and only this user can read it', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
    const redact = (text: string) => text.replaceAll('before', '***');
    const file = writeSnapshotsFile(directory, [done(ONE, [snapshot])], redact);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      { ...snapshot, alias: '***', container_id: ONE },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(path.dirname(file)).toBe(directory);
    rmSync(directory, { recursive: true });
  });
});
