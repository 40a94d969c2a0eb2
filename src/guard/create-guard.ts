import type { Outcome } from '../operations/outcome.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';

/**
 * Creates the guard of a create that succeeded.
 *
 * @param labels by container id
 * @returns undefined if the post step has nothing to do
 */
export function createGuard(
  options: Omit<Guard, 'snapshots'>,
  outcomes: readonly Outcome[],
  labels: ReadonlyMap<string, string>,
): Guard | undefined {
  if (!options.restoreOnFailure && !options.deleteOnSuccess) return undefined;
  if (outcomes.some(({ ok, plan }) => !ok || plan)) return undefined;
  const snapshots = outcomes.flatMap(({ containerId, origin, snapshots: [snapshot] }): GuardedSnapshot[] => {
    if (!snapshot) return [];
    const label = labels.get(containerId);
    return [
      {
        containerId,
        ...(label === undefined ? {} : { label }),
        name: snapshot.name,
        createdAt: snapshot.created_at ?? '',
        ...(origin ? { keep: true } : {}),
      },
    ];
  });
  return { ...options, snapshots };
}
