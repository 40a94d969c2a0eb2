import { formatTime } from './format.ts';
import { endpoint } from './hoody/endpoint.ts';
import type { Request } from './inputs.ts';
import type { Outcome, Tools } from './operations/outcome.ts';
import { removeIfThere } from './operations/remove-if-there.ts';

/** What a create leaves for the post step. */
export interface Guard {
  /** Tells this step from others of the job. */
  id: string;
  apiUrl: string;
  restoreOnFailure: boolean;
  deleteOnSuccess: boolean;
  snapshots: GuardedSnapshot[];
}

export interface GuardedSnapshot {
  containerId: string;
  name: string;
  createdAt: string;
  /** Whether this step made it; what it reused is never deleted. */
  made: boolean;
}

/** What the post step did. */
export interface GuardResult {
  act: GuardAct['act'];
  jobStatus: string;
  results: { snapshot: GuardedSnapshot; error?: Error }[];
}

/** What has to be kept for the post step; undefined when it has nothing to do. */
export function guardOf(
  request: Request,
  outcomes: readonly Outcome[],
  apiUrl: URL,
  id: string,
): Guard | undefined {
  if (request.operation !== 'create' || request.dryRun || outcomes.some(({ ok }) => !ok)) return undefined;
  const { restoreOnFailure, deleteOnSuccess } = request.guard;
  if (!restoreOnFailure && !deleteOnSuccess) return undefined;
  const snapshots = outcomes.flatMap(({ containerId, reused, snapshots: [snapshot] }) =>
    snapshot
      ? [{ containerId, name: snapshot.name, createdAt: snapshot.created_at ?? '', made: !reused }]
      : [],
  );
  return { id, apiUrl: apiUrl.href, restoreOnFailure, deleteOnSuccess, snapshots };
}

/** To restore every container, or to delete every snapshot. */
export interface GuardAct {
  act: 'rollback' | 'cleanup';
  on: [GuardedSnapshot, ...GuardedSnapshot[]];
}

/** What the post step has to do. */
export type GuardPlan =
  | GuardAct
  | { act: 'nothing' }
  /** Whether the job failed is not known. */
  | { act: 'unclear' };

/**
 * What the guard does after a job that ended so.
 *
 * @param jobStatus success, failure or cancelled, as the runner tells it
 */
export function planGuard(guard: Guard, jobStatus: string): GuardPlan {
  switch (jobStatus) {
    case 'failure':
    case 'cancelled':
      return plan('rollback', guard.restoreOnFailure ? guard.snapshots : []);
    case 'success':
      return plan('cleanup', guard.deleteOnSuccess ? guard.snapshots.filter(({ made }) => made) : []);
    default:
      return { act: 'unclear' };
  }
}

function plan(act: GuardAct['act'], [first, ...others]: readonly GuardedSnapshot[]): GuardPlan {
  return first ? { act, on: [first, ...others] } : { act: 'nothing' };
}

/** The runner kills a cancelled job five minutes after the cancel; there has to be time to tell what happened. */
const LONGEST_AFTER_CANCEL_MS = 240_000;

/**
 * How long the post step may take after a job that ended so, in milliseconds.
 *
 * @param timeoutMs what the inputs allow a step, in milliseconds
 */
export function budgetAfter(jobStatus: string, timeoutMs: number): number {
  return jobStatus === 'cancelled' ? Math.min(timeoutMs, LONGEST_AFTER_CANCEL_MS) : timeoutMs;
}

/** Restores every container, or deletes every snapshot; one that fails does not keep the others. */
export async function actOnGuard(
  { act, on }: GuardAct,
  jobStatus: string,
  tools: Pick<Tools, 'hoody' | 'story' | 'each'>,
): Promise<GuardResult> {
  const results = await tools.each(on, async (snapshot) => {
    try {
      await (act === 'rollback' ? rollBack(snapshot, tools) : cleanUp(snapshot, tools));
      return { snapshot };
    } catch (error) {
      return { snapshot, error: error as Error };
    }
  });
  return { act, jobStatus, results };
}

async function rollBack(
  { containerId, name, createdAt }: GuardedSnapshot,
  { hoody, story }: Pick<Tools, 'hoody' | 'story'>,
): Promise<void> {
  const when = createdAt === '' ? '' : `, of ${formatTime(createdAt)}`;
  await story.chapter(
    `Rolling container ${containerId} back to snapshot ${name}${when}`,
    () => hoody.restore(containerId, name),
    () => `Rolled container ${containerId} back to snapshot ${name}`,
  );
}

async function cleanUp(
  { containerId, name }: GuardedSnapshot,
  { hoody, story }: Pick<Tools, 'hoody' | 'story'>,
): Promise<void> {
  await removeIfThere(hoody, containerId, name);
  story.info(`Deleted snapshot ${name} of container ${containerId}, since the job succeeded.`);
}

/** How to restore a container by hand, to paste into a shell that has the token in HOODY_TOKEN. */
export function commandToRestore(apiUrl: string, { containerId, name }: GuardedSnapshot): string {
  const url = endpoint(new URL(apiUrl), ['containers', containerId, 'snapshots', name]);
  return `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}
