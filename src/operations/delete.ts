import { toUserError, UserError } from '../base/user-error.ts';
import { deleteIfPresent } from '../hoody/client.ts';
import { isNotFound } from '../hoody/errors.ts';
import { isAddressable, type Snapshot } from '../hoody/snapshot.ts';
import { findCommaAlias } from '../snapshots/comma-alias.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { selectForDeletion } from '../snapshots/retention.ts';
import { formatCount } from '../text/format.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { describeDeleted } from './describe.ts';
import {
  applyToSnapshot,
  createLookup,
  findSnapshot,
  MissingError,
  namesOf,
  type SelectionCheck,
  type SnapshotLookup,
  UnaddressableError,
} from './find.ts';
import type { Outcome } from './outcome.ts';
import type { DeleteRequest } from './request.ts';

/**
 * Deletes snapshots of a container permanently. All of them are selected before the first is deleted; then one that
 * fails does not stop the others.
 */
export async function deleteSnapshots(
  request: DeleteRequest,
  containerId: Redacted,
  context: Context,
): Promise<Outcome> {
  const lookup = createLookup(context, containerId);
  if (request.by === 'choice' && !request.dryRun) {
    const [only, ...others] = request.snapshots.get(containerId)?.selectors ?? [];
    if (only !== undefined && others.length === 0) return deleteOnly(request, lookup, only, context);
  }
  const { snapshots, errors, kept } =
    request.by === 'rule'
      ? await selectByRule(request, lookup, context)
      : await selectByChoice(request, lookup);
  const counted = kept === undefined ? {} : { kept };
  if (request.dryRun) {
    const plan = snapshots.map(({ name }) => line`delete snapshot ${name} of container ${lookup.container}`);
    for (const action of plan) context.logger.info(line`Dry run: would ${action}.`);
    return toOutcome({ containerId, changed: false, snapshots, plan, ...counted }, errors, lookup);
  }
  const deleted: Snapshot[] = [];
  const isMissingOk = request.by === 'rule' || request.ignoreMissing;
  const isLast = context.isSingle && snapshots.length === 1 && errors.length === 0;
  for (const snapshot of snapshots) {
    try {
      if (isMissingOk) await deleteIfPresent(context.client, containerId, snapshot.name);
      else await context.client.delete(containerId, snapshot.name);
      if (!isLast) context.logger.info(line`${describeDeleted(snapshot, lookup.container)}.`);
      deleted.push(snapshot);
    } catch (error) {
      errors.push(toUserError(error));
    }
  }
  return toOutcome(
    { containerId, changed: deleted.length > 0, snapshots: deleted, ...counted },
    errors,
    lookup,
  );
}

/** Deletes a single snapshot, which costs one request if the selector looks like a name. */
async function deleteOnly(
  { ignoreMissing }: DeleteRequest & { by: 'choice' },
  lookup: SnapshotLookup,
  selector: Redacted,
  { client, isSingle, logger }: Context,
): Promise<Outcome> {
  const { containerId } = lookup;
  // A 404 of the list is about the container, which `ignore-missing` does not cover.
  let notFound: unknown;
  const apply = async (snapshot: Snapshot) => {
    try {
      await client.delete(containerId, snapshot.name);
      if (!isSingle) logger.info(line`${describeDeleted(snapshot, lookup.container)}.`);
      return snapshot;
    } catch (error) {
      if (isNotFound(error)) notFound = error;
      throw error;
    }
  };
  try {
    const snapshot = await applyToSnapshot(lookup, selector, apply, rejectSharedAlias(lookup.container));
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
  } catch (error) {
    if (!ignoreMissing || !(error instanceof MissingError || error === notFound)) throw error;
    logger.info(describeNothing(lookup, selector));
    return { ok: true, containerId, changed: false, snapshots: [] };
  }
}

interface Selected {
  snapshots: Snapshot[];
  errors: UserError[];
  /** How many a rule matched and kept. */
  kept?: number;
}

