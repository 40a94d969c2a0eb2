import { choose } from './choose.ts';
import { type Facts, names } from './facts.ts';

/** A restore that is reported is done, from the snapshot that was asked for. */
export function* checkRestore(facts: Facts): Generator<string> {
  const { job, inputs } = facts;
  if (job.plan.operation !== 'restore' || facts.isDryRun) return;
  for (const container of job.containerIds) {
    const isOk = facts.result(container)?.ok === true;
    const name = facts.reported(container);
    const done = facts.effects('step', container).filter(({ kind }) => kind === 'restore');
    if (isOk) {
      const restored = done.find((effect) => 'snapshot' in effect && effect.snapshot.name === name);
      if (!restored || !('snapshot' in restored)) {
        yield `The step reports a restore of ${container} from ${name}, which did not happen.`;
        continue;
      }
      if (facts.isAlone(container) && facts.content(container) !== restored.snapshot.content)
        yield `The content of ${container} is not that of snapshot ${name}.`;
    }
    for (const effect of done) {
      if (!('snapshot' in effect)) continue;
      // The first list decides: a backup comes after it.
      const view = facts.requests('step', container).find((request) => request.view && request.answer)?.view;
      const selector = inputs['snapshot'] ?? '';
      const expected = view
        ? choose(view, selector)
            .slice(0, 1)
            .map((snapshot) => snapshot.name)
        : [selector.replace(/^name:/, '')];
      if (!view?.some(({ id }) => id === effect.snapshot.id) && effect.snapshot.by) continue;
      if (!expected.includes(effect.snapshot.name))
        yield `${container} was restored from ${effect.snapshot.name}, but "${selector}" is ${expected.join(', ')}.`;
    }
    yield* checkBackups(facts, container, done.length > 0);
  }
}

function* checkBackups(facts: Facts, container: string, isRestored: boolean): Generator<string> {
  const { job, inputs } = facts;
  const wantsBackup = inputs['backup-first'] === 'true';
  const made = facts.made(container);
  if (!wantsBackup) {
    if (made.length > 0) yield `A restore without a backup created ${made[0]?.name} of ${container}.`;
    return;
  }
  if (isRestored && made.length === 0) yield `${container} was restored without its backup.`;
  const log = job.step.lines.join('\n');
  const survivors = facts.survivors(container);
  const announced = survivors.find(({ snapshot }) => log.includes(`backup snapshot ${snapshot.name} `));
  for (const survivor of survivors) {
    const { snapshot } = survivor;
    if (survivor === announced || names(job.step, snapshot) || names(job.step, survivor.made)) continue;
    yield `Backup ${snapshot.name} of ${container} is left, and nothing names it.`;
  }
}
