import type { EffectOf } from '../platform.ts';
import { choose, describeChoice } from './choose.ts';
import type { Facts } from './facts.ts';

type Restore = EffectOf<'restore'>;

/** A restore that is reported is done, from the snapshot that was asked for. */
export function* checkRestore(facts: Facts): Generator<string> {
  const { run } = facts;
  if (run.plan.operation !== 'restore' || facts.isDryRun) return;
  for (const container of run.containerIds) {
    const done = facts.effectsOf('restore', 'step', container);
    if (facts.result(container)?.ok) yield* checkReported(facts, container);
    for (const effect of done) yield* checkChoice(facts, effect);
    yield* checkBackups(facts, container, done.length > 0);
  }
}

function* checkReported(facts: Facts, container: string): Generator<string> {
  const { step } = facts.run;
  const name = facts.reported(container);
  const done = facts.restoresSince('step', container).filter(({ at }) => at <= step.endedAt);
  if (!done.some(({ snapshot }) => snapshot.name === name) && !facts.looksRestored('step', container))
    yield `The step reports a restore of ${container} from ${name}, which did not happen.`;
}

function* checkChoice(facts: Facts, { container, snapshot }: Restore): Generator<string> {
  const views = facts.viewsBefore(container);
  const [selector = ''] = facts.selectors(container);
  // The API restores by name: after the list, another job can give the name to another snapshot.
  if (snapshot.by && !views.some((view) => view.some(({ id }) => id === snapshot.id))) return;
  const expected =
    views.length === 0
      ? [selector.replace(/^name:/, '')]
      : views.map((view) => describeChoice(choose(view, selector)));
  if (!expected.includes(snapshot.name))
    yield `${container} was restored from ${snapshot.name}, but "${selector}" is ${expected.join(' or ')}.`;
}

function* checkBackups(facts: Facts, container: string, isRestored: boolean): Generator<string> {
  const made = facts.made(container);
  if (facts.inputs['backup-first'] === 'true') {
    if (isRestored && made.length === 0) yield `${container} was restored without its backup.`;
  } else if (made.length > 0) {
    yield `A restore without a backup created ${made[0]?.snapshot.name} of ${container}.`;
  }
}
