import type { Labels } from '../../../src/base/labels.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { renderResults } from '../../../src/report/results.ts';
import { done, failed } from '../../helpers/fakes/report.ts';
import { type Plain, redacted } from '../../helpers/fakes/text.ts';

const MAX_LENGTH = 130_000;

/** The results of outcomes whose snapshots are all in the output `snapshots`. */
function resultsOf(outcomes: readonly Outcome[], labels: Plain<Labels> = {}) {
  const included = outcomes.flatMap(({ containerId, snapshots }) =>
    snapshots.map((snapshot) => ({ containerId, snapshot })),
  );
  const { json, isTruncated } = renderResults(outcomes, redacted<Labels>(labels), included);
  return { json, isTruncated, results: JSON.parse(json) };
}

test('Results that fit are complete', () => {
  const outcomes = [done('1', { snapshots: [{ name: 'a' }] }), failed('2', 'x'.repeat(4_000))];
  expect(resultsOf(outcomes, { '1': 'web' })).toMatchObject({
    isTruncated: false,
    json: JSON.stringify([
      { container_id: '1', label: 'web', ok: true, changed: true, snapshot_names: ['a'], error: null },
      { container_id: '2', ok: false, changed: false, snapshot_names: [], error: 'x'.repeat(4_000) },
    ]),
  });
});

test('An error that is too long is shortened, and only its result is truncated', () => {
  const { isTruncated, results } = resultsOf([failed('1', 'x'.repeat(4_001)), done('2', { snapshots: [] })]);
  expect(isTruncated).toBe(true);
  expect(results[0]).toMatchObject({ error: 'x'.repeat(4_000), truncated: true });
  expect(results[1]).not.toHaveProperty('truncated');
});

test('A name that is not in the output of the snapshots is left out', () => {
  const outcomes = [done('1', { snapshots: [{ name: 'a' }, { name: 'b' }] })];
  const included = redacted<Parameters<typeof renderResults>[2]>([
    { containerId: '1', snapshot: { name: 'b' } },
    { containerId: '2', snapshot: { name: 'a' } },
  ]);
  const { json } = renderResults(outcomes, {}, included);
  expect(JSON.parse(json)).toMatchObject([{ snapshot_names: ['b'], truncated: true }]);
});

test('Results up to the limit are not shortened', () => {
  const outcomes = (last: number) => [
    ...Array.from({ length: 31 }, (_, index) => failed(String(index), 'x'.repeat(4_000))),
    failed('last', 'x'.repeat(last)),
  ];
  const fitting = MAX_LENGTH - resultsOf(outcomes(0)).json.length;
  const { json, isTruncated } = resultsOf(outcomes(fitting));
  expect(json).toHaveLength(MAX_LENGTH);
  expect(isTruncated).toBe(false);
  expect(resultsOf(outcomes(fitting + 1)).results[0].error).toHaveLength(200);
});

test('Errors are left out, and names too, before a container is', () => {
  const snapshots = Array.from({ length: 100 }, (_, index) => ({ name: `snap-${index}` }));
  const outcomes = Array.from({ length: 200 }, (_, index) =>
    failed(String(index), 'x'.repeat(200), { snapshots }),
  );
  const { isTruncated, results } = resultsOf(outcomes);
  expect(isTruncated).toBe(true);
  expect(results).toEqual(
    outcomes.map(({ containerId }) => ({
      container_id: containerId,
      ok: false,
      changed: false,
      snapshot_names: [],
      error: '',
      truncated: true,
    })),
  );
});

test('The last object counts the containers that do not fit, and the limit is used to the last container', () => {
  const count = 1_500;
  const outcomes = Array.from({ length: count }, (_, index) => failed(String(index).padStart(24, '0'), 'x'));
  const length = JSON.stringify(resultsOf(outcomes).results[0]).length;
  for (let pad = 0; pad <= length; pad += 1) {
    const labels = { [outcomes[0]?.containerId ?? '']: 'x'.repeat(pad) };
    const { json, results } = resultsOf(outcomes, labels);
    expect(json.length).toBeLessThanOrEqual(MAX_LENGTH);
    expect(json.length).toBeGreaterThan(MAX_LENGTH - 2 * length);
    expect(results.at(-1)).toEqual({ truncated: true, omitted: count - (results.length - 1) });
  }
});

test('A restore with a check of the health says whether each restored container is healthy', () => {
  const outcomes = [{ ...done('1', { snapshots: [] }), isHealthy: false }, failed('2', 'no')];
  const { results } = resultsOf(outcomes);
  expect(results[0]).toMatchObject({ ok: true, healthy: false });
  expect(results[1]).not.toHaveProperty('healthy');
});
