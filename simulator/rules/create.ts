import { deriveName } from '../derive-name.ts';
import type { TrueSnapshot } from '../platform.ts';
import { generatedBy, matches } from './choose.ts';
import { CLOCK_MARGIN_MS, type Facts, isLost, isSameTime, isTurnedAway, names } from './facts.ts';
import { EXPIRES_SOON, IS_RECENT, NO_ROOM } from './words.ts';

/** A create request leaves one snapshot for each container, or none; and nobody loses anything. */
export function* checkCreate(facts: Facts): Generator<string> {
  const { plan, containerIds, step } = facts.run;
  if (plan.operation !== 'create' || facts.isDryRun) return;
  for (const container of containerIds) {
    if (step.succeeded) yield* checkReported(facts, container);
    yield* checkLosses(facts, container);
    yield* checkOverwritten(facts, container);
    if (step.succeeded && facts.isAlone(container)) yield* checkPolicies(facts, container);
  }
}

/** What is reported is there, and is what was asked for. */
function* checkReported(facts: Facts, container: string): Generator<string> {
  const { inputs, run } = facts;
  const { step, outputs } = run;
  const name = facts.reported(container);
  if (name === undefined) return yield `The step succeeded without a snapshot of ${container}.`;
  if (!facts.isAlone(container)) return;
  const time = facts.reportedTime(container, name);
  const moment = facts.at(container, step.endedAt).find((snapshot) => snapshot.name === name);
  const known = facts.known(container, name, time);
  const isReplaced = facts
    .made(container)
    .some(({ replaced }) => replaced.some(({ id }) => known.some((snapshot) => snapshot.id === id)));
  // A lost attempt can take the place of the result in the meantime. The post step has to tell that.
  if (isReplaced) return;
  // A warning says that the result is not certain, because nothing could be read in the end.
  if (!moment && names(step, { name, alias: inputs['alias'] ?? null })) return;
  if (!moment) return yield `The step reports snapshot ${name} of ${container}, which does not exist.`;
  const isMine = facts.isMine(moment);
  // After a lost attempt, what another step made at about that time is used, but not called its own.
  const canBeInferred = facts
    .requests('step', container)
    .some((request) => request.kind === 'create' && (isLost(request) || isTurnedAway(request)));
  if (!isMine && !canBeInferred && inputs['if-exists'] !== 'reuse')
    yield `The step reports snapshot ${name} of ${container} as new, which it did not make.`;
  if (inputs['alias'] !== undefined && moment.alias !== inputs['alias'])
    yield `Snapshot ${name} of ${container} has the alias ${moment.alias}, not ${inputs['alias']}.`;
  if (!isSameTime(moment, time)) yield `The time of ${name} of ${container} is ${time}.`;
  if (facts.tellsTimes && time === '') yield `The time of ${name} of ${container} is missing.`;
  const days = inputs['expiry-days'];
  if (isMine && (days === undefined) !== (moment.expiresAt === null))
    yield `Snapshot ${name} expires at ${moment.expiresAt}, but expiry-days is ${days}.`;
  if (run.containerIds.length > 1) return;
  if (outputs['snapshot-name'] !== name)
    yield 'The output snapshot-name is another one than that of the map.';
  if (outputs['created-at'] !== time) yield `The output created-at is ${outputs['created-at']}.`;
  if (outputs['snapshot-alias'] !== (moment.alias ?? ''))
    yield `The output snapshot-alias is "${outputs['snapshot-alias']}", but the alias is ${moment.alias}.`;
}

/** A container that nobody else changes never has less than it had. */
function* checkLosses(facts: Facts, container: string): Generator<string> {
  const { step } = facts.run;
  const { alias } = facts.inputs;
  if (facts.isAlone(container, step.startedAt)) {
    const before = facts
      .at(container, step.startedAt)
      .filter((snapshot) => isShown(facts, container, snapshot));
    const during = facts
      .versions(container)
      .filter(({ at }) => at > step.startedAt && at <= step.endedAt)
      .map(({ snapshots }) => snapshots);
    if (before.length > 0 && during.some((snapshots) => snapshots.length === 0))
      yield `For a moment, ${container} had no snapshot, although it had one before.`;
    if (before.some((snapshot) => snapshot.alias === alias)) {
      const isKept = (snapshot: TrueSnapshot) => snapshot.alias === alias || facts.isMine(snapshot);
      if (during.some((snapshots) => !snapshots.some(isKept)))
        yield `For a moment, ${container} had neither the older snapshot "${alias}" nor a new one.`;
    }
  }
  yield* checkReplacements(facts, container);
}

