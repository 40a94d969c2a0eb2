import { advise } from './advice.ts';
import type { Budget } from './budget.ts';
import { HoodyError } from './errors.ts';
import { describeFailure } from './failure.ts';
import type { ExhaustedError } from './retry.ts';
import type { Task } from './task.ts';

/** The error of a task whose attempts are exhausted. */
export function failed(
  task: Task,
  { failure, attempts, reason }: ExhaustedError,
  budget: Budget,
): HoodyError {
  const tried = attempts === 1 ? '' : ` on attempt ${attempts}`;
  const spent =
    reason === 'out-of-time'
      ? ` The ${budget.totalMs / 1000} s ${budget.limit} leave no time for another.`
      : '';
  const advice = advise(failure, task);
  return new HoodyError(
    `Could not ${task.description}: ${describeFailure(failure)}${tried}.${spent} ${advice}`,
    failure,
  );
}

/** The error of a task of which nothing was sent. */
export function notTried(task: Task, reason: string): HoodyError {
  return new HoodyError(`Could not ${task.description}: it was not tried, because ${reason}.`);
}

/** The error of a task that a cancelled job left unfinished. */
export function cancelled(task: Task, mayHaveActed: boolean): HoodyError {
  return new HoodyError(
    mayHaveActed
      ? `Could not ${task.description}: the job was cancelled. The API may still finish it.`
      : `Could not ${task.description}: the job was cancelled before another attempt.`,
  );
}
