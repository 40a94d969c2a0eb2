import { appendFileSync } from 'node:fs';

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
