import type { Budget } from '../base/budget.ts';
import { toUserError, UserError } from '../base/user-error.ts';
import { deleteIfPresent } from '../hoody/client.ts';
import type { Context } from '../operations/context.ts';
import { describeAge } from '../operations/describe.ts';
import { looksLikeName } from '../snapshots/select.ts';
import { formatTime } from '../text/format.ts';
import { line } from '../text/message.ts';
import type { GuardAction } from './decision.ts';
import type { GuardedSnapshot } from './guard.ts';

/** What the post step did to one container. */
export interface GuardResult {
  snapshot: GuardedSnapshot;
  /** How long it took, in milliseconds. */
  ms: number;
  error?: UserError;
}

interface GuardContext extends Pick<Context, 'client' | 'logger' | 'mapConcurrently' | 'nameOf'> {
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
      return { snapshot, ms: elapsed(), error: toUserError(error) };
    }
  });
}

async function rollBack(
  { containerId, name, createdAt }: GuardedSnapshot,
  { client, logger, nameOf }: GuardContext,
): Promise<void> {
  const container = nameOf(containerId);
  await logger.withProgress(
    line`Rolling container ${container} back to snapshot ${name}${describeAge({ created_at: createdAt })}`,
    () => client.restore(containerId, name),
    () => line`Rolled container ${container} back to snapshot ${name}`,
  );
}

async function cleanUp(snapshot: GuardedSnapshot, { client, logger, nameOf }: GuardContext): Promise<void> {
  const { containerId, name } = snapshot;
  if (!looksLikeName(name)) await requireOwn(snapshot, client);
  await deleteIfPresent(client, containerId, name);
  logger.info(line`Deleted snapshot ${name} of container ${nameOf(containerId)}.`);
}

/**
 * Checks that a name which derives from an alias still belongs to the snapshot of the step.
 *
 * @throws UserError if another job has given it to a snapshot of its own
 */
async function requireOwn(
  { containerId, name, createdAt }: GuardedSnapshot,
  client: GuardContext['client'],
): Promise<void> {
  const { snapshots } = await client.list(containerId);
  const listed = snapshots.find((candidate) => candidate.name === name);
  if (!listed?.created_at || createdAt === '' || listed.created_at === createdAt) return;
  throw new UserError(
    line('Another job replaced it with a snapshot of the same name.'),
    line`That one was created ${formatTime(listed.created_at)}, and was not deleted.`,
  );
}
