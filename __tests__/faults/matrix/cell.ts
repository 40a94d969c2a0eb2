import type { Operation } from '../../../emulator/server.ts';
import { appliesTo, FAULTS, type Fault } from './fault.ts';
import { type Prediction, predict, type State } from './prediction.ts';
import { EVERY, reactionTo, type Times } from './rules.ts';
import { STEPS, type Step } from './steps.ts';

/** A step, the operation of it that meets a fault, the fault, and how many requests meet it. */
export interface Cell {
  step: Step;
  target: Operation;
  fault: Fault;
  times: Times;
}

/** More than a step needs, and less than a silent restore takes. */
const AMPLE_SECONDS = 60;
/** For steps that go on until their time ends. */
const SHORT_SECONDS = 8;

/** The time limit of the step, in seconds. */
export function timeLimitOf(cell: Cell): number {
  if (cell.step.cleanupSeconds !== undefined) return AMPLE_SECONDS;
  const { isOk, isOutOfTime } = predictWithin(AMPLE_SECONDS, cell).faulty;
  // To wait until a step gives up on a gateway would show nothing new.
  const isLong = isOutOfTime || (!isOk && reactionTo(cell.fault.symptom) === 'not passed on');
  return isLong ? SHORT_SECONDS : AMPLE_SECONDS;
}

/** How often a fault happens. Another time shows nothing new if the first one ends the only call, or takes all the time. */
function timesOf(step: Step, target: Operation, fault: Fault): Times[] {
  const { symptom } = fault;
  const calls = step.calls.at(-1)?.filter(({ operation }) => operation === target) ?? [];
  if (symptom.kind !== 'slow' && calls.some(({ isLook }) => isLook)) return [1, EVERY];
  const isOnceEnough = symptom.kind === 'slow' || reactionTo(symptom) === 'give up';
  if (isOnceEnough && calls.length === 1) return [1];
  const isSilent = symptom.kind === 'lost' && symptom.isSilent;
  // Of two that were lost, each can still act, so a third restore takes longer than the time of a cell.
  const isLostRestore = target === 'restore' && reactionTo(symptom) === 'unclear';
  return isOnceEnough || isSilent || isLostRestore ? [1, EVERY] : [1, 3, EVERY];
}

/** A connection is refused to all requests of a step, so only the first one can be the target. */
function canMeet({ calls }: Step, target: Operation, fault: Fault): boolean {
  const [first] = calls.length === 1 ? (calls[0] ?? []) : [];
  const isFirst = first?.operation === target && !first.isLook;
  return appliesTo(fault, target) && (fault.effectOn !== 'refuse' || isFirst);
}

/** Every cell of the matrix. */
export const CELLS: readonly Cell[] = STEPS.flatMap((step) =>
  step.targets.flatMap((target) =>
    FAULTS.filter((fault) => canMeet(step, target, fault)).flatMap((fault) =>
      timesOf(step, target, fault).map((times) => ({ step, target, fault, times })),
    ),
  ),
);

/** Names a cell, such as "create with `alias`: 3 × 500 on create, after acting". */
export function describeCell({ step, target, fault, times }: Cell): string {
  const count = times === EVERY ? 'every request' : `${times} ×`;
  const when = fault.acts ? ', after acting' : '';
  return `${step.group} ${step.name}, ${target}: ${count} ${fault.name}${when}`;
}

/** A cell with the title of its test. */
export interface NamedCell {
  title: string;
  cell: Cell;
}

const name = (cell: Cell): NamedCell => ({ title: describeCell(cell), cell });

/** The cells of some groups. */
export function cellsOf(...groups: Step['group'][]): NamedCell[] {
  return CELLS.filter(({ step }) => groups.includes(step.group)).map(name);
}

const SAMPLE_RATE = 163;

/** A sample for each run of the tests: the rate has no factor in common with what repeats in the list. */
export const SAMPLE: readonly NamedCell[] = CELLS.filter((_, index) => index % SAMPLE_RATE === 0).map(name);

/** The state of each container when the step begins. */
export function initialState({ seeds, jobStatus, inputs }: Step): State {
  const aliases = jobStatus ? [inputs['alias'] ?? 'generated'] : seeds.map(({ alias }) => alias);
  return { snapshots: aliases.map((alias) => `old ${alias}`).toSorted(), file: 'changed' };
}

/** Predicts the end of the step. */
export function predictCell(cell: Cell): Prediction {
  return predictWithin(cell.step.cleanupSeconds ?? timeLimitOf(cell), cell);
}

function predictWithin(seconds: number, { step, target, fault, times }: Cell): Prediction {
  const works = step.calls.map((calls) => ({ state: initialState(step), calls }));
  return predict(works, { target, fault, times, seconds }, step.isAllOrNothing === true);
}

/** The end of a step in the words of the table. */
export function describeEnd(cell: Cell): string {
  const { containers, faulty } = predictCell(cell);
  if (!containers.some(({ hasFailed }) => hasFailed)) {
    if (faulty.isSentAgain) return 'sent again';
    return containers.some(({ warnings }) => warnings > 0) ? 'warning' : 'done';
  }
  if (faulty.isDoubtful) return 'red, unclear';
  const initial = JSON.stringify([initialState(cell.step)]);
  return JSON.stringify(containers.at(-1)?.states) === initial ? 'red' : 'red, changed';
}
