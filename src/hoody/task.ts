import { advise } from './advice.ts';
import type { Budget } from './budget.ts';
import { HoodyError } from './errors.ts';
import { describeFailure } from './failure.ts';
import type { ExhaustedError } from './retry.ts';

/** A call to the API, in the words of notices and errors. */
export interface Task {
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  /** Follows "could not". */
  description: string;
  /** Follows "a token that may". */
  permission: string;
}

export const tasks = {
  list: (containerId: string): Task => ({
    kind: 'list',
    description: `list the snapshots of container ${containerId}`,
    permission: 'access this container',
  }),
  create: (containerId: string, alias: string): Task => ({
    kind: 'create',
    description: `create a snapshot of container ${containerId} with the alias "${alias}"`,
    permission: 'create snapshots of this container',
  }),
  restore: (containerId: string, name: string): Task => ({
    kind: 'restore',
    description: `restore container ${containerId} from snapshot ${name}`,
    permission: 'restore this container',
  }),
  alias: (containerId: string, name: string, alias: string | null): Task => ({
    kind: 'alias',
    description:
      alias === null
        ? `remove the alias of snapshot ${name} of container ${containerId}`
        : `give snapshot ${name} of container ${containerId} the alias "${alias}"`,
    permission: 'update snapshots of this container',
  }),
  delete: (containerId: string, name: string): Task => ({
    kind: 'delete',
    description: `delete snapshot ${name} of container ${containerId}`,
    permission: 'delete snapshots of this container',
  }),
};

/** The error of a task whose attempts are exhausted. */
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
  return new HoodyError(
    `Could not ${task.description}: ${describeFailure(failure)}${tried}.${spent} ${advice}`,
    failure,
  );
}

/** The error of a task that a cancelled job left unfinished. */
export function cancelled(task: Task): HoodyError {
  return new HoodyError(`Could not ${task.description}: the job was cancelled. The API may still finish it.`);
}
