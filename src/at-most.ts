import pLimit from 'p-limit';
import type { Tools } from './operations/outcome.ts';

/** Does work for every item, at most so many at once. */
export function atMost(parallel: number): Tools['each'] {
  const limit = pLimit(parallel);
  return (items, work) => Promise.all(items.map((item) => limit(work, item)));
}
