import { toUserError, UserError } from '../../base/user-error.ts';
import { deleteIfPresent } from '../../hoody/client.ts';
import { RequestError } from '../../hoody/errors.ts';
import { meaningOf } from '../../hoody/failure.ts';
import { createdAt, isAddressable, type Snapshot, type SnapshotList } from '../../hoody/snapshot.ts';
import { compileFilter } from '../../snapshots/filter.ts';
import { selectForDeletion } from '../../snapshots/retention.ts';
import { composeMessage, line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';
import type { CreateRequest } from '../request.ts';

/**
 * Deletes the snapshots that a create supersedes, and then gives the new snapshot their alias. A snapshot that cannot
 * be deleted is a warning: the new one exists either way.
 */
export async function supersede(
  request: CreateRequest,
  outcome: Outcome,
  context: Context,
): Promise<Outcome> {
  const { alias, ifExists, retention } = request;
  const [created] = outcome.snapshots;
  if (!created || (ifExists !== 'replace' && !retention)) return outcome;
  const changed = (await deleteSuperseded(request, outcome.containerId, created, context)) || outcome.changed;
  if (ifExists !== 'replace' || alias === undefined || created.alias === alias)
    return { ...outcome, changed };
  return takeOverAlias(alias, { ...outcome, changed }, created, context);
}

/** @returns whether any was deleted */
async function deleteSuperseded(
  request: CreateRequest,
  containerId: Redacted,
  created: Snapshot,
  { client, logger, nameOf, now }: Context,
): Promise<boolean> {
  const container = nameOf(containerId);
  let changed = false;
  try {
    const list = await client.list(containerId);
    const listed = list.snapshots.find(({ name }) => name === created.name);
    if (!listed) throw new UserError(line('The list of snapshots does not contain the new one.'));
    // The filter of a retention applies to the alias that the snapshot gets at the end.
    const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
    const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
    for (const { name } of findSuperseded(request, kept, { ...list, snapshots }, now())) {
      await deleteIfPresent(client, containerId, name);
      changed = true;
      logger.info(line`Deleted older snapshot ${name} of container ${container}.`);
    }
  } catch (error) {
    const headline = line`Could not delete all older snapshots of container ${container}.`;
    logger.warning(composeMessage(headline, toUserError(error)));
  }
  return changed;
}

/** Without the alias the next run would not find the snapshot, so a failure is an error. The snapshot stays. */
async function takeOverAlias(
  alias: Redacted,
  outcome: Outcome,
  { name }: Snapshot,
  { client, cleanupClient, logger, nameOf }: Context,
): Promise<Outcome> {
  const { containerId } = outcome;
  const container = nameOf(containerId);
  try {
    const renamed = await client.setAlias(containerId, name, alias).catch((error: unknown) => {
      // The older ones may be deleted, so this must not fail only because the time or the job ends.
      if (!isCutShort(error)) throw error;
      return cleanupClient().setAlias(containerId, name, alias);
    });
    logger.info(line`Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
    const snapshots = outcome.snapshots.map((snapshot) => ({ ...snapshot, ...renamed }));
    return { ...outcome, changed: true, snapshots };
  } catch (error) {
    const headline = line`Created snapshot ${name} of container ${container}, but could not set its alias.`;
    return { ...outcome, ok: false, error: new UserError(headline, toUserError(error)) };
  }
}

function isCutShort(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  return error.failure === undefined || meaningOf(error.failure).next !== 'give up';
}

/**
 * Selects what `replace` and the retention delete.
 *
 * @param kept the snapshot that the step created or reused
 * @param now the local clock, in milliseconds since 1970
 */
export function findSuperseded(
  { ifExists, retention, alias }: CreateRequest,
  kept: Snapshot,
  { snapshots, clockOffsetMs }: SnapshotList,
  now: number,
): Snapshot[] {
  const keptNames = new Set([kept.name]);
  const keptAt = createdAt(kept) ?? Number.POSITIVE_INFINITY;
  const isReplaced = (snapshot: Snapshot) =>
    ifExists === 'replace' &&
    snapshot.alias === alias &&
    snapshot.name !== kept.name &&
    isAddressable(snapshot) &&
    (createdAt(snapshot) ?? 0) <= keptAt;
  const replaced = snapshots.filter(isReplaced);
  if (!retention) return replaced;
  const { keepLast, filter } = retention;
  const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
  const matches = compileFilter(filter);
  return [
    ...replaced,
    ...selectForDeletion(others, { matches, keepLast }, keptNames, now + clockOffsetMs).filter(isAddressable),
  ];
}
