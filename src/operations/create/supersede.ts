import { toUserError, UserError } from '../../base/user-error.ts';
import { deleteIfPresent } from '../../hoody/client.ts';
import { mayHaveHappened, RequestError } from '../../hoody/errors.ts';
import { meaningOf } from '../../hoody/failure.ts';
import {
  createdAt,
  isAddressable,
  mergeSnapshot,
  type Snapshot,
  type SnapshotList,
} from '../../hoody/snapshot.ts';
import { compileFilter } from '../../snapshots/filter.ts';
import { selectForDeletion } from '../../snapshots/retention.ts';
import { composeMessage, line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { namesOf } from '../find.ts';
import type { Outcome } from '../outcome.ts';
import type { CreateRequest } from '../request.ts';
import { listShowing } from './shown.ts';
import type { SnapshotsBefore } from './undo.ts';

/** Whether `create` deletes older snapshots in the end. */
export function deletesOlder({ ifExists, retention }: CreateRequest): boolean {
  return ifExists === 'replace' || retention !== undefined;
}

/**
 * Deletes the snapshots that the new one supersedes, and then gives the new snapshot their alias. A snapshot that cannot
 * be deleted is a warning: the new one exists either way.
 */
export async function supersede(
  request: CreateRequest,
  outcome: Outcome,
  before: SnapshotsBefore,
  context: Context,
): Promise<Outcome> {
  const { alias, ifExists } = request;
  const [created] = outcome.snapshots;
  if (!created || !deletesOlder(request)) return outcome;
  const wasChanged = await deleteSuperseded(request, outcome.containerId, created, before, context);
  const changed = wasChanged || outcome.changed;
  if (ifExists !== 'replace' || alias === undefined || created.alias === alias)
    return { ...outcome, changed };
  return takeOverAlias(alias, { ...outcome, changed }, created, context);
}

/** @returns whether any was deleted, or may have been */
async function deleteSuperseded(
  request: CreateRequest,
  containerId: Redacted,
  created: Snapshot,
  before: SnapshotsBefore,
  { client, logger, nameOf, pause, guardedNames }: Context,
): Promise<boolean> {
  const container = nameOf(containerId);
  let changed = false;
  try {
    const list = await listShowing(created, () => client.list(containerId), pause);
    const listed = list?.snapshots.find(({ name }) => name === created.name);
    if (!list || !listed) throw new UserError(line('The list of snapshots does not contain the new one.'));
    // The filter of a retention applies to the alias that the snapshot gets at the end.
    const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
    const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
    const known = { before: before.get(containerId) ?? [], guarded: guardedNames(containerId) };
    const { superseded, unexplained } = findSuperseded(request, kept, { ...list, snapshots }, known);
    if (unexplained.length > 0) logger.warning(describeUnexplained(container, kept, unexplained));
    for (const { name } of superseded) {
      await deleteIfPresent(client, containerId, name);
      changed = true;
      logger.info(line`Deleted older snapshot ${name} of container ${container}.`);
    }
  } catch (error) {
    changed ||= mayHaveHappened(error);
    const headline = line`Could not delete all older snapshots of container ${container}.`;
    logger.warning(composeMessage(headline, toUserError(error)));
  }
  return changed;
}

function describeUnexplained(
  container: Redacted,
  { alias }: Snapshot,
  unexplained: readonly Snapshot[],
): Redacted {
  return composeMessage(
    line`Container ${container} has another new snapshot with the alias "${alias ?? line('')}": ${namesOf(unexplained)}.`,
    line('Another job may have created it. It was not deleted.'),
  );
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
      return cleanupClient()
        .setAlias(containerId, name, alias)
        .catch((again: unknown) => Promise.reject(withEarlier(error, again)));
    });
    logger.info(line`Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
    const snapshots = outcome.snapshots.map((snapshot) => mergeSnapshot(snapshot, renamed));
    return { ...outcome, changed: true, snapshots };
  } catch (error) {
    const headline = mayHaveHappened(error)
      ? line`Created snapshot ${name} of container ${container}, but its alias may not be set.`
      : line`Created snapshot ${name} of container ${container}, but could not set its alias.`;
    return { ...outcome, ok: false, error: new UserError(headline, toUserError(error)) };
  }
}

/** A request that is refused does not show what became of an earlier one. */
function withEarlier(earlier: unknown, error: unknown): unknown {
  if (!(earlier instanceof RequestError) || !mayHaveHappened(earlier) || mayHaveHappened(error)) return error;
  return new RequestError(earlier, [toUserError(error)], earlier.failure, true);
}

function isCutShort(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  return error.failure === undefined || meaningOf(error.failure).next !== 'give up';
}

/** What decides beside the list. */
interface Known {
  /** What a list showed before the new snapshot was created. */
  before: readonly Snapshot[];
  /** The names of those that guard the job, which stay. */
  guarded: ReadonlySet<string>;
}

/**
 * Selects what `replace` and the retention delete.
 *
 * @param kept the snapshot that the step created or reused
 * @returns also those that have the alias of a replace and that are not known to be older
 */
export function findSuperseded(
  { ifExists, retention, alias }: CreateRequest,
  kept: Snapshot,
  { snapshots, clocks }: SnapshotList,
  { before, guarded }: Known,
): { superseded: Snapshot[]; unexplained: Snapshot[] } {
  const keptNames = new Set([kept.name, ...guarded]);
  const keptAt = createdAt(kept);
  const isOlder = (snapshot: Snapshot) => {
    const at = createdAt(snapshot);
    if (at !== undefined && keptAt !== undefined) return at <= keptAt;
    return before.some(({ name }) => name === snapshot.name);
  };
  const holders =
    ifExists === 'replace'
      ? snapshots.filter((snapshot) => snapshot.alias === alias && !keptNames.has(snapshot.name))
      : [];
  const replaced = holders.filter((snapshot) => isOlder(snapshot) && isAddressable(snapshot));
  const unexplained = holders.filter((snapshot) => !isOlder(snapshot));
  if (!retention) return { superseded: replaced, unexplained };
  const { keepLast, filter } = retention;
  const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
  const matches = compileFilter(filter);
  const retired = selectForDeletion(others, { matches, keepLast }, keptNames, clocks);
  return { superseded: [...replaced, ...retired.filter(isAddressable)], unexplained };
}
