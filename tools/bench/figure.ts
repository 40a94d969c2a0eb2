import type { Comparison } from './statistics.ts';

/** A comparison of durations in milliseconds, and what it is about. */
export interface Figure {
  /** In Markdown. */
  subject: string;
  /** What the subject is compared with, in Markdown. */
  baseline: string;
  comparison: Comparison;
  /** The largest ratio that the project accepts; absent if the figure is for context. */
  target?: number;
}
