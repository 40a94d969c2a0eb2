import type { SentRequest } from '../network.ts';
import type { Actor, EffectOf, ListedSnapshot, TrueSnapshot } from '../platform.ts';
import { compareTold } from '../times.ts';
import { choose, durationOf, matches } from './choose.ts';
import { CLOCK_MARGIN_MS, type Facts, isAnswered, isSameTime } from './facts.ts';

type Deletion = EffectOf<'delete'>;

/** Nothing is deleted that was neither chosen by the inputs nor made by the step. */
export function* checkDeletions(facts: Facts): Generator<string> {
  for (const container of facts.run.containerIds) {
    for (const effect of facts.effectsOf('delete', 'step', container)) {
      const what = describe(effect.snapshot);
      if (!isAllowed(facts, effect))
        yield `The step deleted ${what} of ${container}, which it neither made nor had to delete.`;
      if (!isChosenByName(facts) && guardsJob(facts, container, effect.snapshot))
        yield `The step deleted ${what} of ${container}, which guards its job.`;
    }
    for (const effect of facts.effectsOf('delete', 'post', container))
      yield* checkPostDeletion(facts, effect);
  }
}

/** The post step deletes what its step made: its result after a success, and whatever it did not report. */
function* checkPostDeletion(facts: Facts, effect: Deletion): Generator<string> {
  const { run, inputs } = facts;
  const { snapshot, container } = effect;
  const what = `The post step deleted ${describe(snapshot)} of ${container}`;
  if (!facts.isMine(snapshot)) {
    if (!isRaced(facts, effect, 'post')) yield `${what}, which the step did not make.`;
    return;
  }
  const time = facts.reportedTime(container, snapshot.name);
  const isResult = facts.reported(container) === snapshot.name && isSameTime(snapshot, time);
  if (isResult && !(run.status === 'success' && run.guard?.deleteOnSuccess))
    yield `${what}, which is the result of the step.`;
  // Another job can have made what has an explicit alias, so nothing tells that it is the step's own.
  if (!isResult && !isTakenOver(facts, effect) && snapshot.alias === inputs['alias'])
    yield `${what}, although its alias is explicit.`;
  if (hasGoneOn(facts, effect)) yield `${what}, from which the step had gone on before it was killed.`;
}

/** Whether the step did what it does only when it has the snapshot: it deleted older ones, or restored the container. */
function hasGoneOn(facts: Facts, { snapshot, container }: Deletion): boolean {
  const { request } = facts.made(container).find((made) => made.snapshot.id === snapshot.id) ?? {};
  if (facts.run.step.killedAt === undefined || !request || !isAnswered(request)) return false;
  return facts
    .effects('step', container)
    .some((other) => other.kind === 'restore' || (other.kind === 'delete' && !facts.isMine(other.snapshot)));
}

function isAllowed(facts: Facts, effect: Deletion): boolean {
  const { snapshot, container, by } = effect;
  if (facts.isMine(snapshot) || isRaced(facts, effect, 'step')) return true;
  const view = facts.view(container, by?.sentAt);
  switch (facts.run.plan.operation) {
    case 'delete':
      return isChosen(facts, effect, view);
    case 'create':
      return view !== undefined && isSuperseded(facts, snapshot, view);
    default:
      return false;
  }
}

/**
 * The API deletes by name and without a condition: after the list that a program acts on, another job can give the name
 * to another snapshot. A list does not show what came in the last seconds before it, either.
 */
export function isRaced(facts: Facts, effect: Deletion, program: Actor['program']): boolean {
  const { snapshot } = effect;
  return snapshot.by !== undefined && !facts.isMine(snapshot) && isUnseen(facts, effect, program);
}

/** Likewise, a late attempt of the step itself can take over the name of its result before the post step deletes that. */
function isTakenOver(facts: Facts, effect: Deletion): boolean {
  const { snapshot, container } = effect;
  return facts.reported(container) === snapshot.name && isUnseen(facts, effect, 'post');
}

function isUnseen(facts: Facts, { snapshot, container, by }: Deletion, program: Actor['program']): boolean {
  const view = facts.view(container, by?.sentAt, program);
  return view !== undefined && !view.view.some(({ id }) => id === snapshot.id);
}

function isChosenByName({ run, inputs }: Facts): boolean {
  return run.plan.operation === 'delete' && inputs['filter'] === undefined;
}

/** Whether an earlier step of the job guards it with a snapshot. Retentions know that by the name. */
function guardsJob(facts: Facts, container: string, snapshot: TrueSnapshot): boolean {
  return facts.earlierSteps.some(
    ({ guard, step }) =>
      guard?.restoreOnFailure &&
      step.succeeded &&
      guard.snapshots.some(
        (guarded) =>
          guarded.containerId === container &&
          guarded.name === snapshot.name &&
          isSameTime(snapshot, guarded.createdAt),
      ),
  );
}

