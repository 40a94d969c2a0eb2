import type { Outcome } from '../operations/outcome.ts';

/** What the post step of a create does once the job is over. */
export interface GuardSwitches {
  restoreOnFailure: boolean;
  deleteOnSuccess: boolean;
}

/** What a create leaves for its post step. */
export interface Guard extends GuardSwitches {
  /** Tells this step from the others of the job. */
  id: string;
  apiUrl: string;
  snapshots: GuardedSnapshot[];
}

export interface GuardedSnapshot {
  containerId: string;
  name: string;
  /** In ISO 8601; empty if unknown. */
  createdAt: string;
  /** Set for a snapshot that the step did not certainly create, which the guard never deletes. */
  keep?: true;
}

/**
 * Creates the guard of a create that succeeded.
 *
 * @returns undefined if the post step has nothing to do
 */
export function createGuard(
  { restoreOnFailure, deleteOnSuccess }: GuardSwitches,
  outcomes: readonly Outcome[],
  apiUrl: URL,
  id: string,
): Guard | undefined {
  if (!restoreOnFailure && !deleteOnSuccess) return undefined;
  if (outcomes.some(({ ok, plan }) => !ok || plan)) return undefined;
  const snapshots = outcomes.flatMap(({ containerId, origin, snapshots: [snapshot] }) =>
    snapshot
      ? [
          {
            containerId,
            name: snapshot.name,
            createdAt: snapshot.created_at ?? '',
            ...(origin ? { keep: true as const } : {}),
          },
        ]
      : [],
  );
  return { id, apiUrl: apiUrl.href, restoreOnFailure, deleteOnSuccess, snapshots };
}
