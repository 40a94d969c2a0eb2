import type { Comparison } from './statistics.ts';

/** A comparison with what it is about. */
export interface Figure {
  /** What was measured, and over what. */
  subject: string;
  baseline: string;
  comparison: Comparison;
  /** The largest ratio that the project accepts; undefined if the figure is for context. */
  target?: number;
}
