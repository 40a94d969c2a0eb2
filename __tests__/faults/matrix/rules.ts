/**
 * The rules of `docs/errors.md`, as a model: what a fault means for one request, and for the requests that follow it. The
 * model imports nothing from `src/`, so that a wrong rule there is a difference.
 */
import type { Operation } from '../../../emulator/server.ts';
import { type Fault, LIMIT, PRESPAWN, type Symptom } from './fault.ts';

/** - `repeat`: the API did nothing. - `unclear`: it may have acted. - `give up`: another request would fail too. */
export type Reaction = 'repeat' | 'unclear' | 'give up';

export function reactionTo(symptom: Symptom): Reaction {
  switch (symptom.kind) {
    case 'slow':
    case 'unconnected':
      return 'repeat';
    case 'lost':
      return 'unclear';
    case 'redirect':
    case 'malformed':
      return 'give up';
    case 'status': {
      const { status, code, isApi } = symptom;
      if (code === LIMIT) return 'give up';
      if (code === PRESPAWN || status === 409 || status === 429) return 'repeat';
      if (status === 503) return isApi ? 'repeat' : 'unclear';
      return status === 408 || status === 425 || status >= 500 ? 'unclear' : 'give up';
    }
  }
}

/** What an error says about a fault, and what it suggests. */
export function explanationOf(symptom: Symptom): string[] {
  switch (symptom.kind) {
    case 'slow':
      return [];
    case 'unconnected':
      return ['the connection failed', 'Check `api-url`, the network of the runner'];
    case 'lost':
      return ['no complete response arrived', 'Check the network and the status of the API'];
    case 'redirect':
      return [`the API responded with ${symptom.status}`, 'redirect to', 'Set `api-url`'];
    case 'malformed':
      return ['the API response is invalid', 'Check that `api-url` is the URL of the Hoody API'];
    case 'status':
      return [`the API responded with ${symptom.status}`, 'API message: ', suggestionFor(symptom)];
  }
}

function suggestionFor({ status, code }: Symptom & { kind: 'status' }): string {
  if (code === LIMIT) return 'Delete snapshots';
  if (code === PRESPAWN) return 'Rerun the job later';
  switch (status) {
    case 400:
    case 422:
      return 'Check the inputs';
    case 401:
      return 'Check that `token`';
    case 403:
      return 'Use a token that has the permission';
    case 404:
      return 'Check `container-id`';
    case 409:
      return 'The container is busy';
    case 429:
      return 'limits the rate of requests';
    default:
      // Nothing that the user set is wrong.
      return 'Rerun the job';
  }
}

/** Every request meets the fault. */
export const EVERY = Number.POSITIVE_INFINITY;

/** How many requests meet the fault. */
export type Times = 1 | 3 | typeof EVERY;

/** The least and the most requests that a call sends. The delays and the machine decide which. */
export interface Range {
  least: number;
  most: number;
}

/** How the requests of a call for one operation end. */
export interface CallEnd {
  isOk: boolean;
  sent: Range;
  /** How many more requests can meet the fault. */
  timesLeft: number;
  /** Whether the operation has an effect on the container, in the end. */
  hasActed: boolean;
  /** Whether an error says that time ran out. */
  isOutOfTime: boolean;
  /** Whether an error says that the operation may have happened all the same. */
  isDoubtful: boolean;
  /** Whether a warning says that a restore was sent again after one that may have happened. */
  isSentAgain: boolean;
  /** Whether it is a look, whose failure the report tells without its reason. */
  isLook: boolean;
  /** Whether the post step looks for what an attempt at a create may have made. */
  isUnsettled: boolean;
}

const ONE: Range = { least: 1, most: 1 };

/** A call that meets no fault. */
export const SUCCESS: CallEnd = {
  isOk: true,
  sent: ONE,
  timesLeft: 0,
  hasActed: true,
  isOutOfTime: false,
  isDoubtful: false,
  isSentAgain: false,
  isLook: false,
  isUnsettled: false,
};

/** The time limit of one request, in seconds. */
const REQUEST_SECONDS: Record<Operation, number> = {
  list: 20,
  create: 30,
  restore: 120,
  alias: 20,
  delete: 30,
};

/** The first delay, which doubles, the longest, and the time that another request needs, in seconds. */
const FIRST_DELAY = 0.5;
const LONGEST_DELAY = 5;
const NEEDED = 1;
/** How long the list is asked whether a lost restore is done, before it is sent again, in seconds; then after two. */
const CONFIRMATION = 10;
const CONFIRMATION_OF_TWO = 43;
/** A look at the list that nothing depends on is tried this often, and a second look as often. */
const LOOKS = 2;