/** What took the place of an older snapshot stays, unless the guard had to delete it. */
function* checkReplacements(facts: Facts, container: string): Generator<string> {
  const { post, status, guard } = facts.run;
  const made = facts.made(container);
  const lost = made
    .flatMap(({ replaced }) => replaced)
    .find((snapshot) => !facts.isMine(snapshot) && isShown(facts, container, snapshot));
  const isMade = ({ id }: TrueSnapshot) => made.some(({ snapshot }) => snapshot.id === id);
  if (!lost || facts.left(container).some(isMade)) return;
  const isDeletedAfter = post !== undefined && status === 'success' && guard?.deleteOnSuccess;
  const isTakenByOthers = facts
    .allEffects(container)
    .some(
      (effect) =>
        !facts.isMine(effect) &&
        (effect.kind === 'create'
          ? effect.replaced.some(isMade)
          : effect.kind !== 'deploy' && effect.kind !== 'restore' && isMade(effect.snapshot)),
    );
  if (!isDeletedAfter && !isTakenByOthers)
    yield `Snapshot ${lost.name} of ${container} was replaced, and what replaced it is gone too.`;
}

/**
 * Whether the step saw a snapshot, or any list had to show it since the step began. What came in the last seconds before
 * that, nobody can know.
 */
function isShown(facts: Facts, container: string, snapshot: TrueSnapshot): boolean {
  return (
    facts.appearedAt(container, snapshot) < facts.run.step.startedAt - facts.platform.lagMs ||
    facts.views(container).some(({ view }) => view.some(({ id }) => id === snapshot.id))
  );
}

/** No create request takes the place of a snapshot of another alias that the step saw, or had to look for. */
function* checkOverwritten(facts: Facts, container: string): Generator<string> {
  const { inputs } = facts;
  const { alias } = inputs;
  if (alias === undefined) return;
  const mustLook =
    deriveName(alias) !== alias ||
    facts.run.containerIds.length > 1 ||
    (inputs['if-exists'] ?? 'create') !== 'create';
  for (const { request, replaced } of facts.made(container)) {
    if (!request || request.body.alias !== alias) continue;
    const views = facts.views(container).filter(({ at }) => at < request.at);
    if (mustLook && views.length === 0) yield `The step created "${alias}" in ${container} without a look.`;
    const others: TrueSnapshot[] = replaced.filter((snapshot) => snapshot.alias !== alias);
    for (const { id, name } of others) {
      const seen = views.map(({ view }) => view.find((snapshot) => snapshot.id === id)).findLast(Boolean);
      // One that had expired when the list was read counts as gone.
      const goneAt = request.at + CLOCK_MARGIN_MS + facts.agedMs;
      const isHeld = seen && (seen.expiresAt === null || seen.expiresAt > goneAt);
      if (isHeld && seen.alias !== alias)
        yield `The step overwrote ${name} of ${container}, which it had seen with the alias ${seen.alias}.`;
    }
  }
}

