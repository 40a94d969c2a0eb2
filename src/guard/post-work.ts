import { decideGuard, type GuardDecision } from './decision.ts';
import type { Guard, PostSettings } from './guard.ts';
import { type GuardState, parseGuard } from './state.ts';
import { parseUnsettled, type Unsettled } from './unsettled.ts';

/** What a step left for its post step. */
export interface PostWork {
  guard?: { guard: Guard; decision: GuardDecision } | undefined;
  unsettled?: Unsettled | undefined;
  /** Whether the runner passes the inputs of another composite action, which then do not count. */
  hasForeignInputs: boolean;
  /** Whether another step changed the file of extra certificates, which is not trusted then. */
  hasChangedCertificates?: boolean;
}

/** Whether the post step has nothing to do but to say so to later jobs. */
export function isIdle({ guard, unsettled }: PostWork): boolean {
  return !unsettled && (!guard || guard.decision.action === 'nothing');
}

/** Whether the post step connects to the API. */
export function sendsRequests({ guard, unsettled }: PostWork): boolean {
  return unsettled !== undefined || ['rollback', 'cleanup'].includes(guard?.decision.action ?? '');
}

/**
 * Finds the work of a post step.
 *
 * @param input reads an input, which the runner evaluates again for the post step
 * @returns undefined if the step left nothing
 * @throws GuardStateError if the state is not one that a step saved
 */
export function findPostWork(
  state: GuardState & { unsettled: string },
  input: (name: string) => string,
): PostWork | undefined {
  const guard = parseGuard(state);
  const unsettled = parseUnsettled(state.unsettled);
  const settings = guard ?? unsettled;
  if (!settings) return undefined;
  const hasForeignInputs = areForeign(settings, input);
  const switchOf = (name: string) => (hasForeignInputs ? '' : input(name));
  const decision =
    guard &&
    decideGuard(guard, {
      jobStatus: input('job-status'),
      switches: {
        'restore-on-failure': switchOf('restore-on-failure'),
        'delete-on-success': switchOf('delete-on-success'),
      },
    });
  return { guard: guard && decision && { guard, decision }, unsettled, hasForeignInputs };
}

/**
 * In a local composite action inside another one, the runner evaluates the inputs of the post step in the outer one: what
 * that lacks is empty, and what it has too has its value. The path of the action shows that, unless there is another
 * composite action in between; then the token is missing.
 */
function areForeign({ actionPath, isTokenGiven }: PostSettings, input: (name: string) => string): boolean {
  if (input('action-path') !== actionPath) return true;
  return actionPath !== '' && isTokenGiven && input('token') === '';
}