interface Attempts {
  sent: Range;
  isOk: boolean;
  timesLeft: number;
}

/** Follows a call that is repeated after the fault, with the shortest delays that the jitter allows. */
function repeat(operation: Operation, { symptom }: Fault, times: number, seconds: number): Attempts {
  const silence = isSilent(symptom) ? REQUEST_SECONDS[operation] : 0;
  const requested = (symptom.kind === 'status' && symptom.retryAfterSeconds) || 0;
  const isConfirmed = operation === 'restore' && reactionTo(symptom) === 'unclear';
  let left = seconds;
  for (let sent = 1; ; sent++) {
    if (sent > times) return { sent: { least: sent, most: sent }, isOk: true, timesLeft: 0 };
    left -= Math.min(silence, left);
    const delay = Math.min(FIRST_DELAY * 2 ** (sent - 1), LONGEST_DELAY) / 2;
    left -= Math.max(delay, requested);
    if (isConfirmed) left -= sent === 1 ? CONFIRMATION : CONFIRMATION_OF_TWO;
    // A slow machine sends fewer.
    if (left < NEEDED) return { sent: { least: 1, most: sent }, isOk: false, timesLeft: times - sent };
  }
}

/** Whether the operation may have happened, as far as the responses to its requests show. */
function mayHaveHappened(symptom: Symptom): boolean {
  return reactionTo(symptom) === 'unclear' || symptom.kind === 'malformed';
}

/** The end of a call that has the same effect if it is sent again. */
export function idempotentCall(operation: Operation, fault: Fault, times: number, seconds: number): CallEnd {
  const { symptom, acts } = fault;
  if (times === 0 || symptom.kind === 'slow') return { ...SUCCESS, timesLeft: Math.max(0, times - 1) };
  const isDoubtful = operation !== 'list' && mayHaveHappened(symptom);
  if (reactionTo(symptom) === 'give up')
    return { ...SUCCESS, isOk: false, timesLeft: times - 1, hasActed: acts, isDoubtful };
  const attempts = repeat(operation, fault, times, seconds);
  const isRestore = operation === 'restore' && isDoubtful;
  // The list shows that a restore is done, unless the first request took all the time.
  if (isRestore && acts && (attempts.isOk || !isSilent(symptom))) return { ...SUCCESS, timesLeft: times - 1 };
  if (attempts.isOk) return { ...SUCCESS, ...attempts, isSentAgain: isRestore };
  return { ...SUCCESS, ...attempts, hasActed: acts, isOutOfTime: true, isDoubtful };
}

function isSilent(symptom: Symptom): boolean {
  return symptom.kind === 'lost' && symptom.isSilent;
}

/** The end of a look at the list: whatever fails, it is tried again, and then the step goes on without it. */
export function lookCall({ symptom }: Fault, times: number): CallEnd {
  if (times === 0 || symptom.kind === 'slow') return { ...SUCCESS, timesLeft: Math.max(0, times - 1) };
  const most = 2 * LOOKS;
  const sent = { least: Math.min(times + 1, LOOKS), most: Math.min(times + 1, most) };
  return { ...SUCCESS, sent, isOk: times < most, timesLeft: Math.max(0, times - most), isLook: true };
}

/**
 * The end of a create, which has one effect at most. If the API may have acted, the list shows whether it has, for certain
 * only under an alias that only this step uses.
 */
export function createCall(
  alias: 'generated' | 'given',
  fault: Fault,
  times: number,
  seconds: number,
): CallEnd {
  const { symptom, acts } = fault;
  if (times === 0 || symptom.kind === 'slow') return { ...SUCCESS, timesLeft: Math.max(0, times - 1) };
  const reaction = reactionTo(symptom);
  const isUnknown = mayHaveHappened(symptom);
  const failed: CallEnd = {
    ...SUCCESS,
    isOk: false,
    timesLeft: times - 1,
    hasActed: acts,
    isDoubtful: isUnknown,
    isUnsettled: isUnknown,
  };
  if (reaction === 'give up') return failed;
  const attempts = repeat('create', fault, times, seconds);
  // The list shows the snapshot after the first request, unless that took all the time.
  if (acts && (attempts.isOk || attempts.sent.most > 1))
    return { ...SUCCESS, timesLeft: times - 1, isUnsettled: isUnknown && alias === 'given' };
  // An attempt that no list showed can still make a snapshot.
  return attempts.isOk
    ? { ...SUCCESS, ...attempts, isUnsettled: isUnknown }
    : { ...failed, ...attempts, isOutOfTime: true };
}
