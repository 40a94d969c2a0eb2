import type { Rollback } from '../../../src/guard/roll-back.ts';

/** What a test says of a rollback. */
export type Went = Pick<Rollback, 'snapshot' | 'ms' | 'isVerified'> & Partial<Rollback>;

/** A rollback of one container that found nothing else. */
export function rolledBack(went: Went): Rollback {
  return { startedAt: 0, finishedAt: went.ms, newer: [], ...went };
}
