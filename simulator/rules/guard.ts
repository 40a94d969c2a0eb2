import type { GuardedSnapshot } from '../../src/guard/guard.ts';
import type { EffectOf } from '../platform.ts';
import type { ProgramRecord } from '../program.ts';
import { type Facts, isOlder, isSameTime, names, textOf } from './facts.ts';
import { ANOTHER_NOW, GONE, NOT_VERIFIED } from './words.ts';

type Restore = EffectOf<'restore'>;

/** A guard is left if and only if it was asked for, and does what it says. */
export function* checkGuard(facts: Facts): Generator<string> {
  const { run, inputs } = facts;
  const { guard, post, step } = run;
  const isWanted = inputs['restore-on-failure'] === 'true' || inputs['delete-on-success'] === 'true';
  const isDue = isWanted && step.succeeded && !facts.isDryRun;
  // One that is killed can have left it or not.
  if (step.killedAt === undefined && isDue !== (guard !== undefined))
    yield `The step ${guard ? 'left a guard that is not due' : 'left no guard'}.`;
  if (!guard) return;
  for (const guarded of guard.snapshots) {
    const { containerId, name } = guarded;
    if (step.killedAt === undefined && name !== facts.reported(containerId))
      yield `The guard knows ${name} of ${containerId}, which is not reported.`;
    if (facts.isRollback) yield* checkRollback(facts, guarded, post);
    else if (facts.requests('post', containerId).some(({ kind }) => kind === 'restore'))
      yield `${containerId} was to be rolled back, although its guard ${facts.isDisarmed ? 'is disarmed' : 'had nothing to do'}.`;
    if (run.status === 'success' && guard.deleteOnSuccess && post) yield* checkCleanup(facts, guarded, post);
  }
}

/** Every container is restored from the snapshot of its step, or an error says that it was not. */
function* checkRollback(
  facts: Facts,
  guarded: GuardedSnapshot,
  post: ProgramRecord | undefined,
): Generator<string> {
  const { containerId: container, name, createdAt } = guarded;
  if (!post) return yield `There was no rollback of ${container}.`;
  if (post.killedAt !== undefined) return;
  const restores = facts.restoresSince('post', container).filter(({ at }) => at <= post.endedAt);
  const known = facts.known(container, name, createdAt);
  const isKnown = ({ id }: { id: number }) => known.some((snapshot) => snapshot.id === id);
  yield* checkVerified(facts, guarded, post);
  // A list from before can show what had the name then, but no reason to give up.
  const isCertain = facts
    .during(container, post.startedAt, post.endedAt)
    .every((snapshots) => snapshots.some((snapshot) => snapshot.name === name && isKnown(snapshot)));
  const givesUp = (error: string) =>
    error.includes(container) && [ANOTHER_NOW, GONE].some((words) => error.includes(words));
  if (isCertain && post.errors.some(givesUp))
    yield `${container} was not rolled back, although ${name} is the snapshot of the step.`;
  if (facts.isDenied(container)) return;
  const last =
    restores.findLast((effect) => facts.isMine(effect)) ??
    restores.findLast(({ snapshot }) => isKnown(snapshot));
  if (!last && facts.looksRestored('post', container)) return;
  if (!last) return yield `${container} was not rolled back, and no error says so.`;
  if (!isKnown(last.snapshot) && !isPermitted(facts, last, isKnown, post))
    yield `${container} was rolled back to ${describe(last)}, which is not the snapshot of the step.`;
}

/**
 * The API restores by name and without a condition. So another snapshot can come in after the look, and where nothing
 * tells its time, the report has to say so. What the step itself has sent is known to come, so it has to be awaited.
 */
function isPermitted(
  facts: Facts,
  { container, snapshot, by }: Restore,
  isKnown: (snapshot: { id: number }) => boolean,
  post: ProgramRecord,
): boolean {
  if (isToldUnverified(post)) return true;
  const sentAt = by?.sentAt ?? post.startedAt;
  const view = facts.view(container, sentAt, 'post');
  return (
    !facts.isMine(snapshot) &&
    view?.view.some((listed) => listed.name === snapshot.name && isKnown(listed)) === true
  );
}

/**
 * A name that a list shows with another time means another snapshot, and is not restored. An older one comes from a list
 * that is older than the snapshot, of which nothing follows; if there is no time for another list, the report says so.
 */
function* checkVerified(
  facts: Facts,
  { containerId: container, name, createdAt }: GuardedSnapshot,
  post: ProgramRecord,
): Generator<string> {
  for (const { at } of facts.requests('post', container).filter(({ kind }) => kind === 'restore')) {
    const listed = facts.view(container, at, 'post')?.view.find((snapshot) => snapshot.name === name);
    if (listed?.toldAt === undefined || isSameTime(listed, createdAt)) continue;
    if (!isOlder(listed, createdAt) || !isToldUnverified(post))
      yield `${container} was to be restored from ${name}, which a list had shown as another snapshot.`;
  }
}

function isToldUnverified(post: ProgramRecord): boolean {
  return [...post.lines, textOf(post)].join('\n').includes(NOT_VERIFIED);
}

/** What the step made is deleted, and what it only found is not. */
function* checkCleanup(
  facts: Facts,
  { containerId: container, name, createdAt, ownership }: GuardedSnapshot,
  post: ProgramRecord,
): Generator<string> {
  const known = facts.known(container, name, createdAt);
  if (ownership !== 'made') {
    const deleted = facts
      .effectsOf('delete', 'post', container)
      .find(({ snapshot }) => known.some(({ id }) => id === snapshot.id));
    if (deleted) yield `The guard deleted ${name} of ${container}, which is not its own.`;
    return;
  }
  if (post.killedAt !== undefined) return;
  const left = facts.left(container).find(({ id, by }) => by && known.some((snapshot) => snapshot.id === id));
  if (left && facts.isMine(left) && !names(post, left))
    yield `Snapshot ${name} of ${container} was to be deleted, is there, and nothing names it.`;
}

function describe({ snapshot }: Restore): string {
  return `${snapshot.name} of ${new Date(snapshot.createdAt).toISOString()}`;
}
