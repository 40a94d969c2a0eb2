import type { SentRequest } from '../network.ts';
import type { TrueSnapshot } from '../platform.ts';
import { type Facts, type Made, names } from './facts.ts';
import { NO_ROOM } from './words.ts';

/** Before a rollback that has to keep what it takes back, every container has a backup. Nobody has to clean up after it. */
export function* checkBackups(facts: Facts): Generator<string> {
  const { guard, containerIds, post } = facts.run;
  if (guard?.backup) for (const container of containerIds) yield* checkRoom(facts, container);
  if (!post) return;
  const isDue = facts.isRollback && guard?.backup !== undefined;
  for (const container of containerIds) {
    const creates = creationsOf(facts, container);
    if (!isDue && creates.length > 0) yield `The post step created a snapshot of ${container}.`;
    if (!isDue) continue;
    for (const { at } of restoresOf(facts, container)) yield* checkBackedUp(facts, container, at);
    for (const made of facts.made(container, 'post')) yield* checkMade(facts, container, made);
    yield* checkReported(facts, container);
  }
  if (isDue) yield* checkOrder(facts);
}

/** What a look needs for certain, in milliseconds. */
const LOOK_MS = 2_000;

/** Where the list shows before the deploy that a container has no room for its backup, the step warns. */
function* checkRoom(facts: Facts, container: string): Generator<string> {
  const { step } = facts.run;
  const { cap, lagMs } = facts.platform;
  if (!step.succeeded || cap === null || lagMs > 0 || !facts.isAlone(container)) return;
  // Without time, or after a cancel, nothing is looked for.
  const end = step.startedAt + Number(facts.inputs['timeout-seconds'] ?? 300) * 1_000;
  if (step.interruptedAt !== undefined || step.endedAt > end - LOOK_MS) return;
  const last = facts.requests('step', container).at(-1);
  if (last?.view === undefined || last.answer === undefined || last.view.length < cap) return;
  if (!step.warnings.some((warning) => warning.includes(container) && warning.includes(NO_ROOM)))
    yield `${container} has no room for a backup, and the step does not warn.`;
}

/** At the moment of a restore, the state that it replaces is in a snapshot. */
function* checkBackedUp(facts: Facts, container: string, at: number): Generator<string> {
  const { guard } = facts.run;
  const backup = facts
    .made(container, 'post')
    .findLast((made) => made.at <= at && isKept(facts, container, made, at));
  if (!backup) return yield `${container} was to be restored without its backup.`;
  const guarded = guard?.snapshots.find(({ containerId }) => containerId === container);
  if (guarded?.isUniqueName !== false) return;
  const sentAt = backup.request?.at ?? 0;
  const hasLooked = facts
    .requests('post', container)
    .some((request) => request.kind === 'list' && request.at > sentAt && request.at <= at);
  if (!hasLooked)
    yield `${container} was to be restored by a name that nobody had looked at since its backup.`;
}

/** Whether a snapshot is there at a moment, or another step or the platform removed it. */
function isKept(facts: Facts, container: string, { snapshot }: Pick<Made, 'snapshot'>, at: number): boolean {
  const isIt = ({ id }: TrueSnapshot) => id === snapshot.id;
  return (
    facts.at(container, at).some(isIt) ||
    facts
      .allEffects(container)
      .some(
        (effect) =>
          !facts.isMine(effect) &&
          ((effect.kind === 'delete' && isIt(effect.snapshot)) ||
            (effect.kind === 'create' && effect.replaced.some(isIt))),
      )
  );
}

/** A backup is called one, expires as the workflow says, and in the end it is told or gone. */
function* checkMade(facts: Facts, container: string, made: Made): Generator<string> {
  const { runId, post } = facts.run;
  const { name, alias, expiresAt } = made.snapshot;
  if (!alias?.startsWith(`backup-${runId}-1-`))
    yield `The backup ${name} of ${container} has the alias ${alias}.`;
  const days = facts.inputs['expiry-days'];
  if ((days === undefined) !== (expiresAt === null))
    yield `The backup ${name} expires at ${expiresAt}, but expiry-days is ${days}.`;
  const left = facts.left(container).find(({ id }) => id === made.snapshot.id);
  if (!left || post?.killedAt !== undefined) return;
  const isTold = facts.rollbackResults.some(
    (result) => result.container_id === container && result.backup_snapshot_name === name,
  );
  if (!isTold && !names(post, left) && !names(post, made.snapshot))
    yield `The backup ${name} ("${alias}") of ${container} is left, and nothing names it.`;
}

/** The backup in the results is one, holds the state that the rollback took back, and is there. */
function* checkReported(facts: Facts, container: string): Generator<string> {
  const { post } = facts.run;
  const result = facts.rollbackResults.find(({ container_id }) => container_id === container);
  if (!post || !result) return;
  const name = result.backup_snapshot_name;
  if (name === null) {
    if (result.restored) yield `${container} was rolled back, and nothing tells its backup.`;
    return;
  }
  const [first] = restoresOf(facts, container);
  const made = facts
    .made(container, 'post')
    .find(({ snapshot, at }) => snapshot.name === name && at <= (first?.at ?? post.endedAt));
  if (!made) yield `The results name the backup ${name} of ${container}, which is none.`;
  else if (!isKept(facts, container, made, Number.POSITIVE_INFINITY))
    yield `The results name the backup ${name} of ${container}, which the post step removed.`;
}

/** Nothing goes back before all is backed up, so that all backups are of about one moment. */
function* checkOrder(facts: Facts): Generator<string> {
  const { containerIds } = facts.run;
  const restoredAt = Math.min(
    ...containerIds.flatMap((container) => restoresOf(facts, container).map(({ at }) => at)),
  );
  for (const container of containerIds)
    if (creationsOf(facts, container).some(({ at }) => at > restoredAt))
      yield `${container} was to be backed up after another container went back.`;
}

function restoresOf(facts: Facts, container: string): SentRequest[] {
  return facts.requests('post', container).filter(({ kind }) => kind === 'restore');
}

function creationsOf(facts: Facts, container: string): SentRequest[] {
  return facts.requests('post', container).filter(({ kind }) => kind === 'create');
}
