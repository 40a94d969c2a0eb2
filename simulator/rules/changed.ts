import type { Effect } from '../platform.ts';
import { isRaced } from './deletions.ts';
import { type Facts, isLost, isTurnedAway } from './facts.ts';

/** The output `changed` is true if the step changed something that is still changed, or says that it may have. */
export function* checkChanged(facts: Facts): Generator<string> {
  const { step, outputs, containerIds } = facts.run;
  if (step.killedAt !== undefined || facts.isDryRun) return;
  const isChanged = containerIds.filter((container) => hasChanged(facts, container));
  for (const container of isChanged) {
    if (outputs['changed'] !== 'true')
      yield `The output changed is ${outputs['changed']}, although the step changed ${container}.`;
    if (facts.result(container)?.changed === false)
      yield `The results say that ${container} is unchanged, although the step changed it.`;
  }
  // What may have changed something counts as a change.
  const isUncertain =
    facts.requests('step').some((request) => isLost(request) || isTurnedAway(request)) ||
    !containerIds.every((container) => facts.isAlone(container));
  if (isChanged.length === 0 && !isUncertain && outputs['changed'] === 'true')
    yield 'The output changed is true, although the step changed nothing.';
}

/** Whether a container is not as it would be without the step, whenever the platform got to it. */
function hasChanged(facts: Facts, container: string): boolean {
  const made = facts.made(container);
  const isMade = ({ id }: { id: number }) => made.some(({ snapshot }) => snapshot.id === id);
  const isChange = (effect: Effect) =>
    effect.kind === 'restore' ||
    effect.kind === 'alias' ||
    (effect.kind === 'delete' && !isMade(effect.snapshot) && !isRaced(facts, effect, 'step'));
  return (
    facts.effects('step', container).some(isChange) ||
    facts.at(container, facts.run.step.endedAt).some(isMade) ||
    facts.left(container).some(isMade)
  );
}
