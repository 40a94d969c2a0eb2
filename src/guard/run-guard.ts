import type { Context } from '../operations/context.ts';
import { deleteIfPresent } from '../operations/delete-if-present.ts';
import { formatTime } from '../text/format.ts';
import type { GuardedSnapshot } from './guard.ts';
import type { GuardAction } from './plan.ts';

/** What the post step did. */
export interface GuardResult {
  action: GuardAction['action'];
  jobStatus: string;
  results: { snapshot: GuardedSnapshot; error?: Error }[];
}

type GuardContext = Pick<Context, 'client' | 'logger' | 'mapConcurrently'>;

/** The runner kills a cancelled job after five minutes; this leaves time to report. */
const MAX_BUDGET_AFTER_CANCEL_MS = 240_000;

/**
 * Limits the time of the post step by how the job ended.
 *
 * @param timeoutMs the `timeout-seconds` of the step, in milliseconds
 * @returns milliseconds
 */
export function budgetAfter(jobStatus: string, timeoutMs: number): number {
  return jobStatus === 'cancelled' ? Math.min(timeoutMs, MAX_BUDGET_AFTER_CANCEL_MS) : timeoutMs;
}

/** Restores every container, or deletes every snapshot. A failure does not stop the others. */
export async function runGuard(
  { action, on }: GuardAction,
  jobStatus: string,
  context: GuardContext,
): Promise<GuardResult> {
  const run = action === 'rollback' ? rollBack : cleanUp;
  const results = await context.mapConcurrently(on, async (snapshot) => {
    try {
      await run(snapshot, context);
      return { snapshot };
    } catch (error) {
      return { snapshot, error: error as Error };
    }
  });
  return { action, jobStatus, results };
}

async function rollBack(
  { containerId, name, createdAt }: GuardedSnapshot,
  { client, logger }: GuardContext,
): Promise<void> {
  const when = createdAt === '' ? '' : `, of ${formatTime(createdAt)}`;
  await logger.withProgress(
    `Rolling container ${containerId} back to snapshot ${name}${when}`,
    () => client.restore(containerId, name),
    () => `Rolled container ${containerId} back to snapshot ${name}`,
  );
}

async function cleanUp(
  { containerId, name }: GuardedSnapshot,
  { client, logger }: GuardContext,
): Promise<void> {
  await deleteIfPresent(client, containerId, name);
  logger.info(`Deleted snapshot ${name} of container ${containerId}, since the job succeeded.`);
}
