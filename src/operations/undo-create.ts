import { hasAlias } from '../hoody/create-once.ts';
import { AmbiguousCreateError, HoodyError } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/schema.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';
import { describeAge } from './if-exists.ts';
import { type Outcome, UndoneError } from './outcome.ts';
import type { CreateRequest } from './request.ts';
import { deleteUnreported } from './strays.ts';

/** The snapshots of each container before the create, where that matters. */
export type SnapshotsBefore = Map<string, readonly Snapshot[]>;

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
  const olderOf = (alias: string, containerId: string) =>
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
        outcome.origin === 'inferred'
          ? 'Another job may have created it.'
          : // No other job has a generated alias, so nothing can have been replaced.
            alias && (await findReasonToKeep(created, olderOf(alias, containerId), list, context.sleep));
      if (reason !== undefined) {
        const headline = `Kept snapshot ${created.name} of container ${container}, although the create failed.`;
        const details = [reason, 'If you do not need the snapshot, delete it by its name.'];
        return { ...outcome, ok: false, error: new HoodyError(headline, details) };
      }
      await deleteIfPresent(client, containerId, created.name);
    } catch (error) {
      const headline = `Could not undo the creation of snapshot ${created.name} of container ${container}.`;
      return { ...outcome, ok: false, error: new HoodyError(headline, [error as Error]) };
    }
    const message =
      `Deleted the new snapshot ${created.name} of container ${container}, ` +
      `because the create failed for ${failed.join(', ')}.`;
    context.logger.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
  });
}

/** How long to wait for a list that shows the new snapshot, one after the other, in milliseconds. */
const WAITS_MS = [0, 500, 1_000, 2_000];

/**
 * @param older what had the alias before the create
 * @returns why the new snapshot has to stay; undefined if it is the step's own and nothing else changed
 * @throws HoodyError if no list shows that
 */
async function findReasonToKeep(
  created: Snapshot,
  older: readonly Snapshot[],
  list: () => Promise<{ snapshots: Snapshot[] }>,
  sleep: Context['sleep'],
): Promise<string | undefined> {
  for (const waitMs of WAITS_MS) {
    try {
      if (waitMs > 0) await sleep(waitMs);
    } catch {
      break;
    }
    const { snapshots } = await list();
    const present = snapshots.find(({ name }) => name === created.name);
    // A list without the new snapshot is older than it, and does not show what it replaced.
    if (present || older.length === 0) return compare(created, present, older, snapshots);
  }
  throw new HoodyError('The list of snapshots does not contain the new one.');
}

function compare(
  created: Snapshot,
  present: Snapshot | undefined,
  older: readonly Snapshot[],
  snapshots: readonly Snapshot[],
): string | undefined {
  if (present?.created_at && created.created_at && present.created_at !== created.created_at)
    return `Another job replaced it with a snapshot of the same name${describeAge(present)}.`;
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
      ? `It replaced the older snapshot ${changed.name}.`
      : `It replaced the older snapshot ${changed.name}, or took its alias.`)
  );
}
