import { toUserError, UserError } from '../../base/user-error.ts';
import { RequestError } from '../../hoody/errors.ts';
import { deriveName, type Snapshot, type SnapshotList } from '../../hoody/snapshot.ts';
import { hasAlias, looksLikeName } from '../../snapshots/identity.ts';
import { join } from '../../text/list.ts';
import { line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { describeAge } from '../describe.ts';
import { captureFailure, holdBack, type Outcome } from '../outcome.ts';
import type { CreateRequest } from '../request.ts';
import { AmbiguousCreateError } from './ambiguous.ts';
import type { Attempt } from './attempt.ts';
import { findExisting, NameTakenError, requireFreeName } from './existing.ts';
import { type AliasSource, generatedAlias, type MakeOptions, make, report } from './make.ts';
import { planCreate } from './plan.ts';
import { deletesOlder, supersede } from './supersede.ts';
import { LeftoverError, type SnapshotsBefore, undoCreate } from './undo.ts';

/** What `create` does in one container. */
interface Preparation {
  containerId: Redacted;
  /** The snapshots of the container, if the request has to know them. */
  list: SnapshotList | undefined;
  /** The snapshot that is reused. */
  existing: Snapshot | undefined;
}

/**
 * Creates a snapshot of every container, or of none: nothing is created if one container rules it out, and if `create`
 * fails, those of the others are deleted. Older snapshots are deleted only after every new one exists.
 */
export async function create(
  request: CreateRequest,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<Outcome[]> {
  const { mapConcurrently, unsettled } = context;
  const attempt = (containerId: Redacted, work: () => Promise<Outcome>) =>
    captureFailure(containerId, () => work().catch((error) => Promise.reject(explainLimit(error, request))));
  const generated = generatedAlias(line('run'), context);
  if (request.dryRun) {
    return mapConcurrently(containerIds, (containerId) =>
      attempt(containerId, () => planCreate(request, containerId, () => generated.first, context)),
    );
  }
  const prepared = await prepare(request, containerIds, context);
  if ('refused' in prepared) return prepared.refused;
  const { preparations } = prepared;
  const before: Map<Redacted, readonly Snapshot[]> = new Map(
    preparations.flatMap(({ containerId, list }) => (list ? [[containerId, list.snapshots]] : [])),
  );
  const aside = request.alias === undefined ? generated : generatedAlias(request.alias, context);
  const attempts: Attempt[] = [];
  const outcomes = await mapConcurrently(preparations, (preparation) =>
    attempt(preparation.containerId, () =>
      createOne(request, preparation, { generated, aside }, context, { attempts, before }),
    ),
  );
  if (outcomes.some(({ ok }) => !ok)) return undo(request, outcomes, attempts, before, context);
  if (!deletesOlder(request)) {
    for (const made of attempts) unsettled.settle(made);
    return outcomes;
  }
  // What replaces older snapshots must outlive a step that is killed after it has deleted them.
  unsettled.expect(...attempts.map((made): Attempt => ({ ...made, isKept: true })));
  const done = await mapConcurrently(outcomes, (outcome) => supersede(request, outcome, before, context));
  for (const made of attempts) unsettled.settle(made);
  return done;
}

/** Undoes what was created, and leaves what it cannot undo to the post step. */
async function undo(
  request: CreateRequest,
  outcomes: readonly Outcome[],
  attempts: readonly Attempt[],
  before: SnapshotsBefore,
  context: Context,
): Promise<Outcome[]> {
  const undone = await undoCreate(request, outcomes, attempts, before, context);
  const isLeftover = ({ containerId, isGenerated }: Attempt) => {
    const outcome = undone.find((candidate) => candidate.containerId === containerId);
    return isGenerated && outcome?.ok === false && outcome.error instanceof LeftoverError;
  };
  for (const made of attempts) if (!isLeftover(made)) context.unsettled.settle(made);
  return undone;
}

/** Looks into all containers, where the request has to know what they have, before anything is created in any. */
async function prepare(
  request: CreateRequest,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<{ preparations: Preparation[] } | { refused: Outcome[] }> {
  const { client, logger, mapConcurrently, nameOf } = context;
  const mustLook = mustLookFirst(request, containerIds.length);
  const looks = await mapConcurrently(containerIds, async (containerId) => {
    try {
      const list = mustLook ? await client.list(containerId) : undefined;
      return { containerId, list, existing: list && findReusable(request, containerId, list, context) };
    } catch (error) {
      return { containerId, error: toUserError(error) };
    }
  });
  const causes = looks.flatMap((look) => ('error' in look ? [nameOf(look.containerId)] : []));
  if (causes.length === 0) return { preparations: looks as Preparation[] };
  const refused = looks.map((look): Outcome => {
    const { containerId } = look;
    if ('error' in look && look.error)
      return { ok: false, containerId, changed: false, snapshots: [], error: look.error };
    const message = line`Nothing was created for container ${nameOf(containerId)}, because of ${join(causes)}.`;
    return holdBack(containerId, message, logger);
  });
  return { refused };
}

/** An undo must know what the platform replaced, and a name that is not the alias can belong to another alias. */
function mustLookFirst({ alias, ifExists }: CreateRequest, containers: number): boolean {
  if (alias === undefined) return false;
  const name = deriveName(alias);
  return ifExists !== 'create' || containers > 1 || (name !== '' && name !== alias);
}

/** @throws UserError if the request does not allow `create` */
function findReusable(
  { alias, ifExists }: CreateRequest,
  containerId: Redacted,
  list: SnapshotList,
  { nameOf }: Context,
): Snapshot | undefined {
  if (alias === undefined || ifExists === 'replace') return undefined;
  const container = nameOf(containerId);
  const existing = ifExists === 'create' ? undefined : findExisting(ifExists, alias, container, list);
  if (!existing) requireFreeName(alias, { id: containerId, name: container }, list);
  return existing;
}

/** @param made receives the attempt that made the snapshot, and what was there before it */
async function createOne(
  { alias, expiryDays, ifExists }: CreateRequest,
  { containerId, list, existing }: Preparation,
  { generated, aside }: Record<'generated' | 'aside', AliasSource>,
  context: Context,
  made: { attempts: Attempt[]; before: Map<Redacted, readonly Snapshot[]> },
): Promise<Outcome> {
  const { logger, nameOf, unsettled } = context;
  const makeUnder = async (
    source: MakeOptions['alias'],
    policy?: MakeOptions['policy'],
  ): Promise<Outcome> => {
    const options: MakeOptions = {
      alias: source,
      expiryDays,
      ...(list ? { before: list.snapshots } : {}),
      ...(policy ? { policy } : {}),
    };
    const created = await make(containerId, options, context);
    const { snapshot, ownership, isUniqueName, isUnsettled } = created;
    if (created.attempt) made.attempts.push(created.attempt);
    made.before.set(containerId, created.before);
    const changed = ownership !== 'found' || isUnsettled;
    return {
      ok: true,
      containerId,
      changed,
      ownership,
      isUniqueName,
      isUnsettled,
      snapshots: [snapshot],
    };
  };
  if (alias === undefined) return makeUnder(generated);
  if (existing) {
    logger.info(
      line`Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"${describeAge(existing)}. The step reuses it.`,
    );
    const isUniqueName = looksLikeName(existing.name);
    return { ok: true, containerId, changed: false, ownership: 'found', isUniqueName, snapshots: [existing] };
  }
  const explicit = { kind: 'explicit', alias } as const;
  if (ifExists === 'create') return makeUnder(explicit);
  if (ifExists === 'reuse' || ifExists === 'fail') return makeUnder(explicit, ifExists);
  // A platform that derives the name from the alias rejects the new snapshot, or overwrites the older one, while that
  // exists. So the new one first gets its own alias.
  if (list?.snapshots.some((snapshot) => hasAlias(snapshot, alias))) return makeUnder(aside);
  try {
    return await makeUnder(explicit);
  } catch (error) {
    const cause = error instanceof AmbiguousCreateError ? error.cause : error;
    if (!(cause instanceof NameTakenError)) throw error;
    const outcome = await makeUnder(aside).catch((next: unknown) =>
      Promise.reject(error instanceof AmbiguousCreateError ? alsoPending(next, error.pending) : next),
    );
    const [snapshot] = outcome.snapshots;
    if (!(error instanceof AmbiguousCreateError) || !snapshot) return outcome;
    report(error.pending, snapshot, unsettled);
    return { ...outcome, isUnsettled: true };
  }
}

/** A failure after which attempts from before it may still create a snapshot. */
function alsoPending(error: unknown, before: readonly Attempt[]): unknown {
  if (!(error instanceof UserError)) return error;
  return error instanceof AmbiguousCreateError
    ? new AmbiguousCreateError(error.cause, [...before, ...error.pending])
    : new AmbiguousCreateError(error, before);
}

function explainLimit(error: unknown, { retention }: CreateRequest): unknown {
  if (!(error instanceof RequestError) || !retention) return error;
  return error instanceof AmbiguousCreateError
    ? new AmbiguousCreateError(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
    : adviseOnKeepLast(error, retention.keepLast);
}

/** A retention deletes only after the new snapshot exists, so it must leave room for one more snapshot. */
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
