import type { ProgramRecord } from '../job.ts';
import type { Facts } from './facts.ts';

/** A program that succeeds reports no error, one that fails reports at least one, and none has a bug to report. */
export function* checkPrograms(facts: Facts): Generator<string> {
  const { step, post } = facts.job;
  yield* checkProgram('The step', step);
  if (post) yield* checkProgram('The post step', post);
}

function* checkProgram(who: string, { succeeded, errors }: ProgramRecord): Generator<string> {
  if (succeeded && errors.length > 0) yield `${who} succeeded with an error: ${errors[0]}`;
  if (!succeeded && errors.length === 0) yield `${who} failed without an error.`;
  for (const error of errors) if (error.includes('bug of the action')) yield `${who} has a bug: ${error}`;
}

/** A step that only reports changes nothing. */
export function* checkReadOnly(facts: Facts): Generator<string> {
  if (facts.job.plan.operation !== 'list' && !facts.isDryRun) return;
  for (const { kind } of facts.requests('step'))
    if (kind !== 'list') yield `A step that only reports sent a ${kind}.`;
  if (facts.job.outputs['changed'] !== 'false')
    yield 'A step that only reports says that it changed something.';
}
