import fc from 'fast-check';
import { DEFECTS } from './defects.ts';
import { describe } from './describe.ts';
import { histories } from './generate.ts';
import type { History } from './history.ts';
import { play } from './play.ts';
import { findBroken } from './rules/rules.ts';

/** Which histories to play. */
export interface Batch {
  count: number;
  /** Decides all of them. */
  seed: number;
  /** Whether a history that breaks a rule is told as it is: to shorten it takes longer than to find it. */
  isRaw?: boolean;
  /** The number of the defect that is planted. */
  defect?: number;
}

/** What came of many histories. */
export type Simulation =
  | { count: number; seed: number }
  /** A history that breaks a rule, the shortest that was found unless the batch is raw. */
  | { count: number; seed: number; history: History; report: string };

/** Plays histories until one breaks a rule, and then looks for a shorter one that does. */
export async function simulate({ count, seed, isRaw = false, defect }: Batch): Promise<Simulation> {
  const among = defect === undefined ? undefined : DEFECTS[defect]?.among;
  const property = fc.asyncProperty(histories, async (history) => {
    if (among && !among(history)) return true;
    return (await findBrokenRules(history)).length === 0;
  });
  const { failed, counterexample, numRuns } = await fc.check(property, {
    numRuns: count,
    seed,
    endOnFailure: isRaw,
  });
  const [history] = counterexample ?? [];
  if (!failed) return { count, seed };
  if (!history) throw new Error('a history that breaks a rule is known');
  return { count: numRuns, seed, history, report: await report(history) };
}

/** @returns the rules that a history breaks when it is played, in words */
export async function findBrokenRules(history: History): Promise<string[]> {
  return findBroken(await play(history));
}

/** Tells a history, and which rules it breaks. */
export async function report(history: History): Promise<string> {
  const played = await play(history);
  const broken = findBroken(played);
  return [
    describe(played),
    '',
    ...(broken.length === 0
      ? ['It breaks no rule.']
      : ['It breaks these rules:', ...broken.map((rule) => `- ${rule}`)]),
  ].join('\n');
}