/** What `if-exists` and `keep-last` promise, unless a warning says otherwise. */
function* checkPolicies(facts: Facts, container: string): Generator<string> {
  const { inputs, run } = facts;
  if (run.step.warnings.length > 0) return;
  const name = facts.reported(container);
  const { alias, filter } = inputs;
  const guarded = facts.earlierSteps.flatMap(({ guard }) => guard?.snapshots ?? []);
  const others = facts
    .at(container, run.step.endedAt)
    .filter((snapshot) => snapshot.name !== name)
    // What guards the job stays.
    .filter(
      (snapshot) => !guarded.some((kept) => kept.containerId === container && kept.name === snapshot.name),
    );
  if (inputs['if-exists'] === 'replace') {
    // What a lost attempt made after the last list is left to the post step.
    const shownUntil = (facts.view(container)?.at ?? 0) - facts.platform.lagMs;
    const isLate = (snapshot: TrueSnapshot) =>
      facts.isMine(snapshot) && facts.appearedAt(container, snapshot) > shownUntil;
    const older = others.find((snapshot) => snapshot.alias === alias && !isLate(snapshot));
    if (older) yield `After a replace, the alias ${alias} of ${container} is on ${older.name} too.`;
  }
  // Nothing is deleted whose order is unknown.
  if (filter === undefined || !facts.tellsTimes) return;
  const matching = others.filter((snapshot) => snapshot.expiresAt === null && matches(filter, snapshot));
  if (matching.length > Number(inputs['keep-last']))
    yield `${matching.length} older snapshots of ${container} match ${filter}, more than keep-last.`;
}

/** Where nothing is wrong and time enough, a create request has nothing to warn of. */
export function* checkNeedlessWarnings(facts: Facts): Generator<string> {
  const { run, inputs } = facts;
  const { step, plan, containerIds } = run;
  const [warning] = step.warnings.filter((each) => !isForeseen(facts, each));
  if (plan.operation !== 'create' || !step.succeeded || warning === undefined) return;
  if (step.interruptedAt !== undefined || !facts.tellsTimes) return;
  if (Number(inputs['timeout-seconds'] ?? 300) < 60) return;
  // A platform can respond with 500 to a name in use.
  if (facts.requests('step').some(({ turn, answer }) => turn.fault || answer === '500')) return;
  if (!containerIds.every((container) => !facts.trouble(container) && facts.isAlone(container))) return;
  yield `Nothing was wrong, but the step warns: ${warning}`;
}

/** Far longer than what expires soon lasts by any clock, and far shorter than a day, in milliseconds. */
const SOON_MS = 7_200_000;

/** Whether a warning says what makes a rollback impossible, and that is true. */
function isForeseen(facts: Facts, warning: string): boolean {
  const { guard, containerIds, step } = facts.run;
  const container = containerIds.find((id) => warning.includes(id));
  if (container === undefined) return false;
  const snapshots = facts.at(container, step.endedAt);
  if (facts.isDryRun && warning.includes(IS_RECENT))
    return snapshots.some((snapshot) => warning.includes(snapshot.name) && generatedBy(snapshot));
  if (!guard?.restoreOnFailure) return false;
  const { cap } = facts.platform;
  if (warning.includes(NO_ROOM)) return guard.backup !== undefined && cap !== null && snapshots.length >= cap;
  return (
    warning.includes(EXPIRES_SOON) &&
    snapshots.some(
      ({ name, expiresAt }) =>
        warning.includes(name) && expiresAt !== null && expiresAt < step.endedAt + SOON_MS,
    )
  );
}

/** All containers of a step get one generated alias. Only what a lost attempt may have used is not used again. */
export function* checkGeneratedAlias(facts: Facts): Generator<string> {
  if (facts.run.plan.operation === 'restore' || facts.inputs['alias'] === undefined)
    yield* checkSharedAlias(facts, 'step');
  yield* checkSharedAlias(facts, 'post');
}

function* checkSharedAlias(facts: Facts, program: 'step' | 'post'): Generator<string> {
  const firsts = new Set<string>();
  for (const container of facts.run.containerIds) {
    const creates = facts.requests(program, container).filter(({ kind }) => kind === 'create');
    const [first] = creates;
    if (first?.body.alias !== undefined) firsts.add(first.body.alias);
    for (const [index, { body }] of creates.entries()) {
      const lost = creates.slice(0, index).filter(isLost);
      const isUsed = lost.some((earlier) => earlier.body.alias === body.alias);
      if (isUsed) yield `"${body.alias}" of ${container} is used again, although it may exist.`;
      if (lost.length === 0 && body.alias !== first?.body.alias)
        yield `The create request in ${container} changed its alias to "${body.alias}" without a reason.`;
    }
  }
  if (firsts.size > 1) yield `The containers of the step have different aliases: ${[...firsts].join(', ')}.`;
}
