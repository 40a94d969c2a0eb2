import type { StepResult } from '../../tools/harness/runner.ts';

/**
 * A step whose requests were sent a minute earlier: nothing that it left can appear any more, so its post step looks once
 * and not for half a minute.
 */
export function aMinuteLater({ state }: Pick<StepResult, 'state'>): Pick<StepResult, 'state'> {
  const { unsettled = '' } = state;
  if (unsettled === '') return { state };
  const saved: { attempts: { sentAt: number }[] } = JSON.parse(unsettled);
  const attempts = saved.attempts.map((attempt) => ({ ...attempt, sentAt: attempt.sentAt - 60_000 }));
  return { state: { ...state, unsettled: JSON.stringify({ ...saved, attempts }) } };
}
