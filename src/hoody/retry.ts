import { AttemptError, describe, type Failure, LIMIT_CODE } from './errors.ts';

/** The step's time, and the means to wait in it. */
export interface Budget {
  /** Milliseconds until the step's time is over; never below 0. */
  remainingMs(): number;
  /** The whole of it, in milliseconds. */
  readonly totalMs: number;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Waits; rejects with the signal's reason when it is aborted. */
  sleep(ms: number): Promise<void>;
}

/**
 * What a failure means for the next attempt.
 * - `again`: the API did nothing, so the same request can be sent again.
 * - `unsure`: the API may have acted. What may be done twice is sent again; the rest has to look first.
 * - `fail`: it would fail again.
 */
export type Verdict = 'again' | 'unsure' | 'fail';

export function judge(failure: Failure): Verdict {
  switch (failure.kind) {
    case 'unconnected':
      return 'again';
    case 'lost':
      return 'unsure';
    case 'redirect':
    case 'malformed':
    case 'untrusted':
      return 'fail';
    case 'status':
      return judgeStatus(failure);
  }
}

function judgeStatus({ status, code, spoken }: Failure & { kind: 'status' }): Verdict {
  if (code === LIMIT_CODE) return 'fail';
  // A 503 of the API's own says that nothing was done; one of a proxy may come after the API has acted.
  if (status === 503) return spoken ? 'again' : 'unsure';
  if (status === 409 || status === 429) return 'again';
  if (status === 408 || status === 425 || status >= 500) return 'unsure';
  return 'fail';
}

/** Whether the API may have acted on an attempt that failed so. */
export function isUnsure(error: unknown): boolean {
  return error instanceof AttemptError && judge(error.failure) === 'unsure';
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5_000;
/** An attempt that is cut off sooner tells nothing, and what it asked for may be done all the same. */
const SHORTEST_ATTEMPT_MS = 1_000;

export interface RetryOptions {
  budget: Budget;
  /** A number in [0, 1), for the jitter. */
  random: () => number;
  /** Told before each wait. */
  onRetry: (notice: { failure: Failure; attempts: number; delayMs: number }) => void;
}

/** The attempts ended without success: the last failure, how many there were, and why there is no other. */
export class ExhaustedError extends Error {
  readonly failure: Failure;
  readonly attempts: number;
  readonly reason: 'final' | 'out-of-time';

  constructor(failure: Failure, attempts: number, reason: 'final' | 'out-of-time') {
    super(describe(failure));
    this.name = 'ExhaustedError';
    this.failure = failure;
    this.attempts = attempts;
    this.reason = reason;
  }
}

/**
 * Calls `attempt` until it succeeds, fails for good, or the budget ends. The waits grow exponentially with
 * jitter; a `Retry-After` of the API is obeyed.
 *
 * @throws ExhaustedError with the last failure; the signal's reason when the job is cancelled; whatever else
 *   `attempt` throws, as it is.
 */
export async function retry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { budget, random, onRetry } = options;
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      budget.signal.throwIfAborted();
      if (!(error instanceof AttemptError)) throw error;
      const { failure } = error;
      if (judge(failure) === 'fail') throw new ExhaustedError(failure, attempts, 'final');
      const delayMs = delayBefore(attempts, failure, random);
      if (delayMs + SHORTEST_ATTEMPT_MS > budget.remainingMs())
        throw new ExhaustedError(failure, attempts, 'out-of-time');
      onRetry({ failure, attempts, delayMs });
      await budget.sleep(delayMs);
    }
  }
}

function delayBefore(attempts: number, failure: Failure, random: () => number): number {
  const ceiling = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
  const delayMs = ceiling / 2 + (random() * ceiling) / 2;
  const askedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(delayMs, askedMs);
}
