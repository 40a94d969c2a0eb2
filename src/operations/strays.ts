import type { HoodyClient } from '../hoody/client.ts';
import { hasAlias, isCreatedAfter } from '../hoody/create-once.ts';
import type { AmbiguousCreateError, HoodyError } from '../hoody/errors.ts';
import { createdAt, type PendingAttempt, type Snapshot, type SnapshotList } from '../hoody/schema.ts';
import { composeMessage } from '../text/message.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';

const FIRST_INTERVAL_MS = 500;
/** How often the last look is tried. */
const MAX_LAST_LOOKS = 3;

const LOST = 'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.';
const UNKNOWN_CREATOR = 'An attempt whose response was lost, or another job, may have created it.';

/**
 * Deletes what lost attempts at a create made. Their aliases are generated, so they created whatever has one. A warning
 * names what may remain.
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
    composeMessage(
      `Container ${context.nameOf(containerId)} may have another snapshot from this step.`,
      LOST,
      `Look for the alias ${aliases} with the operation \`list\`, and delete a snapshot that has it.`,
    ),
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
        `Deleted duplicate snapshot ${snapshot.name} of container ${nameOf(containerId)}, from an attempt whose response was lost.`,
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
 * @returns the error to report, without its warning if nothing remains
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
    const listed = list.snapshots.find(({ name }) => name === created.name);
    strays = list.snapshots.filter(
      (snapshot) =>
        snapshot !== listed && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list),
    );
    // A list can be older than the new snapshot, which only a newer one can have replaced.
    const isShown = listed !== undefined && !isOlder(listed, created);
    const isReplaced = !listed && strays.some((stray) => !isOlder(stray, created));
    current = isShown ? listed : isReplaced ? undefined : created;
    return isShown && strays.length >= pending.length;
  });
  if (!isComplete) {
    logger.warning(
      composeMessage(
        `Container ${container} may have another new snapshot with the alias "${first.alias}".`,
        LOST,
        'Check the snapshots with the operation `list`.',
      ),
    );
  }
  const [kept = created, ...others] = current ? [current, ...strays] : strays;
  if (kept.name !== created.name) {
    logger.warning(
      composeMessage(
        `Snapshot ${kept.name} of container ${container} replaced snapshot ${created.name}.`,
        `It has the same alias. ${UNKNOWN_CREATOR}`,
      ),
    );
  }
  for (const { name } of others) {
    logger.warning(
      composeMessage(
        `Container ${container} has another new snapshot with the alias "${first.alias}": ${name}.`,
        `${UNKNOWN_CREATOR} It was not deleted.`,
      ),
    );
  }
  return kept;
}

function isOlder(snapshot: Snapshot, other: Snapshot): boolean {
  return (createdAt(snapshot) ?? 0) < (createdAt(other) ?? 0);
}

type WatchContext = Pick<Context, 'cleanupClient' | 'logger' | 'nameOf' | 'now' | 'sleep'>;

/**
 * Checks the list repeatedly for as long as the attempts can still create something.
 *
 * @param look returns whether nothing remains to look for
 * @returns whether the list could be read until the end
 */
async function watch(
  containerId: string,
  pending: readonly PendingAttempt[],
  { cleanupClient, now, sleep }: WatchContext,
  look: (list: SnapshotList, client: HoodyClient) => Promise<boolean>,
): Promise<boolean> {
  const end = Math.max(...pending.map(({ endsAt }) => endsAt));
  let lastLooks = 0;
  for (let intervalMs = FIRST_INTERVAL_MS; ; intervalMs *= 2) {
    // Only the next check can show what happens after this one.
    const isLast = now() >= end;
    let hasLooked = false;
    // Each check has its own time limit: a client of the first would have no time left for the last one.
    const client = cleanupClient();
    try {
      if (await look(await client.list(containerId), client)) return true;
      hasLooked = true;
    } catch {
      // The next check may succeed; if there is none, the caller names what may remain.
    }
    if (isLast) lastLooks += 1;
    if (isLast && (hasLooked || lastLooks === MAX_LAST_LOOKS)) return hasLooked;
    try {
      await sleep(isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, Math.max(0, end - now())));
    } catch {
      return false;
    }
  }
}
