import type { StepResult } from '../../tools/harness/runner.ts';
import { findUnexplained } from './messages.ts';

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

/** The step succeeded without an annotation. */
export function expectSuccess(result: StepResult): void {
  expectWellFormed(result);
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
  expect(result.annotations).toEqual([
    { level: 'error', title: 'Hoody snapshot', message: expect.any(String) },
  ]);
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({
    changed: 'false',
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

/** Whatever the result, every output is set, no guard remains, and the log contains only the action's own commands. */
export function expectWellFormed(result: StepResult): void {
  expect(result.stderr).toBe('');
  expect(Object.keys(result.outputs)).toEqual(expect.arrayContaining(ALWAYS));
  expect(result.commands.filter((name) => !['debug', 'group', 'endgroup'].includes(name))).toEqual([]);
  expect(result.state).toEqual({ guard: '', snapshots: '' });
}

/** The troubleshooting page explains every error and warning. */
export function expectExplained({ annotations }: StepResult): void {
  expect(annotations.flatMap(({ message }) => findUnexplained(message))).toEqual([]);
}

/** The post step rolled every container back, and its only annotation says so. */
export function expectRollback({ exitCode, annotations }: StepResult): void {
  expect(annotations).toEqual([
    { level: 'warning', title: 'Hoody snapshot', message: expect.stringContaining('rolled back') },
  ]);
  expect(exitCode).toBe(0);
}

/** Parses the JSON of an output. */
export function parsed(result: StepResult, output: string): unknown {
  return JSON.parse(result.outputs[output] ?? 'the output is not set');
}