function isChosen(
  facts: Facts,
  { snapshot, container }: Deletion,
  request: SentRequest | undefined,
): boolean {
  if (facts.inputs['filter'] !== undefined)
    return request !== undefined && selectByRule(facts, request).includes(snapshot.id);
  const views = facts.viewsBefore(container);
  return facts.selectors(container).some((selector) => {
    if (views.length === 0) return selector.replace(/^name:/, '') === snapshot.name;
    return views.some((view) => {
      const choice = choose(view, selector);
      return choice.kind === 'found' && choice.snapshots[0].id === snapshot.id;
    });
  });
}

function isSuperseded(facts: Facts, snapshot: TrueSnapshot, request: SentRequest): boolean {
  const { inputs } = facts;
  const { alias } = inputs;
  const { container, view = [] } = request;
  const [name] = facts.result(container)?.snapshot_names ?? [];
  const known =
    name === undefined
      ? // One that was killed reported nothing.
        [...facts.made(container).map((made) => made.snapshot), ...reusable(facts, view)]
      : facts.known(container, name, facts.reportedTime(container, name));
  // Only a list with the new snapshot shows what came before it.
  const kept = view.find(({ id }) => known.some((candidate) => candidate.id === id));
  if (!kept) return false;
  const isUndated = ({ id }: TrueSnapshot) =>
    [id, kept.id].some((each) => view.find((listed) => listed.id === each)?.toldAt === undefined);
  const wasNamed = (name: string) =>
    facts.viewsBefore(container).some((before) => before.some((listed) => listed.name === name));
  const isReplaced = (other: TrueSnapshot) =>
    inputs['if-exists'] === 'replace' &&
    !guardsJob(facts, container, other) &&
    other.id !== kept.id &&
    other.alias === alias &&
    // What is newer than the new snapshot was not there to be replaced. Without a time, only the name tells.
    (other.writtenAt <= kept.writtenAt || (isUndated(other) && wasNamed(other.name)));
  // The step acts on what it saw: another job can change the alias before the delete.
  if (isReplaced(view.find(({ id }) => id === snapshot.id) ?? snapshot)) return true;
  if (inputs['filter'] === undefined || snapshot.id === kept.id) return false;
  // The new snapshot counts with the alias that it gets at the end.
  const counted = view.flatMap((other) => {
    if (other.id === kept.id) return [{ ...other, alias: alias ?? other.alias }];
    return isReplaced(other) ? [] : [other];
  });
  return selectByRule(facts, { ...request, view: counted }).includes(snapshot.id);
}

function reusable({ inputs }: Facts, view: readonly TrueSnapshot[]): TrueSnapshot[] {
  return inputs['if-exists'] === 'reuse' ? view.filter(({ alias }) => alias === inputs['alias']) : [];
}

/**
 * The ids of what a rule can select in a list, by the true time: a snapshot is old only by both clocks, and expired by
 * either. Where the order decides, it can be either.
 */
function selectByRule({ inputs, agedMs, outlivedMs }: Facts, { view = [], at }: SentRequest): number[] {
  const keepLast = Number(inputs['keep-last'] ?? 0);
  const olderThanMs = durationOf(inputs['older-than']) ?? Number.NEGATIVE_INFINITY;
  const matching = view.filter(
    (snapshot) => snapshot.toldAt !== undefined && matches(inputs['filter'] ?? '', snapshot),
  );
  const earliest = at - CLOCK_MARGIN_MS - outlivedMs;
  const latest = at + CLOCK_MARGIN_MS + agedMs;
  const counted = matching.filter(({ expiresAt }) => expiresAt === null || expiresAt > earliest);
  return counted
    .filter((snapshot) => countNotOlder(snapshot, counted) >= keepLast)
    .filter(({ createdAt }) => latest - createdAt >= olderThanMs)
    .map(({ id }) => id);
}

/** How many others come before a snapshot, or can come before it. */
function countNotOlder({ id, toldAt }: ListedSnapshot, others: readonly ListedSnapshot[]): number {
  // A retention compares milliseconds.
  const unit = 1_000;
  const isNotOlder = (other: ListedSnapshot) =>
    other.id !== id &&
    other.toldAt &&
    toldAt &&
    compareTold({ ...other.toldAt, unit: Math.max(unit, other.toldAt.unit) }, toldAt) >= 0;
  return others.filter(isNotOlder).length;
}

function describe({ name, alias }: TrueSnapshot): string {
  return `snapshot ${name}${alias === null ? '' : ` ("${alias}")`}`;
}
