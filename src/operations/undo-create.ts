import { hasAlias } from '../hoody/create-once.ts';
import { AmbiguousCreateError, HoodyError } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/schema.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';
import type { Outcome } from './outcome.ts';
import type { CreateRequest } from './request.ts';
import { deleteUnreported } from './strays.ts';

/** The snapshots of each container before the create, where that matters. */
export type SnapshotsBefore = Map<string, readonly Snapshot[]>;

/** The snapshot of a container was deleted again, because the create of another container failed. */
export class UndoneError extends HoodyError {}

/**
 * Deletes what a create made before it failed for at least one container. No container ends with less than it had: a
 * snapshot that took the place or the alias of an older one stays, and so does one that can be another job's.
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
  return context.mapConcurrently(outcomes, async (outcome): Promise<Outcome> => {
    const { containerId, changed, snapshots } = outcome;
    const container = nameOf(containerId);
    const [created] = snapshots;
    if (!outcome.ok) {
      if (!(outcome.error instanceof AmbiguousCreateError)) return outcome;
      // Under an explicit alias, what is there can be another job's.
      if (outcome.error.pending.some((attempt) => attempt.alias === alias)) return outcome;
      return { ...outcome, error: await deleteUnreported(outcome.error, containerId, context) };
    }
    if (!changed || !created) return outcome;
    try {
      const reason =
        outcome.origin === 'inferred'
          ? 'another job may have created it'
          : await findReasonToKeep(alias, created, before.get(containerId) ?? [], () =>
              client.list(containerId),
            );
      if (reason !== undefined) {
        const message = `Snapshot ${created.name} of container ${container} was kept: ${reason}.`;
        return { ...outcome, ok: false, error: new HoodyError(message) };
      }
      await deleteIfPresent(client, containerId, created.name);
    } catch (error) {
      const message = `Snapshot ${created.name} of container ${container} is left over. ${(error as Error).message}`;
      return { ...outcome, ok: false, error: new HoodyError(message) };
    }
    const message =
      `Snapshot ${created.name} of container ${container} was deleted again, ` +
      `because there is none of ${failed.join(', ')}.`;
    context.logger.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
  });
}

/** @returns why the new snapshot has to stay; undefined if it is the step's own and nothing else changed */
async function findReasonToKeep(
  alias: string | undefined,
  created: Snapshot,
  before: readonly Snapshot[],
  list: () => Promise<{ snapshots: Snapshot[] }>,
): Promise<string | undefined> {
  // No other job has a generated alias, so nothing can have been replaced.
  if (alias === undefined) return undefined;
  const { snapshots } = await list();
  const present = snapshots.find(({ name }) => name === created.name);
  if (present?.created_at && created.created_at && present.created_at !== created.created_at)
    return `another job has replaced it by one of the same name, of ${present.created_at}`;
  const older = before.filter((snapshot) => hasAlias(snapshot, alias));
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
    `the platform gave ${created.name === changed.name ? 'it the place' : 'it the alias or the place'} of the older ` +
      `snapshot ${changed.name}, which is not as it was before`
  );
}
