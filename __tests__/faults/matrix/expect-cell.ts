import type { StepResult } from '../../../tools/harness/runner.ts';
import { type Cell, predictCell } from './cell.ts';
import type { Symptom } from './fault.ts';
import type { Prediction } from './prediction.ts';
import { explanationOf, reactionTo } from './rules.ts';
import type { Observation } from './run-cell.ts';

/** A step ends as the model predicts. */
export function expectCell(cell: Cell, { result, states, operations }: Observation): void {
  const prediction = predictCell(cell);
  const { containers } = prediction;
  const failed = containers.filter(({ hasFailed }) => hasFailed);
  const isRolledBack = cell.step.jobStatus === 'failure' && failed.length < containers.length;
  const warnings = containers.reduce((sum, expected) => sum + expected.warnings, 0);
  const levels = result.annotations.map(({ level }) => level);
  expect({ exitCode: result.exitCode, levels, states }).toEqual({
    exitCode: failed.length > 0 ? 1 : 0,
    levels: [
      ...failed.map(() => 'error'),
      // A rollback is a warning, so that nobody misses it.
      ...Array(warnings + (isRolledBack ? 1 : 0)).fill('warning'),
    ],
    states: containers.map((expected, index) => {
      const seen = expected.states.find((state) => JSON.stringify(state) === JSON.stringify(states[index]));
      return seen ?? expected.states[0];
    }),
  });
  expectRequests(cell, prediction, operations);
  expectMessages(cell, prediction, result);
  if (!cell.step.jobStatus) expectOutputs(cell, prediction, result);
}

function expectRequests(
  { target, fault, times }: Cell,
  { sent, others, faulty }: Prediction,
  operations: Observation['operations'],
): void {
  const last = operations.at(-1) ?? [];
  const counts: Record<string, number> = {};
  let count = 0;
  for (const all of operations) {
    for (const operation of all) {
      if (all === last && operation === target) count += 1;
      else if (operation !== 'list') counts[operation] = (counts[operation] ?? 0) + 1;
    }
  }
  expect(counts).toEqual(others);
  // A request whose connection is refused does not arrive.
  const arrived = (requests: number) => {
    if (fault.effectOn !== 'refuse') return requests;
    return faulty.isOk ? requests - times : 0;
  };
  expect(count).toBeGreaterThanOrEqual(arrived(sent.least));
  expect(count).toBeLessThanOrEqual(arrived(sent.most));
  // Before a create is repeated, the list shows whether the snapshot exists.
  if (reactionTo(fault.symptom) === 'unclear') expect(last.join(' ')).not.toContain('create create');
}

function expectMessages({ fault }: Cell, { faulty }: Prediction, { annotations, stdout }: StepResult): void {
  const text = annotations.map(({ message }) => message).join('\n');
  // On a slow machine, the time can end during the last attempt, whose response is then lost.
  const isCutShort = faulty.isOutOfTime && text.includes('the request timed out');
  const symptom: Symptom = isCutShort ? { kind: 'lost', isSilent: true } : fault.symptom;
  if (!faulty.isOk) for (const part of explanationOf(symptom)) expect(text).toContain(part);
  expect(/Gave up after \d+ attempts?: the time limit/.test(text)).toBe(faulty.isOutOfTime);
  if (!isCutShort) expect(text.includes('The snapshot may exist anyway')).toBe(faulty.isDoubtful);
  expect(stdout).not.toMatch(/is a bug|\n\s+at /);
}

function expectOutputs({ step }: Cell, { containers }: Prediction, result: StepResult): void {
  const count = step.count(containers);
  const isOne = containers.length === 1 && count > 0;
  expect(result.outputs).toMatchObject({
    changed: String(containers.some(({ changes }) => changes > 0)),
    count: String(count),
    'snapshot-name': isOne ? expect.stringMatching(/./) : '',
    truncated: 'false',
  });
  const results: { ok: boolean }[] = JSON.parse(result.outputs['results'] ?? '');
  expect(results.map(({ ok }) => ok)).toEqual(
    containers.map(({ hasFailed, isUndone }) => !hasFailed && !isUndone),
  );
  const hasGuard = Object.values(result.state).some((value) => value !== '');
  expect(hasGuard).toBe(false);
  expect(result.stderr).toBe('');
}
