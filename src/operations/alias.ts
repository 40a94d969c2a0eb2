import { actOn, find, newestWins, placeOf } from './find.ts';
import type { Outcome, Tools } from './outcome.ts';

export interface AliasRequest {
  /** For each container a name, an alias or `latest`. */
  snapshots: ReadonlyMap<string, string>;
  /** The new alias; null removes the one there is. */
  alias: string | null;
  dryRun: boolean;
}

/** Gives a snapshot another alias, or none. */
export async function alias(request: AliasRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const { hoody, story } = tools;
  const place = placeOf(tools, containerId);
  const wanted = request.snapshots.get(containerId) ?? '';
  const check = newestWins(story);
  if (request.dryRun) {
    const { snapshot } = await find(place, wanted, check);
    const change = request.alias === null ? 'remove the alias' : `set the alias "${request.alias}"`;
    const plan = [`${change} of snapshot ${snapshot.name} of container ${containerId}`];
    story.info(`Dry run: would ${plan[0]}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
  }
  const snapshot = await actOn(
    place,
    wanted,
    ({ name }) => hoody.setAlias(containerId, name, request.alias),
    check,
  );
  story.info(
    request.alias === null
      ? `Removed the alias of snapshot ${snapshot.name} of container ${containerId}.`
      : `Snapshot ${snapshot.name} of container ${containerId} has the alias "${request.alias}" now.`,
  );
  return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}
