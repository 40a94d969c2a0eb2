import type { Snapshot, SnapshotList } from '../../hoody/snapshot.ts';
import { isShown } from '../../snapshots/identity.ts';
import type { Context } from '../context.ts';

/** A list can be 3 s old; the looks go on a little longer. Source: what was seen of the API. */
const WAITS_MS = [0, 500, 500, 500, 500, 500, 500, 500, 500, 500];

/**
 * Waits for a list that shows a new snapshot. One that does not is a list from before it, of which nothing follows for what
 * is there now.
 *
 * @param onEarlier receives each list from before
 * @returns undefined if no list shows it in time
 */
export async function listShowing(
  created: Snapshot,
  list: () => Promise<SnapshotList>,
  pause: Context['pause'],
  onEarlier: (snapshots: readonly Snapshot[]) => void = () => undefined,
): Promise<SnapshotList | undefined> {
  for (const waitMs of WAITS_MS) {
    if (waitMs > 0 && !(await pause(waitMs))) return undefined;
    const listed = await list();
    if (isShown(created, listed.snapshots)) return listed;
    onEarlier(listed.snapshots);
  }
  return undefined;
}
