import type { Clock } from '../base/clock.ts';
import { deleteIfPresent, type HoodyClient } from '../hoody/client.ts';
import { RequestError } from '../hoody/errors.ts';
import { serverTimeAt } from '../hoody/server-clock.ts';
import type { Snapshot, SnapshotList } from '../hoody/snapshot.ts';
import type { Context } from '../operations/context.ts';
import { namesOf } from '../operations/find.ts';
import { compareIdentity, hasAlias, looksLikeName, mayBeCreatedAfter } from '../snapshots/identity.ts';
import { composeMessage, line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { GuardedSnapshot } from './guard.ts';
import type { UnsettledAttempt } from './unsettled.ts';

/** A request whose response was lost can arrive 10 s later, and creating takes up to 10 s; the rest is a margin. */
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
  clock: Pick<Clock, 'monotonic' | 'sleep'>;
  /** Aborted when the job is canceled. */
  canceled: AbortSignal;
  /** What a guard of the step needs, which stays. */
  guarded: readonly GuardedSnapshot[];
}

/**
 * Looks for what the attempts made whose end is unknown, for as long as they can still make something. What
 * has a generated alias comes from this step only, so it is deleted; all else is named in a warning.
 */
export async function settle(attempts: readonly UnsettledAttempt[], context: SettleContext): Promise<void> {
  const ids = [...new Set(attempts.flatMap(({ containerIds }) => containerIds))];
  context.logger.info(line('Looking for snapshots of attempts whose response was lost …'));
  const now = context.clock.monotonic();
  await context.mapConcurrently(ids, (containerId) => {
    const own = attempts.filter(({ containerIds }) => containerIds.includes(containerId));
    // All containers have one end, whenever their turn comes: nothing is sent any more.
    return settleOne(containerId, own, now + latenessOf(own, now), context);
  });
}

/**
 * How long attempts can still create something that a list does not show yet.
 *
 * @param now by the clock that does not jump, in milliseconds
 * @returns milliseconds, at least 0
 */
export function latenessOf(attempts: readonly UnsettledAttempt[], now: number): number {
  // What the state says must not make this longer.
  const elapsed = attempts.map(({ sentAt, isPlanned }) => (isPlanned ? 0 : Math.max(0, now - sentAt)));
  return Math.max(0, MAX_LATENESS_MS + LIST_AGE_MS - Math.min(...elapsed));
}

/** @param end by the clock that does not jump, in milliseconds */
async function settleOne(
  containerId: Redacted,
  attempts: readonly UnsettledAttempt[],
  end: number,
  context: SettleContext,
): Promise<void> {
  const { logger, nameOf, guarded } = context;
  const container = nameOf(containerId);
  // A late attempt can take over a name, and what has it then is not what the guard needs.
  const isGuarded = (listed: Snapshot) =>
    guarded.some(
      ({ containerId: id, name, createdAt, isUniqueName }) =>
        id === containerId &&
        name === listed.name &&
        (isUniqueName || compareIdentity({ name, created_at: createdAt }, listed) !== 'other'),
    );
  const { true: generated = [], false: shared = [] } = Object.groupBy(attempts, ({ isGenerated }) =>
    isGenerated ? 'true' : 'false',
  );
  let missing = generated;
  let strays: Snapshot[] = [];
  let undecided: UnsettledAttempt[] = [];
  const isRead = await watch(containerId, end, context, async (list, client) => {
    for (const snapshot of list.snapshots) {
      const attempt = missing.find(({ alias }) => hasAlias(snapshot, alias));
      if (!attempt) continue;
      if (attempt.isKept && !isGuarded(snapshot)) {
        logger.warning(describeUnfinished(container, snapshot));
      } else if (!isGuarded(snapshot)) {
        await deleteIfPresent(client, containerId, snapshot.name);
        logger.info(
          line`Deleted snapshot ${snapshot.name} of container ${container}, created by an attempt of this step whose response was lost.`,
        );
      }
      missing = missing.filter((other) => other !== attempt);
    }
    const found = list.snapshots.filter(
      (snapshot) =>
        !isGuarded(snapshot) &&
        !strays.some(({ name }) => name === snapshot.name) &&
        shared.some((attempt) => isStray(snapshot, attempt, list)),
    );
    if (found.length > 0) logger.warning(describeStrays(container, found));
    strays = [...strays, ...found];
    undecided = shared.filter((attempt) => mayBeHidden(attempt, list));
    // What is named can be another job's, or a little older than the attempt, which can still make its own.
    return missing.length === 0 && shared.length === 0;
  });
  const open = isRead ? undecided : [...missing, ...shared];
  const openByAlias = new Map(open.map((attempt) => [attempt.alias, attempt]));
  for (const { alias, isGenerated } of openByAlias.values())
    if (isGenerated || strays.length === 0 || !isRead)
      logger.warning(describeOpen(container, alias, isGenerated));
  if (open.length === 0 && strays.length === 0 && missing.length === generated.length)
    logger.info(line`Container ${container} has no such snapshot.`);
}

