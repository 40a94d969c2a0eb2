import type { Outcome, Tools } from './outcome.ts';

/** Lists the snapshots of a container, newest first. */
export async function list(containerId: string, { hoody, story }: Tools): Promise<Outcome> {
  const snapshots = await hoody.list(containerId);
  const [newest] = snapshots;
  story.info(
    newest
      ? `Container ${containerId} has ${snapshots.length} snapshot(s); the newest is ${newest.name}.`
      : `Container ${containerId} has no snapshots.`,
  );
  return { ok: true, containerId, changed: false, snapshots };
}
