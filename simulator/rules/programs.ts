import type { ProgramRecord } from '../program.ts';
import { type Facts, isAnswered, textOf } from './facts.ts';
import { NOT_UNDONE } from './words.ts';

/** A program that succeeds reports no error, one that fails reports at least one, and none has a bug to report. */
export function* checkPrograms(facts: Facts): Generator<string> {
  const { step, post } = facts.run;
  yield* checkProgram('The step', step);
  if (post) yield* checkProgram('The post step', post);
}

function* checkProgram(who: string, { succeeded, errors, killedAt }: ProgramRecord): Generator<string> {
  if (succeeded && errors.length > 0) yield `${who} succeeded with an error: ${errors[0]}`;
  if (!succeeded && errors.length === 0 && killedAt === undefined) yield `${who} failed without an error.`;
  for (const error of errors) if (error.includes('bug in the action')) yield `${who} has a bug: ${error}`;
}

/**
 * After a success, a post step is never red, whatever goes wrong: a red one changes the status of the job for the post
 * steps that follow, and they would roll back a good deploy. For the same reason, a rollback needs a failure of the job.
 */
export function* checkPostStatus(facts: Facts): Generator<string> {
  const { post, status, containerIds } = facts.run;
  if (!post) return;
  if (status === 'success' && !post.succeeded && post.killedAt === undefined)
    yield `The post step failed after a success: ${post.errors[0]}`;
  if (facts.hasJobFailed) return;
  for (const container of containerIds)
    if (facts.requests('post', container).some(({ kind }) => kind === 'restore'))
      yield `${container} was to be rolled back, although nothing of the job had failed.`;
}

/** A step that only reports changes nothing. */
export function* checkReadOnly(facts: Facts): Generator<string> {
  const { plan, step, outputs } = facts.run;
  if (plan.operation !== 'list' && !facts.isDryRun) return;
  for (const { kind } of facts.requests('step'))
    if (kind !== 'list') yield `A step that only reports sent a ${kind}.`;
  if (step.killedAt === undefined && outputs['changed'] !== 'false')
    yield 'A step that only reports says that it changed something.';
}

/** A step that knows what became of all that it sent, and undid what it had to, leaves nothing to look for. */
export function* checkIdlePost(facts: Facts): Generator<string> {
  const { step, unsettled } = facts.run;
  const creates = facts.requests('step').filter(({ kind }) => kind === 'create');
  if (textOf(step).includes(NOT_UNDONE)) return;
  if (step.killedAt === undefined && creates.every(isAnswered) && unsettled)
    yield 'Every create request was answered, but the step left something to look for.';
}
