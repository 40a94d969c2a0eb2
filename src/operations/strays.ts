import type { HoodyClient } from '../hoody/client.ts';
import { hasAlias, isCreatedAfter } from '../hoody/create-once.ts';
import type { AmbiguousCreateError, HoodyError } from '../hoody/errors.ts';
import type { PendingAttempt, Snapshot, SnapshotList } from '../hoody/schema.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';

const FIRST_INTERVAL_MS = 500;

/**
 * Deletes what lost attempts at a create made. Their aliases are generated, so whatever has one is theirs. What may
 * be left is named in a warning.
 */
export async function deleteStrays(
  containerId: string,
  pending: readonly PendingAttempt[],
  context: WatchContext,
): Promise<void> {
  const { isComplete, missing } = await searchAndDelete(containerId, pending, context);
  if (isComplete) return;
  const aliases = missing.map(({ alias }) => `"${alias}"`).join(' or ');
  context.logger.warning(
    `It is unknown whether an attempt whose answer was lost created another snapshot of container ${context.nameOf(containerId)}. ` +
      `Look for the alias ${aliases} with the operation list, and delete what has it.`,
  );
}

/** @returns the attempts of which no snapshot was found, and whether the list could be read until the end */
async function searchAndDelete(
  containerId: string,
  pending: readonly PendingAttempt[],
  context: WatchContext,
): Promise<{ isComplete: boolean; missing: PendingAttempt[] }> {
  const { logger, nameOf } = context;
  let missing = [...pending];
  const isComplete = await watch(containerId, pending, context, async ({ snapshots }, client) => {
    for (const snapshot of snapshots) {
      if (!missing.some(({ alias }) => hasAlias(snapshot, alias))) continue;
      await deleteIfPresent(client, containerId, snapshot.name);
      logger.info(
        `Deleted snapshot ${snapshot.name} of container ${nameOf(containerId)}, which an attempt had created whose answer was lost.`,
      );
      missing = missing.filter(({ alias }) => !hasAlias(snapshot, alias));
    }
    return missing.length === 0;
  });
  return { isComplete, missing };
}

/**
 * Deletes what a failed create under generated aliases may have made.
 *
 * @returns the error to report: without its warning if nothing is left
 */
export async function deleteUnreported(
  error: AmbiguousCreateError,
  containerId: string,
  context: WatchContext,
): Promise<HoodyError> {
  const { missing } = await searchAndDelete(containerId, error.pending, context);
  return missing.length === 0 ? error.cause : error;
}

/**
 * Warns about other snapshots that lost attempts may have created under an explicit alias.
 *
 * @returns the snapshot that was created; if a late attempt has taken its place, that attempt's
 */
export async function reportStrays(
  containerId: string,
  pending: readonly PendingAttempt[],
  created: Snapshot,
  context: WatchContext,
): Promise<Snapshot> {
  const { logger, nameOf } = context;
  const container = nameOf(containerId);
  const [first] = pending;
  if (!first) return created;
  let current: Snapshot | undefined = created;
  let strays: Snapshot[] = [];
  const isComplete = await watch(containerId, pending, context, async (list) => {
    current = list.snapshots.find(({ name }) => name === created.name);
    strays = list.snapshots.filter(
      (snapshot) =>
        snapshot !== current &&
        snapshot.alias === first.alias &&
        isCreatedAfter(snapshot, first.sentAt, list),
    );
    return current !== undefined && strays.length >= pending.length;
  });
  if (!isComplete) {
    logger.warning(
      `It is unknown whether an attempt whose answer was lost created another snapshot of container ${container} ` +
        `with the alias "${first.alias}". Look for it with the operation list.`,
    );
  }
  const [kept = created, ...others] = current ? [current, ...strays] : strays;
  if (kept.name !== created.name) {
    logger.warning(
      `Snapshot ${created.name} of container ${container} is gone: ${kept.name}, which has the same alias, has taken ` +
        'its place. An attempt whose answer was lost may have created it, or another job.',
    );
  }
  for (const { name } of others) {
    logger.warning(
      `Container ${container} has another new snapshot with the alias "${first.alias}": ${name}. An attempt whose ` +
        'answer was lost may have created it, or another job; it was not deleted.',
    );
  }
  return kept;
}

type WatchContext = Pick<Context, 'cleanupClient' | 'logger' | 'nameOf' | 'now' | 'sleep'>;

/**
 * Looks at the list again and again for as long as the attempts can still create something.
 *
 * @param look returns whether there is nothing left to look for
 * @returns whether the list could be read until the end
 */
async function watch(
  containerId: string,
  pending: readonly PendingAttempt[],
  { cleanupClient, now, sleep }: WatchContext,
  look: (list: SnapshotList, client: HoodyClient) => Promise<boolean>,
): Promise<boolean> {
  const end = Math.max(...pending.map(({ endsAt }) => endsAt));
  for (let intervalMs = FIRST_INTERVAL_MS; ; intervalMs *= 2) {
    // What happens after this look can only be seen by the next one.
    const isLast = now() >= end;
    let hasLooked = false;
    // Each look has time of its own: the last one comes when a client of the first would have none left.
    const client = cleanupClient();
    try {
      if (await look(await client.list(containerId), client)) return true;
      hasLooked = true;
    } catch {
      // The next look may succeed; if there is none, the caller names what may be left.
    }
    if (isLast) return hasLooked;
    try {
      await sleep(Math.min(intervalMs, Math.max(0, end - now())));
    } catch {
      return false;
    }
  }
}
