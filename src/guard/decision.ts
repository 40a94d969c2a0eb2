import type { Guard, GuardedSnapshot, GuardSwitches } from './guard.ts';

/** Restore every container, or delete every snapshot. */
export interface GuardAction {
  action: 'rollback' | 'cleanup';
  on: readonly [GuardedSnapshot, ...GuardedSnapshot[]];
}

export type GuardDecision =
  | GuardAction
  | { action: 'nothing' }
  /** The workflow has disabled what the guard would do. */
  | { action: 'disarmed'; input: SwitchName }
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

/** Decides what the post step does. Only exactly `false` disarms: an expression can lose its context and be empty. */
export function decideGuard(guard: Guard, { jobStatus, switches }: PostContext): GuardDecision {
  const unlessDisarmed = (
    input: SwitchName,
    action: GuardAction['action'],
    on: readonly GuardedSnapshot[],
  ): GuardDecision => {
    const [first, ...others] = on;
    if (!isOn(guard, input) || !first) return { action: 'nothing' };
    return switches[input] === 'false' ? { action: 'disarmed', input } : { action, on: [first, ...others] };
  };
  switch (jobStatus) {
    case 'failure':
    case 'cancelled':
      return unlessDisarmed('restore-on-failure', 'rollback', guard.snapshots);
    case 'success':
      return unlessDisarmed(
        'delete-on-success',
        'cleanup',
        guard.snapshots.filter(({ ownership }) => ownership === 'made'),
      );
    default:
      return { action: 'unclear' };
  }
}

function isOn(guard: GuardSwitches, input: SwitchName): boolean {
  return guard[SWITCHES[input]];
}
