import type { Effect } from '../platform.ts';
import type { ProgramRecord } from '../program.ts';
import { type Facts, isLost, textOf } from './facts.ts';
import { MAY_HAVE_HAPPENED, SENT_AGAIN } from './words.ts';

/** What the platform did for a program is told as done, or as something that may have happened; never as not done. */
export function* checkUnknown(facts: Facts): Generator<string> {
  const { step, post, containerIds } = facts.run;
  for (const container of containerIds) {
    for (const effect of facts.effects('step', container))
      if (!isToldByStep(facts, effect) && !isUncertain(step))
        yield `The step did not tell: ${describe(effect)}.`;
    for (const effect of post ? facts.effects('post', container) : [])
      if (post && !isToldByPost(facts, post, effect) && !isUncertain(post))
        yield `The post step did not tell: ${describe(effect)}.`;
  }
}

function isUncertain(program: ProgramRecord): boolean {
  return program.killedAt !== undefined || textOf(program).includes(MAY_HAVE_HAPPENED);
}

function isToldByStep(facts: Facts, effect: Effect): boolean {
  const { step, plan } = facts.run;
  const result = facts.result(effect.container);
  switch (effect.kind) {
    case 'restore':
      return result?.ok === true;
    case 'alias':
      return result?.ok === true;
    case 'delete':
      return (
        isDeletionLogged(step, effect.snapshot.name) ||
        (plan.operation === 'delete' && result?.snapshot_names.includes(effect.snapshot.name) === true)
      );
    default:
      return true;
  }
}

function isToldByPost(facts: Facts, post: ProgramRecord, effect: Effect): boolean {
  const { name } = 'snapshot' in effect ? effect.snapshot : { name: '' };
  switch (effect.kind) {
    case 'restore':
      return !facts.isDenied(effect.container);
    case 'delete':
      // Of what the step did not report, it is enough that it is gone.
      return isDeletionLogged(post, name) || facts.reported(effect.container) !== name;
    default:
      return true;
  }
}

function isDeletionLogged({ lines }: ProgramRecord, name: string): boolean {
  return lines.some((line) => /^Deleted\b/.test(line) && line.includes(name));
}

/** A lost restore is not repeated without a look, and one that was sent twice is told. */
export function* checkRepeatedRestores(facts: Facts): Generator<string> {
  const { step, post, containerIds } = facts.run;
  for (const [program, record] of [
    ['step', step],
    ['post', post],
  ] as const) {
    if (!record) continue;
    for (const container of containerIds) {
      const restores = facts.requests(program, container).filter(({ kind }) => kind === 'restore');
      for (const [index, request] of restores.entries()) {
        const lost = restores.slice(0, index).findLast(isLost);
        const hasLooked = facts
          .requests(program, container)
          .some(({ kind, at }) => kind === 'list' && at > (lost?.at ?? 0) && at <= request.at);
        if (lost && !hasLooked) yield `A lost restore of ${container} was sent again without a look.`;
      }
      const done = facts.effectsOf('restore', program, container);
      if (done.length > 1 && record.killedAt === undefined && !isToldTwice(record))
        yield `${container} was restored ${done.length} times, and nothing says so.`;
    }
  }
}

function isToldTwice(record: ProgramRecord): boolean {
  const text = textOf(record);
  return text.includes(SENT_AGAIN) || text.includes(MAY_HAVE_HAPPENED);
}

/** Nothing that is reported as done is done once more later. */
export function* checkLateRestores(facts: Facts): Generator<string> {
  const { step, post, containerIds } = facts.run;
  for (const container of containerIds) {
    const isRepeated = (program: 'step' | 'post', { endedAt }: ProgramRecord) =>
      !facts.looksRestored(program, container) &&
      // The use by another step looks like the own one.
      facts.restoresSince(program, container).every((effect) => facts.isMine(effect)) &&
      facts.effectsOf('restore', program, container).some(({ at }) => at > endedAt);
    if (facts.result(container)?.ok && isRepeated('step', step))
      yield `${container} was restored again after the step that had reported it as done.`;
    if (post && post.killedAt === undefined && !facts.isDenied(container) && isRepeated('post', post))
      yield `${container} was restored again after the post step that had reported it as done.`;
  }
}

function describe(effect: Effect): string {
  const what = 'snapshot' in effect ? ` of ${effect.snapshot.name}` : '';
  return `a ${effect.kind}${what} of ${effect.container}`;
}
