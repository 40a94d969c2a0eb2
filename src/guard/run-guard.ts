import type { Budget } from '../hoody/budget.ts';
import { HoodyError } from '../hoody/errors.ts';
import type { Context } from '../operations/context.ts';
import { deleteIfPresent } from '../operations/delete-if-present.ts';
import { looksLikeName } from '../snapshots/select.ts';
import { formatTime } from '../text/format.ts';
import { type GuardedSnapshot, nameOf } from './guard.ts';
import type { GuardAction } from './plan.ts';

/** What the post step did to one container. */
export interface GuardResult {
  snapshot: GuardedSnapshot;
  /** How long it took, in milliseconds. */
  ms: number;
  error?: Error;
}

interface GuardContext extends Pick<Context, 'client' | 'logger' | 'mapConcurrently'> {
  /** The time of all requests. */
  budget: Pick<Budget, 'remainingMs'>;
}

/** Restores every container, or deletes every snapshot. A failure does not stop the others. */
export async function runGuard({ action, on }: GuardAction, context: GuardContext): Promise<GuardResult[]> {
  const run = action === 'rollback' ? rollBack : cleanUp;
  return context.mapConcurrently(on, async (snapshot) => {
    const startMs = context.budget.remainingMs();
    const elapsed = () => startMs - context.budget.remainingMs();
    try {
      await run(snapshot, context);
      return { snapshot, ms: elapsed() };
    } catch (error) {
      return { snapshot, ms: elapsed(), error: error as Error };
    }
  });
}

async function rollBack(snapshot: GuardedSnapshot, { client, logger }: GuardContext): Promise<void> {
  const { containerId, name, createdAt } = snapshot;
  const when = createdAt === '' ? '' : `, created ${formatTime(createdAt)}`;
  await logger.withProgress(
    `Rolling container ${nameOf(snapshot)} back to snapshot ${name}${when}`,
    () => client.restore(containerId, name),
    () => `Rolled container ${nameOf(snapshot)} back to snapshot ${name}`,
  );
}

async function cleanUp(snapshot: GuardedSnapshot, { client, logger }: GuardContext): Promise<void> {
  const { containerId, name } = snapshot;
  if (!looksLikeName(name)) await requireOwn(snapshot, client);
  await deleteIfPresent(client, containerId, name);
  logger.info(`Deleted snapshot ${name} of container ${nameOf(snapshot)}.`);
}

/**
 * Checks that a name which derives from an alias still belongs to the snapshot of the step.
 *
 * @throws HoodyError if another job has given it to a snapshot of its own
 */
async function requireOwn(
  { containerId, name, createdAt }: GuardedSnapshot,
  client: GuardContext['client'],
): Promise<void> {
  const { snapshots } = await client.list(containerId);
  const listed = snapshots.find((candidate) => candidate.name === name);
  if (!listed?.created_at || createdAt === '' || listed.created_at === createdAt) return;
  throw new HoodyError('Another job replaced it with a snapshot of the same name.', [
    `That one was created ${formatTime(listed.created_at)}, and was not deleted.`,
  ]);
}
