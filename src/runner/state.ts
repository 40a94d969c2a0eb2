import { appendFileSync } from 'node:fs';
import type { Runner } from './runner.ts';
import { findVariableProblem } from './variable-limits.ts';

/** What a step saves for its post step: the runner passes each as an environment variable. */
export const STATE_NAMES = ['connection', 'guard', 'snapshots', 'unsettled'] as const;

export type State = Record<(typeof STATE_NAMES)[number], string>;

/**
 * Saves an empty state. It comes first in a step: what the step saves replaces any variable of the same name that
 * another step of the job has set, even if this one is killed or saves nothing.
 */
export function clearState(): void {
  const { GITHUB_STATE: file } = process.env;
  if (file) appendFileSync(file, STATE_NAMES.map((name) => `${name}=\n`).join(''));
}

/**
 * Saves a text for the post step.
 *
 * @throws Error if the runner could not pass all of it, which would show only in the post step; it says what to do
 */
export function saveState(
  name: string,
  text: string,
  { commands, platform }: Pick<Runner, 'commands' | 'platform'>,
): void {
  const variable = `STATE_${name}`;
  const problem = findVariableProblem(variable, text, platform);
  if (problem !== undefined) throw new Error(`${variable} ${problem}. ${adviceFor(name)}`);
  commands.saveState(name, text);
}

function adviceFor(name: string): string {
  return name === 'connection'
    ? 'Shorten the variables that decide how the step connects, such as NO_PROXY.'
    : 'Use fewer containers in each step, such as with a matrix.';
}

/** Reads the state in the post step; empty where the step saved nothing. */
export function readState(): State {
  const {
    STATE_connection: connection = '',
    STATE_guard: guard = '',
    STATE_snapshots: snapshots = '',
    STATE_unsettled: unsettled = '',
  } = process.env;
  return { connection, guard, snapshots, unsettled };
}
