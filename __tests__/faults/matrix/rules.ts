/**
 * The rules of `docs/errors.md`, as a model: what a fault means for one request, and for the requests that follow it. The
 * model imports nothing from `src/`, so that a wrong rule there is a difference.
 */
import type { Operation } from '../../../emulator/server.ts';
import { type Fault, LIMIT, PRESPAWN, type Symptom } from './fault.ts';

/**
 * - `repeat`: the API did nothing.
 * - `not passed on`: a gateway answered in its place, so it did nothing either, but a create step looks first.
 * - `unclear`: it may have acted.
 * - `give up`: another request would fail too.
 */
export type Reaction = 'repeat' | 'not passed on' | 'unclear' | 'give up';

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
      if (isOfGateway(symptom)) return 'not passed on';
      if (code === PRESPAWN || status === 409 || status === 429) return 'repeat';
      if (status === 503) return isApi ? 'repeat' : 'unclear';
      return status === 408 || status === 425 || status >= 500 ? 'unclear' : 'give up';
    }
  }
}

/** The statuses below 500 that mean the same from a gateway as from the API. */
const SHARED = [408, 425, 429];

/** A gateway that has no API behind it, as while that restarts. */
function isOfGateway({ status, isApi }: Symptom & { kind: 'status' }): boolean {
  return !isApi && status < 500 && !SHARED.includes(status);
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
      return [`a gateway responded with ${symptom.status}`, 'redirect to', 'Set `api-url`'];
    case 'malformed':
      return ['the API response is invalid', 'Check that `api-url` is the URL of the Hoody API'];
    case 'status':
      return symptom.isApi
        ? [`the API responded with ${symptom.status}`, '\nAPI message: ', suggestionFor(symptom)]
        : [`a gateway responded with ${symptom.status}`, '\nMessage: ', suggestionFor(symptom)];
  }
}

function suggestionFor(symptom: Symptom & { kind: 'status' }): string {
  const { status, code } = symptom;
  if (isOfGateway(symptom)) return 'Check `api-url`';
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

/** Whether a suggestion for when time runs out is to give the step more of it. */
export function suggestsMoreTime(symptom: Symptom): boolean {
  return symptom.kind === 'lost' || (symptom.kind === 'status' && !isOfGateway(symptom));
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
  /** Whether that was the time for cleaning up, which `timeout-seconds` does not set. */
  isCleanup: boolean;
  /** Whether an error says that the operation may have happened all the same. */
  isDoubtful: boolean;
  /** Whether a warning says that a restore was sent again after one that may have happened. */
  isSentAgain: boolean;
  /** Whether it is a look, whose failure the report tells without its reason. */
  isLook: boolean;
  /** Whether the post step looks for what an attempt at a create step may have made. */
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
  isCleanup: false,
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

/** The time limit of one request of a cleanup, in seconds. */
const CLEANUP_REQUEST_SECONDS = 4;

/** The first delay, which doubles, the longest, and the time that another request needs, in seconds. */
const FIRST_DELAY = 0.5;
const LONGEST_DELAY = 5;
const NEEDED = 1;
/** How long a step asks again what a gateway does not pass on, in seconds; a post step does so until its time ends. */
const GATEWAY = 30;
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
function repeat(
  operation: Operation,
  { symptom }: Fault,
  times: number,
  seconds: number,
  isCleanup = false,
): Attempts {
  const silence = isCleanup ? CLEANUP_REQUEST_SECONDS : REQUEST_SECONDS[operation];
  const requested = (symptom.kind === 'status' && symptom.retryAfterSeconds) || 0;
  const isConfirmed = operation === 'restore' && reactionTo(symptom) === 'unclear';
  let left = reactionTo(symptom) === 'not passed on' ? Math.min(seconds, GATEWAY) : seconds;
  for (let sent = 1; ; sent++) {
    if (sent > times) return { sent: { least: sent, most: sent }, isOk: true, timesLeft: 0 };
    if (isSilent(symptom)) left -= Math.min(silence, left);
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

/** Whether the time of a step ends before it gives up on a gateway. */
function runsOutOfTime(symptom: Symptom, seconds: number): boolean {
  return reactionTo(symptom) !== 'not passed on' || seconds < GATEWAY;
}

/** The end of a call that has the same effect if it is sent again. */
export function idempotentCall(
  operation: Operation,
  fault: Fault,
  times: number,
  seconds: number,
  isCleanup = false,
): CallEnd {
  const { symptom, acts } = fault;
  if (times === 0 || symptom.kind === 'slow') return { ...SUCCESS, timesLeft: Math.max(0, times - 1) };
  const isDoubtful = operation !== 'list' && mayHaveHappened(symptom);
  if (reactionTo(symptom) === 'give up')
    return { ...SUCCESS, isOk: false, timesLeft: times - 1, hasActed: acts, isDoubtful };
  const attempts = repeat(operation, fault, times, seconds, isCleanup);
  const isRestore = operation === 'restore' && isDoubtful;
  // The list shows that a restore is done, unless the first request took all the time.
  if (isRestore && acts && (attempts.isOk || !isSilent(symptom))) return { ...SUCCESS, timesLeft: times - 1 };
  if (attempts.isOk) return { ...SUCCESS, ...attempts, isSentAgain: isRestore };
  return {
    ...SUCCESS,
    ...attempts,
    hasActed: acts,
    isOutOfTime: runsOutOfTime(symptom, seconds),
    isCleanup,
    isDoubtful,
  };
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
 * The end of a create step, which has one effect at most. If the API may have acted, the list shows whether it has, for certain
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
    : { ...failed, ...attempts, isOutOfTime: runsOutOfTime(symptom, seconds) };
}
