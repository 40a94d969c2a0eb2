import type { UserError } from '../../base/user-error.ts';
import { RequestError } from '../../hoody/errors.ts';
import type { SnapshotList } from '../../hoody/snapshot.ts';
import { hasAlias } from '../../snapshots/identity.ts';
import { line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { describeAge } from '../describe.ts';
import { captureFailure, type Outcome } from '../outcome.ts';
import type { CreateRequest } from '../request.ts';
import { findExisting, NameTakenError } from './existing.ts';
import { generatedAlias, type MakeOptions, make } from './make.ts';
import { planCreate } from './plan.ts';
import { supersede } from './supersede.ts';
import { AmbiguousCreateError } from './sweep.ts';
import { type SnapshotsBefore, undoCreate } from './undo.ts';

/**
 * Creates a snapshot of every container, or of none: if one fails, those of the others are deleted. Older
 * snapshots are deleted only after every new one exists.
 */
export async function create(
  request: CreateRequest,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<Outcome[]> {
  const attempt = (containerId: Redacted, work: () => Promise<Outcome>) =>
    captureFailure(containerId, () => work().catch((error) => Promise.reject(explainLimit(error, request))));
  if (request.dryRun) {
    return context.mapConcurrently(containerIds, (containerId) =>
      attempt(containerId, () => planCreate(request, containerId, context)),
    );
  }
  const before: SnapshotsBefore = new Map();
  // An undo must know what the platform replaced. A single container has nothing to undo.
  const mustLookFirst =
    request.alias !== undefined && (request.ifExists !== 'create' || containerIds.length > 1);
  const outcomes = await context.mapConcurrently(containerIds, (containerId) =>
    attempt(containerId, async () => {
      const list = mustLookFirst ? await context.client.list(containerId) : undefined;
      if (list) before.set(containerId, list.snapshots);
      return createOne(request, containerId, list, context);
    }),
  );
  if (outcomes.some(({ ok }) => !ok)) return undoCreate(request, outcomes, before, context);
  return context.mapConcurrently(outcomes, (outcome) => supersede(request, outcome, context));
}

/** @param list the snapshots of the container, if the request has to know them */
async function createOne(
  { alias, expiryDays, ifExists }: CreateRequest,
  containerId: Redacted,
  list: SnapshotList | undefined,
  context: Context,
): Promise<Outcome> {
  const { logger, nameOf, now } = context;
  const makeUnder = async (
    source: MakeOptions['alias'],
    policy?: MakeOptions['policy'],
  ): Promise<Outcome> => {
    const options = { alias: source, expiryDays, ...(policy ? { policy } : {}) };
    const { snapshot, ownership } = await make(containerId, options, context);
    return { ok: true, containerId, changed: ownership !== 'found', ownership, snapshots: [snapshot] };
  };
  if (alias === undefined) return makeUnder(generatedAlias(line('run'), context));
  const explicit = { kind: 'explicit', alias } as const;
  if (!list || ifExists === 'create') return makeUnder(explicit);
  if (ifExists === 'reuse' || ifExists === 'fail') {
    const existing = findExisting(ifExists, alias, nameOf(containerId), list, now());
    if (!existing) return makeUnder(explicit, ifExists);
    logger.info(
      line`Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"${describeAge(existing)}. The step reuses it.`,
    );
    return { ok: true, containerId, changed: false, ownership: 'found', snapshots: [existing] };
  }
  // A platform that derives the name from the alias rejects the new snapshot, or overwrites the older one, while that
  // exists. So the new one first gets its own alias.
  const makeAside = () => makeUnder(generatedAlias(alias, context));
  if (list.snapshots.some((snapshot) => hasAlias(snapshot, alias))) return makeAside();
  try {
    return await makeUnder(explicit);
  } catch (error) {
    if (!(error instanceof NameTakenError)) throw error;
    return makeAside();
  }
}

function explainLimit(error: unknown, { retention }: CreateRequest): unknown {
  if (!(error instanceof RequestError) || !retention) return error;
  return error instanceof AmbiguousCreateError
    ? new AmbiguousCreateError(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
    : adviseOnKeepLast(error, retention.keepLast);
}

/** A retention deletes only after the create, so it must leave room for one more snapshot. */
function adviseOnKeepLast(error: UserError, keepLast: number): UserError {
  if (!(error instanceof RequestError)) return error;
  // Only an error at the limit has a usage.
  const limit = error.failure?.kind === 'status' ? error.failure.usage?.limit : undefined;
  if (limit === undefined || limit < 2 || keepLast < limit) return error;
  return new RequestError(
    error,
    [
      line`\`keep-last: ${keepLast}\` leaves no room for a new snapshot below the limit of ${limit}. Use \`keep-last: ${limit - 1}\` or less.`,
    ],
    error.failure,
  );
}
