import { toUserError, UserError } from '../../base/user-error.ts';
import { deleteIfPresent } from '../../hoody/client.ts';
import type { Snapshot } from '../../hoody/snapshot.ts';
import { hasAlias } from '../../snapshots/identity.ts';
import { join } from '../../text/list.ts';
import { line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { describeAge } from '../describe.ts';
import { type Outcome, UndoneError } from '../outcome.ts';
import type { CreateRequest } from '../request.ts';
import { AmbiguousCreateError, deleteUnreported } from './sweep.ts';

/** The snapshots of each container before the create, where that matters. */
export type SnapshotsBefore = Map<Redacted, readonly Snapshot[]>;

/**
 * Deletes what a create made before it failed for at least one container. No container ends with less than it had: a
 * snapshot that took the place or the alias of an older one stays, and so does one that another job may have created.
 */
export async function undoCreate(
  { alias }: CreateRequest,
  outcomes: readonly Outcome[],
  before: SnapshotsBefore,
  context: Context,
): Promise<Outcome[]> {
  const { nameOf } = context;
  const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [nameOf(containerId)]));
  const client = context.cleanupClient();
  const olderOf = (alias: Redacted, containerId: Redacted) =>
    (before.get(containerId) ?? []).filter((snapshot) => hasAlias(snapshot, alias));
  return context.mapConcurrently(outcomes, async (outcome): Promise<Outcome> => {
    const { containerId, changed, snapshots } = outcome;
    const container = nameOf(containerId);
    const [created] = snapshots;
    if (!outcome.ok) {
      if (!(outcome.error instanceof AmbiguousCreateError)) return outcome;
      // Another job can have created what has an explicit alias.
      if (outcome.error.pending.some((attempt) => attempt.alias === alias)) return outcome;
      return { ...outcome, error: await deleteUnreported(outcome.error, containerId, context) };
    }
    if (!changed || !created) return outcome;
    try {
      const list = () => client.list(containerId);
      const reason =
        outcome.ownership === 'inferred'
          ? line('Another job may have created it.')
          : // No other job has a generated alias, so nothing can have been replaced.
            alias && (await findReasonToKeep(created, olderOf(alias, containerId), list, context.pause));
      if (reason !== undefined) {
        const headline = line`Kept snapshot ${created.name} of container ${container}, although the create failed.`;
        const next = line('If you do not need the snapshot, delete it by its name.');
        return { ...outcome, ok: false, error: new UserError(headline, reason, next) };
      }
      await deleteIfPresent(client, containerId, created.name);
    } catch (error) {
      const headline = line`Could not undo the creation of snapshot ${created.name} of container ${container}.`;
      return { ...outcome, ok: false, error: new UserError(headline, toUserError(error)) };
    }
    const message = line`Deleted the new snapshot ${created.name} of container ${container}, because the create failed for ${join(failed)}.`;
    context.logger.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
  });
}

/** How long to wait for a list that shows the new snapshot, one after the other, in milliseconds. */
const WAITS_MS = [0, 500, 1_000, 2_000];

/**
 * @param older what had the alias before the create
 * @returns why the new snapshot has to stay; undefined if it is the step's own and nothing else changed
 * @throws UserError if no list shows that
 */
async function findReasonToKeep(
  created: Snapshot,
  older: readonly Snapshot[],
  list: () => Promise<{ snapshots: Snapshot[] }>,
  pause: Context['pause'],
): Promise<Redacted | undefined> {
  for (const waitMs of WAITS_MS) {
    if (waitMs > 0 && !(await pause(waitMs))) break;
    const { snapshots } = await list();
    const present = snapshots.find(({ name }) => name === created.name);
    // A list without the new snapshot is older than it, and does not show what it replaced.
    if (present || older.length === 0) return compare(created, present, older, snapshots);
  }
  throw new UserError(line('The list of snapshots does not contain the new one.'));
}

function compare(
  created: Snapshot,
  present: Snapshot | undefined,
  older: readonly Snapshot[],
  snapshots: readonly Snapshot[],
): Redacted | undefined {
  if (present?.created_at && created.created_at && present.created_at !== created.created_at)
    return line`Another job replaced it with a snapshot of the same name${describeAge(present)}.`;
  const changed = older.find(
    (snapshot) =>
      snapshot.name === created.name ||
      !snapshots.some(
        (listed) =>
          listed.name === snapshot.name &&
          listed.created_at === snapshot.created_at &&
          (listed.alias ?? null) === (snapshot.alias ?? null),
      ),
  );
  return (
    changed &&
    (created.name === changed.name
      ? line`It replaced the older snapshot ${changed.name}.`
      : line`It replaced the older snapshot ${changed.name}, or took its alias.`)
  );
}
