import type { Logger } from '../base/logger.ts';
import { reasonOf, UserError } from '../base/user-error.ts';
import type { Outcome } from '../operations/outcome.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Guard, GuardedSnapshot, GuardSwitches } from './guard.ts';
import { openJobDirectory } from './job-directory.ts';
import { serializeGuard } from './state.ts';

/** Where a guard is left. */
export interface GuardPlace {
  saveState: (name: string, text: string) => void;
  /** The runner's directory for temporary files, which it clears with the job. */
  temporaryDirectory: string;
  logger: Pick<Logger, 'info'>;
}

/**
 * Leaves the guard of a create to the post step.
 *
 * @returns what the guard does; undefined if there is none
 * @throws UserError if the state cannot be saved
 */
export function leaveGuard(
  options: Omit<Guard, 'snapshots'>,
  outcomes: readonly Outcome[],
  { saveState, temporaryDirectory, logger }: GuardPlace,
): GuardSwitches | undefined {
  const { restoreOnFailure, deleteOnSuccess } = options;
  if (!restoreOnFailure && !deleteOnSuccess) return undefined;
  if (outcomes.some(({ ok, plan }) => !ok || plan)) return undefined;
  const snapshots = outcomes.flatMap(toGuarded);
  const state = serializeGuard({ ...options, snapshots });
  try {
    for (const [name, text] of Object.entries(state)) saveState(name, text);
  } catch (error) {
    throw new UserError(
      line('Could not save the state for the post step.'),
      reasonOf(error),
      line('The step fails, because the post step could not restore or delete anything.'),
    );
  }
  if (restoreOnFailure) openJobDirectory(temporaryDirectory).register(options.id, snapshots);
  logger.info(describeGuard(options));
  return { restoreOnFailure, deleteOnSuccess };
}

function toGuarded({
  containerId,
  ownership = 'made',
  isUniqueName = false,
  snapshots,
}: Outcome): GuardedSnapshot[] {
  return snapshots.slice(0, 1).map(({ name, created_at }) => ({
    containerId,
    name,
    createdAt: created_at ?? own(''),
    ownership,
    isUniqueName,
  }));
}

function describeGuard({ restoreOnFailure, deleteOnSuccess }: GuardSwitches): Redacted {
  const promises = [
    ...(restoreOnFailure ? [line('restores from these snapshots if the job fails or is canceled')] : []),
    ...(deleteOnSuccess ? [line('deletes the new snapshots if the job succeeds')] : []),
  ];
  return line`The post step ${join(promises, ', and ')}.`;
}
