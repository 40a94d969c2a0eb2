import type { GuardedSnapshot } from '../../src/guard/guard.ts';
import type { ListedSnapshot, TrueSnapshot } from '../platform.ts';
import type { ProgramRecord } from '../program.ts';
import { generatedBy } from './choose.ts';
import { type Facts, isNewer, isOlder, textOf } from './facts.ts';
import { CERTAINLY_TOOK_BACK, NOT_OF_THIS_RUN, TOOK_BACK } from './words.ts';

/** A rollback tells what it takes back that other runs deployed, as far as a list shows that. */
export function* checkNewer(facts: Facts): Generator<string> {
  const { guard, post } = facts.run;
  if (!guard || !post || !facts.isRollback || post.killedAt !== undefined) return;
  for (const guarded of guard.snapshots) {
    yield* checkClaims(facts, guarded, post);
    const result = facts.rollbackResults.find(({ container_id: id }) => id === guarded.containerId);
    if (result && result.restored !== false) yield* checkTold(facts, guarded, post);
  }
}

/** What is said of later runs, and of other runs, is true. */
function* checkClaims(
  facts: Facts,
  { containerId, name }: GuardedSnapshot,
  post: ProgramRecord,
): Generator<string> {
  const { runId } = facts.run;
  const known = facts.versions(containerId).flatMap(({ snapshots }) => snapshots);
  const namedIn = (lines: readonly string[]) =>
    known.filter((snapshot) => lines.some((text) => hasName(text, snapshot.name)));
  const lines = textOf(post).split('\n');
  const errors = tookBack(post, containerId);
  for (const snapshot of namedIn(errors.map((error) => error.split(' is older than ')[1] ?? '')))
    if (snapshot.name !== name && (runOf(facts, snapshot) ?? 0) <= runId)
      yield `The post step says that ${snapshot.name} of ${containerId} is of a later run.`;
  const { restored } = facts.rollbackResults.find(({ container_id: id }) => id === containerId) ?? {};
  if (restored !== true && errors.some((error) => error.includes(CERTAINLY_TOOK_BACK)))
    yield `The post step says what the rollback of ${containerId} undid, which it does not know.`;
  const notOwn = lines
    .filter((text) => text.includes(`${containerId} has`) && text.includes(NOT_OF_THIS_RUN))
    .map((text) => text.split(NOT_OF_THIS_RUN)[1] ?? '');
  for (const snapshot of namedIn(notOwn))
    if (runOf(facts, snapshot) === runId && !known.some((other) => isNamesake(facts, snapshot, other)))
      yield `The post step says that this run did not create ${snapshot.name} of ${containerId}.`;
}

/** Whether another run gave the same name to a snapshot. */
function isNamesake(facts: Facts, { name }: TrueSnapshot, other: TrueSnapshot): boolean {
  return other.name === name && runOf(facts, other) !== facts.run.runId;
}

/** What the look showed as newer and as another run's is told, and an error names what is a later run's. */
function* checkTold(facts: Facts, guarded: GuardedSnapshot, post: ProgramRecord): Generator<string> {
  const { containerId, name } = guarded;
  const { runId } = facts.run;
  const requests = facts.requests('post', containerId);
  const changedAt = requests.find(({ kind }) => kind !== 'list')?.at ?? Number.POSITIVE_INFINITY;
  const { view = [] } = facts.view(containerId, changedAt, 'post') ?? {};
  const listed = view.find((snapshot) => snapshot.name === name);
  const results = facts.rollbackResults;
  // The warning about a rollback needs a container that is certainly back.
  const isDone = results.some(({ restored }) => restored);
  // Nothing follows from a list that is older than the snapshot.
  if (listed && isOlder(listed, guarded.createdAt)) return;
  for (const snapshot of view) {
    const its = toldRunOf(snapshot, name, runId);
    if (snapshot.name === name || its === undefined || its === runId) continue;
    if (snapshot.toldAt === undefined || !isNewer(snapshot, guarded.createdAt)) continue;
    const { newer = [] } = results.find(({ container_id: id }) => id === containerId) ?? {};
    if (!newer.includes(snapshot.name))
      yield `The results of ${containerId} do not name ${snapshot.name} of run ${its}, which is newer.`;
    if (its > runId && !tookBack(post, containerId).some((error) => hasName(error, snapshot.name)))
      yield `The rollback of ${containerId} took back ${snapshot.name} of run ${its}, and no error says so.`;
    if (its < runId && isDone && !hasName(textOf(post), snapshot.name))
      yield `The rollback of ${containerId} took back ${snapshot.name} of run ${its}, and nothing says so.`;
  }
}

/** The errors about what later runs deployed in a container. */
function tookBack({ errors }: ProgramRecord, containerId: string): string[] {
  return errors.filter((error) => error.includes(containerId) && error.includes(TOOK_BACK));
}

/** The run of a snapshot as it truly is; one that was there at the start has it in its alias. */
function runOf(facts: Facts, snapshot: TrueSnapshot): number | undefined {
  return facts.runOf(snapshot) ?? generatedBy(snapshot)?.run;
}

/** The run that a snapshot tells: in a generated alias, or where that of the workflow has it, as the known name does. */
function toldRunOf(snapshot: ListedSnapshot, known: string, runId: number): number | undefined {
  const [, run] = known === `pre-${runId}` ? (/^pre-(\d+)$/.exec(snapshot.alias ?? '') ?? []) : [];
  return run === undefined ? generatedBy(snapshot)?.run : Number(run);
}

function hasName(text: string, name: string): boolean {
  return text.split(/[^\w.-]+/).some((word) => word === name || word === `${name}.`);
}
