import type { HoodyClient } from '../hoody/client.ts';
import { hasAlias, isCreatedAfter } from '../hoody/create-once.ts';
import type { PendingAttempt, Snapshot, SnapshotList } from '../hoody/schema.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';

/** How long a create can take after it was sent. Source: the API's reference. */
const MAX_CREATE_MS = 10_000;
const LOOK_INTERVAL_MS = 1_000;

/**
 * Deletes what lost attempts at a create made. Their aliases are generated, so whatever has one is theirs. What may
 * be left is named in a warning.
 *
 * @returns whether a snapshot of every attempt was found and deleted
 */
export async function deleteStrays(
  containerId: string,
  pending: readonly PendingAttempt[],
  client: HoodyClient,
  context: Pick<Context, 'logger' | 'now' | 'sleep'>,
): Promise<boolean> {
  const { logger } = context;
  let missing = [...pending];
  const isComplete = await watch(containerId, pending, client, context, async ({ snapshots }) => {
    for (const snapshot of snapshots) {
      if (!missing.some(({ alias }) => hasAlias(snapshot, alias))) continue;
      await deleteIfPresent(client, containerId, snapshot.name);
      logger.info(
        `Deleted snapshot ${snapshot.name} of container ${containerId}, which an attempt had created whose answer was lost.`,
      );
      missing = missing.filter(({ alias }) => !hasAlias(snapshot, alias));
    }
    return missing.length === 0;
  });
  if (isComplete) return missing.length === 0;
  const aliases = missing.map(({ alias }) => `"${alias}"`).join(' or ');
  logger.warning(
    `It is unknown whether an attempt whose answer was lost created another snapshot of container ${containerId}. ` +
      `Look for the alias ${aliases} with the operation list, and delete what has it.`,
  );
  return false;
}

/** Warns about a second snapshot that a lost attempt may have created under an explicit alias. */
export async function reportStrays(
  containerId: string,
  pending: readonly PendingAttempt[],
  created: Snapshot,
  context: Pick<Context, 'client' | 'logger' | 'now' | 'sleep'>,
): Promise<void> {
  const { client, logger } = context;
  const [first] = pending;
  if (!first) return;
  const isComplete = await watch(containerId, pending, client, context, async (list) => {
    const strays = list.snapshots.filter(
      (snapshot) =>
        snapshot.name !== created.name &&
        snapshot.alias === first.alias &&
        isCreatedAfter(snapshot, first.sentAt, list),
    );
    for (const { name } of strays) {
      logger.warning(
        `Container ${containerId} has another new snapshot with the alias "${first.alias}": ${name}. An attempt whose ` +
          'answer was lost may have created it, or another job; it was not deleted.',
      );
    }
    return strays.length > 0;
  });
  if (!isComplete) {
    logger.warning(
      `It is unknown whether an attempt whose answer was lost created another snapshot of container ${containerId} ` +
        `with the alias "${first.alias}". Look for it with the operation list.`,
    );
  }
}

/**
 * Looks at the list again and again for as long as the attempts can still create something.
 *
 * @param look returns whether there is nothing left to look for
 * @returns whether the list could be read until the end
 */
async function watch(
  containerId: string,
  pending: readonly PendingAttempt[],
  client: HoodyClient,
  { now, sleep }: Pick<Context, 'now' | 'sleep'>,
  look: (list: SnapshotList) => Promise<boolean>,
): Promise<boolean> {
  const end = Math.max(...pending.map(({ sentAt }) => sentAt)) + MAX_CREATE_MS;
  for (;;) {
    // What happens after this look can only be seen by the next one.
    const isLast = now() >= end;
    let hasLooked = false;
    try {
      if (await look(await client.list(containerId))) return true;
      hasLooked = true;
    } catch {
      // The next look may succeed; if there is none, the caller names what may be left.
    }
    if (isLast) return hasLooked;
    try {
      await sleep(LOOK_INTERVAL_MS);
    } catch {
      return false;
    }
  }
}