/** @throws UserError if any selector is rejected: then nothing is deleted */
async function selectByChoice(
  { ignoreMissing, snapshots }: DeleteRequest & { by: 'choice' },
  lookup: SnapshotLookup,
): Promise<Selected> {
  const { containerId, container } = lookup;
  const { selectors, separator } = snapshots.get(containerId) ?? { selectors: [], separator: 'line break' };
  if (separator === 'comma') rejectCommaAlias(container, selectors, (await lookup.list()).snapshots);
  const check = rejectSharedAlias(container);
  const selected = new Map<string, Snapshot>();
  const errors: UserError[] = [];
  // A list that fails is one error, however many selectors there are.
  if (selectors.length > 0) await lookup.list();
  for (const selector of selectors) {
    try {
      const { snapshot } = await findSnapshot(lookup, selector, check);
      selected.set(snapshot.name, snapshot);
    } catch (error) {
      if (ignoreMissing && error instanceof MissingError)
        lookup.logger.info(describeNothing(lookup, selector));
      else errors.push(toUserError(error));
    }
  }
  if (errors.length > 0) {
    const count = line`${errors.length} of ${selectors.length} snapshots`;
    const headline = line`Could not select ${count} of container ${container}. Nothing was deleted.`;
    throw joinErrors(errors, headline);
  }
  return { snapshots: [...selected.values()], errors };
}

async function selectByRule(
  { filter, keepLast, olderThanMs }: DeleteRequest & { by: 'rule' },
  lookup: SnapshotLookup,
  { now }: Context,
): Promise<Selected> {
  const { container, logger } = lookup;
  const matches = compileFilter(filter);
  const { snapshots, clockOffsetMs } = await lookup.list();
  const selected = selectForDeletion(
    snapshots,
    {
      matches,
      ...(keepLast === undefined ? {} : { keepLast }),
      ...(olderThanMs === undefined ? {} : { olderThanMs }),
    },
    new Set(),
    now() + clockOffsetMs,
  );
  const { length: matched } = snapshots.filter(matches);
  logger.info(
    line`Container ${container}: ${formatCount(snapshots.length, 'snapshot')}, ${matched} matching ${filter}, ${selected.length} to delete.`,
  );
  return {
    kept: matched - selected.length,
    snapshots: selected.filter(isAddressable),
    errors: selected
      .filter((snapshot) => !isAddressable(snapshot))
      .map((snapshot) => new UnaddressableError(snapshot, container)),
  };
}

function toOutcome(
  outcome: Omit<Outcome, 'ok' | 'error'>,
  errors: readonly UserError[],
  { container }: SnapshotLookup,
): Outcome {
  if (errors.length === 0) return { ...outcome, ok: true };
  const headline = line`Could not delete ${errors.length} snapshots of container ${container}.`;
  return { ...outcome, ok: false, error: joinErrors(errors, headline) };
}

function describeNothing({ container }: SnapshotLookup, selector: Redacted): Redacted {
  return line`Container ${container} has no snapshot "${selector}", so there is nothing to delete.`;
}

/** Rejects a list whose commas can also belong to an alias: what to delete is unclear. */
function rejectCommaAlias(
  container: Redacted,
  selectors: readonly Redacted[],
  snapshots: readonly Snapshot[],
): void {
  const found = findCommaAlias(snapshots, selectors);
  if (!found) return;
  throw new UserError(
    line`The commas in \`snapshot\` are ambiguous for container ${container}. Nothing was deleted.`,
    line`They can separate snapshots, or belong to the alias "${found.alias ?? own('')}" of snapshot ${found.name}.`,
    line`To delete several snapshots, write each on its own line. To delete that one, use \`name:${found.name}\`.`,
  );
}

/** Rejects an alias that several snapshots share: which of them to delete is unknown. */
function rejectSharedAlias(container: Redacted): SelectionCheck {
  return ({ snapshot, sharingAlias }) => {
    if (sharingAlias.length === 0) return;
    throw new UserError(
      line`${sharingAlias.length + 1} snapshots of container ${container} have the alias "${snapshot.alias ?? own('')}".`,
      line`They are ${namesOf([snapshot, ...sharingAlias])}.`,
      line('Nothing was deleted. Use the name of the snapshot to delete.'),
    );
  };
}

/** @param headline of several errors; a single one speaks for itself */
function joinErrors(errors: readonly UserError[], headline: Redacted): UserError {
  const [only, ...others] = errors;
  return only && others.length === 0 ? only : new UserError(headline, ...errors);
}
