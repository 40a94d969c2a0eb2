import { choose } from './choose.ts';
import type { Facts } from './facts.ts';

/** Everything is chosen in every container before anything is changed in any. */
export function* checkAllOrNone(facts: Facts): Generator<string> {
  const { plan, containerIds } = facts.run;
  if (!['restore', 'alias', 'delete'].includes(plan.operation) || containerIds.length === 1) return;
  if (facts.inputs['filter'] !== undefined) return;
  const refused = containerIds.find((container) => isRefused(facts, container));
  if (refused === undefined) return;
  for (const container of containerIds) {
    const [effect] = facts.effects('step', container);
    if (effect)
      yield `The step did a ${effect.kind} in ${container}, although ${refused} has no such snapshot.`;
  }
}

/** Whether the list of a container does not have what is chosen, or does not tell which it is. */
function isRefused(facts: Facts, container: string): boolean {
  const views = facts.viewsBefore(container);
  if (views.length === 0) return false;
  const isDelete = facts.run.plan.operation === 'delete';
  const isRefusedIn = (view: (typeof views)[number], selector: string) => {
    const choice = choose(view, selector);
    if (choice.kind === 'found') return isDelete && choice.snapshots.length > 1;
    return choice.kind !== 'missing' || facts.inputs['ignore-missing'] !== 'true';
  };
  return facts.selectors(container).some((selector) => views.every((view) => isRefusedIn(view, selector)));
}
