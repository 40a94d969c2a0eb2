import type { Facts } from './facts.ts';
import { CLOCKS_DIFFER } from './words.ts';

/** Two clocks that differ by more than this are told where a rule compares ages, in milliseconds. */
const MAX_DIFFERENCE_MS = 300_000;
const MARGIN_MS = 2_000;

/** A delete by age warns if the clocks of the runner and the API disagree, and only then. */
export function* checkClocks(facts: Facts): Generator<string> {
  const { run, inputs } = facts;
  if (run.step.killedAt !== undefined) return;
  const isTold = run.step.warnings.some((warning) => warning.includes(CLOCKS_DIFFER));
  const [least, most] = facts.clockDifferences;
  if (isTold && most < MAX_DIFFERENCE_MS - MARGIN_MS)
    yield `The step warns of the clocks, which differ by ${most} ms.`;
  const isCompared =
    inputs['older-than'] !== undefined && facts.run.containerIds.some((id) => facts.view(id));
  if (isCompared && !isTold && least > MAX_DIFFERENCE_MS + MARGIN_MS)
    yield `The clocks differ by ${least} ms, and no warning says so.`;
}
