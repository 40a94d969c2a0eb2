import type { Budget } from '../base/budget.ts';
import type { UserError } from '../base/user-error.ts';
import { mayHaveHappened, RequestError } from '../hoody/errors.ts';
import type { Failure } from '../hoody/failure.ts';
import type { Context } from '../operations/context.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { GuardedSnapshot } from './guard.ts';
import type { RollbackEnd } from './rollback-word.ts';

/** What a post step works with. */
export interface GuardContext
  extends Pick<Context, 'client' | 'logger' | 'mapConcurrently' | 'nameOf' | 'pause'> {
  /** The time of all requests. */
  budget: Pick<Budget, 'remainingMs'>;
  /** Whether the step had another token. */
  isOtherToken: boolean;
  /** Whether another step changed the file of extra certificates, which is not trusted then. */
  hasChangedCertificates: boolean;
}

/** What the post step did to one container. */
export interface GuardResult {
  snapshot: GuardedSnapshot;
  error?: UserError;
}

/** How the work on one container ended; `unknown` if it may have happened. */
export function endOf({ error }: Pick<GuardResult, 'error'>): RollbackEnd {
  if (!error) return 'done';
  return mayHaveHappened(error) ? 'unknown' : 'failed';
}

/** Adds what another step of the job can have changed, which only a post step knows. */
export function explain(error: UserError, context: GuardContext): UserError {
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
      'The token differs from that of the step. Another step of the job may have changed HOODY_TOKEN.',
    );
  }
  return failure.status === 401
    ? line('The token was valid when the job began. It has expired or been revoked since.')
    : undefined;
}
