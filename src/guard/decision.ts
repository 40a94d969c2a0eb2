import { parseSwitch } from '../text/switch.ts';
import type { Guard, GuardedSnapshot, GuardSwitches } from './guard.ts';

/** Restore every container, or delete every snapshot. */
export interface GuardAction {
  action: 'rollback' | 'cleanup';
  on: readonly [GuardedSnapshot, ...GuardedSnapshot[]];
}

export type GuardDecision =
  | GuardAction
  | { action: 'nothing' }
  /** The job succeeded, and nothing is deleted that the step did not certainly create. */
  | { action: 'keep'; on: readonly GuardedSnapshot[] }
  /** The workflow has disabled what the guard would do. */
  | { action: 'disarmed'; input: SwitchName; on: readonly GuardedSnapshot[] }
  /** The job status is unknown, so neither action is safe. */
  | { action: 'unclear' };

/** What the runner evaluates again for the post step. */
export interface PostContext {
  /** success, failure or cancelled: `job.status`. */
  jobStatus: string;
  /** The values of the two switches now. */
  switches: Readonly<Record<SwitchName, string>>;
}

const SWITCHES = {
  'restore-on-failure': 'restoreOnFailure',
  'delete-on-success': 'deleteOnSuccess',
} as const;

export type SwitchName = keyof typeof SWITCHES;

/** Decides what the post step does. Only `false` disarms: an expression can lose its context and be empty. */
export function decideGuard(guard: Guard, { jobStatus, switches }: PostContext): GuardDecision {
  const isDisarmed = (input: SwitchName) => parseSwitch(switches[input]) === false;
  switch (jobStatus) {
    case 'failure':
    case 'cancelled': {
      const input = 'restore-on-failure';
      const [first, ...others] = guard.snapshots;
      if (!isOn(guard, input) || !first) return { action: 'nothing' };
      if (isDisarmed(input)) return { action: 'disarmed', input, on: guard.snapshots };
      return { action: 'rollback', on: [first, ...others] };
    }
    case 'success': {
      const input = 'delete-on-success';
      if (!isOn(guard, input) || guard.snapshots.length === 0) return { action: 'nothing' };
      if (isDisarmed(input)) return { action: 'disarmed', input, on: guard.snapshots };
      const [first, ...others] = guard.snapshots.filter(({ ownership }) => ownership === 'made');
      return first ? { action: 'cleanup', on: [first, ...others] } : { action: 'keep', on: guard.snapshots };
    }
    default:
      return { action: 'unclear' };
  }
}

function isOn(guard: GuardSwitches, input: SwitchName): boolean {
  return guard[SWITCHES[input]];
}
