import type { RollbackWord } from '../../src/guard/rollback-word.ts';

/** What `HOODY_ROLLBACK` can say, empty if nothing was written. The last word stands for those of later versions. */
export type Word = RollbackWord | 'armed' | '' | 'of-a-later-version';

/** The compiler reports a word that is missing. */
const ALL: Record<Word, true> = {
  restored: true,
  unhealthy: true,
  partial: true,
  failed: true,
  unknown: true,
  disarmed: true,
  'not-needed': true,
  armed: true,
  '': true,
  'of-a-later-version': true,
};

export const WORDS = Object.keys(ALL) as readonly Word[];
