import type { Operation } from '../../emulator/server.ts';
import type { StepResult } from '../../tools/harness/runner.ts';
import { findUnexplained } from './messages.ts';

/** What a step leaves for a post step that has nothing to do. */
export const NO_STATE = { connection: expect.any(String), guard: '', snapshots: '', unsettled: '' };

/** What a create step leaves for its post step if an attempt at it may still create something. */
export const UNSETTLED = { ...NO_STATE, unsettled: expect.stringContaining('"attempts":[{') };

/** The outputs that every step sets, whatever its result. */
const ALWAYS = [
  'backup-snapshot-name',
  'changed',
  'count',
  'created-at',
  'expires-at',
  'results',
  'size-bytes',
  'snapshot',
  'snapshot-alias',
  'snapshot-map',
  'snapshot-name',
  'snapshots',
  'truncated',
];

/** The step succeeded without an annotation. @param state what it leaves for its post step */
export function expectSuccess(result: StepResult, state: StepResult['state'] = NO_STATE): void {
  expectWellFormed(result, state);
  expect(result.annotations).toEqual([]);
  expect(result.exitCode).toBe(0);
  expect(result.outputs['truncated']).toBe('false');
}

/**
 * The step failed with one error and no stack, and its outputs report no change.
 *
 * @returns the message of the error
 */
export function expectFailure(result: StepResult): string {
  expectWellFormed(result);
  const message = expectOneError(result, 'false');
  expect(message).not.toMatch(MAY_HAVE_ACTED);
  return message;
}

/** How an error says that it is unknown whether a request acted. */
const MAY_HAVE_ACTED = /^The .* may have happened: |\nThe snapshot may exist anyway\. /;

/**
 * The step failed with one error and no stack, and it is unknown whether a request of it acted: the error says so, the
 * outputs report a change, and a create step leaves it to the post step.
 *
 * @returns the message of the error
 */
export function expectUnknownEnd(result: StepResult): string {
  const { unsettled = '' } = result.state;
  expectWellFormed(result, { ...NO_STATE, unsettled });
  const message = expectOneError(result, 'true');
  expect(message).toMatch(MAY_HAVE_ACTED);
  expect(unsettled !== '').toBe(message.includes('The snapshot may exist anyway'));
  return message;
}

/** The step failed after a request that may have acted, which a list cannot. @returns the message of the error */
export function expectLost(operation: Operation, result: StepResult): string {
  return operation === 'list' ? expectFailure(result) : expectUnknownEnd(result);
}

function expectOneError(result: StepResult, changed: 'true' | 'false'): string {
  expect(result.annotations).toEqual([
    { level: 'error', title: 'Hoody snapshot', message: expect.any(String) },
  ]);
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({
    changed,
    count: '0',
    snapshot: '',
    'snapshot-name': '',
    snapshots: '[]',
    truncated: 'false',
  });
  const message = result.annotations[0]?.message ?? '';
  expect(message).not.toMatch(/is a bug|\n\s+at /);
  return message;
}

/**
 * Whatever the result, every output is set, and the log contains only the action's own commands.
 *
 * @param state what the step leaves for its post step
 */
export function expectWellFormed(result: StepResult, state: StepResult['state'] = NO_STATE): void {
  expect(result.stderr).toBe('');
  expect(Object.keys(result.outputs)).toEqual(expect.arrayContaining(ALWAYS));
  expect(result.commands.filter((name) => !['debug', 'group', 'endgroup'].includes(name))).toEqual([]);
  expect(result.state).toEqual(state);
}

/** The troubleshooting page explains every error and warning. */
export function expectExplained({ annotations }: Pick<StepResult, 'annotations'>): void {
  expect(annotations.flatMap(({ message }) => findUnexplained(message))).toEqual([]);
}

/** The post step rolled every container back, and its only annotation says so. */
export function expectRollback({ exitCode, annotations }: StepResult): void {
  expect(annotations).toEqual([
    { level: 'warning', title: 'Hoody snapshot', message: expect.stringContaining('rolled back') },
  ]);
  expect(exitCode).toBe(0);
}

/** The step succeeded, and its only annotation says that it sent its restore again. */
export function expectSentAgain(result: StepResult): void {
  expectWellFormed(result);
  expect(result.annotations).toEqual([
    {
      level: 'warning',
      title: 'Hoody snapshot',
      message: expect.stringMatching(
        /^The restore of container \w+ was sent again after a lost response\.\nIt may have been restored from snapshot \S+ twice\.$/,
      ),
    },
  ]);
  expect(result.exitCode).toBe(0);
}

/** Parses the JSON of an output. */
export function parsed(result: StepResult, output: string): unknown {
  return JSON.parse(result.outputs[output] ?? 'the output is not set');
}
