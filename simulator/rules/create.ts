import type { TrueSnapshot } from '../platform.ts';
import { matches } from './choose.ts';
import { type Facts, names } from './facts.ts';

/** A create leaves one snapshot for each container, or none, or one that it names; and nobody loses anything. */
export function* checkCreate(facts: Facts): Generator<string> {
  if (facts.job.plan.operation !== 'create' || facts.isDryRun) return;
  for (const container of facts.job.containerIds) {
    yield* facts.job.step.succeeded ? checkReported(facts, container) : [];
    yield* checkSurvivors(facts, container);
    if (!facts.isAlone(container)) continue;
    yield* checkLosses(facts, container);
    if (facts.job.step.succeeded) yield* checkPolicies(facts, container);
  }
}

/** What is reported is there, and is what was asked for. */
function* checkReported(facts: Facts, container: string): Generator<string> {
  const { inputs, job } = facts;
  const name = facts.reported(container);
  if (name === undefined) return yield `The step succeeded without a snapshot of ${container}.`;
  const moment = facts.at(container, job.step.endedAt).find((snapshot) => snapshot.name === name);
  if (!facts.isAlone(container)) return;
  // A warning says that the result is not certain, because nothing could be read in the end.
  if (!moment && names(job.step, { name, alias: inputs['alias'] ?? null })) return;
  if (!moment) return yield `The step reports snapshot ${name} of ${container}, which does not exist.`;
  const isMine = moment.by?.job === facts.index;
  if (!isMine && inputs['if-exists'] !== 'reuse')
    yield `The step reports snapshot ${name} of ${container} as new, which it did not make.`;
  if (inputs['alias'] !== undefined && moment.alias !== inputs['alias'])
    yield `Snapshot ${name} of ${container} has the alias ${moment.alias}, not ${inputs['alias']}.`;
  if (job.containerIds.length > 1) return;
  const { outputs } = job;
  if (outputs['snapshot-name'] !== name)
    yield 'The output snapshot-name is another one than that of the map.';
  if (outputs['created-at'] !== new Date(moment.createdAt).toISOString())
    yield `The output created-at is ${outputs['created-at']}.`;
  if (outputs['snapshot-alias'] !== (moment.alias ?? ''))
    yield `The output snapshot-alias is "${outputs['snapshot-alias']}", but the alias is ${moment.alias}.`;
  const days = inputs['expiry-days'];
  if (isMine && (days === undefined) !== (moment.expiresAt === null))
    yield `Snapshot ${name} expires at ${moment.expiresAt}, but expiry-days is ${days}.`;
}

/** Whatever the step made and left is reported or named. */
function* checkSurvivors(facts: Facts, container: string): Generator<string> {
  const { step, post } = facts.job;
  const reported = facts.result(container)?.snapshot_names ?? [];
  // Of two jobs that use one alias at the same time, one can take the snapshot of the other for its own, whose response
  // was lost. It never deletes it then, but it does not look for its own any more.
  const isMistaken =
    !facts.made(container).some(({ name }) => reported.includes(name)) &&
    facts
      .allEffects(container)
      .some(
        (effect) =>
          effect.kind === 'create' &&
          effect.by?.job !== facts.index &&
          reported.includes(effect.snapshot.name),
      );
  if (isMistaken && facts.inputs['alias'] !== undefined) return;
  for (const { snapshot, made } of facts.survivors(container)) {
    if (reported.includes(snapshot.name)) continue;
    if (names(step, snapshot) || names(step, made) || (post && names(post, snapshot))) continue;
    yield `Snapshot ${snapshot.name} ("${snapshot.alias}") of ${container} is left, and nothing names it.`;
  }
}

/** A container that nobody else changes never has less than it had. */
function* checkLosses(facts: Facts, container: string): Generator<string> {
  const { inputs, job } = facts;
  const before = facts.at(container, job.step.startedAt);
  const during = facts
    .versions(container)
    .filter(({ at }) => at > job.step.startedAt && at <= job.step.endedAt);
  if (before.length > 0 && during.some(({ snapshots }) => snapshots.length === 0))
    yield `For a moment, ${container} had no snapshot, although it had one before.`;
  const alias = inputs['alias'];
  if (before.some((snapshot) => snapshot.alias === alias)) {
    const isKept = (snapshot: TrueSnapshot) => snapshot.alias === alias || snapshot.by?.job === facts.index;
    if (during.some(({ snapshots }) => !snapshots.some(isKept)))
      yield `For a moment, ${container} had neither the older snapshot "${alias}" nor a new one.`;
  }
  for (const effect of facts.effects('step', container)) {
    if (effect.kind !== 'create' || effect.replaced.length === 0) continue;
    const lost = effect.replaced.filter(({ by }) => by?.job !== facts.index);
    const isThere = facts.left(container).some((snapshot) => snapshot.by?.job === facts.index);
    const isDeletedAfter = job.post !== undefined && job.status === 'success';
    if (lost.length > 0 && !isThere && !isDeletedAfter)
      yield `Snapshot ${lost[0]?.name} of ${container} was replaced, and what replaced it is gone too.`;
  }
}

/** What `if-exists` and `keep-last` promise, unless a warning says otherwise. */
function* checkPolicies(facts: Facts, container: string): Generator<string> {
  const { inputs, job } = facts;
  if (job.step.warnings.length > 0) return;
  const name = facts.reported(container);
  const { alias } = inputs;
  const left = facts.at(container, job.step.endedAt);
  if (inputs['if-exists'] === 'replace') {
    const holders = left.filter((snapshot) => snapshot.alias === alias).map((snapshot) => snapshot.name);
    if (holders.length !== 1 || holders[0] !== name)
      yield `After a replace, the alias ${alias} of ${container} is on ${holders.join(', ') || 'none'}.`;
  }
  const { filter } = inputs;
  if (filter === undefined) return;
  const others = left.filter(
    (snapshot) => snapshot.name !== name && snapshot.expiresAt === null && matches(filter, snapshot),
  );
  if (others.length > Number(inputs['keep-last']))
    yield `${others.length} older snapshots of ${container} match ${filter}, more than keep-last.`;
}
