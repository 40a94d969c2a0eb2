import type { Guard, GuardedSnapshot } from './guard.ts';

/** Restore every container, or delete every snapshot. */
export interface GuardAction {
  action: 'rollback' | 'cleanup';
  on: [GuardedSnapshot, ...GuardedSnapshot[]];
}

export type GuardPlan =
  | GuardAction
  | { action: 'nothing' }
  /** The job status is unknown, so neither action is safe. */
  | { action: 'unclear' };

/**
 * Decides what the post step does.
 *
 * @param jobStatus success, failure or cancelled, as the runner evaluates `job.status`
 */
export function planGuard(guard: Guard, jobStatus: string): GuardPlan {
  switch (jobStatus) {
    case 'failure':
    case 'cancelled':
      return plan('rollback', guard.restoreOnFailure ? guard.snapshots : []);
    case 'success':
      return plan('cleanup', guard.deleteOnSuccess ? guard.snapshots.filter(({ keep }) => !keep) : []);
    default:
      return { action: 'unclear' };
  }
}

function plan(action: GuardAction['action'], [first, ...others]: readonly GuardedSnapshot[]): GuardPlan {
  return first ? { action, on: [first, ...others] } : { action: 'nothing' };
}
