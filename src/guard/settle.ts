import type { Clock } from '../base/clock.ts';
import { deleteIfPresent, type HoodyClient } from '../hoody/client.ts';
import type { Snapshot, SnapshotList } from '../hoody/snapshot.ts';
import type { Context } from '../operations/context.ts';
import { namesOf } from '../operations/find.ts';
import { compareIdentity, hasAlias, isCreatedAfter } from '../snapshots/identity.ts';
import { composeMessage, line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { GuardedSnapshot } from './guard.ts';
import type { UnsettledAttempt } from './unsettled.ts';

/** A request whose response was lost can arrive 10 s later, and a create takes up to 10 s; the rest is a margin. */
const MAX_LATENESS_MS = 30_000;
/** A list can be this old. Source: what was seen of the API. */
const LIST_AGE_MS = 3_000;
const FIRST_INTERVAL_MS = 1_000;
const MAX_INTERVAL_MS = 5_000;
/** How often the last look is tried. */
const MAX_LAST_LOOKS = 3;

export interface SettleContext extends Pick<Context, 'logger' | 'nameOf' | 'mapConcurrently'> {
  /** Creates the client of one look, with a time limit of its own. */
  client: () => Pick<HoodyClient, 'list' | 'delete'>;
  clock: Pick<Clock, 'now' | 'monotonic' | 'sleep'>;
  /** Aborted when the job is canceled. */
  canceled: AbortSignal;
  /** What a guard of the step needs, which stays. */
  guarded: readonly GuardedSnapshot[];
}

/**
 * Looks for what the attempts of a create made whose end is unknown, for as long as they can still make something. What
 * has a generated alias comes from this step alone, so it is deleted; all else is named in a warning.
 */
export async function settle(attempts: readonly UnsettledAttempt[], context: SettleContext): Promise<void> {
  const ids = [...new Set(attempts.flatMap(({ containerIds }) => containerIds))];
  context.logger.info(
    line('Looking for snapshots from attempts of this step whose response did not arrive …'),
  );
  await context.mapConcurrently(ids, (containerId) => {
    const own = attempts.filter(({ containerIds }) => containerIds.includes(containerId));
    return settleOne(containerId, own, context);
  });
}

async function settleOne(
  containerId: Redacted,
  attempts: readonly UnsettledAttempt[],
  context: SettleContext,
): Promise<void> {
  const { logger, nameOf, guarded } = context;
  const container = nameOf(containerId);
  // A late attempt can take over a name, and what has it then is not what the guard needs.
  const isGuarded = (listed: Snapshot) =>
    guarded.some(
      ({ containerId: id, name, createdAt }) =>
        id === containerId &&
        name === listed.name &&
        compareIdentity({ name, created_at: createdAt }, listed) !== 'other',
    );
  let missing = attempts.filter(({ isGenerated }) => isGenerated);
  const shared = attempts.filter(({ isGenerated }) => !isGenerated);
  let strays: Snapshot[] = [];
  const isRead = await watch(containerId, attempts, context, async (list, client) => {
    for (const snapshot of list.snapshots) {
      const attempt = missing.find(({ alias }) => hasAlias(snapshot, alias));
      if (!attempt) continue;
      if (attempt.isKept && !isGuarded(snapshot)) {
        logger.warning(describeUnfinished(container, snapshot));
      } else if (!isGuarded(snapshot)) {
        await deleteIfPresent(client, containerId, snapshot.name);
        logger.info(
          line`Deleted snapshot ${snapshot.name} of container ${container}, which an attempt of this step made whose response did not arrive.`,
        );
      }
      missing = missing.filter((other) => other !== attempt);
    }
    strays = list.snapshots.filter(
      (snapshot) => !isGuarded(snapshot) && shared.some((attempt) => isStray(snapshot, attempt, list)),
    );
    return missing.length === 0 && (shared.length === 0 || strays.length >= shared.length);
  });
  if (strays.length > 0) logger.warning(describeStrays(container, strays));
  if (isRead && strays.length === 0 && missing.length === attempts.length)
    logger.info(line`Container ${container} has no such snapshot.`);
  const unread = isRead ? [] : [...missing, ...(strays.length > 0 ? [] : shared)];
  const unreadByAlias = new Map(unread.map((attempt) => [attempt.alias, attempt]));
  for (const { alias, isGenerated } of unreadByAlias.values())
    logger.warning(describeUnread(container, alias, isGenerated));
}

/** Whether an attempt under an alias of the workflow, or another job, made a snapshot after the attempt was sent. */
function isStray(
  snapshot: Snapshot,
  { alias, sentAt, reported, ...attempt }: UnsettledAttempt,
  list: SnapshotList,
): boolean {
  if (!hasAlias(snapshot, alias)) return false;
  if (reported?.name === snapshot.name && compareIdentity(reported, snapshot) !== 'other') return false;
  const { clockToleranceMs } = list;
  const { clockOffsetMs = list.clockOffsetMs } = attempt;
  return !snapshot.created_at || isCreatedAfter(snapshot, sentAt, { clockOffsetMs, clockToleranceMs });
}

function describeUnfinished(container: Redacted, { name }: Snapshot): Redacted {
  return composeMessage(
    line`Container ${container} has snapshot ${name}, which this step created before it ended early.`,
    line(
      'It was not deleted: the step may have deleted older snapshots, or restored the container, after it.',
    ),
  );
}

function describeStrays(container: Redacted, strays: readonly Snapshot[]): Redacted {
  return composeMessage(
    line`Container ${container} has a snapshot that this step may have created: ${namesOf(strays)}.`,
    line(
      'An attempt whose response did not arrive, or another job, created it. It was not deleted: its alias is not generated.',
    ),
  );
}

function describeUnread(container: Redacted, alias: Redacted, isGenerated: boolean): Redacted {
  return composeMessage(
    line`Container ${container} may have another snapshot from this step.`,
    line(
      'The response to an attempt did not arrive, and it could not be settled whether that attempt created a snapshot.',
    ),
    isGenerated
      ? line`Look for the alias "${alias}" with the operation \`list\`, and delete a snapshot that has it.`
      : line`Look for the alias "${alias}" with the operation \`list\`.`,
  );
}

/**
 * Checks the list repeatedly for as long as the attempts can still create something.
 *
 * @param look returns whether nothing remains to look for
 * @returns whether the list could be read until the end
 */
async function watch(
  containerId: Redacted,
  attempts: readonly UnsettledAttempt[],
  { client, clock, canceled }: SettleContext,
  look: (list: SnapshotList, client: Pick<HoodyClient, 'delete'>) => Promise<boolean>,
): Promise<boolean> {
  const now = clock.now();
  // A wall clock that jumped back must not make this longer.
  const elapsed = attempts.map(({ sentAt, isPlanned }) => (isPlanned ? 0 : Math.max(0, now - sentAt)));
  const end = clock.monotonic() + MAX_LATENESS_MS + LIST_AGE_MS - Math.min(...elapsed);
  let lastLooks = 0;
  for (let intervalMs = FIRST_INTERVAL_MS; ; intervalMs = Math.min(2 * intervalMs, MAX_INTERVAL_MS)) {
    // Only the next check can show what happens after this one.
    const isLast = clock.monotonic() >= end;
    let hasLooked = false;
    const once = client();
    try {
      if (await look(await once.list(containerId), once)) return true;
      hasLooked = true;
    } catch {
      // The next check may succeed; if there is none, the caller names what may remain.
    }
    if (isLast) lastLooks += 1;
    if (isLast && (hasLooked || lastLooks === MAX_LAST_LOOKS)) return hasLooked;
    const waitMs = isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, Math.max(0, end - clock.monotonic()));
    await clock.sleep(waitMs, canceled).catch(() => undefined);
    if (canceled.aborted) return false;
  }
}
