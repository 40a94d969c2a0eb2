import { findGlobProblem } from '../snapshots/glob.ts';
import type { InputReader } from './reader.ts';

/** Reads `filter`, empty if it is not set, and reports a malformed glob. */
export function readFilter(reader: InputReader): string {
  const filter = reader.text('filter');
  const problem = findGlobProblem(filter);
  if (problem) reader.report('filter', problem);
  return filter;
}
