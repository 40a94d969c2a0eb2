import { choose, describeChoice, matches } from './choose.ts';
import { type Facts, isLost } from './facts.ts';

/** What a delete reports as deleted is gone, and all that was chosen is. */
export function* checkDelete(facts: Facts): Generator<string> {
  const { run } = facts;
  if (run.plan.operation !== 'delete' || facts.isDryRun) return;
  for (const container of run.containerIds) {
    const result = facts.result(container);
    // Of a container that is gone, everything is deleted.
    if (!result?.ok || !facts.isAlone(container) || facts.trouble(container)?.kind === 'gone') continue;
    const deleted = facts.effectsOf('delete', 'step', container).filter(({ at }) => at <= run.step.endedAt);
    const left = facts.at(container, run.step.endedAt);
    for (const name of result.snapshot_names) {
      if (left.some((snapshot) => snapshot.name === name))
        yield `The step reports that it deleted ${name} of ${container}, which is still there.`;
    }
    // A 404 after a lost attempt counts as deleted, also where nothing was there.
    const isLost404 = facts
      .requests('step', container)
      .some((request) => request.kind === 'delete' && isLost(request));
    if (!isLost404 && result.snapshot_names.length !== deleted.length)
      yield `The step reports ${result.snapshot_names.length} deleted snapshots of ${container}, but deleted ${deleted.length}.`;
    const views = facts.viewsBefore(container);
    // What looks like a name of the platform is deleted without a list.
    const before = facts.at(container, run.step.startedAt);
    for (const selector of views.length === 0 ? facts.selectors(container) : []) {
      const named = before.find(({ name }) => name === selector.replace(/^name:/, ''));
      if (named && left.some(({ id }) => id === named.id))
        yield `${selector} was to be deleted of ${container}, and is still there.`;
    }
    for (const selector of views.length > 0 ? facts.selectors(container) : []) {
      const isLeft = (view: (typeof views)[number]) => {
        const choice = choose(view, selector);
        return choice.kind === 'found' && left.some(({ id }) => id === choice.snapshots[0].id);
      };
      if (views.every(isLeft)) yield `${selector} was to be deleted of ${container}, and is still there.`;
    }
  }
}

/** An alias that is reported as set is set. */
export function* checkAlias(facts: Facts): Generator<string> {
  const { run, inputs } = facts;
  if (run.plan.operation !== 'alias' || facts.isDryRun) return;
  const wanted = inputs['remove-alias'] === 'true' ? null : (inputs['alias'] ?? null);
  for (const container of run.containerIds) {
    const result = facts.result(container);
    if (!result?.ok || !facts.isAlone(container)) continue;
    const [name] = result.snapshot_names;
    const snapshot = facts.at(container, run.step.endedAt).find((candidate) => candidate.name === name);
    if (!snapshot) yield `The step reports snapshot ${name} of ${container}, which does not exist.`;
    else if (snapshot.alias !== wanted)
      yield `Snapshot ${name} of ${container} has the alias ${snapshot.alias}.`;
    const [selector = ''] = facts.selectors(container);
    const choices = facts.viewsBefore(container).map((view) => describeChoice(choose(view, selector)));
    if (choices.length > 0 && !choices.includes(name ?? ''))
      yield `The alias was set on ${name} of ${container}, but the choice is ${choices.join(' or ')}.`;
  }
}

/** A list shows what the platform returned. */
export function* checkList(facts: Facts): Generator<string> {
  const { run, inputs } = facts;
  if (run.plan.operation !== 'list') return;
  for (const container of run.containerIds) {
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
