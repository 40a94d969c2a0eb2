import type { StepResult } from '../../../tools/harness/runner.ts';
import { type Cell, predictCell } from './cell.ts';
import type { Symptom } from './fault.ts';
import type { Prediction, State } from './prediction.ts';
import { explanationOf, reactionTo, suggestsMoreTime } from './rules.ts';
import type { Observation } from './run-cell.ts';

/** A step ends as the model predicts. */
export function expectCell(cell: Cell, observation: Observation): void {
  const { result, states, operations } = observation;
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
    states: containers.map((expected, index) => seenAmong(expected.states, states[index])),
  });
  expectRequests(cell, prediction, operations);
  expectMessages(cell, prediction, result);
  if (!cell.step.jobStatus) expectOutputs(cell, prediction, observation);
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
  // Before a create step is repeated, the list shows whether the snapshot exists.
  if (['unclear', 'not passed on'].includes(reactionTo(fault.symptom)))
    expect(last.join(' ')).not.toContain('create create');
}

/** On a slow machine, the time can end during the last attempt, whose response is then lost. */
function isCutShort({ faulty }: Prediction, { annotations }: StepResult): boolean {
  return faulty.isOutOfTime && annotations.some(({ message }) => message.includes('the request timed out'));
}

function expectMessages({ fault }: Cell, prediction: Prediction, result: StepResult): void {
  const { faulty } = prediction;
  const text = result.annotations.map(({ message }) => message).join('\n');
  const cutShort = isCutShort(prediction, result);
  const symptom: Symptom = cutShort ? { kind: 'lost', isSilent: true } : fault.symptom;
  const explanation = faulty.isLook ? ['is not verified that the name still means'] : explanationOf(symptom);
  // The last part is the suggestion.
  if (faulty.isCleanup && suggestsMoreTime(symptom)) explanation.pop();
  if (!faulty.isOk) for (const part of explanation) expect(text).toContain(part);
  expect(/Gave up after \d+ attempts?: the time limit/.test(text)).toBe(faulty.isOutOfTime);
  if (!cutShort)
    expect(/ may have happened: |\nThe snapshot may exist anyway\. /.test(text)).toBe(faulty.isDoubtful);
  expect(text.includes('was sent again after a lost response')).toBe(faulty.isSentAgain);
  expect(result.stdout).not.toMatch(/is a bug|\n\s+at /);
}

function expectOutputs({ step }: Cell, prediction: Prediction, { result, settled }: Observation): void {
  const { containers } = prediction;
  const cutShort = isCutShort(prediction, result);
  const count = step.count(containers);
  const isOne = containers.length === 1 && count > 0;
  const changed = containers.map(({ changes, isUnknown }) => changes > 0 || isUnknown);
  expect(result.outputs).toMatchObject({
    changed: cutShort ? expect.any(String) : String(changed.includes(true)),
    count: String(count),
    'snapshot-name': isOne ? expect.stringMatching(/./) : '',
    truncated: 'false',
  });
  const results: { ok: boolean; changed: boolean }[] = JSON.parse(result.outputs['results'] ?? '');
  expect(results.map(({ ok }) => ok)).toEqual(
    containers.map(({ hasFailed, isUndone }) => !hasFailed && !isUndone),
  );
  if (!cutShort) expect(results.map((each) => each.changed)).toEqual(changed);
  expect(result.state).toMatchObject({ guard: '', snapshots: '' });
  expect(result.stderr).toBe('');
  const isUnsettled = containers.some((expected) => expected.settled);
  if (!cutShort) expect(settled !== undefined).toBe(isUnsettled);
  if (settled) expectSettled(prediction, settled);
}

/** The post step deletes what a create step left, or names it. */
function expectSettled(
  { containers }: Prediction,
  { result, states }: NonNullable<Observation['settled']>,
): void {
  const warnings = containers.reduce((sum, { settled }) => sum + (settled?.warnings ?? 0), 0);
  expect({ exitCode: result.exitCode, levels: result.annotations.map(({ level }) => level) }).toEqual({
    exitCode: 0,
    levels: Array(warnings).fill('warning'),
  });
  expect(states).toEqual(
    containers.map(({ states: left, settled }, index) => seenAmong(settled?.states ?? left, states[index])),
  );
}

/** The expected state that was seen, or else the first. */
function seenAmong(expected: readonly State[], seen: State | undefined): State | undefined {
  return expected.find((state) => JSON.stringify(state) === JSON.stringify(seen)) ?? expected[0];
}
