import { advise } from './advice.ts';
import type { Budget } from './budget.ts';
import { HoodyError } from './errors.ts';
import { describeFailure, explainFailure } from './failure.ts';
import type { ExhaustedError } from './retry.ts';
import type { Task } from './task.ts';

type TimeLimit = Pick<Budget, 'totalMs' | 'limit'>;

/** The error of a task whose attempts are exhausted. */
export function failed(
  task: Task,
  { failure, attempts, reason }: ExhaustedError,
  budget: TimeLimit,
): HoodyError {
  return new HoodyError(
    `Could not ${task.description}: ${describeFailure(failure)}.`,
    [...explainFailure(failure), ...describeAttempts(attempts, reason, budget), advise(failure, task)],
    failure,
  );
}

function describeAttempts(attempts: number, reason: ExhaustedError['reason'], budget: TimeLimit): string[] {
  const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  if (reason === 'out-of-time')
    return [`Gave up after ${count}: ${describeLimit(budget)} leaves no time for another.`];
  return attempts === 1 ? [] : [`Gave up after ${count}.`];
}

/** The error of a task that was not tried because the job was canceled. */
export function cancelledBefore(task: Task): HoodyError {
  return new HoodyError(`Could not ${task.description}: the job was canceled.`, ['No request was sent.']);
}

/** The error of a task that was not tried because too little time was left. */
export function outOfTime(task: Task, budget: TimeLimit): HoodyError {
  return new HoodyError(`Could not ${task.description}: no time is left.`, [
    `No request was sent: ${describeLimit(budget)} was reached.`,
    'Increase `timeout-seconds`.',
  ]);
}

/** The error of a task that a canceled job left unfinished. */
export function cancelled(task: Task, mayHaveActed: boolean): HoodyError {
  return new HoodyError(`Could not ${task.description}: the job was canceled.`, [
    mayHaveActed ? 'The API may still complete the request.' : 'The attempts so far had no effect.',
  ]);
}

function describeLimit({ totalMs, limit }: TimeLimit): string {
  return `the time limit of ${totalMs / 1000} s (${limit})`;
}
