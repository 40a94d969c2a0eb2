import type { Played } from '../play.ts';
import { checkAllOrNone } from './all-or-none.ts';
import { checkBackups } from './backups.ts';
import { checkChanged } from './changed.ts';
import { checkClocks } from './clocks.ts';
import { checkCreate, checkGeneratedAlias, checkNeedlessWarnings } from './create.ts';
import { checkAlias, checkDelete, checkList } from './delete-and-alias.ts';
import { checkDeletions } from './deletions.ts';
import { Facts } from './facts.ts';
import { checkGateway, checkMissing } from './gateway.ts';
import { checkGuard } from './guard.ts';
import { checkLaterJobs } from './later-jobs.ts';
import { checkLeftBehind } from './left-behind.ts';
import { checkNewer } from './newer.ts';
import { checkOwnership } from './ownership.ts';
import { checkIdlePost, checkPostStatus, checkPrograms, checkReadOnly } from './programs.ts';
import { checkRestore } from './restore.ts';
import { checkTime } from './time.ts';
import { checkLateRestores, checkRepeatedRestores, checkUnknown } from './unknown.ts';

const RULES = [
  checkPrograms,
  checkTime,
  checkReadOnly,
  checkIdlePost,
  checkPostStatus,
  checkGateway,
  checkMissing,
  checkDeletions,
  checkClocks,
  checkCreate,
  checkNeedlessWarnings,
  checkGeneratedAlias,
  checkOwnership,
  checkLeftBehind,
  checkAllOrNone,
  checkRestore,
  checkRepeatedRestores,
  checkLateRestores,
  checkDelete,
  checkAlias,
  checkList,
  checkUnknown,
  checkChanged,
  checkGuard,
  checkBackups,
  checkNewer,
  checkLaterJobs,
];

/** @returns the rules that a history breaks, in words */
export function findBroken(played: Played): string[] {
  const strange = played.strange.map((request) => `A request reached no endpoint of the action: ${request}.`);
  return [
    ...strange,
    ...played.runs.flatMap((run) => {
      const facts = new Facts(played, run);
      return RULES.flatMap((check) => [...check(facts)]).map((broken) => `Step ${run.index + 1}: ${broken}`);
    }),
  ];
}