/** Whether an attempt under an alias of the workflow, or another job, made a snapshot after the attempt was sent. */
function isStray(
  snapshot: Snapshot,
  { alias, sentAt, serverSentAt, reported }: UnsettledAttempt,
  { clocks }: SnapshotList,
): boolean {
  if (!hasAlias(snapshot, alias)) return false;
  if (reported?.name === snapshot.name && compareIdentity(reported, snapshot) !== 'other') return false;
  return !snapshot.created_at || mayBeCreatedAfter(snapshot, serverSentAt ?? serverTimeAt(sentAt, clocks));
}

/** Whether the name of what the step reports can belong to what the attempt made: no time separates them. */
function mayBeHidden({ reported }: UnsettledAttempt, { snapshots }: SnapshotList): boolean {
  const listed = reported && snapshots.find(({ name }) => name === reported.name);
  return (
    listed !== undefined &&
    !looksLikeName(listed.name) &&
    compareIdentity(reported ?? listed, listed) === 'unknown'
  );
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
      'An attempt whose response was lost, or another job, created it. It was not deleted: its alias is not generated.',
    ),
  );
}

function describeOpen(container: Redacted, alias: Redacted, isGenerated: boolean): Redacted {
  return composeMessage(
    line`Container ${container} may have another snapshot from this step.`,
    line('The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.'),
    isGenerated
      ? line`Look for the alias "${alias}" with the operation \`list\`, and delete a snapshot that has it.`
      : line`Look for the alias "${alias}" with the operation \`list\`.`,
  );
}

/** How long a response asks to wait, in milliseconds. */
function retryAfterOf(error: unknown): number {
  if (!(error instanceof RequestError) || error.failure?.kind !== 'status') return 0;
  return error.failure.retryAfterMs ?? 0;
}

/**
 * Checks the list repeatedly for as long as the attempts can still create something.
 *
 * @param end when that is over, by the clock that does not jump, in milliseconds
 * @param look returns whether nothing remains to look for
 * @returns whether the list could be read until the end
 */
async function watch(
  containerId: Redacted,
  end: number,
  { client, clock, canceled }: SettleContext,
  look: (list: SnapshotList, client: Pick<HoodyClient, 'delete'>) => Promise<boolean>,
): Promise<boolean> {
  let lastLooks = 0;
  for (let intervalMs = FIRST_INTERVAL_MS; ; intervalMs = Math.min(2 * intervalMs, MAX_INTERVAL_MS)) {
    // Only the next check can show what happens after this one.
    const isLast = clock.monotonic() >= end;
    let hasLooked = false;
    let requestedMs = 0;
    const once = client();
    try {
      if (await look(await once.list(containerId), once)) return true;
      hasLooked = true;
    } catch (error) {
      // The next check may succeed; if there is none, the caller names what may remain.
      requestedMs = retryAfterOf(error);
    }
    if (isLast) lastLooks += 1;
    if (isLast && (hasLooked || lastLooks === MAX_LAST_LOOKS)) return hasLooked;
    const leftMs = Math.max(0, end - clock.monotonic());
    const waitMs = Math.max(requestedMs, isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, leftMs));
    if (waitMs > leftMs + MAX_LATENESS_MS) return false;
    await clock.sleep(waitMs, canceled).catch(() => undefined);
    if (canceled.aborted) return false;
  }
}
