import { type Facts, isAnswered, isSameTime, type Made, names } from './facts.ts';

/** What a step made and is still there in the end is its result, or a message names it. */
export function* checkLeftBehind(facts: Facts): Generator<string> {
  for (const container of facts.run.containerIds) {
    for (const made of facts.made(container)) {
      const snapshot = facts.left(container).find(({ id }) => id === made.snapshot.id);
      if (!snapshot || isResult(facts, container, made) || isExcused(facts, container, made)) continue;
      const { step, post } = facts.run;
      if ([step, post].some((program) => names(program, snapshot) || names(program, made.snapshot))) continue;
      yield `Snapshot ${snapshot.name} ("${snapshot.alias}") of ${container} is left, and nothing names it.`;
    }
  }
}

function isResult(facts: Facts, container: string, { snapshot }: Made): boolean {
  const { run } = facts;
  const { name } = snapshot;
  const reported = [
    ...(facts.result(container)?.snapshot_names ?? []),
    // A step that failed can have left it to its guard, or named it in the log only.
    ...(run.outputs['backup-snapshot-name'] ? [run.outputs['backup-snapshot-name']] : []),
  ];
  if (run.step.lines.some((line) => line.includes(`backup snapshot ${name} `))) return true;
  // A step that was killed after it had found its result, which it did not make for certain, told that in the log only.
  const isFound = run.step.lines.some((line) => line.startsWith(`Snapshot ${name} with the alias`));
  if (isFound && run.step.killedAt !== undefined) return true;
  return reported.includes(name) && isSameTime(snapshot, facts.reportedTime(container, name));
}

function isExcused(facts: Facts, container: string, made: Made): boolean {
  const { snapshot, request } = made;
  const { step, post } = facts.run;
  const isKilled = { step: step.killedAt !== undefined, post: post?.killedAt !== undefined };
  // A program that is killed names nothing. What the step knew, it names; the rest is left to the post step.
  if (isKilled.post && (isKilled.step || !request || !isAnswered(request))) return true;
  // Nobody can tell who created what another step has renamed, if its name derives from the time. What a step that was
  // killed has renamed itself, the next run finds by the alias.
  const { alias } = facts.inputs;
  if (facts.tellsNothingOfLost && alias !== undefined && snapshot.alias === alias) return true;
  return (
    facts.platform.names === 'time' &&
    facts
      .allEffects(container)
      .some(
        (effect) =>
          effect.kind === 'alias' &&
          (isKilled.step || !facts.isMine(effect)) &&
          effect.snapshot.id === snapshot.id,
      )
  );
}
