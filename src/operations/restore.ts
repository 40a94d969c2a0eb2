import type { KnownSnapshot } from '../hoody/schema.ts';
import { actOn, find, newestWins, placeOf } from './find.ts';
import type { Outcome, Tools } from './outcome.ts';

export interface RestoreRequest {
  /** For each container a name, an alias or `latest`. */
  snapshots: ReadonlyMap<string, string>;
  /** The alias of the snapshot that is taken first of the state that the restore replaces. */
  backupAlias?: string;
  dryRun: boolean;
}

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
export async function restore(request: RestoreRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const { hoody, story } = tools;
  const { snapshots, backupAlias, dryRun } = request;
  const place = placeOf(tools, containerId);
  const wanted = snapshots.get(containerId) ?? '';
  const check = newestWins(story);
  const rollBack = async (known: KnownSnapshot): Promise<KnownSnapshot> => {
    const told = await story.chapter(
      `Restoring container ${containerId} from snapshot ${known.name}`,
      () => hoody.restore(containerId, known.name),
      () => `Restored container ${containerId} from snapshot ${known.name}`,
    );
    return told ?? known;
  };

  if (dryRun) {
    const { snapshot } = await find(place, wanted, check);
    const plan = [
      ...(backupAlias
        ? [`create a snapshot of container ${containerId} with the alias "${backupAlias}"`]
        : []),
      `restore container ${containerId} from snapshot ${snapshot.name}, of ${snapshot.created_at}`,
    ];
    for (const step of plan) story.info(`Dry run: would ${step}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
  }
  if (backupAlias === undefined) {
    const snapshot = await actOn(place, wanted, rollBack, check);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
  }

  // Found first: a backup is of no use when there is nothing to restore, and it is not what `latest` means.
  const { snapshot } = await find(place, wanted, check);
  const backup = await story.chapter(
    `Creating a snapshot of container ${containerId} as it is, with the alias "${backupAlias}"`,
    () => hoody.create(containerId, { alias: backupAlias, aliasIsUnique: true }),
    ({ name }) => `Created snapshot ${name} of container ${containerId}, to undo the restore with`,
  );
  const done = { containerId, changed: true, backup };
  try {
    return { ...done, ok: true, snapshots: [await rollBack(snapshot)] };
  } catch (error) {
    return { ...done, ok: false, snapshots: [], error: error as Error };
  }
}
