import { HoodyError } from '../hoody/errors.ts';
import { classifyFailure } from '../hoody/retry.ts';
import { createdAt, isAddressable, type Snapshot, type SnapshotList } from '../hoody/schema.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { selectForDeletion } from '../snapshots/retention.ts';
import { composeMessage } from '../text/message.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';
import type { Outcome } from './outcome.ts';
import type { CreateRequest } from './request.ts';

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
  containerId: string,
  created: Snapshot,
  { client, logger, nameOf, now }: Context,
): Promise<boolean> {
  const container = nameOf(containerId);
  let changed = false;
  try {
    const list = await client.list(containerId);
    const listed = list.snapshots.find(({ name }) => name === created.name);
    if (!listed) throw new HoodyError('The list of snapshots does not contain the new one.');
    // The filter of a retention applies to the alias that the snapshot gets at the end.
    const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
    const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
    for (const { name } of await findSuperseded(request, kept, { ...list, snapshots }, now())) {
      await deleteIfPresent(client, containerId, name);
      changed = true;
      logger.info(`Deleted older snapshot ${name} of container ${container}.`);
    }
  } catch (error) {
    const headline = `Could not delete all older snapshots of container ${container}.`;
    logger.warning(composeMessage(headline, error as Error));
  }
  return changed;
}

/** Without the alias the next run would not find the snapshot, so a failure is an error. The snapshot stays. */
async function takeOverAlias(
  alias: string,
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
    logger.info(`Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
    const snapshots = outcome.snapshots.map((snapshot) => ({ ...snapshot, ...renamed }));
    return { ...outcome, changed: true, snapshots };
  } catch (error) {
    const headline = `Created snapshot ${name} of container ${container}, but could not set its alias.`;
    return { ...outcome, ok: false, error: new HoodyError(headline, [error as Error]) };
  }
}

function isCutShort(error: unknown): boolean {
  if (!(error instanceof HoodyError)) return false;
  return error.failure === undefined || classifyFailure(error.failure) !== 'final';
}

/**
 * Selects what `replace` and the retention delete.
 *
 * @param kept the snapshot that the step created or reused
 * @param now the local clock, in milliseconds since 1970
 */
export async function findSuperseded(
  { ifExists, retention, alias }: CreateRequest,
  kept: Snapshot,
  { snapshots, clockOffsetMs }: SnapshotList,
  now: number,
): Promise<Snapshot[]> {
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
  const matches = await compileFilter(filter);
  return [
    ...replaced,
    ...selectForDeletion(others, { matches, keepLast }, keptNames, now + clockOffsetMs).filter(isAddressable),
  ];
}
