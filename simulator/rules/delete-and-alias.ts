import { choose, matches } from './choose.ts';
import type { Facts } from './facts.ts';

/** What a delete reports as deleted is gone, and all that was chosen is. */
export function* checkDelete(facts: Facts): Generator<string> {
  const { job, inputs } = facts;
  if (job.plan.operation !== 'delete' || facts.isDryRun) return;
  for (const container of job.containerIds) {
    if (!facts.isAlone(container)) continue;
    const deleted = facts.effects('step', container).filter(({ kind }) => kind === 'delete');
    const result = facts.result(container);
    if (!result?.ok) continue;
    const left = facts.at(container, job.step.endedAt);
    for (const name of result.snapshot_names) {
      if (left.some((snapshot) => snapshot.name === name))
        yield `The step reports that it deleted ${name} of ${container}, which is still there.`;
    }
    if (result.snapshot_names.length !== deleted.length)
      yield `The step reports ${result.snapshot_names.length} deleted snapshots of ${container}, but deleted ${deleted.length}.`;
    for (const selector of inputs['snapshot']?.split('\n') ?? []) {
      const [first] = choose(facts.at(container, job.step.startedAt), selector);
      if (first && left.some(({ id }) => id === first.id))
        yield `${selector} was to be deleted of ${container}, and is still there.`;
    }
  }
}

/** An alias that is reported as set is set. */
export function* checkAlias(facts: Facts): Generator<string> {
  const { job, inputs } = facts;
  if (job.plan.operation !== 'alias' || facts.isDryRun) return;
  const wanted = inputs['remove-alias'] === 'true' ? null : (inputs['alias'] ?? null);
  for (const container of job.containerIds) {
    const result = facts.result(container);
    if (!result?.ok || !facts.isAlone(container)) continue;
    const [name] = result.snapshot_names;
    const snapshot = facts.left(container).find((candidate) => candidate.name === name);
    if (!snapshot) yield `The step reports snapshot ${name} of ${container}, which does not exist.`;
    else if (snapshot.alias !== wanted)
      yield `Snapshot ${name} of ${container} has the alias ${snapshot.alias}.`;
    const [chosen] = choose(facts.at(container, job.step.startedAt), inputs['snapshot'] ?? '');
    if (chosen && chosen.name !== name) yield `The alias was to be set on ${chosen.name}, not on ${name}.`;
  }
}

/** A list shows what the platform returned. */
export function* checkList(facts: Facts): Generator<string> {
  const { job, inputs } = facts;
  if (job.plan.operation !== 'list') return;
  for (const container of job.containerIds) {
    const result = facts.result(container);
    if (!result?.ok) continue;
    const view = facts.view(container)?.view ?? [];
    const expected = view
      .filter((snapshot) => matches(inputs['filter'] ?? '', snapshot))
      .map(({ name }) => name);
    if (expected.toSorted().join() !== result.snapshot_names.toSorted().join())
      yield `The list of ${container} is ${result.snapshot_names.join(', ')}, not ${expected.join(', ')}.`;
  }
}
