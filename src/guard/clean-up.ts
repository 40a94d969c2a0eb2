import { toUserError, UserError } from '../base/user-error.ts';
import { deleteIfPresent } from '../hoody/client.ts';
import { AFTER_OLD_LIST_MS, verify } from '../operations/verify.ts';
import { line } from '../text/message.ts';
import type { GuardedSnapshot } from './guard.ts';
import { explain, type GuardContext, type GuardResult } from './guard-context.ts';

/** A name may mean another snapshot than that of the step. */
export class UnverifiedError extends UserError {
  constructor() {
    super(
      line('It was not deleted: it is not verified that the name still refers to the snapshot of this job.'),
      line('The list of snapshots could not be read, or does not say when it was created.'),
    );
    this.name = 'UnverifiedError';
  }
}

/** Deletes every snapshot. A failure does not stop the others. */
export async function cleanUp(
  snapshots: readonly GuardedSnapshot[],
  context: GuardContext,
): Promise<GuardResult[]> {
  return context.mapConcurrently(snapshots, async (snapshot) => {
    try {
      await deleteOne(snapshot, context);
      return { snapshot };
    } catch (error) {
      return { snapshot, error: explain(toUserError(error), context) };
    }
  });
}

/**
 * Deletes a snapshot. Where another job can have taken over its name, it looks first, and what it cannot learn stops it.
 *
 * @throws UserError if the snapshot may be another one
 */
async function deleteOne(
  { containerId, name, createdAt, isUniqueName }: GuardedSnapshot,
  { client, logger, nameOf, pause }: GuardContext,
): Promise<void> {
  const container = nameOf(containerId);
  if (!isUniqueName) {
    const known = { name, created_at: createdAt };
    const look = () => verify(client, { id: containerId, name: container }, known, pause, 'delete');
    let last = await look();
    // Only a list that is made later shows that it is gone.
    const isSecond = !last.listed && (await pause(AFTER_OLD_LIST_MS));
    if (isSecond) last = await look();
    if (isSecond && last.list && !last.listed) {
      logger.info(line`Snapshot ${name} of container ${container} is already gone.`);
      return;
    }
    if (!last.isVerified) throw new UnverifiedError();
  }
  await deleteIfPresent(client, containerId, name);
  logger.info(line`Deleted snapshot ${name} of container ${container}.`);
}
