import type { SentRequest } from '../network.ts';
import type { Actor, TrueSnapshot } from '../platform.ts';
import { choose, durationOf, matches, newestFirst } from './choose.ts';
import type { Facts } from './facts.ts';

/** Nothing is deleted that was neither chosen by the inputs nor made by the step. */
export function* checkDeletions(facts: Facts): Generator<string> {
  const { job } = facts;
  for (const container of job.containerIds) {
    for (const effect of facts.effects('step', container)) {
      if (effect.kind !== 'delete' || isAllowed(facts, effect)) continue;
      yield `The step deleted ${describe(effect.snapshot)} of ${container}, which it neither made nor had to delete.`;
    }
    for (const effect of facts.effects('post', container)) {
      if (effect.kind !== 'delete') continue;
      if (!isMine(facts, effect.snapshot) && !isRaced(facts, effect, 'post'))
        yield `The post step deleted ${describe(effect.snapshot)} of ${container}, which the step did not make.`;
      if (job.status !== 'success')
        yield 'The post step deleted a snapshot, although the job did not succeed.';
    }
  }
}

interface Deletion {
  snapshot: TrueSnapshot;
  container: string;
  at: number;
}

function isAllowed(facts: Facts, effect: Deletion): boolean {
  const { snapshot } = effect;
  if (isMine(facts, snapshot) || isRaced(facts, effect, 'step')) return true;
  const view = facts.view(effect.container, effect.at);
  switch (facts.job.plan.operation) {
    case 'delete':
      return isChosen(facts, snapshot, view);
    case 'create':
      return view !== undefined && isSuperseded(facts, snapshot, view);
    default:
      return false;
  }
}

function isMine(facts: Facts, { by }: TrueSnapshot): boolean {
  return by?.job === facts.index;
}

/** The API deletes by name: between a look and a delete, another job can give the name to another snapshot. */
function isRaced(facts: Facts, { snapshot, container, at }: Deletion, program: Actor['program']): boolean {
  if (!snapshot.by || isMine(facts, snapshot)) return false;
  const view = facts.view(container, at, program);
  return view !== undefined && !view.view?.some(({ id }) => id === snapshot.id);
}

function isChosen({ inputs }: Facts, snapshot: TrueSnapshot, request: SentRequest | undefined): boolean {
  const { filter, snapshot: list } = inputs;
  if (filter !== undefined)
    return request !== undefined && selectByRule(inputs, request).includes(snapshot.id);
  return (list ?? '')
    .split('\n')
    .some((selector) =>
      request
        ? choose(request.view ?? [], selector).some(({ id }) => id === snapshot.id)
        : selector.replace(/^name:/, '') === snapshot.name,
    );
}

function isSuperseded(facts: Facts, snapshot: TrueSnapshot, request: SentRequest): boolean {
  const { inputs } = facts;
  const { alias } = inputs;
  const [kept] = facts.result(request.container)?.snapshot_names ?? [];
  const keptAt = request.view?.find(({ name }) => name === kept)?.createdAt ?? Number.POSITIVE_INFINITY;
  // What is newer than the new snapshot was not there to be replaced.
  const isReplaced = (other: TrueSnapshot) =>
    inputs['if-exists'] === 'replace' && other.alias === alias && other.createdAt <= keptAt;
  // The step acts on what it saw: another job can change the alias before the delete.
  if (isReplaced(request.view?.find(({ id }) => id === snapshot.id) ?? snapshot)) return true;
  if (inputs['filter'] === undefined) return false;
  // The new snapshot counts with the alias that it gets at the end.
  const view = (request.view ?? []).flatMap((other) => {
    if (other.name === kept) return [{ ...other, alias: alias ?? other.alias }];
    return isReplaced(other) ? [] : [other];
  });
  return snapshot.name !== kept && selectByRule(inputs, { ...request, view }).includes(snapshot.id);
}

/** The step knows the server's clock to the second. */
const MARGIN_MS = 2_000;

/** The ids of what a rule selects in a list; where the clock decides, of what it may select. */
function selectByRule(inputs: Record<string, string>, { view = [], at }: SentRequest): number[] {
  const keepLast = Number(inputs['keep-last'] ?? 0);
  const olderThanMs = durationOf(inputs['older-than']) ?? Number.NEGATIVE_INFINITY;
  const matching = newestFirst(view.filter((snapshot) => matches(inputs['filter'] ?? '', snapshot)));
  return [at - MARGIN_MS, at + MARGIN_MS].flatMap((now) =>
    matching
      .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
      .slice(keepLast)
      .filter(({ createdAt }) => at + MARGIN_MS - createdAt >= olderThanMs)
      .map(({ id }) => id),
  );
}

function describe({ name, alias }: TrueSnapshot): string {
  return `snapshot ${name}${alias === null ? '' : ` ("${alias}")`}`;
}
