import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Labels } from '../../../src/base/labels.ts';
import { UserError } from '../../../src/base/user-error.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { allSnapshots, toOutput } from '../../../src/report/all-snapshots.ts';
import { findMapProblem, outputsOf, setOutputs } from '../../../src/report/outputs.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';

function done(containerId: string, snapshots: Plain<Snapshot>[], changed = true): Outcome {
  return { ok: true, containerId: text(containerId), changed, snapshots: snapshots.map(snapshotOf) };
}

function failed(containerId: string, message: string): Outcome & { ok: false } {
  const error = new UserError(text(message));
  return { ok: false, containerId: text(containerId), changed: false, snapshots: [], error };
}

const snapshotOf = (fields: Plain<Snapshot>) => redacted<Snapshot>(fields);

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
  labels?: Plain<Labels>,
) => outputsOf(operation, outcomes, allSnapshots(outcomes), labels && redacted<Labels>(labels));

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
    const labels = { [ONE]: 'web', [TWO]: 'db' };
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
    const backup = snapshotOf({ ...snapshot, name: 'snap-backup' });
    const outcome: Outcome = { ...done(ONE, [snapshot]), backup };
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
      snapshots: snapshots.map(snapshotOf),
    }));
    const labels = Object.fromEntries(outcomes.map(({ containerId }) => [containerId, 'x'.repeat(40)]));
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

describe('setOutputs', () => {
  let temporaryDirectory: string;
  beforeEach(() => {
    temporaryDirectory = mkdtempSync(path.join(tmpdir(), 'hoody-outputs-'));
  });
  afterEach(() => rmSync(temporaryDirectory, { recursive: true }));

  /** Sets the outputs of a step. */
  function set(operation: Parameters<typeof setOutputs>[0], outcomes: Outcome[], labels: Plain<Labels> = {}) {
    const outputs: Record<string, string> = {};
    const problems = setOutputs(operation, outcomes, redacted<Labels>(labels), {
      setOutput: (name, value) => {
        outputs[name] = value;
      },
      temporaryDirectory,
    });
    return { outputs, problems };
  }

  test('Every output is set once, in their order, and no file is written', () => {
    const outcomes = [done(ONE, [snapshot])];
    const { outputs, problems } = set('create', outcomes, { [ONE]: 'web' });
    expect(problems).toEqual([]);
    expect(outputs).toEqual(allOutputs('create', outcomes, { [ONE]: 'web' }));
    expect(Object.keys(outputs)).toEqual(Object.keys(allOutputs('create', outcomes)));
    expect(JSON.parse(outputs['results'] ?? '')).toMatchObject([{ label: 'web' }]);
    expect(readdirSync(temporaryDirectory)).toEqual([]);
  });

  test('The outputs are set when not even the operation is known', () => {
    const { outputs, problems } = set(undefined, []);
    expect(problems).toEqual([]);
    expect(outputs).toEqual(allOutputs(undefined, []));
  });

  test('A list also sets the path of a file with every snapshot, newest first', () => {
    const outcomes = [
      done(ONE, [snapshot]),
      done(TWO, [{ ...snapshot, created_at: '2026-01-01T00:00:00.000Z' }]),
    ];
    const { outputs, problems } = set('list', outcomes);
    expect(problems).toEqual([]);
    const { 'snapshots-file': file = '', ...others } = outputs;
    expect(others).toEqual(allOutputs('list', outcomes));
    expect(path.dirname(file)).toBe(temporaryDirectory);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(allSnapshots(outcomes).map(toOutput));
  });

  test('A map that is too long is a problem and an empty output, and all others are set', () => {
    const outcomes = Array.from({ length: 1_500 }, (_, index) =>
      done(index.toString(16).padStart(24, '0'), [{ ...snapshot, name: 'n'.repeat(64) }]),
    );
    const { outputs, problems } = set('create', outcomes);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The output `snapshot-map` is too long, so it is empty\.\n/),
    ]);
    expect(problems[0]).toBeInstanceOf(UserError);
    expect(outputs).toEqual({ ...allOutputs('create', outcomes), 'snapshot-map': '' });
  });

  test('Outputs that cannot be written are a problem', () => {
    const setOutput = () => {
      throw new Error("ENOSPC: no space left on device, write '/output'");
    };
    const problems = setOutputs('create', [done(ONE, [snapshot])], {}, { setOutput, temporaryDirectory });
    expect(problems).toEqual([expect.any(UserError)]);
    expect(problems[0]?.message).toBe(
      "Could not write the outputs.\nReason: ENOSPC: no space left on device, write '/output'",
    );
  });

  test('A file that cannot be written is a problem, and all other outputs are set', () => {
    const outputs: Record<string, string> = {};
    const problems = setOutputs(
      'list',
      [done(ONE, [snapshot])],
      {},
      {
        setOutput: (name, value) => {
          outputs[name] = value;
        },
        temporaryDirectory: path.join(temporaryDirectory, 'nowhere'),
      },
    );
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Could not write the outputs\.\nReason: ENOENT: /),
    ]);
    expect(outputs).toEqual(allOutputs('list', [done(ONE, [snapshot])]));
  });
});
