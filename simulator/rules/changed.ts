import type { Facts } from './facts.ts';

/** The output `changed` is true if and only if the step changed something that is still changed. */
export function* checkChanged(facts: Facts): Generator<string> {
  const { job } = facts;
  if (!job.step.succeeded || facts.isDryRun) return;
  // A warning can say that it is unknown whether a deletion was completed.
  if (job.step.warnings.length > 0) return;
  if (!job.containerIds.every((container) => facts.isAlone(container))) return;
  const isChanged = job.containerIds.some((container) => {
    const made = facts.made(container);
    const there = facts.at(container, job.step.endedAt);
    return facts.effects('step', container).some((effect) => {
      switch (effect.kind) {
        case 'create':
          return there.some(({ id }) => id === effect.snapshot.id);
        case 'delete':
          return !made.some(({ id }) => id === effect.snapshot.id);
        case 'restore':
        case 'alias':
          return true;
        default:
          return false;
      }
    });
  });
  if (job.outputs['changed'] !== String(isChanged))
    yield `The output changed is ${job.outputs['changed']}, but the truth is ${isChanged}.`;
}
