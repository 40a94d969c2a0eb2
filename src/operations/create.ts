import { type AliasSource, type CreateResult, hasAlias } from '../hoody/create-once.ts';
import { AmbiguousCreateError, HoodyError, NameTakenError } from '../hoody/errors.ts';
import type { Snapshot, SnapshotList } from '../hoody/schema.ts';
import { formatTime } from '../text/format.ts';
import type { Context } from './context.ts';
import { createSnapshot } from './create-snapshot.ts';
import { describeAge, findExisting } from './if-exists.ts';
import { captureFailure, type Outcome } from './outcome.ts';
import { planCreate } from './plan-create.ts';
import type { CreateRequest } from './request.ts';
import { supersede } from './superseded.ts';
import { type SnapshotsBefore, undoCreate } from './undo-create.ts';

/**
 * Creates a snapshot of every container, or of none: if one fails, those of the others are deleted. Older
 * snapshots are deleted only after every new one exists.
 */
export async function create(
  request: CreateRequest,
  containerIds: readonly string[],
  context: Context,
): Promise<Outcome[]> {
  if (request.dryRun) {
    return context.mapConcurrently(containerIds, (containerId) =>
      captureFailure(containerId, () => planCreate(request, containerId, context)),
    );
  }
  const before: SnapshotsBefore = new Map();
  // An undo must know what the platform replaced. A single container has nothing to undo.
  const mustLookFirst =
    request.alias !== undefined && (request.ifExists !== 'create' || containerIds.length > 1);
  const outcomes = await context.mapConcurrently(containerIds, (containerId) =>
    captureFailure(containerId, async () => {
      const list = mustLookFirst ? await context.client.list(containerId) : undefined;
      if (list) before.set(containerId, list.snapshots);
      try {
        return await createOne(request, containerId, list, context);
      } catch (error) {
        throw explainLimit(error, request);
      }
    }),
  );
  if (outcomes.some(({ ok }) => !ok)) return undoCreate(request, outcomes, before, context);
  return context.mapConcurrently(outcomes, (outcome) => supersede(request, outcome, context));
}

/** @param list the snapshots of the container, if the request has to know them */
async function createOne(
  request: CreateRequest,
  containerId: string,
  list: SnapshotList | undefined,
  context: Context,
): Promise<Outcome> {
  const { alias, ifExists } = request;
  const { logger, nameOf, now } = context;
  if (alias === undefined) return createWith(generatedAlias('run', context), request, containerId, context);
  const explicit: AliasSource = { kind: 'explicit', alias };
  if (!list || ifExists === 'create') return createWith(explicit, request, containerId, context);
  if (ifExists === 'reuse' || ifExists === 'fail') {
    const find = (latest: SnapshotList) => findExisting(ifExists, alias, nameOf(containerId), latest, now());
    const existing = find(list);
    if (!existing) return createWith(explicit, request, containerId, context, find);
    logger.info(
      `Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"` +
        `${describeAge(existing)}. The step reuses it.`,
    );
    return { ok: true, containerId, changed: false, origin: 'reused', snapshots: [existing] };
  }
  // A platform that derives the name from the alias rejects the new snapshot, or overwrites the older one, while that
  // exists. So the new one first gets its own alias.
  const createAside = () => createWith(generatedAlias(alias, context), request, containerId, context);
  if (list.snapshots.some((snapshot) => hasAlias(snapshot, alias))) return createAside();
  try {
    return await createWith(explicit, request, containerId, context);
  } catch (error) {
    if (!(error instanceof NameTakenError)) throw error;
    return createAside();
  }
}

function generatedAlias(word: string, { generateAlias }: Context): AliasSource {
  return { kind: 'generated', first: generateAlias(word), next: () => generateAlias(word) };
}

async function createWith(
  alias: AliasSource,
  { expiryDays }: CreateRequest,
  containerId: string,
  context: Context,
  find?: (list: SnapshotList) => Snapshot | undefined,
): Promise<Outcome> {
  const text = alias.kind === 'explicit' ? alias.alias : alias.first;
  const container = context.nameOf(containerId);
  const { snapshot, source } = await createSnapshot(
    containerId,
    {
      alias,
      ...(expiryDays === undefined ? {} : { expiryDays }),
      ...(find ? { findExisting: find } : {}),
    },
    {
      start: `Creating a snapshot of container ${container} with the alias "${text}"`,
      describeResult: describeCreated(container),
    },
    context,
  );
  if (source === 'existing')
    return { ok: true, containerId, changed: false, origin: 'reused', snapshots: [snapshot] };
  const isInferred = source === 'list' && alias.kind === 'explicit';
  return {
    ok: true,
    containerId,
    changed: true,
    snapshots: [snapshot],
    ...(isInferred ? { origin: 'inferred' } : {}),
  };
}

function describeCreated(container: string): (result: CreateResult) => string {
  return ({ snapshot: { name, expires_at }, source }) =>
    source === 'existing'
      ? `Reused snapshot ${name} of container ${container}, which another job created in the meantime`
      : `Created snapshot ${name} of container ${container}` +
        (expires_at ? `, which expires at ${formatTime(expires_at)}` : '');
}

function explainLimit(error: unknown, { retention }: CreateRequest): unknown {
  if (!(error instanceof HoodyError) || !retention) return error;
  return error instanceof AmbiguousCreateError
    ? new AmbiguousCreateError(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
    : adviseOnKeepLast(error, retention.keepLast);
}

/** A retention deletes only after the create, so it must leave room for one more snapshot. */
function adviseOnKeepLast(error: HoodyError, keepLast: number): HoodyError {
  // Only an error at the limit has a usage.
  const limit = error.failure?.kind === 'status' ? error.failure.usage?.limit : undefined;
  if (limit === undefined || limit < 2 || keepLast < limit) return error;
  return new HoodyError(
    error,
    [
      `\`keep-last: ${keepLast}\` leaves no room for a new snapshot below the limit of ${limit}. Use \`keep-last: ${limit - 1}\` or less.`,
    ],
    error.failure,
  );
}
