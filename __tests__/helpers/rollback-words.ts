/** What `HOODY_ROLLBACK` can say, empty if nothing was written. The last word stands for those of later versions. */
export const WORDS = [
  'restored',
  'unhealthy',
  'partial',
  'failed',
  'unknown',
  'disarmed',
  'not-needed',
  'armed',
  '',
  'of-a-later-version',
] as const;

export type Word = (typeof WORDS)[number];
