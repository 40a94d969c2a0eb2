import type { Played } from '../play.ts';
import { checkChanged } from './changed.ts';
import { checkCreate } from './create.ts';
import { checkAlias, checkDelete, checkList } from './delete-and-alias.ts';
import { checkDeletions } from './deletions.ts';
import { Facts } from './facts.ts';
import { checkGuard } from './guard.ts';
import { checkPrograms, checkReadOnly } from './programs.ts';
import { checkRestore } from './restore.ts';
import { checkTime } from './time.ts';

const RULES = [
  checkPrograms,
  checkTime,
  checkReadOnly,
  checkDeletions,
  checkCreate,
  checkRestore,
  checkDelete,
  checkAlias,
  checkList,
  checkChanged,
  checkGuard,
];

/** @returns the rules that a history breaks, in words */
export function findBroken(played: Played): string[] {
  const strange = played.strange.map((request) => `A request reached no endpoint of the action: ${request}.`);
  return [
    ...strange,
    ...played.jobs.flatMap((job, index) => {
      const facts = new Facts(played, job, index);
      return RULES.flatMap((check) => [...check(facts)]).map((broken) => `Job ${index + 1}: ${broken}`);
    }),
  ];
}
