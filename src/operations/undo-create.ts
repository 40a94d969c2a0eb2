import { AmbiguousCreateError, HoodyError } from '../hoody/errors.ts';
import type { Context } from './context.ts';
import type { CreateRequest } from './create.ts';
import { deleteIfPresent } from './delete-if-present.ts';
import type { Outcome } from './outcome.ts';

/** The snapshot of a container was deleted again, because the create of another container failed. */
export class UndoneError extends HoodyError {}

/** Deletes what a create made before it failed for at least one container. */
export async function undoCreate(
  { alias, aliasIsUnique }: CreateRequest,
  outcomes: readonly Outcome[],
  context: Context,
): Promise<Outcome[]> {
  const { logger } = context;
  const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [containerId]));
  const client = context.cleanupClient();
  return context.mapConcurrently(outcomes, async (outcome): Promise<Outcome> => {
    const { containerId, snapshots } = outcome;
    const [created] = snapshots;
    if (!outcome.ok && outcome.error instanceof AmbiguousCreateError && aliasIsUnique) {
      const isGone = await deleteUnreported(alias, containerId, { client, logger });
      return isGone ? { ...outcome, error: outcome.error.cause } : outcome;
    }
    if (!outcome.ok || !outcome.changed || !created) return outcome;
    try {
      await deleteIfPresent(client, containerId, created.name);
    } catch (error) {
      const message = `Snapshot ${created.name} of container ${containerId} is left over. ${(error as Error).message}`;
      return { ...outcome, ok: false, error: new HoodyError(message) };
    }
    const message =
      `Snapshot ${created.name} of container ${containerId} was deleted again, ` +
      `because there is none of ${failed.join(', ')}.`;
    logger.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
  });
}

/**
 * Deletes what a create made whose response was lost.
 *
 * @returns whether there was any; if not, one may still appear
 */
async function deleteUnreported(
  alias: string,
  containerId: string,
  { client, logger }: Pick<Context, 'client' | 'logger'>,
): Promise<boolean> {
  try {
    const unreported = (await client.list(containerId)).filter((snapshot) => snapshot.alias === alias);
    for (const { name } of unreported) {
      await deleteIfPresent(client, containerId, name);
      logger.info(`Deleted snapshot ${name} of container ${containerId}, of which no answer had told.`);
    }
    return unreported.length > 0;
  } catch {
    // The error of the create already says what may be left and how to find it.
    return false;
  }
}
