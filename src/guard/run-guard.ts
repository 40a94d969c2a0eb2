import type { Budget } from '../base/budget.ts';
import { toUserError, UserError } from '../base/user-error.ts';
import { deleteIfPresent } from '../hoody/client.ts';
import { mayHaveHappened, RequestError } from '../hoody/errors.ts';
import type { Failure } from '../hoody/failure.ts';
import type { Context } from '../operations/context.ts';
import { describeAge } from '../operations/describe.ts';
import { describeSentAgain } from '../operations/restore.ts';
import { AFTER_OLD_LIST_MS, explainMissing, verify } from '../operations/verify.ts';
import { formatDuration } from '../text/format.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { GuardAction } from './decision.ts';
import type { GuardedSnapshot } from './guard.ts';

/** What the post step did to one container. */
export interface GuardResult {
  snapshot: GuardedSnapshot;
  /** How long it took, in milliseconds. */
  ms: number;
  /** Whether the name certainly meant the snapshot of the step. */
  isVerified: boolean;
  error?: UserError;
}

/** A name may mean another snapshot than that of the step. */
export class UnverifiedError extends UserError {
  constructor() {
    super(
      line('It was not deleted: it is not verified that the name still means the snapshot of this job.'),
      line('The list of snapshots could not be read, or does not say when it was created.'),
    );
    this.name = 'UnverifiedError';
  }
}

/** How a rollback of one container ended; `unknown` if it may have happened. */
export function endOf({ error }: Pick<GuardResult, 'error'>): 'done' | 'unknown' | 'failed' {
  if (!error) return 'done';
  return mayHaveHappened(error) ? 'unknown' : 'failed';
}

interface GuardContext extends Pick<Context, 'client' | 'logger' | 'mapConcurrently' | 'nameOf' | 'pause'> {
  /** The time of all requests. */
  budget: Pick<Budget, 'remainingMs'>;
  /** Whether the step had another token. */
  isOtherToken: boolean;
  /** Whether another step changed the file of extra certificates, which is not trusted then. */
  hasChangedCertificates: boolean;
  /** How long an attempt of the step itself can still take over a name in a container, in milliseconds. */
  latenessMs: (containerId: Redacted) => number;
}

/** Restores every container, or deletes every snapshot. A failure does not stop the others. */
export async function runGuard({ action, on }: GuardAction, context: GuardContext): Promise<GuardResult[]> {
  const run = action === 'rollback' ? rollBack : cleanUp;
  return context.mapConcurrently(on, async (snapshot) => {
    const startMs = context.budget.remainingMs();
    const elapsed = () => startMs - context.budget.remainingMs();
    let isVerified = snapshot.isUniqueName;
    try {
      isVerified = await run(snapshot, context);
      return { snapshot, ms: elapsed(), isVerified };
    } catch (error) {
      return { snapshot, ms: elapsed(), isVerified, error: explain(toUserError(error), context) };
    }
  });
}

/** Adds what another step of the job can have changed, which only a post step knows. */
function explain(error: UserError, context: GuardContext): UserError {
  if (!(error instanceof RequestError) || !error.failure) return error;
  const explanation = explainFailure(error.failure, context);
  return explanation ? new RequestError(error, [explanation], error.failure, error.mayHaveActed) : error;
}

function explainFailure(
  failure: Failure,
  { isOtherToken, hasChangedCertificates }: GuardContext,
): Redacted | undefined {
  if (failure.kind === 'untrusted' && hasChangedCertificates) {
    return line(
      'Another step of the job changed the file of NODE_EXTRA_CA_CERTS, so its certificates are not trusted.',
    );
  }
  if (failure.kind !== 'status' || !failure.fromApi) return undefined;
  if (isOtherToken && [401, 403].includes(failure.status)) {
    return line(
      'The token is another one than that of the step. Another step of the job can have changed HOODY_TOKEN.',
    );
  }
  return failure.status === 401
    ? line('The token was valid when the job began. It has expired or been revoked since.')
    : undefined;
}

/**
 * Restores a container. Where another job can have taken over the name of the snapshot, it looks first; what it cannot
 * learn does not stop a rollback.
 *
 * @returns whether the name certainly meant the snapshot
 */
async function rollBack(
  { containerId, name, createdAt, isUniqueName }: GuardedSnapshot,
  { budget, client, logger, nameOf, pause, latenessMs }: GuardContext,
): Promise<boolean> {
  const container = nameOf(containerId);
  const known = { name, created_at: createdAt };
  const lateMs = isUniqueName ? 0 : latenessMs(containerId);
  if (lateMs > 0 && lateMs < budget.remainingMs()) {
    logger.info(
      line`Waiting ${formatDuration(lateMs)}, until no attempt of this step can take over the name ${name} any more.`,
    );
  }
  const isSettled = lateMs === 0 || (await pause(lateMs));
  // The restore is worth more than certainty about its name.
  const pauseIfTime = async (ms: number) => ms < budget.remainingMs() / 4 && pause(ms);
  const { listed, ...seen } = isUniqueName
    ? { listed: undefined, isVerified: true }
    : await verify(client, { id: containerId, name: container }, known, pauseIfTime);
  const isVerified = seen.isVerified && isSettled;
  if (!isVerified) {
    const reason = isSettled
      ? line('no list shows its time')
      : line('an attempt of this step can still take it over');
    logger.info(
      line`It is not verified that the name ${name} still means the snapshot of this job: ${reason}.`,
    );
  }
  const { isSentAgain } = await logger.withProgress(
    line`Rolling container ${container} back to snapshot ${name}${describeAge(known)}`,
    async () => {
      const used = listed && { last_used_at: listed.last_used_at ?? null };
      try {
        return await client.restore(containerId, { ...known, ...used });
      } catch (error) {
        throw await explainMissing(error, client, { id: containerId, name: container }, name);
      }
    },
    () => line`Rolled container ${container} back to snapshot ${name}`,
  );
  if (isSentAgain) logger.warning(describeSentAgain(known, container));
  return isVerified;
}

/**
 * Deletes a snapshot. Where another job can have taken over its name, it looks first, and what it cannot learn stops it.
 *
 * @returns whether the name certainly meant the snapshot
 * @throws UserError if the snapshot may be another one
 */
async function cleanUp(
  { containerId, name, createdAt, isUniqueName }: GuardedSnapshot,
  { client, logger, nameOf, pause }: GuardContext,
): Promise<boolean> {
  const container = nameOf(containerId);
  if (!isUniqueName) {
    const known = { name, created_at: createdAt };
    const look = () => verify(client, { id: containerId, name: container }, known, pause, 'delete');
    let last = await look();
    // Only a list that is made later shows that it is gone.
    const isSecond = !last.listed && (await pause(AFTER_OLD_LIST_MS));
    if (isSecond) last = await look();
    if (isSecond && last.isRead && !last.listed) {
      logger.info(line`Snapshot ${name} of container ${container} is already gone.`);
      return true;
    }
    if (!last.isVerified) throw new UnverifiedError();
  }
  await deleteIfPresent(client, containerId, name);
  logger.info(line`Deleted snapshot ${name} of container ${container}.`);
  return true;
}
