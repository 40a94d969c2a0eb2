import type { Operation } from '../../../emulator/server.ts';
import type { Fault } from './fault.ts';
import { type CallEnd, createCall, idempotentCall, lookCall, type Range, SUCCESS } from './rules.ts';

/** What the model knows of a container. */
export interface State {
  /**
   * Its snapshots, sorted: `old` for one from before the step or else `new`, and the alias, which is `generated` if only
   * this step has it.
   */
  snapshots: readonly string[];
  /** The content of its file. Every snapshot contains `saved`. */
  file: 'saved' | 'changed';
}

/** A call to the API that a step makes. */
export interface Call {
  operation: Operation;
  /** The state of the container after it. Absent if it changes nothing. */
  change?: (state: State) => State;
  /** The alias of a create step, which decides what can be known about it. */
  alias?: 'generated' | 'given';
  /** It is a list that the step can do without. */
  isLook?: boolean;
  /** A 404 is no failure. `deleted` counts it as a success, `nothing` as no change. */
  missing?: 'deleted' | 'nothing';
  /** How long it is tried again after the time of the step, in seconds. */
  cleanupSeconds?: number;
  /** It always fails with a 403. */
  isRefused?: boolean;
  /** It takes back what the step did to the container. */
  undoes?: boolean;
  /** A failure ends the calls for the container (`error`), only this call (`partial`), is a `warning`, or is not told. */
  failure: 'error' | 'partial' | 'warning' | 'nothing';
  /** It is made even after a warning. */
  isNeeded?: boolean;
}

/** What a step does to one container. */
export interface Work {
  state: State;
  calls: readonly Call[];
}

/** What is expected of one container. */
interface Expectation {
  /** The possible states at the end. */
  states: State[];
  hasFailed: boolean;
  /** Whether the step took back what it did to the container. */
  isUndone: boolean;
  warnings: number;
  /** How many calls changed the container, as far as the step knows. */
  changes: number;
  /** Whether a call may have changed it that is not among these. */
  isUnknown: boolean;
  /** What the post step does with what the step did not settle; absent if that is nothing. */
  settled?: Settled;
}

interface Settled {
  /** The possible states after it deleted what the step left; absent if it deletes nothing. */
  states?: State[];
  /** How many times it names what another job may have created too. */
  warnings: number;
}

/** What is expected of a step under a fault. */
export interface Prediction {
  containers: Expectation[];
  /** The end of the call that met the fault. */
  faulty: CallEnd;
  /** How many requests the container of the fault gets for the operation of the fault. */
  sent: Range;
  /** How many requests all containers get for each other operation that changes something. */
  others: Partial<Record<Operation, number>>;
}

/** The operation that meets a fault, how often, and the time limit of the step in seconds. */
export interface Occurrence {
  fault: Fault;
  target: Operation;
  times: number;
  seconds: number;
}

/**
 * Predicts the end of a step by following its calls.
 *
 * @param works those of each container; the last one meets the fault
 * @param isAllOrNothing whether a failure undoes the work on the other containers
 */
export function predict(works: readonly Work[], occurrence: Occurrence, isAllOrNothing: boolean): Prediction {
  const prediction: Prediction = {
    containers: [],
    faulty: SUCCESS,
    sent: { least: 0, most: 0 },
    others: {},
  };
  for (const [index, work] of works.entries()) {
    const isLast = index === works.length - 1;
    prediction.containers.push(follow(work, isLast ? occurrence : undefined, prediction));
  }
  if (!isAllOrNothing || !prediction.containers.some(({ hasFailed }) => hasFailed)) return prediction;
  for (const [index, { state }] of works.entries()) {
    const expected = prediction.containers[index];
    if (!expected || expected.hasFailed) continue;
    Object.assign(expected, { states: [state], isUndone: true, changes: 0, settled: undefined });
    count(prediction, 'delete', 1);
  }
  return prediction;
}

/** Follows the calls for one container, and counts its requests. */
function follow(
  { state, calls }: Work,
  occurrence: Occurrence | undefined,
  prediction: Prediction,
): Expectation {
  const expected: Expectation = {
    states: [state],
    hasFailed: false,
    isUndone: false,
    warnings: 0,
    changes: 0,
    isUnknown: false,
  };
  let times = occurrence?.times ?? 0;
  let isOutOfTime = false;
  let hasGivenUp = false;
  for (const call of calls) {
    const { operation, change, failure } = call;
    if (hasGivenUp && !call.isNeeded) continue;
    const isTarget = operation === occurrence?.target;
    const end = isTarget ? endOf(call, { ...occurrence, times }) : undisturbed(call);
    // A call after one that used up the time may send nothing.
    const isUnsure = isTarget && isOutOfTime;
    if (isTarget) {
      if (times > 0) prediction.faulty = end;
      times = end.timesLeft;
      prediction.sent.least += isUnsure ? 0 : end.sent.least;
      prediction.sent.most += end.sent.most;
    } else count(prediction, operation, end.sent.most);
    const before = expected.states;
    if (change && end.hasActed)
      expected.states = [...(isUnsure ? expected.states : []), ...expected.states.map(change)];
    if (end.isUnsettled) expected.settled = settle(call, end, before);
    if (end.isSentAgain) expected.warnings += 1;
    expected.isUnknown ||= end.isDoubtful;
    if (end.isOk) {
      const isNothing = call.missing === 'nothing' && !end.hasActed;
      if (call.undoes) Object.assign(expected, { isUndone: true, changes: 0 });
      else if (change && !isNothing) expected.changes += 1;
      continue;
    }
    isOutOfTime ||= end.isOutOfTime;
    // The post step tries an undo again.
    if (call.undoes) expected.settled = { states: [state], warnings: 0 };
    if (failure === 'warning') {
      expected.warnings += 1;
      hasGivenUp = true;
    } else if (failure !== 'nothing') expected.hasFailed = true;
    if (failure === 'error') break;
  }
  return expected;
}

/** What a failed create step left is deleted if its alias is generated, or else named. */
function settle({ alias }: Call, { isOk, hasActed }: CallEnd, states: State[]): Settled {
  if (isOk || !hasActed) return { warnings: 0 };
  return alias === 'generated' ? { states, warnings: 0 } : { warnings: 1 };
}

function count({ others }: Prediction, operation: Operation, requests: number): void {
  // Lists change nothing, and a create step uses them as it needs them.
  if (operation !== 'list') others[operation] = (others[operation] ?? 0) + requests;
}

function undisturbed({ isRefused }: Call): CallEnd {
  return isRefused ? { ...SUCCESS, isOk: false, hasActed: false } : SUCCESS;
}

function endOf(call: Call, { fault, times, seconds }: Occurrence): CallEnd {
  const { operation, alias, isLook, missing, cleanupSeconds, undoes } = call;
  if (alias) return createCall(alias, fault, times, seconds);
  if (isLook) return lookCall(fault, times);
  const end = idempotentCall(operation, fault, times, seconds, undoes);
  const { symptom } = fault;
  const isMissing = !end.isOk && symptom.kind === 'status' && symptom.isApi && symptom.status === 404;
  if (isMissing && missing) return { ...end, isOk: true };
  if (cleanupSeconds === undefined || !end.isOutOfTime) return end;
  const again = idempotentCall(operation, fault, times, cleanupSeconds, true);
  const least = end.sent.least + again.sent.least;
  return { ...again, sent: { least, most: end.sent.most + again.sent.most } };
}
