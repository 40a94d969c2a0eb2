import { actOn, newestWins } from './find.ts';
import type { Outcome, Tools } from './outcome.ts';

export interface AliasRequest {
  /** A name, an alias or `latest`. */
  snapshot: string;
  /** The new alias; null removes the one there is. */
  alias: string | null;
}

/** Gives a snapshot another alias, or none. */
export async function alias(request: AliasRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const snapshot = await actOn(
    tools,
    containerId,
    request.snapshot,
    ({ name }) => tools.hoody.setAlias(containerId, name, request.alias),
    newestWins(tools),
  );
  tools.story.info(
    request.alias === null
      ? `Removed the alias of snapshot ${snapshot.name} of container ${containerId}.`
      : `Snapshot ${snapshot.name} of container ${containerId} has the alias "${request.alias}" now.`,
  );
  return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}
