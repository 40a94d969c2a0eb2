import { formatCount } from '../format.ts';
import { HoodyError } from '../hoody/errors.ts';
import { compileFilter } from '../hoody/filter.ts';
import { expired } from '../hoody/retention.ts';
import type { KnownSnapshot } from '../hoody/schema.ts';
import { actOn, type Check, find, MissingError, type Place, placeOf } from './find.ts';
import type { Outcome, Tools } from './outcome.ts';
import { removeIfThere } from './remove-if-there.ts';

export type DeleteRequest = { dryRun: boolean } & (
  | {
      by: 'choice';
      /** For each container names, aliases or `latest`. */
      snapshots: ReadonlyMap<string, readonly string[]>;
      /** Whether a snapshot that is not there counts as deleted. */
      ignoreMissing: boolean;
    }
  | {
      by: 'rule';
      /** A glob over alias or name. */
      filter: string;
      keepLast?: number;
      olderThanMs?: number;
    }
);

/** Deletes snapshots of a container for good. One that fails does not keep the others. */
export async function remove(request: DeleteRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const deleted = new Map<string, KnownSnapshot>();
  const errors: Error[] = [];
  const plan: string[] = [];
  const { hoody, story } = tools;
  const place = placeOf(tools, containerId);

  const removeOne = async (snapshot: KnownSnapshot): Promise<void> => {
    const { name } = snapshot;
    if (deleted.has(name)) return;
    if (request.dryRun) {
      plan.push(`delete snapshot ${name} of container ${containerId}`);
      story.info(`Dry run: would ${plan.at(-1)}.`);
    } else {
      await (request.by === 'rule'
        ? removeIfThere(hoody, containerId, name)
        : hoody.delete(containerId, name));
      story.info(`Deleted snapshot ${name} of container ${containerId}.`);
    }
    deleted.set(name, snapshot);
  };
  const collect = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      errors.push(error as Error);
    }
  };

  if (request.by === 'rule') {
    for (const snapshot of await findExpired(request, place, tools)) await collect(() => removeOne(snapshot));
  } else {
    for (const wanted of request.snapshots.get(containerId) ?? []) {
      await collect(() => removeChosen(request, place, wanted, removeOne));
    }
  }

  const done = {
    containerId,
    changed: deleted.size > 0 && !request.dryRun,
    snapshots: [...deleted.values()],
    ...(request.dryRun ? { plan } : {}),
  };
  if (errors.length === 0) return { ok: true, ...done };
  return { ok: false, ...done, error: errors.length === 1 && errors[0] ? errors[0] : joined(errors) };
}

async function removeChosen(
  { dryRun, ignoreMissing }: DeleteRequest & { by: 'choice' },
  place: Place,
  wanted: string,
  removeOne: (snapshot: KnownSnapshot) => Promise<void>,
): Promise<void> {
  const check = refuseNamesakes(place.containerId);
  try {
    if (dryRun) await removeOne((await find(place, wanted, check)).snapshot);
    else await actOn(place, wanted, removeOne, check);
  } catch (error) {
    if (!(ignoreMissing && error instanceof MissingError)) throw error;
    place.story.info(`${error.message} There is nothing to delete.`);
  }
}

async function findExpired(
  { filter, keepLast, olderThanMs }: DeleteRequest & { by: 'rule' },
  place: Place,
  { now }: Tools,
): Promise<KnownSnapshot[]> {
  const matches = await compileFilter(filter);
  const snapshots = await place.list();
  const surplus = expired(
    snapshots,
    {
      matches,
      ...(keepLast === undefined ? {} : { keepLast }),
      ...(olderThanMs === undefined ? {} : { olderThanMs }),
    },
    new Set(),
    now(),
  );
  place.story.info(
    `Container ${place.containerId} has ${formatCount(snapshots.length, 'snapshot')}; ` +
      `${filter} matches ${snapshots.filter(matches).length}, and ${surplus.length} of these to delete.`,
  );
  return surplus;
}

/** An alias that several share is refused: which of them was meant is not known. */
function refuseNamesakes(containerId: string): Check {
  return ({ snapshot: { alias, name }, namesakes }) => {
    if (namesakes.length === 0) return;
    const names = [name, ...namesakes.map((namesake) => namesake.name)].join(', ');
    throw new HoodyError(
      `${namesakes.length + 1} snapshots of container ${containerId} have the alias "${alias}": ${names}. ` +
        'None of them was deleted. Give the name of the one to delete.',
    );
  };
}

function joined(errors: readonly Error[]): Error {
  return new HoodyError(errors.map(({ message }) => message).join('\n'));
}
