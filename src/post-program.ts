import { type Budget, startBudget } from './base/budget.ts';
import type { Guard } from './guard/guard.ts';
import type { GuardContext } from './guard/guard-context.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import { isTokenOf } from './guard/token-hash.ts';
import type { UnsettledAttempt } from './guard/unsettled.ts';
import type { ClientLimits } from './hoody/client.ts';
import { readPostToken } from './inputs/read-inputs.ts';
import type { Log } from './runner/log.ts';
import { type Runner, summarize } from './runner/runner.ts';
import type { Session, WithSession } from './session.ts';
import { line } from './text/message.ts';

/** What the post step knows of its job. */
export interface Job {
  jobStatus: string;
  /** Aborted when the post step is interrupted. */
  canceled: AbortSignal;
  /** The attempts of the step of which it is unknown what became. */
  attempts: readonly UnsettledAttempt[];
  /** Whether another step changed the file of extra certificates. */
  hasChangedCertificates: boolean;
}

export interface PostToken {
  token: string;
  /** Whether the step had another one. */
  isOtherToken: boolean;
}

/** What a program writes to. */
export interface Place {
  log: Log;
  runner: Runner;
  withSession: WithSession;
}

export async function writePage({ summary }: Guard, html: string, { runner, log }: Place): Promise<void> {
  if (summary) await summarize(html, runner, log);
}

/** Nobody is there to run it again, so the post step waits for the end of a gateway that responds for the API. */
export const PATIENT: ClientLimits = { gatewayMs: Number.POSITIVE_INFINITY };

/** The time and the means that rollback and cleanup share. */
export function guardContext(
  session: Session,
  budget: Budget,
  logger: Log,
): Omit<GuardContext, 'isOtherToken' | 'hasChangedCertificates'> {
  const { nameOf, mapConcurrently } = session;
  return {
    client: session.client(budget, PATIENT),
    budget,
    logger,
    nameOf,
    mapConcurrently,
    pause: async (ms) =>
      ms < budget.remainingMs() &&
      budget.sleep(ms).then(
        () => true,
        () => false,
      ),
  };
}

/** The token of the step; where the runner evaluates it again, another step of the job can have changed it. */
export function readGuardToken({ token: saved, tokenHash }: Guard, { inputs }: Runner, log: Log): PostToken {
  const token = saved ?? readPostToken(inputs);
  const isOtherToken = tokenHash !== undefined && !isTokenOf(token, tokenHash);
  if (isOtherToken) log.info(line('The token differs from that of the step.'));
  return { token, isOtherToken };
}

/** After a cancel, the guards of a job share the time until the runner kills it. */
export function startPostBudget(
  { id, timeoutMs }: Guard,
  jobStatus: string,
  { clock, temporaryDirectory }: Runner,
  canceled: AbortSignal,
): Budget {
  if (jobStatus !== 'cancelled') return startBudget(clock, timeoutMs, canceled);
  const shareMs = openJobDirectory(temporaryDirectory).shareTimeAfterCancel(id, clock.monotonic());
  const limitMs = Math.floor(shareMs / 1000) * 1000;
  return limitMs < timeoutMs
    ? startBudget(clock, limitMs, canceled, line('after a cancellation'))
    : startBudget(clock, timeoutMs, canceled);
}
