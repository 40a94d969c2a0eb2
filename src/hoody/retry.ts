import type { Budget } from './budget.ts';
import { AttemptError } from './errors.ts';
import { type Failure, LIMIT_CODE, PRESPAWN_CODE, type StatusFailure, summarizeFailure } from './failure.ts';

/**
 * Whether a failed attempt can be repeated.
 * - `retryable`: the API did nothing, so the same request can be sent again.
 * - `ambiguous`: the API may have acted. An idempotent request can be sent again; others must check first.
 * - `final`: it would fail again.
 */
export type Retryability = 'retryable' | 'ambiguous' | 'final';

export function classifyFailure(failure: Failure): Retryability {
  switch (failure.kind) {
    case 'unconnected':
      return 'retryable';
    case 'lost':
      return 'ambiguous';
    case 'redirect':
    case 'malformed':
    case 'untrusted':
      return 'final';
    case 'status':
      return classifyStatus(failure);
  }
}

function classifyStatus({ status, code, fromApi }: StatusFailure): Retryability {
  if (code === LIMIT_CODE) return 'final';
  if (code === PRESPAWN_CODE) return 'retryable';
  // With its own 503, the API reports that it did nothing; a 503 from a proxy may follow an action of the API.
  if (status === 503) return fromApi ? 'retryable' : 'ambiguous';
  if (status === 409 || status === 429) return 'retryable';
  if (status === 408 || status === 425 || status >= 500) return 'ambiguous';
  return 'final';
}

/** Whether the API may have acted on a failed attempt. */
export function isAmbiguous(error: unknown): boolean {
  return error instanceof AttemptError && classifyFailure(error.failure) === 'ambiguous';
}

const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
/** A shorter attempt would show nothing, while the API may act on it anyway. */
const MIN_ATTEMPT_MS = 1_000;

/** Nothing was sent, because too little of the budget is left. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
}

/**
 * Checks that enough of the budget is left for another request: a second, or half of a budget of one second.
 *
 * @throws OutOfTimeError otherwise
 */
export function requireTime({ remainingMs, totalMs }: Budget): void {
  const leftMs = remainingMs();
  if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2)) throw new OutOfTimeError();
}

export interface RetryOptions {
  budget: Budget;
  /** A number in [0, 1), for the jitter. */
  random: () => number;
  /** Called before each wait. */
  onRetry: (notice: { failure: Failure; attempts: number; delayMs: number }) => void;
}

/** All attempts failed. */
export class ExhaustedError extends Error {
  /** The last failure. */
  readonly failure: Failure;
  readonly attempts: number;
  /** Why there is no further attempt. */
  readonly reason: 'final' | 'out-of-time';

  constructor(failure: Failure, attempts: number, reason: 'final' | 'out-of-time') {
    super(summarizeFailure(failure));
    this.name = 'ExhaustedError';
    this.failure = failure;
    this.attempts = attempts;
    this.reason = reason;
  }
}

/**
 * Calls `attempt` until it succeeds, fails permanently, or the budget ends. Delays grow exponentially with jitter and
 * respect the `Retry-After` of the API.
 *
 * @throws ExhaustedError with the last failure; OutOfTimeError if nothing was sent; the signal's reason when the job
 *   is canceled; any other error of `attempt` unchanged
 */
export async function retry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { budget, random, onRetry } = options;
  let last: Failure | undefined;
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      budget.signal.throwIfAborted();
      if (error instanceof OutOfTimeError && last)
        throw new ExhaustedError(last, attempts - 1, 'out-of-time');
      if (!(error instanceof AttemptError)) throw error;
      const { failure } = error;
      last = failure;
      if (classifyFailure(failure) === 'final') throw new ExhaustedError(failure, attempts, 'final');
      const delayMs = delayAfter(attempts, failure, random);
      if (delayMs + MIN_ATTEMPT_MS > budget.remainingMs())
        throw new ExhaustedError(failure, attempts, 'out-of-time');
      onRetry({ failure, attempts, delayMs });
      await budget.sleep(delayMs);
    }
  }
}

function delayAfter(attempts: number, failure: Failure, random: () => number): number {
  const ceiling = Math.min(BASE_DELAY_MS * 2 ** (attempts - 1), MAX_DELAY_MS);
  const delayMs = ceiling / 2 + (random() * ceiling) / 2;
  const requestedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(delayMs, requestedMs);
}
