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
 * Leaves the guard of a step to the post step.
 *
 * @returns what the guard does; undefined if there is none
 * @throws UserError if the state cannot be saved
 */
export function leaveGuard(
  options: Omit<Guard, 'snapshots'>,
  outcomes: readonly Outcome[],
  { saveState, temporaryDirectory, logger }: GuardPlace,
): GuardSwitches | undefined {
  const { restoreOnFailure, deleteOnSuccess, backup } = options;
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
  const made = snapshots.filter(({ ownership }) => ownership === 'made').length;
  logger.info(describeGuard(options, snapshots.length, made));
  return { restoreOnFailure, deleteOnSuccess: deleteOnSuccess && made > 0, ...(backup ? { backup } : {}) };
}

function toGuarded({
  containerId,
  ownership = 'made',
  isUniqueName = false,
  snapshots,
}: Outcome): GuardedSnapshot[] {
  return snapshots.slice(0, 1).map(({ name, created_at, expires_at }) => ({
    containerId,
    name,
    createdAt: created_at ?? own(''),
    ownership,
    isUniqueName,
    ...(expires_at === undefined ? {} : { expiresAt: expires_at }),
  }));
}

/** @param made how many of the snapshots the step certainly created: only those are deleted */
function describeGuard(
  { restoreOnFailure, deleteOnSuccess, backup }: GuardSwitches,
  total: number,
  made: number,
): Redacted {
  const promises = [
    ...(restoreOnFailure
      ? [
          backup
            ? line('creates backups and restores from these snapshots if the job fails or is canceled')
            : line('restores from these snapshots if the job fails or is canceled'),
        ]
      : []),
    ...(deleteOnSuccess && made > 0
      ? [line`deletes ${describeDeletable(total, made)} if the job succeeds`]
      : []),
    ...(deleteOnSuccess && made === 0
      ? [
          line(
            'deletes nothing if the job succeeds, because it is not certain that this step created the snapshots',
          ),
        ]
      : []),
  ];
  return line`The post step ${join(promises, ', and ')}.`;
}

function describeDeletable(total: number, made: number): Redacted {
  return made === total ? line('the new snapshots') : line`the ${made} of ${total} snapshots that it created`;
}
