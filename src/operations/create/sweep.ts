import type { UserError } from '../../base/user-error.ts';
import { deleteIfPresent, type HoodyClient } from '../../hoody/client.ts';
import { RequestError } from '../../hoody/errors.ts';
import type { Snapshot, SnapshotList } from '../../hoody/snapshot.ts';
import { hasAlias, isCreatedAfter, isOlder } from '../../snapshots/identity.ts';
import { join } from '../../text/list.ts';
import { composeMessage, line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';

/** An attempt at a create that may have created a snapshot, or may still create one. */
export interface PendingAttempt {
  alias: Redacted;
  /** By the local clock, in milliseconds since 1970. */
  sentAt: number;
  /** When it can no longer create anything, by the same clock. */
  endsAt: number;
}

/** A create failed, and its snapshot may exist anyway. */
export class AmbiguousCreateError extends RequestError {
  /** Only the failure, for when it is known that no snapshot exists. */
  override readonly cause: UserError;
  readonly pending: readonly PendingAttempt[];

  constructor(cause: UserError, pending: readonly PendingAttempt[]) {
    const aliases = join([...new Set(pending.map(({ alias }) => line`"${alias}"`))], ' or ');
    const warning = line`The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`;
    super(cause, [warning], cause instanceof RequestError ? cause.failure : undefined);
    this.name = 'AmbiguousCreateError';
    this.cause = cause;
    this.pending = pending;
  }
}

const FIRST_INTERVAL_MS = 500;
/** How often the last look is tried. */
const MAX_LAST_LOOKS = 3;

const LOST = line(
  'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.',
);
const UNKNOWN_CREATOR = line('An attempt whose response was lost, or another job, may have created it.');

/**
 * Deletes what lost attempts at a create made. Their aliases are generated, so they created whatever has one. A warning
 * names what may remain.
 */
export async function deleteStrays(
  containerId: Redacted,
  pending: readonly PendingAttempt[],
  context: WatchContext,
): Promise<void> {
  const { isComplete, missing } = await searchAndDelete(containerId, pending, context);
  if (isComplete) return;
  const aliases = join(
    missing.map(({ alias }) => line`"${alias}"`),
    ' or ',
  );
  context.logger.warning(
    composeMessage(
      line`Container ${context.nameOf(containerId)} may have another snapshot from this step.`,
      LOST,
      line`Look for the alias ${aliases} with the operation \`list\`, and delete a snapshot that has it.`,
    ),
  );
}

/** @returns the attempts of which no snapshot was found, and whether the list could be read until the end */
async function searchAndDelete(
  containerId: Redacted,
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
        line`Deleted duplicate snapshot ${snapshot.name} of container ${nameOf(containerId)}, from an attempt whose response was lost.`,
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
  containerId: Redacted,
  context: WatchContext,
): Promise<UserError> {
  const { missing } = await searchAndDelete(containerId, error.pending, context);
  return missing.length === 0 ? error.cause : error;
}

/**
 * Warns about other snapshots that lost attempts may have created under an explicit alias.
 *
 * @returns the snapshot that was created; if a late attempt has taken its place, that attempt's
 */
export async function reportStrays(
  containerId: Redacted,
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
        line`Container ${container} may have another new snapshot with the alias "${first.alias}".`,
        LOST,
        line('Check the snapshots with the operation `list`.'),
      ),
    );
  }
  const [kept = created, ...others] = current ? [current, ...strays] : strays;
  if (kept.name !== created.name) {
    logger.warning(
      composeMessage(
        line`Snapshot ${kept.name} of container ${container} replaced snapshot ${created.name}.`,
        line`It has the same alias. ${UNKNOWN_CREATOR}`,
      ),
    );
  }
  for (const { name } of others) {
    logger.warning(
      composeMessage(
        line`Container ${container} has another new snapshot with the alias "${first.alias}": ${name}.`,
        line`${UNKNOWN_CREATOR} It was not deleted.`,
      ),
    );
  }
  return kept;
}

type WatchContext = Pick<Context, 'cleanupClient' | 'logger' | 'nameOf' | 'now' | 'pause'>;

/**
 * Checks the list repeatedly for as long as the attempts can still create something.
 *
 * @param look returns whether nothing remains to look for
 * @returns whether the list could be read until the end
 */
async function watch(
  containerId: Redacted,
  pending: readonly PendingAttempt[],
  { cleanupClient, now, pause }: WatchContext,
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
    const waitMs = isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, Math.max(0, end - now()));
    if (!(await pause(waitMs))) return false;
  }
}
