import { advise, describe, HoodyError } from './errors.ts';
import type { Budget, ExhaustedError } from './retry.ts';

/** What is asked of the API, in the words that notices and errors use. */
export interface Task {
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  /** Follows "could not". */
  words: string;
  /** Follows "a token that may". */
  permission: string;
}

export const tasks = {
  list: (containerId: string): Task => ({
    kind: 'list',
    words: `list the snapshots of container ${containerId}`,
    permission: 'access this container',
  }),
  create: (containerId: string, alias: string): Task => ({
    kind: 'create',
    words: `create a snapshot of container ${containerId} with the alias "${alias}"`,
    permission: 'create snapshots of this container',
  }),
  restore: (containerId: string, name: string): Task => ({
    kind: 'restore',
    words: `restore container ${containerId} from snapshot ${name}`,
    permission: 'restore this container',
  }),
  alias: (containerId: string, name: string, alias: string | null): Task => ({
    kind: 'alias',
    words:
      alias === null
        ? `remove the alias of snapshot ${name} of container ${containerId}`
        : `give snapshot ${name} of container ${containerId} the alias "${alias}"`,
    permission: 'update snapshots of this container',
  }),
  delete: (containerId: string, name: string): Task => ({
    kind: 'delete',
    words: `delete snapshot ${name} of container ${containerId}`,
    permission: 'delete snapshots of this container',
  }),
};

/** The error of a task whose attempts have ended. */
export function failed(
  task: Task,
  { failure, attempts, reason }: ExhaustedError,
  budget: Budget,
): HoodyError {
  const tried = attempts === 1 ? '' : ` on attempt ${attempts}`;
  const spent =
    reason === 'out-of-time'
      ? ` The ${budget.totalMs / 1000} s of \`timeout-seconds\` leave no time for another.`
      : '';
  const advice = advise(failure, task.permission);
  return new HoodyError(`Could not ${task.words}: ${describe(failure)}${tried}.${spent} ${advice}`, failure);
}

/** The error of a task that the cancelled job left unfinished. */
export function cancelled(task: Task): HoodyError {
  return new HoodyError(`Could not ${task.words}: the job was cancelled. The API may still finish it.`);
}
