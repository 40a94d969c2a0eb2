import { HoodyError } from '../hoody/errors.ts';
import type { KnownSnapshot, Snapshot } from '../hoody/schema.ts';
import { findCommaAlias } from '../snapshots/comma-alias.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { selectForDeletion } from '../snapshots/retention.ts';
import { formatCount } from '../text/format.ts';
import type { Context } from './context.ts';
import { deleteIfPresent } from './delete-if-present.ts';
import {
  applyToSnapshot,
  createLookup,
  findSnapshot,
  MissingError,
  type SelectionCheck,
  type SnapshotLookup,
} from './find-snapshot.ts';
import type { Outcome } from './outcome.ts';

/** The snapshots to delete, in the order of the input. */
export interface SelectorList {
  /** Names, aliases or `latest`; `name:x` and `alias:x` say which. */
  selectors: readonly string[];
  /** What separates them in the input. An alias can contain commas. */
  separator: 'comma' | 'line break';
}

export type DeleteRequest = { dryRun: boolean } & (
  | {
      by: 'choice';
      /** For each container. */
      snapshots: ReadonlyMap<string, SelectorList>;
      /** Whether a snapshot that does not exist counts as deleted. */
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

/** Deletes snapshots of a container permanently. One that fails does not stop the others. */
export async function deleteSnapshots(
  request: DeleteRequest,
  containerId: string,
  context: Context,
): Promise<Outcome> {
  const deleted = new Map<string, KnownSnapshot>();
  const errors: Error[] = [];
  const plan: string[] = [];
  const { client, logger } = context;
  const lookup = createLookup(context, containerId);

  const deleteOne = async (snapshot: KnownSnapshot): Promise<void> => {
    const { name } = snapshot;
    if (deleted.has(name)) return;
    if (request.dryRun) {
      plan.push(`delete snapshot ${name} of container ${containerId}`);
      logger.info(`Dry run: would ${plan.at(-1)}.`);
    } else {
      await (request.by === 'rule'
        ? deleteIfPresent(client, containerId, name)
        : client.delete(containerId, name));
      logger.info(`Deleted snapshot ${name} of container ${containerId}.`);
    }
    deleted.set(name, snapshot);
  };
  const collectError = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      errors.push(error as Error);
    }
  };

  if (request.by === 'rule') {
    for (const snapshot of await selectByRule(request, lookup, context))
      await collectError(() => deleteOne(snapshot));
  } else {
    const list = request.snapshots.get(containerId);
    if (list?.separator === 'comma') rejectCommaAlias(containerId, list.selectors, await lookup.list());
    for (const selector of list?.selectors ?? []) {
      await collectError(() => deleteSelected(request, lookup, selector, deleteOne));
    }
  }

  const outcome = {
    containerId,
    changed: deleted.size > 0 && !request.dryRun,
    snapshots: [...deleted.values()],
    ...(request.dryRun ? { plan } : {}),
  };
  if (errors.length === 0) return { ok: true, ...outcome };
  return { ok: false, ...outcome, error: errors.length === 1 && errors[0] ? errors[0] : joinErrors(errors) };
}

async function deleteSelected(
  { dryRun, ignoreMissing }: DeleteRequest & { by: 'choice' },
  lookup: SnapshotLookup,
  selector: string,
  deleteOne: (snapshot: KnownSnapshot) => Promise<void>,
): Promise<void> {
  const check = rejectSharedAlias(lookup.containerId);
  try {
    if (dryRun) await deleteOne((await findSnapshot(lookup, selector, check)).snapshot);
    else await applyToSnapshot(lookup, selector, deleteOne, check);
  } catch (error) {
    if (!(ignoreMissing && error instanceof MissingError)) throw error;
    lookup.logger.info(`${error.message} There is nothing to delete.`);
  }
}

async function selectByRule(
  { filter, keepLast, olderThanMs }: DeleteRequest & { by: 'rule' },
  lookup: SnapshotLookup,
  { now }: Context,
): Promise<KnownSnapshot[]> {
  const matches = await compileFilter(filter);
  const snapshots = await lookup.list();
  const selected = selectForDeletion(
    snapshots,
    {
      matches,
      ...(keepLast === undefined ? {} : { keepLast }),
      ...(olderThanMs === undefined ? {} : { olderThanMs }),
    },
    new Set(),
    now(),
  );
  lookup.logger.info(
    `Container ${lookup.containerId} has ${formatCount(snapshots.length, 'snapshot')}; ` +
      `${filter} matches ${snapshots.filter(matches).length}, and ${selected.length} of these to delete.`,
  );
  return selected;
}

/** Rejects a list whose commas can also belong to an alias: what to delete is unclear. */
function rejectCommaAlias(
  containerId: string,
  selectors: readonly string[],
  snapshots: readonly Snapshot[],
): void {
  const found = findCommaAlias(snapshots, selectors);
  if (!found) return;
  throw new HoodyError(
    `Snapshot ${found.name} of container ${containerId} has the alias "${found.alias}", so it is unclear whether the ` +
      'commas in `snapshot` separate several snapshots. Nothing was deleted. To delete several, write each on its own ' +
      `line; to delete that one, write \`name:${found.name}\`.`,
  );
}

/** Rejects an alias that several snapshots share: which of them was meant is unknown. */
function rejectSharedAlias(containerId: string): SelectionCheck {
  return ({ snapshot: { alias, name }, sharingAlias }) => {
    if (sharingAlias.length === 0) return;
    const names = [name, ...sharingAlias.map((other) => other.name)].join(', ');
    throw new HoodyError(
      `${sharingAlias.length + 1} snapshots of container ${containerId} have the alias "${alias}": ${names}. ` +
        'None of them was deleted. Give the name of the one to delete.',
    );
  };
}

function joinErrors(errors: readonly Error[]): Error {
  return new HoodyError(errors.map(({ message }) => message).join('\n'));
}
