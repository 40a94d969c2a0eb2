import { type Facts, names } from './facts.ts';

/** A guard is left if and only if it was asked for, and does what it says. */
export function* checkGuard(facts: Facts): Generator<string> {
  const { job, inputs } = facts;
  const isWanted = inputs['restore-on-failure'] === 'true' || inputs['delete-on-success'] === 'true';
  const isDue = isWanted && job.step.succeeded && !facts.isDryRun;
  if (isDue !== (job.guard !== undefined))
    return yield `The step ${job.guard ? 'left a guard that is not due' : 'left no guard'}.`;
  const { post, guard } = job;
  if (!guard || !post) return;
  for (const { containerId, name, ownership } of guard.snapshots) {
    if (name !== facts.reported(containerId))
      yield `The guard knows ${name} of ${containerId}, which is not reported.`;
    if (job.status === 'success') {
      const made = facts.made(containerId).find((snapshot) => snapshot.name === name);
      const isThere = facts.left(containerId).some(({ id }) => id === made?.id);
      if (ownership !== 'made') {
        if (facts.effects('post', containerId).length > 0)
          yield `The guard changed ${containerId}, but keeps ${name}.`;
      } else if (made && isThere && facts.isAlone(containerId) && !names(post, made)) {
        yield `Snapshot ${name} of ${containerId} was to be deleted, is there, and nothing names it.`;
      }
      continue;
    }
    const restored = facts
      .effects('post', containerId)
      .find((effect) => effect.kind === 'restore' && effect.snapshot.name === name);
    const isNamed = post.errors.join('\n').includes(containerId);
    if (!restored && !isNamed) yield `${containerId} was not rolled back, and no error says so.`;
    if (restored && 'snapshot' in restored && facts.isAlone(containerId) && !isNamed) {
      if (facts.content(containerId) !== restored.snapshot.content)
        yield `The content of ${containerId} after the rollback is not that of ${name}.`;
    }
  }
}
