import { actOn, newestWins } from './find.ts';
import type { Outcome, Tools } from './outcome.ts';

export interface RestoreRequest {
  /** A name, an alias or `latest`. */
  snapshot: string;
}

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
export async function restore(request: RestoreRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const snapshot = await actOn(
    tools,
    containerId,
    request.snapshot,
    async (known) => {
      const told = await tools.story.chapter(
        `Restoring container ${containerId} from snapshot ${known.name}`,
        () => tools.hoody.restore(containerId, known.name),
        () => `Restored container ${containerId} from snapshot ${known.name}`,
      );
      return told ?? known;
    },
    newestWins(tools),
  );
  return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}
