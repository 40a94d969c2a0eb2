import { HoodyError } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/schema.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { selectForDeletion } from '../snapshots/retention.ts';
import type { Context } from './context.ts';
import type { CreateRequest } from './create.ts';
import { deleteIfPresent } from './delete-if-present.ts';
import type { Outcome } from './outcome.ts';

/** Deletes the snapshots that a create supersedes. A failure is a warning: the new snapshot exists either way. */
export async function deleteSuperseded(
  request: CreateRequest,
  outcome: Outcome,
  { client, logger, now }: Context,
): Promise<Outcome> {
  const { containerId, snapshots } = outcome;
  if (request.ifExists !== 'replace' && !request.retention) return outcome;
  let { changed } = outcome;
  try {
    const listed = await client.list(containerId);
    const kept = listed.find(({ name }) => name === snapshots[0]?.name);
    if (!kept) throw new HoodyError('The list of its snapshots does not hold the new one.');
    for (const { name } of await findSuperseded(request, kept, listed, now())) {
      await deleteIfPresent(client, containerId, name);
      changed = true;
      logger.info(`Deleted snapshot ${name} of container ${containerId}, which is not needed any more.`);
    }
  } catch (error) {
    logger.warning(`Older snapshots of container ${containerId} were kept. ${(error as Error).message}`);
  }
  return { ...outcome, changed };
}

/**
 * Selects what `replace` and the retention delete.
 *
 * @param kept the snapshot that the step created or reused
 * @param snapshots those of one container, newest first
 * @param now the wall clock, in milliseconds since 1970
 */
export async function findSuperseded(
  { ifExists, retention, alias }: CreateRequest,
  kept: Snapshot,
  snapshots: readonly Snapshot[],
  now: number,
): Promise<Snapshot[]> {
  const keptNames = new Set([kept.name]);
  const keptAt = Date.parse(kept.created_at);
  const isReplaced = (snapshot: Snapshot) =>
    ifExists === 'replace' && snapshot.alias === alias && Date.parse(snapshot.created_at) <= keptAt;
  const replaced = selectForDeletion(snapshots, { matches: isReplaced }, keptNames, now);
  if (!retention) return replaced;
  const { keepLast, filter } = retention;
  const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
  const matches = await compileFilter(filter);
  return [...replaced, ...selectForDeletion(others, { matches, keepLast }, keptNames, now)];
}
