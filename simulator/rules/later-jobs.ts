import type { Env } from '../job.ts';
import { type Facts, isAnswered, isLost, type RollbackResult, rollbackResultsIn } from './facts.ts';

/** What later jobs read of a guard is true, as far as the post step could know. */
export function* checkLaterJobs(facts: Facts): Generator<string> {
  const { guard, env, plan } = facts.run;
  const id = guard?.restoreOnFailure ? guard.id : undefined;
  yield* checkArmed(env.before, env.after, id);
  yield* checkOthers(env.beforePost, env.afterPost, id);
  yield* checkJob(env.afterPost);
  if (!guard || id === undefined) return;
  const word = guardsIn(env.afterPost).get(id);
  const expected = facts.isDisarmed ? 'disarmed' : facts.isRollback ? undefined : 'not-needed';
  if (expected !== undefined && word !== expected)
    yield `After ${facts.run.status}, the guard says ${word}, not ${expected}.`;
  if (!facts.isRollback) return;
  if (word === undefined && facts.requests('post').length > 0) yield 'The post step acted without a word.';
  if (word !== undefined) yield* checkWord(facts, word);
  yield* checkResults(facts);
  if (word === 'unhealthy' && plan.inputs['health-url'] === undefined)
    yield 'The guard says unhealthy, but no health was to be checked.';
}

/** The step tells of its guard, and of nothing else. */
function* checkArmed(before: Env, after: Env, id: string | undefined): Generator<string> {
  const guards = [...guardsIn(before), ...(id === undefined ? [] : [[id, undefined] as const])];
  if (JSON.stringify(guards) !== JSON.stringify([...guardsIn(after)]))
    yield `After the step, the guards are ${after['HOODY_ROLLBACK_GUARDS']}.`;
  const word = guards.length === 0 ? undefined : 'armed';
  if (after['HOODY_ROLLBACK'] !== word) yield `After the step, later jobs read ${after['HOODY_ROLLBACK']}.`;
}

/** A post step changes nothing of what the other guards of the job said. */
function* checkOthers(before: Env, after: Env, id: string | undefined): Generator<string> {
  const [was, is] = [guardsIn(before), guardsIn(after)];
  for (const [other, word] of was)
    if (other !== id && (!is.has(other) || is.get(other) !== word))
      yield `Another guard of the job had said ${word}, and now says ${is.get(other)}.`;
  const results = rollbackResultsIn(before);
  const kept = rollbackResultsIn(after).slice(0, results.length);
  if (JSON.stringify(kept) !== JSON.stringify(results)) yield 'The results of another guard were changed.';
}

/** Worst first. It repeats the rule on purpose: the simulation must not believe what it tests. */
const BY_BADNESS = ['failed', 'partial', 'unknown', 'unhealthy', 'disarmed', 'restored', 'not-needed'];

/** The word of the job is the worst of its guards; where some went back and some did not, it is `partial`. */
function* checkJob(env: Env): Generator<string> {
  const words = [...guardsIn(env).values()];
  const hasSpoken = words.some((word) => word !== undefined);
  const said = words.map((word) => word ?? 'unknown');
  const isMixed =
    said.some((word) => word === 'restored' || word === 'unhealthy') &&
    said.some((word) => word === 'failed' || word === 'disarmed');
  const worst = isMixed ? 'partial' : BY_BADNESS.find((word) => said.includes(word));
  const expected = words.length === 0 ? undefined : hasSpoken ? worst : 'armed';
  if (env['HOODY_ROLLBACK'] !== expected)
    yield `Later jobs read ${env['HOODY_ROLLBACK']}, but the guards say ${words.join(', ')}.`;
}

/** The word of a rollback is what a person would say who knows all that the platform did. */
function* checkWord(facts: Facts, word: string): Generator<string> {
  const containers = facts.run.guard?.snapshots.map(({ containerId }) => containerId) ?? [];
  const isBack = (container: string) => facts.isRolledBack(container);
  const isTouched = (container: string) => facts.effectsOf('restore', 'post', container).length > 0;
  const isTrue = {
    restored: () => containers.every(isBack),
    failed: () => !containers.some(isTouched),
    partial: () => containers.some(isBack) && !containers.every(isTouched),
    unknown: () => containers.some((container) => isUncertain(facts, container)),
  };
  if (!Object.hasOwn(isTrue, word)) yield `The guard says ${word} of a rollback.`;
  else if (!isTrue[word as keyof typeof isTrue]())
    yield `The guard says ${word}, but ${containers.filter(isTouched).length} of ${containers.length} containers were restored.`;
}

/** Whether nothing tells the post step if a container is back. */
function isUncertain(facts: Facts, container: string): boolean {
  const restores = facts.requests('post', container).filter(({ kind }) => kind === 'restore');
  const last = restores.at(-1);
  return (
    facts.run.post?.killedAt !== undefined ||
    (last !== undefined && restores.some(isLost) && !isAnswered(last))
  );
}

/** The results have one entry for each container, and say of each what is true. */
function* checkResults(facts: Facts): Generator<string> {
  const { guard, env, post } = facts.run;
  const results = facts.rollbackResults;
  const expected = guardsIn(env.afterPost).get(guard?.id ?? '') === undefined ? [] : (guard?.snapshots ?? []);
  const targetsOf = (all: { container: string; name: string }[]) =>
    all.map(({ container, name }) => `${container} ${name}`).join(', ');
  const told = targetsOf(results.map((each) => ({ container: each.container_id, name: each.snapshot_name })));
  const due = targetsOf(expected.map(({ containerId, name }) => ({ container: containerId, name })));
  if (told !== due) yield `The results are of ${told}, but the guard has ${due}.`;
  for (const result of results) yield* checkResult(facts, result);
  if (post?.killedAt !== undefined || results.length === 0) return;
  const ends = new Set(results.map(({ restored }) => restored));
  const word =
    ends.has(true) && ends.has(false)
      ? 'partial'
      : ends.has(null)
        ? 'unknown'
        : ends.has(true)
          ? 'restored'
          : 'failed';
  const said = guardsIn(env.afterPost).get(guard?.id ?? '');
  if (said !== word)
    yield `The guard says ${said}, but of its containers, restored is ${[...ends].map(String).join(', ')}.`;
}

function* checkResult(
  facts: Facts,
  { container_id: id, restored, error }: RollbackResult,
): Generator<string> {
  const isTouched = facts.effectsOf('restore', 'post', id).length > 0;
  if (restored === true && !facts.isRolledBack(id))
    yield `The results say that ${id} is restored, which it is not.`;
  if (restored === false && isTouched) yield `The results say that ${id} is not restored, which it is.`;
  if (restored === null && !isUncertain(facts, id))
    yield `The results say that it is unknown whether ${id} is restored, although nothing was lost.`;
  const isKilled = facts.run.post?.killedAt !== undefined;
  if (!isKilled && (error === null) !== (restored === true))
    yield `The results say of ${id}: restored ${restored}, error ${error}.`;
}

/** The guards of a job by their id, each with its word if it has spoken. */
function guardsIn(env: Env): Map<string, string | undefined> {
  const text = env['HOODY_ROLLBACK_GUARDS'] ?? '';
  const entries = text === '' ? [] : text.split(',');
  return new Map(
    entries.map((entry) => {
      const [id = '', word] = entry.split('=');
      return [id, word] as const;
    }),
  );
}
